"""The book for reading on telephones, tablets and by ear: EPUB 3 of the same manuscript."""
