"""Why a file is not read: each reason by its code, with the sentence that the user sees (translated by the page)."""

from reading.result import gettext_noop
from reading.source import BINARY, EMPTY, Refused

SENTENCES = {
    "empty": EMPTY,
    "binary": BINARY,
    "too_large": gettext_noop(
        "The file is larger than 25 MB. Remove its pictures or divide it into one file per meeting."
    ),
    "unpacked_too_large": gettext_noop(
        "Unpacked, the file is larger than 30 MB. Remove its pictures or divide it into one file per meeting."
    ),
    "too_much_text": gettext_noop("The file holds more text than 2 MB. Divide it into one file per meeting."),
    "too_many_pages": gettext_noop("The file has more than 500 pages. Divide it into one file per meeting."),
    "scanned": gettext_noop(
        "The file holds pictures of text, and no text. Find the file that was printed or scanned, "
        "or run text recognition (OCR) on it first."
    ),
    "no_text": gettext_noop("There is no text in the file. Choose the file that the minutes stand in."),
    "letters": gettext_noop(
        "The letters of this PDF cannot be read as text. Find the file that it was made from, "
        "or print it to PDF once more."
    ),
    "password": gettext_noop("The file is protected by a password. Save it without one, then try again."),
    "broken": gettext_noop(
        "The file is broken and cannot be opened. Open it in the program that made it, save it again, "
        "and try once more."
    ),
    "old_word": gettext_noop(
        "The file is in Word's format from before 2007 (.doc). Save it as .docx in Word, then try again."
    ),
    "macros": gettext_noop(
        "The file holds macros (small programs). Save it as .docx, which holds none, then try again."
    ),
    "program": gettext_noop("The file is a program and not a document. It is not opened."),
    "unsafe": gettext_noop(
        "The file holds definitions that no document needs, and that can stop the computer that reads them. "
        "It is not opened."
    ),
    "renamed": gettext_noop(
        "The file does not hold what its name says. Find the original, or save it again from the program that made it."
    ),
    "unknown_json": gettext_noop("The file is JSON, but not a meeting from FirstAgenda."),
    "unsupported": gettext_noop(
        "Files of this kind cannot be read. Use Word (.docx), PDF, a web page (.html), FirstAgenda's JSON "
        "or plain text."
    ),
    "busy": gettext_noop("Other files are being read just now. Nothing is lost: try again in a minute."),
    "limits": gettext_noop(
        "The file takes too much time or memory to read. Save it again without pictures, or paste the text instead."
    ),
}


def refuse(reason: str) -> Refused:
    """The exception for a reason; one that no table knows (from a child that went mad) is a broken file."""
    return Refused(reason if reason in SENTENCES else "broken", SENTENCES.get(reason, SENTENCES["broken"]))
