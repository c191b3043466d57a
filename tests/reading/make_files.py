"""Makes the files in tests/reading/files from the texts beside them: `python -m tests.reading.make_files`.

Needs LibreOffice (`soffice`) and Chromium; the tests do not, as what is made here is committed. Each file is written
by the program that secretariats use for it, so that what those programs do to a document is what the tests meet.
"""

import html
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

HERE = Path(__file__).resolve().parent
TEXTS, FILES = HERE / "texts", HERE / "files"
CHROMIUM = [
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-pdf-tagging",
]
LOCKED = (
    'pdf:writer_web_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
    '"DocumentOpenPassword":{"type":"string","value":"klit"}}'
)
LARGEST = 60_000


@dataclass
class Part:
    """A piece of a text: kind is h, p, ul, ol, table or note."""

    kind: str
    lines: list[str] = field(default_factory=list)
    level: int = 0


def parts(text: str) -> Iterator[Part]:
    """The pieces of one of the texts, which are written like Markdown."""
    for chunk in re.split(r"\n\s*\n", text.strip("\n")):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        while lines:
            first = lines[0]
            if found := re.match(r"(#{1,6})\s+(.*)", first):
                yield Part("h", [found[2].strip("*")], len(found[1]))
                lines = lines[1:]
                continue
            kind, mark = next(
                (kind, mark)
                for kind, mark in (("ul", "- "), ("table", r"\|"), ("note", r"\[\d\] "), ("ol", r"\d+\.\s"), ("p", ""))
                if re.match(mark, first)
            )
            same = [line for line in lines if re.match(mark, line)] if mark else lines
            lines = [] if not mark else [line for line in lines if not re.match(mark, line)]
            yield Part(kind, [re.sub(rf"^{mark}", "", line) if kind in ("ul", "ol", "note") else line for line in same])


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def rows(part: Part) -> list[list[str]]:
    return [cells(line) for line in part.lines if not re.fullmatch(r"[|:\-\s]+", line)]


# --- web pages ---


def inline(text: str, *, divided: bool = False) -> str:
    """The words of a line as HTML. `divided`: long words may be divided, as a word processor with hyphenation does."""
    if divided:
        text = re.sub(r"[^\W\d_]{11,}", lambda word: f"{word[0][:6]}\u00ad{word[0][6:]}", text)
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(text))


def web_cell(said: str) -> str:
    """A cell; several lines are paragraphs, and a list where they have bullets."""
    if "<br>" not in said:
        return inline(said)
    lines = said.split("<br>")
    return "".join(
        f"<ul><li>{inline(line[2:])}</li></ul>" if line.startswith("- ") else f"<p>{inline(line)}</p>" for line in lines
    ).replace("</ul><ul>", "")


def body_of(text: str, *, columns: bool = False, notes: bool = False) -> str:
    """The text as the body of a page; its notes as LibreOffice's footnotes, its cases in two columns."""
    out: list[str] = []
    feet: list[str] = []
    running = False
    for part in parts(text):
        if part.kind != "p" and part.kind != "note" and running:
            out.append("</div>")
            running = False
        if part.kind == "h":
            out.append(f"<h{part.level}>{inline(part.lines[0])}</h{part.level}>")
        elif part.kind == "p":
            if columns and not running and sum(map(len, part.lines)) > 150:
                out.append('<div class="columns">')
                running = True
            out.append("<p>" + "<br>".join(inline(line, divided=columns) for line in part.lines) + "</p>")
        elif part.kind == "note" and notes:
            number = len(feet) + 1
            feet.append(f'<div id="sdfootnote{number}"><p class="sdfootnote">{inline(part.lines[0])}</p></div>')
            anchor = f'<a class="sdfootnoteanc" name="sdfootnote{number}anc" href="#sdfootnote{number}sym"><sup>{number}</sup></a>'
            out[-1] = out[-1].replace(f"[{number}]", anchor)
        elif part.kind == "note":
            out += [f"<p>[{number}] {inline(line)}</p>" for number, line in enumerate(part.lines, 1)]
        elif part.kind == "table":
            wide = max(map(len, rows(part)))
            filled = "".join(
                "<tr>"
                + "".join(f"<td{'' if row[1:] else f' colspan={wide}'}>{web_cell(cell)}</td>" for cell in row)
                + "</tr>"
                for row in rows(part)
            )
            out.append(f"<table border=1 cellspacing=0 cellpadding=4>{filled}</table>")
        else:
            entries = "".join(f"<li>{inline(line)}</li>" for line in part.lines)
            out.append(f"<{part.kind}>{entries}</{part.kind}>")
    return "\n".join([*out, "</div>" * running, *feet])


def page(body: str, css: str = "") -> str:
    style = f'body {{font-family: "Liberation Sans"; font-size: 11pt}} {css}'
    head = f'<meta charset="utf-8"><title>Referat</title><style>{style}</style>'
    return f'<!doctype html><html lang="da"><head>{head}</head><body>{body}</body></html>'


RUNNING = """
@page {size: A5; margin: 18mm 14mm; @top-left {content: "Samordningsforum Vesterklit"}
  @top-right {content: "14. maj 2025"} @bottom-right {content: "Side " counter(page) " af " counter(pages)}}
body {font-size: 9.5pt} .columns {columns: 2; column-gap: 6mm; text-align: justify; hyphens: manual}
h1 {font-size: 15pt} h2 {font-size: 12pt} h3 {font-size: 10pt}
"""
PORTAL = """<nav><ul><li>Forside</li><li>Dagsordener</li></ul></nav><script>track("Punkt 9: Intet")</script>%s
<footer>Klitmark Kommune, Rådhuspladsen 1</footer>"""


# --- Word ---


def numbering(document: docx.document.Document, abstract: int, level: str) -> int:
    """A new list that counts from 1; gives its number."""
    root = document.part.numbering_part.element
    number = max((int(num.get(qn("w:numId"))) for num in root.findall(qn("w:num"))), default=0) + 1
    first = root.find(qn("w:num"))
    first.addprevious(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}"><w:lvl w:ilvl="0"><w:start w:val="1"/>{level}</w:lvl>'
            "</w:abstractNum>"
        )
    )
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'))
    return number


def counted(paragraph: Paragraph, number: int) -> None:
    about = paragraph._p.get_or_add_pPr()
    about.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))


WIDTHS = (1.5, 7, 4, 3.5)
DECIMAL = '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
ITEMS = '<w:numFmt w:val="decimal"/><w:lvlText w:val="Punkt %1:"/>'


def write_word(text: str, target: Path, *, danish: bool = False) -> None:
    """The text as Word would write it: headings and lists by style, their numbers drawn and not written.

    `danish`: with styles of an office's own, named in Danish.
    """
    document = docx.Document()
    headings = {level: f"Heading {level}" for level in (1, 2, 3, 4)}
    if danish:
        for level in headings:
            style = document.styles.add_style(f"Overskrift {level}", WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = document.styles["Normal"]
            style.font.size, style.font.bold = Pt(18 - 2 * level), True
            headings[level] = style.name
    items, abstract = numbering(document, 90, ITEMS), 91
    for part in parts(text):
        if part.kind == "h":
            title = part.lines[0]
            if found := re.match(r"Punkt \d+: ", title):
                title = title[found.end() :]
            paragraph = document.add_paragraph(title, style=headings[part.level])
            if found:
                counted(paragraph, items)
        elif part.kind == "table":
            table = document.add_table(0, len(cells(part.lines[0])), style="Table Grid")
            for column, width in zip(table.columns, WIDTHS, strict=True):
                column.width = Cm(width)
            for row in rows(part):
                made = table.add_row().cells
                if not row[1:]:
                    made[0].merge(made[-1])
                for cell, said, width in zip(made, row, WIDTHS, strict=False):
                    first, *more = said.split("<br>")
                    cell.text, cell.width = first, Cm(width) if row[1:] else cell.width
                    for line in more:
                        cell.add_paragraph(line.removeprefix("- "), "List Bullet" if line.startswith("- ") else None)
        elif part.kind == "ul":
            for line in part.lines:
                document.add_paragraph(line, style="List Bullet")
        elif part.kind == "ol":
            number, abstract = numbering(document, abstract, DECIMAL), abstract + 1
            for line in part.lines:
                counted(document.add_paragraph(line), number)
        else:
            prefix = "[1] " if part.kind == "note" else ""
            paragraph = document.add_paragraph(prefix)
            for at, line in enumerate(part.lines):
                if at:
                    paragraph.add_run().add_break()
                for piece in re.split(r"(\*\*.+?\*\*)", line):
                    paragraph.add_run(piece.strip("*") if piece.startswith("**") else piece).bold = piece.startswith(
                        "**"
                    )
    document.save(target)


# --- FirstAgenda ---


def agenda(text: str) -> dict[str, object]:
    """The text's items as FirstAgenda publishes them."""
    items: list[dict[str, object]] = []
    for chunk in re.split(r"\n## Punkt \d+: ", text)[1:]:
        title, _, said = chunk.partition("\n")
        said, _, files = said.partition("### Bilag")
        items.append(
            {
                "Punktnummer": str(len(items) + 1), "Navn": title, "SagsNummer": "", "IsOpen": False, "ItemDecision": None,
                "Felter": [{"Navn": "", "Html": f"<div>{body_of(said)}</div>"}] if said.strip() else [],
                "Bilag": [{"Navn": line[2:]} for line in files.splitlines() if line.startswith("- ")],
            }
        )  # fmt: skip
    people = re.findall(r"^- ([^,\n]+),.*$", text[: text.index("## Punkt 1")], re.MULTILINE)
    return {
        "Udvalg": {"Navn": "Samordningsforum Vesterklit"},
        "Moede": {
            "Navn": "Dagsorden", "Dato": "2025-05-14T13:00:00+02:00", "MeetingEndUtc": "2025-05-14T13:30:00Z",
            "Sted": "Klitmark Rådhus, mødelokale 3", "Afsluttet": True,
            "Moededeltagere": [{"Name": name, "Absent": name == "Karla Fuglsø", "ParticipationCancelled": False} for name in people],
        },
        "Dagsordenpunkter": items,
    }  # fmt: skip


# --- the programs ---


def office(source: Path, form: str, target: Path) -> None:
    """Let LibreOffice turn a file into another form."""
    web = ["--infilter=HTML (StarWriter)"] if source.suffix == ".html" else []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{folder}/user",
                *web,
                "--convert-to",
                form,
                "--outdir",
                folder,
                source,
            ],
            check=True,
            capture_output=True,
        )
        shutil.move(Path(folder) / f"{source.stem}.{form.partition(':')[0]}", target)


def browser(source: Path, target: Path) -> None:
    """Print a page as a browser's user does."""
    subprocess.run([*CHROMIUM, f"--print-to-pdf={target}", source.as_uri()], check=True, capture_output=True)


def main() -> None:
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in ("forum", "cluster", "steering-group", "night-duty"):
            text = (TEXTS / f"{name}.txt").read_text()
            write_word(text, FILES / f"{name}-word.docx")
            (work / "plain.html").write_text(page(body_of(text, notes=True)))
            office(work / "plain.html", "docx:MS Word 2007 XML", FILES / f"{name}-office.docx")
            shutil.copy(FILES / f"{name}-office.docx", work / "office.docx")
            office(work / "office.docx", "pdf", FILES / f"{name}-office.pdf")
            (work / "browser.html").write_text(page(body_of(text)))
            browser(work / "browser.html", FILES / f"{name}-browser.pdf")
        text = (TEXTS / "forum.txt").read_text()
        write_word(text, work / "danish.docx", danish=True)
        office(work / "danish.docx", "docx:MS Word 2007 XML", FILES / "forum-danish.docx")
        office(work / "danish.docx", "pdf", FILES / "forum-danish.pdf")
        (work / "columns.html").write_text(page(body_of(text, columns=True), RUNNING))
        browser(work / "columns.html", FILES / "forum-columns.pdf")
        (work / "locked.html").write_text(page("<p>Referat</p>"))
        office(work / "locked.html", LOCKED, FILES / "locked.pdf")
        (FILES / "forum.html").write_text(page(PORTAL % body_of(text)))
        (FILES / "forum.json").write_text(json.dumps(agenda(text), ensure_ascii=False, indent=1) + "\n")
    for file in sorted(file for form in ("docx", "pdf", "html", "json") for file in FILES.glob(f"*.{form}")):
        print(f"{file.stat().st_size:7} {file.name}" + ("  too large" if file.stat().st_size > LARGEST else ""))


if __name__ == "__main__":
    main()
