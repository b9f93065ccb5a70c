"""The preflight: what stops the book, and what deserves a look, found before it is built."""
