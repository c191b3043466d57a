"""Small files built by hand, for tests of what one part of a file does to its text, and of files that mean harm."""

import io
import zipfile

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.%s+xml"/></Types>'
)
DOCUMENT = "wordprocessingml.document.main"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def package(parts: dict[str, str | bytes], kind: str = DOCUMENT) -> bytes:
    """A zip package that says it is of this kind."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in {"[Content_Types].xml": TYPES % kind, "_rels/.rels": RELATIONS, **parts}.items():
            target.writestr(name, part)
    return out.getvalue()


def word(body: str, *, styles: str = "", numbering: str = "", **parts: str) -> bytes:
    """A .docx with this body; `styles` and `numbering` are what stands inside those parts."""
    inside = {"word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>"}
    if styles:
        inside["word/styles.xml"] = f"<w:styles {WORD}>{styles}</w:styles>"
    if numbering:
        inside["word/numbering.xml"] = f"<w:numbering {WORD}>{numbering}</w:numbering>"
    return package({**inside, **parts})


def p(text: str, about: str = "", look: str = "") -> str:
    """A Word paragraph with properties, and one run with its own."""
    about = f"<w:pPr>{about}</w:pPr>" if about else ""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:p>{about}<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def pdf(*contents: str, pages: int = 0, wide: int = 600, turned: int = 0, picture: bool = False) -> bytes:
    """A PDF of pages 800 points high with these contents (PDF's own operators), or of empty ones."""
    pages = pages or len(contents)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{' '.join(f'{n} 0 R' for n in range(6, 6 + pages))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
        "stream\n0\nendstream",
    ]
    first = 6 + pages
    streams = contents or ("",)
    for page in range(pages):
        content = first + min(page, len(streams) - 1)
        drawn = "/XObject << /P 5 0 R >>" if picture else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide} 800] /Rotate {turned} /Contents {content} 0 R "
            f"/Resources << /Font << /F 3 0 R /B 4 0 R >> {drawn} >> >>"
        )
    objects += [f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream" for stream in streams]
    out, at = bytearray(b"%PDF-1.4\n"), []
    for number, text in enumerate(objects, 1):
        at.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in at)
    out += f"xref\n0 {len(at) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer << /Size {len(at) + 1} /Root 1 0 R >>\nstartxref\n{out.index(b'xref')}\n%%EOF".encode()
    return bytes(out)


def at(x: float, y: float, text: str, size: float = 11, font: str = "F") -> str:
    """The operators that write a text at a place, from the lower left corner."""
    text = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n"


def lines(*texts: str, x: float = 60, top: float = 740, apart: float = 14, size: float = 11, font: str = "F") -> str:
    """Texts below each other."""
    return "".join(at(x, top - number * apart, text, size, font) for number, text in enumerate(texts))
