"""What people and other programs see: tables, JSON, CSV, progress and summaries."""
