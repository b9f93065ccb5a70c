"""A Word document: its lines, and nothing that was deleted, hidden or put beside the text."""

import pytest

from competition.platform.documents import errors
from tests.support.documents import W, docx, para, related, run, zipped

SEA = "The sea is wide.\nWe are wider.\n\nThe night is long.\nWe are awake."


@pytest.mark.parametrize(
    "paragraphs",
    [
        SEA.split("\n"),
        SEA.split("\n\n"),
        [
            para("The sea is wide."),
            para("We are wider.", '<w:spacing w:after="200"/>'),
            para("The night is long."),
            para("We are awake."),
        ],
        [para(line, '<w:spacing w:after="160"/>') for line in SEA.replace("\n\n", "\n \n").split("\n")],
        ["The sea is wide.", "", "We are wider.", "", "", "The night is long.", "", "We are awake."],
    ],
    ids=["blank paragraphs", "soft breaks", "room between", "blank with room", "double spaced"],
)
def test_a_poem_keeps_its_lines_and_stanzas_however_it_was_typed(text_of, paragraphs):
    assert text_of(docx(*paragraphs), "docx") == SEA


def test_the_paragraphs_of_an_essay_are_parted_by_a_blank_line(text_of):
    essay = docx("One. And on.", "", "", "Two.\nStill two.", "Three.")
    assert text_of(essay, "docx", verse=False) == "One. And on.\n\nTwo.\nStill two.\n\nThree."


def test_long_paragraphs_stay_paragraphs_even_where_a_poem_is_expected(text_of):
    long = "We walked along the river and nobody said a word about the day before. " * 6
    assert text_of(docx(long, long), "docx") == f"{long.strip()}\n\n{long.strip()}"


def test_deleted_and_hidden_words_stay_out_and_inserted_ones_in(look):
    deleted = '<w:del w:author="Ms Berg"><w:r><w:delText>Mina wrote this </w:delText></w:r></w:del>'
    inserted = f'<w:ins w:author="Ms Berg">{run("wide")}</w:ins>'
    hidden = run(" Class 4a", "<w:vanish/>")
    found = look(docx(para(run("The sea is ") + deleted + inserted + hidden + run("."))), "docx")
    assert found.text == "The sea is wide."
    assert ["docx.deleted", "Mina wrote this"] in found.carriers
    assert ["docx.change.author", "Ms Berg"] in found.carriers
    assert ["docx.hidden", "Class 4a"] in found.carriers


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(text_of):
    first = para(run("The sea "), '<w:rPr><w:del w:author="x"/></w:rPr>')
    assert text_of(docx(first, "is wide."), "docx") == "The sea is wide."


def test_what_stands_beside_the_text_is_told_and_not_taken(look):
    parts = {
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{para("School of Bergen")}</w:hdr>',
        "word/comments.xml": f'<w:comments xmlns:w="{W}"><w:comment w:author="Ms Berg">{para("Lovely, Mina")}'
        "</w:comment></w:comments>",
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}"><w:footnote>{para("By Mina")}</w:footnote>'
        "</w:footnotes>",
        "docProps/core.xml": '<c:p xmlns:c="c" xmlns:dc="dc"><dc:creator>Mina Okafor</dc:creator>'
        "<c:lastModifiedBy>Robin</c:lastModifiedBy></c:p>",
        "docProps/app.xml": "<p><Company>Fjord School</Company></p>",
        "docProps/custom.xml": '<p><property name="Pupil"><v>Mina</v></property></p>',
    }
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    found = look(
        docx(
            para(run("The sea is wide.") + note),
            parts=parts,
            links={"header": "header1.xml", "comments": "comments.xml", "footnotes": "footnotes.xml"},
            top={
                "core_properties": "docProps/core.xml",
                "extended_properties": "docProps/app.xml",
                "custom_properties": "docProps/custom.xml",
            },
        ),
        "docx",
    )
    assert found.text == "The sea is wide."
    assert sorted(map(tuple, found.carriers)) == [
        ("docx.app.Company", "Fjord School"),
        ("docx.comment", "Lovely, Mina"),
        ("docx.comment.author", "Ms Berg"),
        ("docx.core.creator", "Mina Okafor"),
        ("docx.core.lastModifiedBy", "Robin"),
        ("docx.custom", "Pupil: Mina"),
        ("docx.footnote", "By Mina"),
        ("docx.header", "School of Bergen"),
    ]
    assert list(found.left_out) == ["footnotes", "headers"]


def test_tables_are_read_cell_by_cell_and_text_boxes_after_their_paragraph(text_of):
    cells = "".join(f"<w:tc>{para(text)}</w:tc>" for text in ("The sea", "La mer"))
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>'
        '<w:drawing><x:txbxContent xmlns:x="x">'
        f"{para('in a box')}</x:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<w:txbxContent>{para('in a box')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document = docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", para(run("after") + box))
    assert text_of(document, "docx", verse=False) == "The sea\n\nLa mer\n\nafter\n\nin a box"


def test_lists_keep_their_marks_and_tabs_stay(text_of):
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1">'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )

    def item(text, level):
        return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')

    tab = para(run("a") + "<w:r><w:tab/></w:r>" + run("b"))
    document = docx(
        item("one", 0), item("two", 0), item("deep", 1), tab,
        parts={"word/numbering.xml": numbering}, links={"numbering": "numbering.xml"},
    )  # fmt: skip
    assert text_of(document, "docx") == "1. one\n2. two\n• deep\na\tb"


def test_the_first_line_becomes_the_title_where_it_stands_apart(look):
    named = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    style = f'<w:styles xmlns:w="{W}">{named}</w:styles>'
    styled = docx(
        para("The sea", '<w:pStyle w:val="T"/>'), "It is wide.", "We are wider.",
        parts={"word/styles.xml": style}, links={"styles": "styles.xml"},
    )  # fmt: skip
    heavy = docx(para(run("The sea", "<w:b/>")), "It is wide.", "We are wider.")
    parted = docx("The sea", "", "It is wide.", "We are wider.")
    for document in (styled, heavy, parted):
        found = look(document, "docx")
        assert (found.title, found.text) == ("The sea", "It is wide.\nWe are wider.")


def test_a_first_line_like_all_others_is_no_title(look):
    for lines in (["The sea is wide", "and we are wider"], ["The sea is wide,", "", "and we are wider."]):
        assert look(docx(*lines), "docx").title == ""


def test_emphasis_is_told_by_its_place_in_the_text(look):
    found = look(docx(para(run("The ") + run("sea ", "<w:i/>") + run("is"))), "docx")
    assert found.text == "The sea is"
    assert [list(each) for each in found.emphasis] == [[4, 7, "i"]]
    assert look(docx(para(run("All of it", "<w:b/>"))), "docx").emphasis == []


def test_forced_directions_and_control_characters_go_and_joiners_stay(text_of):
    assert text_of(docx("\u202eab\u202c\u00adc", "می\u200cخواهم"), "docx") == "abc\nمی\u200cخواهم"


def test_a_field_shows_its_result_and_not_its_instruction(text_of):
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    field = mark("begin") + "<w:r><w:instrText>AUTHOR</w:instrText></w:r>" + mark("separate")
    assert text_of(docx(para(field + run("the sea") + mark("end"))), "docx") == "the sea"


def test_a_document_with_macros_is_refused(look):
    assert isinstance(
        look(docx("x", parts={"word/vbaProject.bin": b"x"}), "docx").problem, errors.MacroDocumentError
    )


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 and no more", zipped({"a": "b"}), docx("x")[:-40], docx(head="<broken")],
    ids=["no archive", "no main part", "cut off", "broken XML"],
)
def test_a_broken_document_is_told_kindly(look, content):
    assert isinstance(look(content, "docx").problem, errors.DamagedDocumentError)


def test_an_empty_document_is_told_so(look):
    assert isinstance(look(docx("", " "), "docx").problem, errors.EmptyDocumentError)


def test_a_book_is_too_long(look):
    found = look(docx(*["word " * 100] * 600), "docx")
    assert isinstance(found.problem, errors.LongDocumentError)
    assert found.problem.values == {"limit": 200}


def test_links_out_of_the_document_are_only_remembered(look):
    found = look(docx("x", links={"hyperlink": "https://school.example/mina"}), "docx")
    assert found.carriers == [["docx.link", "https://school.example/mina"]]
    assert related(image="http://a.example/x.png").count("External") == 1
