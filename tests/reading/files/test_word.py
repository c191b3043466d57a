"""Word's documents: numbers that are drawn, styles of an office's own, and what else hides in them."""

import pytest

from reading.files.word.document import open_docx
from tests.reading.files.made import WORD, p, word

HEADING = '<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/>%s</w:style>'
LEVEL = '<w:lvl w:ilvl="%s"><w:start w:val="%s"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>'
NUM = '<w:num w:numId="%s"><w:abstractNumId w:val="%s"/>%s</w:num>'


def abstract(number: str, *levels: tuple[str, ...]) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(LEVEL % level for level in levels)}</w:abstractNum>'


def counts(number: str, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def text(data: bytes) -> list[str]:
    return [line for line in open_docx(data).text.splitlines() if line]


def test_numbers_of_several_depths() -> None:
    numbering = abstract(
        "0", ("0", "1", "decimal", "", "%1."), ("1", "1", "decimal", "", "%1.%2"), ("2", "1", "lowerLetter", "", "%3)")
    ) + NUM % ("1", "0", "")
    body = "".join(
        p(said, counts("1", depth))
        for said, depth in [("A", 0), ("B", 1), ("C", 1), ("d", 2), ("e", 2), ("F", 0), ("G", 1)]
    )
    assert text(word(body, numbering=numbering)) == ["1. A", "1.1 B", "1.2 C", "a) d", "b) e", "2. F", "2.1 G"]  # fmt: skip


def test_a_list_that_begins_again_and_one_that_goes_on() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract("0", ("0", "1", "decimal", "", "%1.")) + NUM % ("1", "0", "") + NUM % ("2", "0", again)
    body = p("A", counts("1")) + p("B", counts("1")) + p("Imellem") + p("C", counts("1")) + p("D", counts("2"))
    assert text(word(body, numbering=numbering)) == ["1. A", "2. B", "Imellem", "3. C", "1. D"]


@pytest.mark.parametrize(
    ("form", "start", "wanted"),
    [
        ("upperRoman", "4", "IV."),
        ("lowerRoman", "1", "i."),
        ("upperLetter", "2", "B."),
        ("decimalZero", "7", "07."),
        ("none", "1", "."),
    ],
)
def test_forms_of_numbers(form: str, start: str, wanted: str) -> None:
    numbering = abstract("0", ("0", start, form, "", "%1.")) + NUM % ("1", "0", "")
    assert text(word(p("Havnen", counts("1")), numbering=numbering)) == [f"{wanted} Havnen"]


def test_bullets_stay_bullets() -> None:
    numbering = abstract("0", ("0", "1", "bullet", "", "\uf0b7")) + NUM % ("1", "0", "")
    assert text(word(p("Kaj", counts("1")) + p("Mole", counts("1")), numbering=numbering)) == ["- Kaj", "- Mole"]


def test_a_heading_that_counts_by_its_style() -> None:
    styles = HEADING % (
        "Overskrift2",
        "heading 2",
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
    ) + HEADING % ("Punkt", "Punktoverskrift", '<w:basedOn w:val="Overskrift2"/>')
    numbering = abstract("0", ("0", "1", "decimal", '<w:pStyle w:val="Overskrift2"/>', "Punkt %1:")) + NUM % (
        "1",
        "0",
        "",
    )
    body = p("Havnen", '<w:pStyle w:val="Overskrift2"/>') + p("Kajen", '<w:pStyle w:val="Punkt"/>')
    assert text(word(body, styles=styles, numbering=numbering)) == ["## Punkt 1: Havnen", "## Punkt 2: Kajen"]


@pytest.mark.parametrize(
    ("name", "inside", "wanted"),
    [
        ("heading 1", "", "# Havnen"),
        ("Overskrift 3", "", "### Havnen"),
        ("Titel", "", "# Havnen"),
        ("Vores egen", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', "## Havnen"),
        ("Fed linje", "<w:rPr><w:b/></w:rPr>", "**Havnen**"),
        ("Ikke fed", '<w:rPr><w:b w:val="0"/></w:rPr>', "Havnen"),
        ("Quote", "", "> Havnen"),
        ("Navn med ' og \\", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "# Havnen"),
    ],
)
def test_styles(name: str, inside: str, wanted: str) -> None:
    assert text(word(p("Havnen", '<w:pStyle w:val="S"/>'), styles=HEADING % ("S", name, inside))) == [wanted]


def test_a_bold_paragraph_with_a_drawn_number_is_bold_altogether() -> None:
    numbering = abstract("0", ("0", "1", "decimal", "", "%1.")) + NUM % ("1", "0", "")
    assert text(word(p("Havnen", counts("1"), "<w:b/>"), numbering=numbering)) == ["**1. Havnen**"]


def test_what_was_deleted_is_gone_and_what_was_added_is_there() -> None:
    body = "<w:p><w:r><w:t>Godkendt</w:t></w:r><w:del><w:r><w:delText> ikke</w:delText></w:r></w:del><w:ins><w:r><w:t>.</w:t></w:r></w:ins></w:p>"
    assert text(word(body)) == ["Godkendt."]


def test_a_tab_tells_a_contents_line() -> None:
    assert text(word("<w:p><w:r><w:t>Havnen</w:t><w:tab/><w:t>4</w:t></w:r></w:p>")) == ["Havnen\t4"]


def test_a_table_in_a_table_and_cells_with_several_paragraphs() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    inner = f"<w:tbl>{row(p('a'), p('b'))}</w:tbl>"
    body = f"<w:tbl>{row(p('4.'), p('Budget'), p('Drøftet.') + p('Udsat.'))}{row(p('5.'), p('Plan'), inner)}</w:tbl>"
    assert text(word(body)) == ["4. Budget", "Drøftet.", "Udsat.", "5. Plan", "| a | b |"]


def test_a_header_that_names_what_the_text_does_not() -> None:
    header = f"<w:hdr {WORD}>{p('Havnerådet, 3. maj 2024')}{p('Referat')}{p('Side 1 af 2')}</w:hdr>"
    data = word(p("Referat") + p("Punkt 1: Kajen"), **{"word/header1.xml": header, "word/header2.xml": header})
    assert text(data) == ["Havnerådet, 3. maj 2024", "Referat", "Punkt 1: Kajen"]
