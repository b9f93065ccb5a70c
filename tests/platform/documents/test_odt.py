"""An OpenDocument text: its lines, and nothing that was deleted, hidden or put beside the text."""

from competition.platform.documents import errors
from tests.support.documents import odt, odt_part

LANGUAGES = ("The sea", "La mer")
SEA = "The sea is wide.\nWe are wider.\n\nThe night is long."


def test_paragraphs_and_line_breaks_are_lines(text_of):
    assert text_of(odt(*SEA.split("\n")), "odt") == SEA
    broken = "<text:p>The sea is wide.<text:line-break/>We are wider.</text:p>"
    assert text_of(odt(broken, "The night is long."), "odt") == SEA


def test_spaces_and_tabs_are_kept_as_they_are_written(text_of):
    inside = "<text:p>a <text:s text:c='3'/>b\n   c<text:tab/>d</text:p>"
    assert text_of(odt(inside), "odt") == "a    b c\td"


def test_two_milliard_spaces_are_a_line_of_blanks(text_of):
    assert text_of(odt("<text:p>a<text:s text:c='2000000000'/>b</text:p>"), "odt") == f"a{' ' * 200}b"


def test_deleted_hidden_and_commented_words_stay_out(look):
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Ms Berg"
        "</dc:creator></office:change-info><text:p>Mina wrote this</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    comment = "<office:annotation><dc:creator>Robin</dc:creator><text:p>Lovely</text:p></office:annotation>"
    hidden = "<text:span text:style-name='H'>Class 4a</text:span>"
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>By Mina</text:p></text:note-body></text:note>"
    )
    styles = (
        "<style:style style:name='H' style:family='text'>"
        "<style:text-properties text:display='none'/></style:style>"
    )
    found = look(odt(changes, f"<text:p>The sea{comment}{hidden}{note}.</text:p>", styles=styles), "odt")
    assert found.text == "The sea."
    assert sorted(map(tuple, found.carriers)) == [
        ("odt.change.author", "Ms Berg"),
        ("odt.comment", "Lovely"),
        ("odt.comment.author", "Robin"),
        ("odt.deleted", "Mina wrote this"),
        ("odt.footnote", "1By Mina"),
        ("odt.hidden", "Class 4a"),
    ]
    assert list(found.left_out) == ["footnotes"]


def test_headers_and_properties_are_told_and_not_taken(look):
    parts = {
        "meta.xml": odt_part("meta", "<office:meta><dc:creator>Mina</dc:creator></office:meta>"),
        "styles.xml": odt_part(
            "styles",
            "<office:master-styles><style:master-page>"
            "<style:header><text:p>Fjord School</text:p></style:header>"
            "</style:master-page></office:master-styles>",
        ),
    }
    found = look(odt("The sea.", parts=parts), "odt")
    assert found.text == "The sea."
    assert found.carriers == [["odt.meta.creator", "Mina"], ["odt.header", "Fjord School"]]


def test_lists_tables_and_emphasis(look):
    styles = (
        "<style:style style:name='I' style:family='text'>"
        "<style:text-properties fo:font-style='italic'/></style:style>"
        "<text:list-style style:name='N'><text:list-level-style-number text:level='1' style:num-format='1' "
        "style:num-suffix='.'/></text:list-style>"
    )
    items = "".join(f"<text:list-item><text:p>{word}</text:p></text:list-item>" for word in ("one", "two"))
    cells = "".join(f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in LANGUAGES)
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    slanted = "<text:p>It <text:span text:style-name='I'>is</text:span> wide</text:p>"
    found = look(
        odt(f"<text:list text:style-name='N'>{items}</text:list>", table, slanted, styles=styles), "odt"
    )
    assert found.text == "1. one\n2. two\nThe sea\nLa mer\nIt is wide"
    start = found.text.index("is wide")
    assert [list(each) for each in found.emphasis] == [[start, start + 2, "i"]]


def test_one_that_is_encrypted_is_refused(look):
    manifest = "<manifest:manifest xmlns:manifest='m'><manifest:encryption-data/></manifest:manifest>"
    found = look(odt("x", parts={"META-INF/manifest.xml": manifest}), "odt")
    assert isinstance(found.problem, errors.LockedDocumentError)


def test_ids_that_are_used_twice_keep_nothing_out(text_of):
    twice = "<text:p xml:id='a'>one</text:p><text:p xml:id='a'>two</text:p>"
    assert text_of(odt(twice), "odt") == "one\ntwo"
