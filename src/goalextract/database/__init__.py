"""Tables, engine, load, views and migrations: all SQL of the program."""
