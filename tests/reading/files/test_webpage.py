"""Web pages, pasted rich text and blocks: what the reader gets to see."""

import pytest

import reading
from reading.files import open_file
from reading.files.blocks import Block, table, written
from reading.files.webpage import blocks_of
from reading.layout import look


def text(html: str) -> str:
    return written(blocks_of(html)[0])


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<h2>Punkt 1: <b>Havnen</b></h2><p>Drøftet.</p>", "## Punkt 1: Havnen\n\nDrøftet.\n"),
        ("<p><b>Deltagere</b></p><p><b>Sted:</b> Rådhuset<br>Kl. 10", "**Deltagere**\n\nSted: Rådhuset\nKl. 10\n"),
        ('<p style="font-weight: 700">Fed</p>', "**Fed**\n"),
        ("<ul><li>En<ul><li>Under</li></ul></li><li>To</ul>", "- En\n- Under\n- To\n"),
        ('<ol start="3"><li>Tre<li><p>Fire</p><p>Mere</p></ol>', "3. Tre\n4. Fire\n\nMere\n"),
        ('<ol type="a"><li>Å<li>Ø</ol><ol type="I"><li>x<li>y</ol>', "a. Å\nb. Ø\nI. x\nII. y\n"),
        ("<table><tr><th>Nr.<th>Hvad<tr><td>1<td>A | B</table>", "| Nr. | Hvad |\n| 1 | A \\| B |\n"),
        ("<table><tr><td>Kun én celle</td></tr></table>", "Kun én celle\n"),
        (
            "<table><tr><td>2.<td>Budget<td><p>Drøftet.</p><p>Godkendt.</p></table>",
            "2. Budget\n\nDrøftet.\n\nGodkendt.\n",
        ),
        ('<p>Se <a href="https://example.org/a">planen</a></p>', "Se planen\n"),
        ("<nav>Menu</nav><script>1<2</script><style>p{}</style><p hidden>nej</p><p>Ja</p>", "Ja\n"),
        ('<div role="navigation">Menu</div><p>Ja</p><footer>Adresse</footer>', "Ja\n"),
        ("<blockquote><p>Citat</p></blockquote>", "> Citat\n"),
        ("<p>Ét&nbsp;&nbsp;\n  ord &amp; &#8217;t</p>", "Ét ord & ’t\n"),
        ("<pre>a\n  b</pre>", "a\nb\n"),
        ("<p>Før<hr>Efter", "Før\n\n---\n\nEfter\n"),
        ('<p><input type="checkbox" checked> Ib Dam</p><p>☐ Gry Lund</p>', "- [x] Ib Dam\n- [ ] Gry Lund\n"),
        ("<p># 4 i bilaget</p><p>| tegnet | er</p><p>> 65 år</p><p>**stjerner**", "\\# 4 i bilaget\n\n\\| tegnet | er\n\n\\> 65 år\n\n\\**stjerner**\n"),
        ("<p class=MsoListParagraph><![if !supportLists]>·<span>&nbsp;&nbsp; </span><![endif]>Punkt</p>", "· Punkt\n"),
        ("<td>løs</td></table></ul></p>", "løs\n"),
    ],
)  # fmt: skip
def test_html(html: str, wanted: str) -> None:
    assert text(html) == wanted


def test_pictures_are_counted() -> None:
    found = open_file("a.html", b"<html><p>Kort</p><img src=x><img src=y></html>")
    assert [note.message for note in found.notes] == ["Pictures were left out: 2."]


@pytest.mark.parametrize(
    "data",
    [
        "<html><meta charset='windows-1252'><p>Blåbærgrød</p>".encode("cp1252"),
        b"<html><meta charset='no-such'><p>" + "Blåbærgrød</p>".encode(),
        "\ufeff<html><p>Blåbærgrød</p>".encode(),
        b"Version:0.9\r\nStartHTML:0000000105\r\n<html><body><!--StartFragment--><p>" + "Blåbærgrød".encode(),
    ],
)
def test_encodings_of_pages_and_of_the_clipboard(data: bytes) -> None:
    assert open_file("a.html", data).text == "Blåbærgrød\n"


@pytest.mark.parametrize("line", ["# 4 i bilaget", "### tre", "| a | b |", "> 65 år", "**hele**", "\\ skråstreg"])
def test_what_only_looks_like_markup_is_read_as_its_words(line: str) -> None:
    seen = look(written([Block(line)]).rstrip("\n"))
    assert (seen.level, seen.cells, seen.quote, seen.bold) == (0, (), 0, False)
    assert seen.text.split() == line.replace("**", "").split()


def test_a_sure_line_is_no_item() -> None:
    lines = "## Punkt 1: Havnen\n\n{0}2.1 Kajen\n\n{0}2.2 Molen\n\n## Punkt 2: Budget\n\nGodkendt."
    assert [item.number for item in reading.read(lines.format("\\")).items] == ["1", "2"]
    sure = written([Block("2.1 Kajen", sure=True)])
    assert sure == "\\2.1 Kajen\n" and look(sure.strip()).text == "2.1 Kajen"


def test_bars_inside_a_cell_stay() -> None:
    assert look("| a \\| b | c |").cells == ("a | b", "c")
    assert look("|  | 5 |").cells == ("", "5")


def test_a_table_with_a_text_in_it_is_read_cell_by_cell() -> None:
    rows = [[[Block("3")], [Block("Havnen")], [Block("Drøftet.\nGodkendt.")]]]
    assert [block.text for block in table(rows)] == ["3 Havnen", "Drøftet.\nGodkendt."]


def test_a_table_of_facts_tells_who_took_part() -> None:
    found = reading.read(
        "Referat af møde i Havnerådet 7. maj 2024\n\n| Sted | Rådhuset |\n| Referent | Anna Bo |\n| Afbud | Ib Dam |\n\n"
        "1. Budget\n\nGodkendt.\n\n2. Eventuelt\n\nIntet."
    )
    assert found.place == "Rådhuset"
    assert [(p.name, p.roles, p.present) for p in found.people] == [
        ("Anna Bo", ["referent"], True),
        ("Ib Dam", [], False),
    ]


def test_people_in_a_table_without_a_heading() -> None:
    found = reading.read("Deltagere:\n\n| Anna Bo | direktør | Fjord Kommune |\n| Ib Dam | chef |  |\n")
    assert [(p.name, p.title, p.organisation) for p in found.people] == [
        ("Anna Bo", "direktør", "Fjord Kommune"),
        ("Ib Dam", "chef", ""),
    ]


def test_somebody_listed_twice_keeps_the_first_group() -> None:
    found = reading.read("Deltagere:\nRegion Fjord:\nAnna Bo, chef\nKlit Kommune:\nAnna Bo, chef\n")
    assert [person.group for person in found.people] == ["Region Fjord"]


def test_a_full_stop_that_a_link_left_behind_is_no_part_of_the_title() -> None:
    found = reading.read("### 1. Orientering om loggen .\n\nGodkendt.\n\n### 2. Eventuelt\n\nIntet.")
    assert found.items[0].title == "Orientering om loggen"


def test_a_page_that_a_case_system_calls_doc() -> None:
    assert open_file("referat.doc", b"<html><p>Referat</p></html>").kind == "html"
