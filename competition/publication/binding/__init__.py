"""Binding the book: each of its parts is set on its own and kept, and all are joined into one document."""
