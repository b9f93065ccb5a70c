"""Files with broken bytes: intake comes to one of three verdicts about each, and to a sentence."""

import random
from io import BytesIO

import pytest
from openpyxl import Workbook
from PIL import Image

from competition.entries.inspection.examining import examine
from competition.entries.inspection.verdicts import Verdict
from tests.support.documents import docx, zipped


def picture(kind):
    out = BytesIO()
    Image.effect_noise((120, 80), 60).convert("RGB").save(out, kind)
    return out.getvalue()


def table():
    book, out = Workbook(), BytesIO()
    book.active.append(["Name", "Age"])
    book.active.append(["Mina", 9])
    book.save(out)
    return out.getvalue()


GOOD = {
    "a.jpg": lambda: picture("JPEG"),
    "a.png": lambda: picture("PNG"),
    "a.xlsx": table,
    "a.zip": lambda: zipped({"a.txt": "The sea", "b.docx": docx("The sea")}),
    "a.csv": lambda: "Name;Age\nMina;9\n".encode("cp1252"),
}


def broken(content, chance):
    """The content with a few bits turned over, and pieces cut out or doubled."""
    hurt = bytearray(content)
    for _deed in range(chance.randint(1, 5)):
        at, size = chance.randrange(len(hurt)), chance.randint(1, 120)
        deed = chance.choice(("flip", "cut", "double"))
        if deed == "flip":
            hurt[at] ^= 1 << chance.randrange(8)
        elif deed == "cut" and len(hurt) > size:
            del hurt[at : at + size]
        else:
            hurt[at:at] = hurt[at : at + size]
    return bytes(hurt)


@pytest.mark.parametrize("name", GOOD)
def test_broken_bytes_come_to_a_verdict(tmp_path, name):
    chance, good = random.Random(f"broken {name}"), GOOD[name]()
    path = tmp_path / name
    path.write_bytes(good)
    assert examine(path, name).verdict is Verdict.ACCEPTED
    seen = set()
    for _round in range(20):
        path.write_bytes(broken(good, chance))
        found = examine(path, name)
        seen.add(found.verdict)
        assert found.verdict is Verdict.ACCEPTED or found.message.endswith((".", ")"))
        assert found.peak_mb < 1024
    assert seen <= set(Verdict)
