"""What leaves results as a table."""
