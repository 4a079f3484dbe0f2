"""Hold the tests, the generator of invented reports and the accuracy scorer."""
