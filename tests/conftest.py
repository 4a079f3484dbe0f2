"""Settings of all tests: generated cases are the same in every run, and no test is timed.

``pytest --hypothesis-profile explore`` draws new cases each time, and more of them.
"""

from hypothesis import settings

settings.register_profile("check", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("explore", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("check")
