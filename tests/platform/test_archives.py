"""A ZIP is taken as a whole or refused as a whole, with a sentence; what it says of sizes is counted."""

import stat
import unicodedata
import zipfile
from io import BytesIO

import pytest

from competition.platform import archive_errors as errors
from competition.platform.archives import Member, list_archive, take


@pytest.fixture
def packed(tmp_path):
    """Make a ZIP of names with their bytes (or of ZipInfos), and return its path."""

    def packed(*members):
        path = tmp_path / "files.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members:
                archive.writestr(name, content)
        return path

    return packed


def read(path, member):
    with take(path, member) as stream:
        return b"".join(iter(lambda: stream.read(1 << 16), b""))


def test_the_files_of_folders_are_listed_and_taken(packed):
    path = packed(("4a/", b""), ("4a/mina.txt", b"one"), ("ali.txt", b"two"))
    members = list_archive(path)
    assert [(member.name, member.base_name, member.size) for member in members] == [
        ("4a/mina.txt", "mina.txt", 3),
        ("ali.txt", "ali.txt", 3),
    ]
    assert [read(path, member) for member in members] == [b"one", b"two"]


def test_what_computers_add_by_themselves_is_passed_over(packed):
    added = ("__MACOSX/._mina.txt", ".DS_Store", "4a/Thumbs.db", "desktop.ini", "4a/._mina.txt")
    path = packed(*[(name, b"x") for name in added], ("4a/mina.txt", b"one"))
    assert [member.name for member in list_archive(path)] == ["4a/mina.txt"]


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("utf-8", ["Олена.jpg", "é.jpg"]),
        ("cp866", ["Олена Шевченко.jpg", "Иван.jpg"]),
        ("cp1251", ["Олена.jpg", "Юрій Коваль.jpg"]),
        ("cp852", ["Łukasz Żak.jpg", "Šárka.jpg"]),
        ("cp437", ["René Müller.jpg", "Ångström.jpg"]),
        ("cp737", ["Γιώργος.jpg"]),
        ("gb18030", ["张伟.jpg", "王芳.jpg"]),
    ],
)
def test_names_in_old_encodings_come_out_right(packed, tmp_path, encoding, names):
    raw = [name.encode(encoding) for name in names]
    places = [f"X{at}" + "y" * (len(name) - 2) for at, name in enumerate(raw)]
    content = packed(*[(place, b"x") for place in places]).read_bytes()
    for place, name in zip(places, raw, strict=True):
        content = content.replace(place.encode(), name)
    path = tmp_path / "old.zip"
    path.write_bytes(content)
    assert [member.name for member in list_archive(path)] == names


def test_names_come_in_one_normal_form(packed):
    path = packed((unicodedata.normalize("NFD", "Zoë.jpg"), b"x"))
    assert list_archive(path)[0].name == unicodedata.normalize("NFC", "Zoë.jpg")


def link():
    info = zipfile.ZipInfo("link.jpg")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("members", "refusal"),
    [
        ([("../out.txt", b"x")], errors.PathsInArchiveError),
        ([("/etc/out.txt", b"x")], errors.PathsInArchiveError),
        ([("..\\out.txt", b"x")], errors.PathsInArchiveError),
        ([("C:\\out.txt", b"x")], errors.PathsInArchiveError),
        ([(link(), b"/etc/passwd")], errors.LinksInArchiveError),
        ([("Mina.jpg", b"x"), ("mina.JPG", b"y")], errors.DoublesInArchiveError),
        ([("Zo\u00eb.jpg", b"x"), ("Zoe\u0308.jpg", b"y")], errors.DoublesInArchiveError),
        ([("inner.zip", b"x")], errors.NestedArchiveError),
        ([(f"{at}.txt", b"x") for at in range(501)], errors.TooManyMembersError),
        ([("zeros.txt", bytes(41_000_000))], errors.LargeMemberError),
        ([("zeros.txt", bytes(4_000_000))], errors.BombError),
        ([("x" * 301, b"x")], errors.LongNameError),
    ],
)
def test_one_bad_member_refuses_the_whole(packed, members, refusal):
    with pytest.raises(refusal) as refused:
        list_archive(packed(("good.txt", b"good"), *members))
    assert str(refused.value)


def test_a_locked_archive_and_one_that_is_none_are_refused(packed, tmp_path):
    path = packed(("mina.txt", b"one"))
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + at] |= 1
    path.write_bytes(content)
    with pytest.raises(errors.EncryptedArchiveError):
        list_archive(path)
    (tmp_path / "none.zip").write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(errors.UnreadableArchiveError):
        list_archive(tmp_path / "none.zip")


def test_a_size_that_lies_is_found_out_while_unpacking(packed):
    path = packed(("mina.txt", b"one" * 1_000))
    member = list_archive(path)[0]
    with pytest.raises(errors.WrongSizeError):
        read(path, Member(member.position, member.name, 2_999))
    with pytest.raises(errors.WrongSizeError):
        read(path, Member(member.position, member.name, 3_001))


def test_an_archive_under_another_name_is_found_out_while_unpacking(packed):
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.txt", b"x")
    path = packed(("mina.jpg", inner.getvalue()))
    with pytest.raises(errors.NestedArchiveError):
        read(path, list_archive(path)[0])
