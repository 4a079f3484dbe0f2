"""What the project claims about speed, and how to repeat it."""
