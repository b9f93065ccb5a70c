import io
import re
import zipfile

import pytest
from PIL import Image

from competition.platform import kinds, kinds_known, packages, sniff
from competition.platform.errors import RefusedKindError
from competition.platform.kinds import Category, kind_of, kind_of_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
EXCEL_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
EXCEL_BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
ODT = b"application/vnd.oasis.opendocument.text"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def picture(kind):
    file = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(file, kind)
    return file.getvalue()


def package(files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def office(*types, name="[Content_Types].xml", encoding="utf-8"):
    overrides = "".join(f'<Override PartName="/x" ContentType="{each}"/>' for each in types)
    xml = f'<?xml version="1.0"?><Types>{overrides}</Types>'
    return package({name: xml.encode(encoding), "word/document.xml": "<w:document/>"})


@pytest.fixture
def told(tmp_path):
    def tell(content, name):
        (tmp_path / "sent").write_bytes(content)
        return kind_of_file(tmp_path / "sent", name).name

    return tell


FILES = [
    (picture("JPEG"), "IMG_0001.JPG", "jpeg"),
    (picture("PNG"), "drawing.png", "png"),
    (picture("TIFF"), "scan.tif", "tiff"),
    (picture("WEBP"), "photo.webp", "webp"),
    (picture("AVIF"), "photo.avif", "avif"),
    (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "IMG_0002.HEIC", "heic"),
    (b"%PDF-1.7\n", "poem.pdf", "pdf"),
    (b"\n\n%PDF-1.4\n", "poem.pdf", "pdf"),
    ("Мой дом".encode(), "poem.txt", "txt"),
    ("Мой дом".encode("cp1251"), "poem.txt", "txt"),
    ("Мой дом".encode("utf-16"), "poem.txt", "txt"),
    ("my house, and the sea".encode("utf-16-le"), "poem.txt", "txt"),
    ("我的家".encode("shift-jis", "replace"), "poem.txt", "txt"),
    (b"name,age\nAda,9\n", "class.csv", "csv"),
    (b"name\tage\nAda\t9\n", "class.tsv", "csv"),
    (office(WORD), "poem.docx", "docx"),
    (office(WORD, encoding="utf-16"), "poem.docx", "docx"),
    (office(EXCEL, name="[content_types].xml"), "class.xlsx", "xlsx"),
    (package({"mimetype": ODT}), "poem.odt", "odt"),
    (package({"META-INF/manifest.xml": b'<x media-type="' + ODT + b'"/>'}), "poem.odt", "odt"),
    (package({"mimetype": ODS}), "class.ods", "ods"),
    (package({"a.jpg": b"x"}), "photos.zip", "zip"),
    # a name without an ending, or with a dot in it, leaves it to the content
    (picture("JPEG"), "photo", "jpeg"),
    (b"my house", "poem", "txt"),
    (b"my house", "For Ada. The house of my grandmother", "txt"),
    # one picture under the ending of another
    (picture("JPEG"), "drawing.png", "jpeg"),
    (picture("PNG"), "drawing.bmp", "png"),
    (picture("JPEG"), "photo.1", "jpeg"),
    # refused, each for its reason
    (b"<svg onload='alert(1)'/>", "drawing.svg", "svg"),
    (b"<!-- made by hand --><svg/>", "drawing.svg", "svg"),
    (b"<svg onload='alert(1)'/>", "drawing.png", "svg"),
    (b"GIF89a", "drawing.gif", "gif"),
    (b"GIF89a", "drawing.jpg", "gif"),
    (picture("BMP"), "drawing.bmp", "bmp"),
    (picture("JPEG2000"), "drawing.jp2", "jp2"),
    (b"8BPS\x00\x01", "drawing.psd", "psd"),
    (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00isom", "film.mp4", "video"),
    (OLE + "WordDocument".encode("utf-16-le"), "poem.doc", "doc"),
    (OLE + "Workbook".encode("utf-16-le"), "class.xls", "xls"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "poem.docx", "locked"),
    (OLE, "poem.docx", "locked"),
    (OLE, "plan.vsd", "unknown"),
    (b"\xdb\xa5-\x00", "poem.doc", "doc"),
    (office(WORD_MACROS), "poem.docm", "docm"),
    (office(WORD_MACROS), "poem.docx", "docm"),
    (office(WORD, "application/vnd.ms-office.vbaProject"), "poem.docx", "docm"),
    (office(EXCEL_MACROS), "class.xlsx", "xlsm"),
    (office(EXCEL_BINARY), "class.xlsb", "xlsb"),
    (office(SLIDES), "talk.pptx", "slides"),
    (
        package({"mimetype": ODT, "META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        "poem.odt",
        "locked",
    ),
    (b"{\\rtf1 my house}", "poem.rtf", "rtf"),
    (b"{\\rtf1 my house}", "poem.doc", "rtf"),
    (b"<!DOCTYPE html><p>my house", "poem.html", "html"),
    (package({"a.jpg": b"x"}), "photo.jpg", "mismatch"),
    (package({"a.jpg": b"x"}), "poem.docx", "mismatch"),
    (package({"mimetype": b"application/epub+zip"}), "book.epub", "unknown"),
    (picture("JPEG"), "poem.docx", "mismatch"),
    (office(WORD), "drawing.png", "mismatch"),
    (office(EXCEL), "poem.docx", "mismatch"),
    (b"my house", "drawing.png", "mismatch"),
    (b"%PDF-1.7\n", "drawing.jpg", "mismatch"),
    (b"my house", "style.css", "unknown"),
    (bytes(range(256)), "thing.bin", "unknown"),
    (bytes(range(256)), "poem.txt", "mismatch"),
    (b"", "poem.txt", "empty"),
]


@pytest.mark.parametrize(
    ("content", "name", "kind"), FILES, ids=[f"{kind} {name}" for _, name, kind in FILES]
)
def test_a_file_is_what_its_content_and_its_name_agree_on(told, content, name, kind):
    assert told(content, name) == kind


def test_the_first_bytes_and_the_name_do_where_nothing_need_be_looked_into():
    unlike = {name for content, name, kind in FILES if kind_of(content[: sniff.HEAD], name).name != kind}
    # of a ZIP and of an old Office file the head does not tell all
    assert {name.rpartition(".")[2] for name in unlike} <= {"docx", "xlsx", "odt"}


def test_a_damaged_package_is_believed_its_name(told):
    whole = office(WORD)
    assert told(whole[: len(whole) // 2], "poem.docx") == "docx"


def test_every_kind_is_taken_or_says_what_to_do_instead():
    taken = {kind.name: kind.category for kind in kinds_known.TAKEN.values()}
    assert taken == {
        **dict.fromkeys(("jpeg", "png", "tiff", "webp", "heic", "avif"), Category.PICTURE),
        **dict.fromkeys(("docx", "odt", "pdf", "txt"), Category.DOCUMENT),
        **dict.fromkeys(("xlsx", "ods", "csv"), Category.SHEET),
        "zip": Category.ARCHIVE,
    }
    for name in {"svg", "gif", "bmp", "jp2", "psd", "doc", "docm", "rtf", "xls", "xlsm", "xlsb", "unknown"}:
        kind = kinds_known.known(name)
        assert not kind.is_taken
        assert re.search(r"Please|can come as", kind.message)
        with pytest.raises(RefusedKindError, match=re.escape(kind.message[:20])) as refused:
            kinds.require(kind)
        assert refused.value.message == kind.message


def test_a_file_that_is_wanted_elsewhere_is_told_so():
    kinds.require(kinds_known.known("jpeg"), Category.PICTURE)
    kinds.require(kinds_known.known("pdf"))
    with pytest.raises(RefusedKindError, match="This is a document, not a picture"):
        kinds.require(kinds_known.known("docx"), Category.PICTURE)
    with pytest.raises(
        RefusedKindError, match="If a picture was scanned into it, please scan or save it as J"
    ):
        kinds.require(kinds_known.known("pdf"), Category.PICTURE)


def swollen_list(number):
    """A ZIP that lists so many files of no content."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for at in range(number):
            archive.writestr(f"{at}", b"")
    return out.getvalue()


def test_a_package_with_broken_packing_is_told_and_never_breaks_who_asks(tmp_path):
    path = tmp_path / "list.ods"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
    content = bytearray(out.getvalue())
    assert content[30:38] == b"mimetype"
    path.write_bytes(content)
    assert kind_of_file(path, "list.ods").name == "ods"
    content[38:50] = b"\xff" * 12
    path.write_bytes(content)
    assert kind_of_file(path, "list.ods").name == "ods"


def test_a_list_without_end_is_not_read_to_tell_the_kind(tmp_path, monkeypatch):
    path = tmp_path / "a.zip"
    path.write_bytes(swollen_list(200))
    monkeypatch.setattr(packages, "_LONGEST_LIST", 4 << 10)

    def read(*_arguments, **_options):
        raise AssertionError("the list was read")

    monkeypatch.setattr(zipfile, "ZipFile", read)
    assert kind_of_file(path, "a.zip").name == "zip"


def test_what_is_packed_in_a_way_that_may_ask_for_any_memory_is_not_unpacked(tmp_path):
    path = tmp_path / "a.odt"
    for packing, name in ((zipfile.ZIP_DEFLATED, "odt"), (zipfile.ZIP_LZMA, "unknown")):
        with zipfile.ZipFile(path, "w", packing) as archive:
            archive.writestr("mimetype", b"application/vnd.oasis.opendocument.text")
        assert kind_of_file(path, "a.odt").name == name
