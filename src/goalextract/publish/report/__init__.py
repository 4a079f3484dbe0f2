"""The report: one page that says what the goals say, and how good the extraction is."""
