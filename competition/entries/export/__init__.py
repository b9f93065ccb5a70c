"""What the secretariat takes out of the app: its entries as a table."""
