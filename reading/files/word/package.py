"""The zip package that a .docx is: unpacked with every size counted, and checked before anything reads its XML."""

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from reading.files.refusals import refuse

MOST_UNPACKED = 30 * 1024 * 1024
MOST_PARTS = 5000
TYPES = "[Content_Types].xml"
# The parts that hold text, and what leads to them; pictures, themes and settings stay in the file.
_TEXT = re.compile(
    r"(?:.*\.rels|[^/]+/(?:document|header|styles|numbering|footnotes|endnotes)\d*\.xml|\[Content_Types\]\.xml)"
)


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a Word document that hold text, by name. Raises Refused for any other package."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise refuse("broken") from None
    infos = package.infolist()
    if sum(info.file_size for info in infos) > MOST_UNPACKED or len(infos) > MOST_PARTS:
        raise refuse("unpacked_too_large")
    if any(info.flag_bits & 1 for info in infos):
        raise refuse("password")
    names = {info.filename for info in infos}
    if TYPES not in names:
        raise refuse("unsupported")
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for info in infos:
        if _TEXT.fullmatch(info.filename):
            parts[info.filename] = _part(package, info, left)
            left -= len(parts[info.filename])
    for part in parts.values():
        _check(part)
    _check_kind(parts[TYPES], names)
    return parts


def _part(package: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """One part, read no further than is left: a package's list of contents may lie."""
    try:
        with package.open(info) as stream:
            part = stream.read(left + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
        raise refuse("broken") from None
    if len(part) > left:
        raise refuse("unpacked_too_large")
    return part


def _check(part: bytes) -> None:
    """Well-formed, and without definitions of its own: Word writes none, and entities can grow without end."""

    def has_definitions(*_: object) -> None:
        raise refuse("unsafe")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = has_definitions
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        raise refuse("broken") from None


def _check_kind(types: bytes, names: set[str]) -> None:
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise refuse("macros")
    if b"wordprocessingml" not in types:
        raise refuse("unsupported")


def pack(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as a package again, for a library that reads only those."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part)
    out.seek(0)
    return out
