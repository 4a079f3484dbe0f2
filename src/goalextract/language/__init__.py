"""Danish as text: lines, hyphens, sentences."""
