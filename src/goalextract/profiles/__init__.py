"""Report templates and official lists as data, and how text is matched with them."""
