"""What chance makes of a file: seeded, so that the same seed makes the same mutants."""

import io
import re
import stat
import struct
import warnings
import zipfile

ESCAPED = "garland-escaped"
"""What members that would lie outside are called: looked for everywhere afterwards."""
_NUMBERS = (0, 1, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_ADDRESS = re.compile(rb"(?:https?|ftp|file)://[^\s\"'<>)]{3,200}")
_LARGEST_XML = 4 << 20


def mutant(content, chance, address):
    """Return what was done, and the file it was done to; what would fetch is led to `address`."""
    deeds = [*BYTES, *(ZIPS * 2 if content[:2] == b"PK" else ())]
    deed = chance.choice(deeds)
    try:
        return deed.__name__, deed(content, chance, address)
    except Exception:  # it is no ZIP that could be taken apart and packed anew
        return "bits", bits(content, chance, address)


def bits(content, chance, _address):
    """Turn over up to 64 bits."""
    hurt = bytearray(content or b"\0")
    for _ in range(chance.randint(1, 64)):
        hurt[chance.randrange(len(hurt))] ^= 1 << chance.randrange(8)
    return bytes(hurt)


def cut_off(content, chance, _address):
    return content[: chance.randrange(len(content) + 1)]


def cut_out(content, chance, _address):
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.randint(1, 4096) :]


def swapped(content, chance, _address):
    """Two chunks in each other's place."""
    size = chance.randint(1, max(1, len(content) // 4))
    first, second = sorted(chance.randrange(max(1, len(content) - size + 1)) for _ in range(2))
    second = max(second, first + size)
    one, other = content[first : first + size], content[second : second + size]
    return content[:first] + other + content[first + size : second] + one + content[second + size :]


def repeated(content, chance, _address):
    start, size = chance.randrange(len(content) + 1), chance.randint(1, 2000)
    return content[:start] + content[start : start + size] * chance.choice((2, 50, 2000)) + content[start:]


def blown_up(content, chance, _address):
    """Numbers of two and four bytes, most of them where heads are, made as large as they go."""
    hurt = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        within = min(len(hurt), chance.choice((64, 512, len(hurt))))
        if within < 8:
            break
        kind = chance.choice(("<H", ">H", "<I", ">I"))
        number = chance.choice(_NUMBERS) & (0xFFFF if kind[1] == "H" else 0xFFFFFFFF)
        struct.pack_into(kind, hurt, chance.randrange(within - 4), number)
    return bytes(hurt)


def led_away(content, _chance, address):
    """Every address in it becomes one where somebody listens; a PDF is told to open it, XML to include it."""
    led = _ADDRESS.sub(address.encode(), content)
    if content.startswith(b"%PDF"):
        return led.replace(
            b"/Type /Catalog", b"/Type/Catalog/OpenAction<</S/URI/URI(%s)>>" % address.encode()
        )
    return led


def glued(content, chance, _address):
    """The head of another kind in front, or another file behind."""
    heads = (
        b"%PDF-1.7\n",
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04",
        b"<svg>",
        b"II*\0",
        b"\0" * 64,
    )
    head = chance.choice(heads)
    return chance.choice((head + content, content + head * 100, head + content[len(head) :]))


def members(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(each, archive.read(each)) for each in archive.infolist() if each.file_size < 64 << 20]


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that stands there twice, which is meant
        for info, inside in parts:
            fresh = zipfile.ZipInfo(info.filename, (2026, 1, 1, 0, 0, 0))
            fresh.external_attr, fresh.compress_type = info.external_attr, info.compress_type
            archive.writestr(fresh, inside)
    return out.getvalue()


def member_hurt(content, chance, address):
    """A part hurt as if it were a file, its checksum right again."""
    parts = members(content)
    at = chance.randrange(len(parts))
    parts[at] = (parts[at][0], chance.choice(BYTES)(parts[at][1], chance, address))
    return packed(parts)


def member_outside(content, chance, _address):
    """A part that would lie outside, or is a link to there, or stands there twice."""
    parts = members(content)
    info, inside = chance.choice(parts)
    names = (f"../../../{ESCAPED}", f"/tmp/{ESCAPED}", f"..\\..\\{ESCAPED}", f"C:\\{ESCAPED}", info.filename)
    extra = zipfile.ZipInfo(chance.choice(names))
    if chance.random() < 0.3:
        extra.filename, extra.external_attr, inside = ESCAPED, (stat.S_IFLNK | 0o777) << 16, b"/etc/passwd"
    return packed([*parts, (extra, inside)])


def members_swapped(content, chance, _address):
    parts = members(content)
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    first, second = parts[one], parts[other]
    parts[one], parts[other] = (first[0], second[1]), (second[0], first[1])
    return packed(parts)


def member_missing(content, chance, _address):
    parts = members(content)
    del parts[chance.randrange(len(parts))]
    return packed(parts)


def sizes_lied(content, chance, _address):
    """What the directory says about the sizes of a part is not so."""
    hurt = bytearray(content)
    places = [found.start() for found in re.finditer(rb"PK\x01\x02", content)]
    at = chance.choice(places) + chance.choice((16, 20, 24, 28, 42))
    struct.pack_into("<I", hurt, at, chance.choice(_NUMBERS))
    return bytes(hurt)


def xml_hurt(content, chance, address):
    """A part in XML that asks for something outside, swells by entities, or goes on and on inwards."""
    parts = members(content)
    places = [at for at, (_, inside) in enumerate(parts) if inside.lstrip()[:1] == b"<"]
    at = chance.choice(places)
    info, inside = parts[at]
    parts[at] = (
        info,
        chance.choice((_outside, _swollen, _deep, _wide))(inside[:_LARGEST_XML], chance, address),
    )
    return packed(parts)


def _headed(inside, doctype):
    head, mark, rest = inside.partition(b"?>")
    return head + mark + doctype + rest if mark else doctype + inside


def _outside(inside, chance, address):
    places = {
        b"external": b'<!DOCTYPE a SYSTEM "%s">',
        b"entity": b'<!DOCTYPE a [<!ENTITY x SYSTEM "%s">]>',
        b"parameter": b'<!DOCTYPE a [<!ENTITY %% x SYSTEM "%s"> %%x;]>',
        b"style": b'<?xml-stylesheet href="%s"?>',
    }
    return _headed(inside, chance.choice(list(places.values())) % address.encode()).replace(
        b"</", b"&x;</", 1
    )


def _swollen(inside, _chance, _address):
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 9))
    doctype = b'<!DOCTYPE a [<!ENTITY e0 "swollen">' + entities + b"]>"
    return _headed(inside, doctype).replace(b"</", b"&e8;</", 1)


def _elements(inside):
    return list(re.finditer(rb"<([A-Za-z][\w:.-]*)(?: [^<>]*)?(?<!/)>", inside))[1:] or [None]


def _deep(inside, chance, _address):
    found = chance.choice(_elements(inside))
    if found is None:
        return inside
    times = chance.choice((300, 20_000))
    closing = b"</%s>" % found[1]
    return inside[: found.start()] + found[0] * times + closing * times + inside[found.start() :]


def _wide(inside, chance, _address):
    found = chance.choice(_elements(inside))
    if found is None:
        return inside
    one = found[0] + b"x</%s>" % found[1]
    return inside[: found.start()] + one * chance.choice((1000, 100_000)) + inside[found.start() :]


BYTES = (bits, cut_off, cut_out, swapped, repeated, blown_up, led_away, glued)
ZIPS = (member_hurt, member_outside, members_swapped, member_missing, sizes_lied, xml_hurt)
