"""How fast minutes are read: `python -m bench.reading`.

Twenty pages as text, as Word's document and as PDF; a file is opened from the beginning each time, in a process of its
own, as an upload is. The PDF is printed by Chromium where there is one, as a browser writes the most objects to a page;
otherwise it is drawn here.
"""

import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import reading
from reading.files import open_file
from tests.reading import make_files
from tests.reading.files import made

TIMES = 5
LINES, LONG = 50, 90  # on a page, and letters on a line
GOALS = {"text, read": 0.15, "Word, opened": 1.0, "PDF, opened": 1.0}


def minutes() -> str:
    """About 20 pages of invented minutes: one meeting's items over and over, with numbers that rise."""
    head, *items = re.split(r"(?=\n## Punkt \d+: )", (make_files.TEXTS / "forum.txt").read_text())
    many = [re.sub(r"Punkt \d+", f"Punkt {number}", item) for number, item in enumerate(items * 12, 1)]
    return head + "".join(many)


def printed(text: str, folder: Path) -> bytes:
    if shutil.which(make_files.CHROMIUM[0]):
        (folder / "minutes.html").write_text(make_files.page(make_files.body_of(text)))
        make_files.browser(folder / "minutes.html", folder / "minutes.pdf")
        return (folder / "minutes.pdf").read_bytes()
    lines = [line[at : at + LONG] for line in text.splitlines() for at in range(0, len(line) or 1, LONG)]
    return made.pdf(*(made.lines(*lines[at : at + LINES]) for at in range(0, len(lines), LINES)))


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """The median and the longest of some runs."""
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken), max(taken)


def main() -> int:
    text = minutes()
    reading.read("")  # the grammar is loaded once for a server
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_files.write_word(text, folder / "minutes.docx")
        word, pdf = (folder / "minutes.docx").read_bytes(), printed(text, folder)
    pages = open_file("minutes.pdf", pdf).pages
    print(f"{len(text)} letters, {len(reading.read(text).items)} items, {pages} pages\n")
    print(f"{'':14}{'median ms':>10}{'longest':>9}{'goal':>6}")
    met = True
    for what, work in {
        "text, read": lambda: reading.read(text),
        "Word, opened": lambda: open_file("minutes.docx", word),
        "PDF, opened": lambda: open_file("minutes.pdf", pdf),
    }.items():
        median, longest = seconds(work)
        good = median < GOALS[what]
        met &= good
        row = (median * 1000, longest * 1000, GOALS[what] * 1000)
        print(f"{what:14}{row[0]:10.0f}{row[1]:9.0f}{row[2]:6.0f}{'' if good else '  too slow'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
