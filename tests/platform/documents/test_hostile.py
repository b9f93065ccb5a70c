"""Documents made to do harm: nothing is fetched, nothing is read beside them, and nothing takes long."""

import random
import socket
import threading
import time

import pytest

from competition.platform.documents import errors
from tests.support.documents import W, docx, faces, odt, para, poem_pdf, run, zipped

BOMB = "".join(
    [
        '<!DOCTYPE x [<!ENTITY a0 "ha">',
        *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)),
        "]>",
    ]
)
REFUSED = errors.SwollenDocumentError


@pytest.fixture
def listener():
    """A server on this machine that notes who comes."""
    came = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        done = threading.Event()

        def wait():
            while not done.is_set():
                try:
                    connection, _address = server.accept()
                except TimeoutError:
                    continue
                came.append(connection)
                connection.close()

        thread = threading.Thread(target=wait)
        thread.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        yield address, came
        done.set()
        thread.join()


def test_the_listener_would_notice(listener):
    address, came = listener
    socket.create_connection(("127.0.0.1", int(address.split(":")[2].split("/")[0]))).close()
    time.sleep(0.3)
    assert len(came) == 1


@pytest.mark.parametrize("make", [docx, odt])
def test_entities_that_multiply_are_refused_at_once(look, make):
    began = time.monotonic()
    assert isinstance(look(make(para("&a9;") if make is docx else "<text:p>&a9;</text:p>", head=BOMB),
                           make.__name__).problem, REFUSED)  # fmt: skip
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_from_a_file_is_not_read(look, tmp_path, encoding):
    planted = tmp_path / "secret.txt"
    planted.write_text("the planted secret")
    head = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{planted.as_uri()}">]>'
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&s;</w:t></w:r></w:p></w:body></w:document>'
    content = zipped(
        {"word/document.xml": f'<?xml version="1.0" encoding="{encoding}"?>{head}{body}'.encode(encoding)}
    )
    found = look(content, "docx")
    assert isinstance(found.problem, REFUSED)
    assert "planted" not in repr(found)


def test_nothing_is_fetched_from_anywhere(look, listener):
    address, came = listener
    rich = {"pages": 2, "fonts": faces()}
    picture = '<w:r><w:drawing><a:blip xmlns:a="a" r:link="r0" r:embed="r0"/></w:drawing></w:r>'
    word = docx(
        para(run("The sea") + picture),
        links={"image": address, "attachedTemplate": address, "hyperlink": address},
    )
    found = look(word, "docx", **rich)
    assert (found.text, len(found.pages)) == ("The sea", 1)
    frame = f'<draw:frame><draw:image xlink:href="{address}"/></draw:frame>'
    assert look(odt(f"<text:p>The sea{frame}</text:p>"), "odt", **rich).text == "The sea"
    markup = (
        f'<img src="{address}"><link rel="stylesheet" href="{address}"><style>@import "{address}"</style>'
    )
    assert look(docx(para(run(markup.replace("<", "‹").replace(">", "›")))), "docx", **rich).pages
    assert len(look(docx(para(f"x {markup}")), "docx", **rich).pages) == 1
    for external in (
        f'<!DOCTYPE x SYSTEM "{address}">',
        f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{address}">%p;]>',
    ):
        assert isinstance(look(docx("x", head=external), "docx").problem, REFUSED)
    time.sleep(0.3)
    assert came == []


def test_deep_nesting_and_swollen_parts_are_refused(look):
    deep = "<w:tbl><w:tr><w:tc>" * 400 + para("x") + "</w:tc></w:tr></w:tbl>" * 400
    assert isinstance(look(docx(deep), "docx").problem, REFUSED)
    swollen = docx("x", parts={"word/styles.xml": b" " * (70 << 20)}, links={"styles": "styles.xml"})
    assert isinstance(look(swollen, "docx").problem, REFUSED)
    assert isinstance(look(docx("x", parts={f"a{n}": b"" for n in range(6000)}), "docx").problem, REFUSED)


def test_nesting_that_is_allowed_is_read(text_of):
    nested = "<w:tbl><w:tr><w:tc>" * 60 + para("x") + "</w:tc></w:tr></w:tbl>" * 60
    assert text_of(docx(nested), "docx") == "x"


def test_a_paragraph_without_end_and_many_blanks_are_too_long(look):
    assert isinstance(look(docx("a" * 3_000_000), "docx").problem, errors.LongDocumentError)
    blanks = "<text:p>" + "<text:s text:c='2000000000'/>" * 50_000 + "x</text:p>"
    assert isinstance(look(odt(blanks), "odt").problem, errors.LongDocumentError)
    assert isinstance(look(docx(*["x"] * 30_000), "docx").problem, errors.LongDocumentError)


def test_styles_that_lean_on_each_other_in_a_circle_end(text_of):
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:basedOn w:val="{1}"/></w:style>'
    styles = f'<w:styles xmlns:w="{W}">{style.format("A", "B")}{style.format("B", "A")}</w:styles>'
    paragraph = para("x", '<w:pStyle w:val="A"/>')
    assert (
        text_of(docx(paragraph, parts={"word/styles.xml": styles}, links={"styles": "styles.xml"}), "docx")
        == "x"
    )


GOOD = {
    "docx": lambda: docx("The sea", "", "The sea is wide.", parts={"docProps/core.xml": "<c/>"}),
    "odt": lambda: odt("The sea", "", "The sea is wide."),
    "pdf": lambda: poem_pdf("The sea\n\nThe sea is wide."),
    "txt": lambda: "Žluťoučký kůň\n\nVelmi žluťoučký".encode("cp1250"),
}


@pytest.mark.parametrize("kind", GOOD)
def test_broken_bytes_come_to_a_text_or_to_a_sentence(look, kind):
    chance = random.Random(f"broken {kind}")
    good = GOOD[kind]()
    for _round in range(25):
        broken = bytearray(good)
        for _hurt in range(chance.randint(1, 6)):
            at = chance.randrange(len(broken))
            deed = chance.choice(("flip", "cut", "double", "zero"))
            if deed == "flip":
                broken[at] ^= 1 << chance.randrange(8)
            elif deed == "cut":
                del broken[at : at + chance.randint(1, 200)]
            elif deed == "double":
                broken[at:at] = broken[at : at + chance.randint(1, 200)]
            else:
                broken[at : at + 8] = bytes(8)
            broken = broken or bytearray(b"x")
        found = look(bytes(broken), kind, pages=1)
        assert found.problem is None or isinstance(found.problem, errors.DocumentError)
        assert found.problem is None or str(found.problem).endswith(".")
