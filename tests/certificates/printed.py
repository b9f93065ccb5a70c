"""What can be read on printed certificates."""

import subprocess
import unicodedata


def words_of(content):
    """The words of a PDF, page by page, as they are read; what only turns the direction is left out."""
    command = ["pdftotext", "-raw", "-", "-"]
    seen = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    plain = "".join(c for c in unicodedata.normalize("NFKC", seen) if unicodedata.category(c) != "Cf")
    return [" ".join(page.split()) for page in plain.split("\f")[:-1]]
