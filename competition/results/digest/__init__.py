"""The judges' remarks for the classes: looked at one by one before any of them goes out."""
