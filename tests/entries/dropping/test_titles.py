"""The title that a file's name gives."""

import pytest

from competition.entries.dropping.titles import title_from


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Moja kuća.jpg", "Moja kuća"),
        ("Moja kuća – Ana 3b.jpg", "Moja kuća – Ana 3b"),
        ("moja_kuća_na_moru.JPG", "moja kuća na moru"),
        ("Moja kuća (2).jpg", "Moja kuća"),
        ("Moja kuc\u0301a.jpg", "Moja kuća"),
        ("Naše more.docx.pdf", "Naše more"),
        ("C:\\fakepath\\Das Meer.png", "Das Meer"),
        ("fotos/2026/Das Meer.png", "Das Meer"),
        ("%D0%9C%D0%BE%D1%80%D0%B5.jpg", "Море"),
        ("50% more sun.jpg", "50% more sun"),
        ("بيتي الجديد.jpg", "بيتي الجديد"),
        ("我的家.heic", "我的家"),
        ("บ้านของฉัน.jpeg", "บ้านของฉัน"),
        ("IMG_2034 Two suns.jpg", "Two suns"),
        ("3 bears.png", "3 bears"),
        ("The face of a cafe.png", "The face of a cafe"),
        ("Vol. 2 of us.png", "Vol. 2 of us"),
        ("no ending", "no ending"),
    ],
)
def test_what_a_person_wrote_becomes_the_title(name, title):
    assert title_from(name) == title


@pytest.mark.parametrize(
    "name",
    [
        "IMG_2034.jpg",
        "IMG-20261119-WA0007.jpg",
        "DSC01234.JPG",
        "DSCN0042.jpg",
        "_MG_1234.jpg",
        "P1010234.JPG",
        "PXL_20261119_101500123.MP.jpg",
        "20261119_101500.jpg",
        "2026-11-19 10.15.00.jpg",
        "100_0123.jpg",
        "WhatsApp Image 2026-11-19 at 10.15.00 AM (1).jpeg",
        "Screenshot_20261119-101500_WhatsApp.png",
        "signal-2026-11-19-101500_002.jpeg",
        "mmexport1700000000000.jpg",
        "微信图片_20261119101500.jpg",
        "image0.jpeg",
        "image (3).png",
        "Scan 4.pdf",
        "CamScanner 11-19-2026 10.15.jpg",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301.jpg",
        "facade00-cafe-dead-beef-0305e82c3301.jpg",
        "d41d8cd98f00b204e9800998ecf8427e.png",
        "FullSizeRender.jpg",
        "unnamed.png",
        "١٢٣.jpg",
        "---.jpg",
        ".jpg",
        "",
        "x" * 200 + ".jpg",
    ],
)
def test_what_a_machine_wrote_becomes_none(name):
    assert title_from(name) == ""
