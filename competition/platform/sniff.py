"""What a file is by its first bytes, never by its name: names lie, and nothing is opened for it."""

HEAD = 512

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"\xff\x4f\xff\x51", "image/jp2"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
)
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "image/heic"),
    **dict.fromkeys((b"avif", b"avis"), "image/avif"),
}
_ZIPPED = (
    (b"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
)
_LINES = b"\t\n\x0b\x0c\r\x1a\x1b\x1e\x1f"
UNKNOWN = "application/octet-stream"


def media_type(head: bytes) -> str:
    """Return the media type that the first `HEAD` bytes of a file tell, `UNKNOWN` when they tell none."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return _zipped(head) if kind == "application/zip" else kind
    if head[4:8] == b"ftyp":
        return _boxed(head)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00":
        return "image/bmp"
    return _written(head)


def may_be_text(head: bytes) -> bool:
    """Return whether these may be letters in some encoding: no control signs but those of lines."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd or even:
        # UTF-16 of most scripts: every other byte is nothing, hardly ever both of a pair.
        return min(odd, even) == 0 and max(odd, even) > len(head) // 4
    return not any(byte < 32 and byte not in _LINES for byte in head)


def _zipped(head: bytes) -> str:
    return next((kind for mark, kind in _ZIPPED if mark in head), "application/zip")


def _boxed(head: bytes) -> str:
    """Return the kind of an ISO media file by the brands it says it is compatible with."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, length, 4))]
    named = [_BRANDS[brand] for brand in brands if brand in _BRANDS]
    if "image/avif" in named:
        return "image/avif"
    return named[0] if named else "video/mp4"


def _written(head: bytes) -> str:
    """Tell markup and plain text from everything else."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(b"<svg") or (text.startswith((b"<?xml", b"<!")) and b"<svg" in text):
        return "image/svg+xml"
    if text.startswith((b"<!doctype html", b"<html")) or (text.startswith(b"<!") and b"<html" in text):
        return "text/html"
    if text.startswith(b"{\\rtf"):
        return "application/rtf"
    if not text or b"\x00" in head:
        return UNKNOWN
    try:
        head.decode()
    except UnicodeDecodeError as error:
        # A letter may be cut in two where the head ends.
        return "text/plain" if error.start >= len(head) - 3 else UNKNOWN
    return "text/plain"
