"""The process that opens one file: `python -m reading.files.child KIND`, the file on stdin, JSON on stdout.

A file from outside is taken apart by libraries that were not written for enemies, one of them in C. So that happens
here, in a process without secrets in its environment and with a bound on memory, time and files. It answers
`{"text": …, "pages": …, "notes": […]}` or `{"refused": CODE}`; when it says nothing, it was too much for it.
"""

import contextlib
import gc
import json
import resource
import sys
from typing import Any

from reading.files.opened import Opened
from reading.source import Refused

MB = 1024 * 1024
MOST_MEMORY = 768 * MB  # measured: 100 MB for 450 pages of PDF, 350 MB for as many of Word
MOST_SECONDS = 30
MOST_TEXT = 2 * MB


def limit() -> None:
    """Bound what this process may use. Core dumps and written files: none."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def opened(kind: str, data: bytes) -> Opened:
    """The file's text. Only what its kind needs is imported: half of the time of a small file is spent on that."""
    if kind == "docx":
        from reading.files.word.document import open_docx as open_it
    elif kind == "pdf":
        from reading.files.pdf.document import open_pdf as open_it
    elif kind == "json":
        from reading.files.agenda import open_json as open_it
    else:
        from reading.files.webpage import open_html as open_it
    return open_it(data)


def answer(kind: str, data: bytes) -> dict[str, Any]:
    """What to say of a file: its text, or why not."""
    try:
        found = opened(kind, data)
    except Refused as refused:
        return {"refused": refused.code}
    except MemoryError:
        return {"refused": "limits"}
    except Exception:  # noqa: BLE001 (whatever a library stumbles over, the file is at fault, and the user is told so)
        return {"refused": "broken"}
    if not found.text.strip():
        return {"refused": "no_text"}
    if len(found.text.encode("utf-8", "replace")) > MOST_TEXT:
        return {"refused": "too_much_text"}
    return {"text": found.text, "pages": found.pages, "notes": found.notes}


def main() -> None:
    limit()
    gc.disable()  # a fifth of the time of a large document, for memory that is given back at the end anyway
    kind, data = sys.argv[1], sys.stdin.buffer.read()
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.buffer.write(json.dumps(answer(kind, data)).encode("ascii"))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
