"""File to pages: untrusted bytes are handled here and nowhere else."""
