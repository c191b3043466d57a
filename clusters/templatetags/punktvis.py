"""What every template may use: icons, statuses, Danish dates and plain text as HTML.

The filters are plain functions too: a view that shows hundreds of rows calls them itself, once per value,
rather than leave it to the template. Names of days and months are tables here, because gettext would be asked
once per cell, and because Danish writes »tirs.« and »d. 19. marts« in ways that no format string knows.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_default_timezone, is_aware, localtime
from django.utils.translation import get_language

from clusters.kept import CSRF

register = template.Library()

# ---- icons and statuses -------------------------------------------------------------------------------------------


@register.simple_tag
@lru_cache(maxsize=64)
def icon(name: str) -> SafeString:
    """A picture from the sprite in `_icons.html`. It says nothing to a screen reader: a word must stand beside it."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.simple_tag
def state(shape: str, words: Any, hide: bool = False) -> SafeString:
    """A status: a shape and words, colour last. `hide` keeps the words for screen readers only."""
    return _state(shape, conditional_escape(words), hide)


@lru_cache(maxsize=1024)
def _state(shape: str, words: str, hide: bool) -> SafeString:
    """Made once: a list says the same few things over and over. `words` are escaped."""
    hidden = mark_safe(' class="vh"') if hide else ""
    words = mark_safe(words)  # noqa: S308 - by `state`
    return format_html('<span class="state" data-s="{}">{}<span{}>{}</span></span>', shape, icon(shape), hidden, words)


# The shape of each state that a meeting, an item, an attendance or an action can be in. The words are the model's own.
SHAPES = {
    "planned": "open", "called": "check", "in_session": "now", "drafting": "now", "commenting": "soon",
    "approved": "done", "cancelled": "drop",
    "pending": "open", "current": "now", "dealt": "done", "postponed": "moved", "dropped": "drop",
    "invited": "open", "present": "check", "excused": "drop", "absent": "drop",
    "open": "open", "in_progress": "now", "waiting": "wait", "ongoing": "wait", "done": "done", "handed_over": "moved",
}  # fmt: skip


@register.filter
def shape(state: str) -> str:
    """The shape that stands for a state of the models: `{% state meeting.state|shape meeting.get_state_display %}`."""
    return SHAPES.get(state, "open")


# ---- dates and times ----------------------------------------------------------------------------------------------

DAYS = {
    "da": ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
SHORT_DAYS = {
    "da": ["man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn."],
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
}
MONTHS = {
    "da": [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
SHORT_MONTHS = {
    "da": ["jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}


def _language() -> str:
    return "en" if (get_language() or "da").startswith("en") else "da"


def _local(moment: date | datetime | None) -> date | datetime | None:
    """The same moment on the clock of the meeting room."""
    if isinstance(moment, datetime) and is_aware(moment):
        return localtime(moment, get_default_timezone())
    return moment or None


@register.filter
def day(moment: date | datetime | None, with_weekday: object = "") -> str:
    """19.03.2024, or »tirs. 19.03.2024« with any argument: for lists. Nothing for None."""
    moment = _local(moment)
    if moment is None:
        return ""
    text = f"{moment.day:02}.{moment.month:02}.{moment.year}"
    return f"{SHORT_DAYS[_language()][moment.weekday()]} {text}" if with_weekday else text


@register.filter
def long_day(moment: date | datetime | None, with_weekday: object = "") -> str:
    """19. marts 2024, or »tirsdag d. 19. marts 2024« with any argument: for prose. Nothing for None."""
    moment = _local(moment)
    if moment is None:
        return ""
    language = _language()
    month, weekday = MONTHS[language][moment.month - 1], DAYS[language][moment.weekday()]
    if language == "en":
        text = f"{moment.day} {month} {moment.year}"
        return f"{weekday} {text}" if with_weekday else text
    text = f"{moment.day}. {month} {moment.year}"
    return f"{weekday} d. {text}" if with_weekday else text


@register.filter
def clock(moment: datetime | time | None) -> str:
    """13.42 in Danish, 13:42 in English. Nothing for None."""
    local = _local(moment) if isinstance(moment, datetime) else moment
    return _clock(local, ":" if _language() == "en" else ".") if isinstance(local, datetime | time) else ""


def _clock(local: datetime | time, point: str) -> str:
    return f"{local.hour:02}{point}{local.minute:02}"


@register.filter
def span(start: datetime | None, end: datetime | None = None) -> str:
    """13.00–15.00; without an end 13.00; with an end on another day »13.00–16.03.2024 12.00«."""
    if not start or not end:
        return clock(start)
    first, last = localtime(start, get_default_timezone()), localtime(end, get_default_timezone())
    point = ":" if _language() == "en" else "."
    between = f"–{day(last)} " if first.date() != last.date() else "–"
    return f"{_clock(first, point)}{between}{_clock(last, point)}"


@register.filter
def dom(moment: date | datetime | None) -> str:
    """The day of the month as a figure to hang in the margin: 8. in Danish, 8 in English."""
    moment = _local(moment)
    return "" if moment is None else f"{moment.day}{'' if _language() == 'en' else '.'}"


@register.filter
def mon(moment: date | datetime | None) -> str:
    """The month in short: feb. in Danish, Feb in English."""
    moment = _local(moment)
    return "" if moment is None else SHORT_MONTHS[_language()][moment.month - 1]


@register.filter
def filesize(size: int | None) -> str:
    """Bytes as 214 kB or 1,2 MB (thousands, as file managers count). Nothing for None."""
    if size is None:
        return ""
    if size < 1000:
        return f"{size} B"
    if size < 999_500:
        return f"{size / 1000:.0f} kB"
    text = f"{size / 1e6:.1f} MB"
    return text if _language() == "en" else text.replace(".", ",")


# ---- words --------------------------------------------------------------------------------------------------------


@register.filter
def initials(name: object) -> str:
    """First and last name's first letters: »Sofie Klintø« is SK, »bo.holm@example.dk« is BH."""
    words = re.findall(r"[^\W\d_]+", str(name).partition("@")[0].replace("-", ""))
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


# Where a long word may break in a narrow place. Browsers rarely hyphenate Danish by themselves.
BREAKS = """
    patient|inddragelses|udvalg fælles|sekretariat sundheds|samarbejds|udvalg kommunal|bestyrelse regions|hospital
    sundheds|klynge sundheds|råd sundheds|aftale sundheds|profil social|sundheds sags|fremstilling
    genindlæggelses|procent gen|indlæggelse psykiatri|plan kvalitets|udvikling følge|gruppe arbejds|gruppe
    samarbejds|forum samarbejds|aftale tvær|sektoriel udskrivnings|forløb borger|inddragelse pårørende|inddragelse
    hjemme|behandling almen|medicinsk praktiserende|læge patient|forløb patient|forening beslutnings|oplæg
    beslutnings|referat udviklings|projekt implementerings|plan befolknings|gruppe styre|gruppe|medlem fag|udvalg
    direktions|sekretariat telemedicinsk|løsning rehabiliterings|center ulykkes|forening handicap|organisation
    praksis|konsulent samarbejds|organisation forsknings|samarbejde
"""
_BREAK = {word.replace("|", ""): word.replace("|", "\u00ad") for word in re.findall(r"\S+", BREAKS)}
_LONG_WORD = re.compile("|".join(sorted(map(re.escape, _BREAK), key=len, reverse=True)), re.IGNORECASE)


def _hyphenated(match: re.Match[str]) -> str:
    letters = iter(match[0])
    return "".join(sign if sign == "\u00ad" else next(letters) for sign in _BREAK[match[0].lower()])


@register.filter(is_safe=True)
def shy(text: object) -> str:
    """Soft hyphens in the long compounds of the field, for narrow columns."""
    return _LONG_WORD.sub(_hyphenated, str(text))


# ---- plain text as HTML -------------------------------------------------------------------------------------------

_BULLET = re.compile(r"[-–•] +(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})\. +(?=\S)(?!(?:" + "|".join(MONTHS["da"]) + r")\b)", re.IGNORECASE)
# Each part is bounded, so that no text, however long, makes the search slow.
_ADDRESS = re.compile(
    r"(?P<web>\b(?:https?://|www\.)[^\s<>\"«»]{1,2000})|(?P<mail>\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
)


def _linked(text: str) -> str:
    """Escape `text`, with web and e-mail addresses as links."""
    if "@" not in text and "www." not in text and "://" not in text:
        return escape(text)
    parts, at = [], 0
    for match in _ADDRESS.finditer(text):
        found = match[0].rstrip(".,;:!?'’”")
        if found.endswith(")") and found.count(")") > found.count("("):
            found = found[:-1].rstrip(".,;:!?")
        if match["mail"]:
            href = f"mailto:{found}"
        else:
            href = found if found.startswith("http") else f"https://{found}"
        parts += [escape(text[at : match.start()]), f'<a href="{escape(href)}">{escape(found)}</a>']
        at = match.start() + len(found)
    return "".join(parts) + escape(text[at:])


def _blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """(tag, pieces) in order: a paragraph's lines, or a list's items."""
    tag, gap = "", False
    pieces: list[str] = []
    for line in text.expandtabs(4).splitlines():
        bare = line.strip()
        if not bare:
            gap = True
            continue
        bullet, number = _BULLET.match(bare), _NUMBER.match(bare)
        if bullet:
            kind, bare = "ul", bare[bullet.end() :]
        elif number and int(number[1]) == (len(pieces) + 1 if tag == "ol" else 1):
            kind, bare = "ol", bare[number.end() :]
        elif tag in ("ul", "ol") and line[:2] == "  " and not gap:
            pieces[-1] += f"\n{bare}"  # an indented line goes on with the list item above it
            continue
        else:
            kind = "p"
        if kind == tag and not (kind == "p" and gap):
            pieces.append(bare)
        else:
            if pieces:
                yield tag, pieces
            tag, pieces = kind, [bare]
        gap = False
    if pieces:
        yield tag, pieces


@register.filter
def plain(text: str | None) -> SafeString:
    """Plain text, as decisions are stored, as HTML.

    A blank line parts paragraphs; lines that begin with »- « are a list, and so are »1. «, »2. « in their right order
    (»19. marts« is a date and stays one). Addresses become links. Everything is escaped first: no HTML gets through.
    """
    parts = []
    for tag, pieces in _blocks(text or ""):
        lines = [_linked(piece).replace("\n", "<br>") for piece in pieces]
        if tag == "p":
            parts.append(f"<p>{'<br>'.join(lines)}</p>")
        else:
            parts.append(f"<{tag}>{''.join(f'<li>{line}</li>' for line in lines)}</{tag}>")
    return mark_safe("".join(parts))  # noqa: S308 - every piece went through escape()


# ---- the page around the content ----------------------------------------------------------------------------------

SECTIONS = {"actions": "actions", "minutes": "meetings", "desk": "meetings", "clusters": "bodies"}


def _section(view_name: str) -> str:
    """Which entry of the main menu a page belongs under, from its URL name."""
    if view_name == "actions:home":
        return "home"
    if view_name in ("actions:search", "clusters:account"):
        return "none"
    if view_name.startswith("minutes:decision"):
        return "decisions"
    return SECTIONS.get(view_name.partition(":")[0], "none")


@lru_cache(maxsize=512)
def _fixed(language: str, name: str, values: tuple[tuple[str, str | bool], ...]) -> SafeString:
    return render_to_string(name, {**dict(values), "language": language, "csrf_token": CSRF})


@register.simple_tag(takes_context=True)
def fixed(context: template.Context, part: str, **values: str | bool) -> SafeString:
    """A part that is the same on all pages with the same values, in a language: made once, as half of the time of
    the frame went there. Values are what they are, no rows: a row may change and be the same row.
    """
    make = _fixed.__wrapped__ if settings.DEBUG else _fixed
    html = make(get_language() or "da", part, tuple(values.items()))
    return mark_safe(html.replace(CSRF, str(context.get("csrf_token", "")))) if CSRF in html else html  # noqa: S308


@register.simple_tag(takes_context=True)
def mainnav(context: template.Context) -> SafeString:
    """Main menu and search, with the entry marked that the page belongs under."""
    return fixed(context, "_mainnav.html", current=context.get("nav") or _section(_view_name(context)))


@register.simple_tag(takes_context=True)
def menu(context: template.Context, full: bool = False) -> SafeString:
    """The account menu. With `full`, the main menu's entries too: a meeting's bar has no main menu."""
    user = context.get("user")
    if user is None or not user.is_authenticated:
        return fixed(context, "_menu.html")
    return fixed(context, "_menu.html", name=str(user), email=user.email, full=full)


@register.simple_tag(takes_context=True)
def tabs(context: template.Context) -> SafeString:
    """A meeting's pages, with the one marked that is open."""
    meeting, may = context["meeting"], context.get("may") or {}
    return fixed(
        context,
        "_tabs.html",
        pk=meeting.pk,
        plan=may.get("plan", False),
        desk=may.get("desk", False),
        agenda=meeting.state in ("planned", "called"),
        current=context.get("tab") or _view_name(context).rpartition(":")[2],
    )


def _view_name(context: template.Context) -> str:
    match = getattr(context.get("request"), "resolver_match", None)
    return match.view_name if match else ""


@register.simple_tag
def asset(name: str) -> str:
    """A static file's address. Never fails: the page for errors needs its style sheet when all else is wrong."""
    try:
        return staticfiles_storage.url(name)
    except (ValueError, OSError):
        return f"/{settings.STATIC_URL.strip('/')}/{name}"


@register.filter
def undo_url(message: Any) -> str:
    """The address that a message's `extra_tags="undo:/…"` gives, if it is one of ours."""
    _, found, url = str(getattr(message, "extra_tags", "") or "").partition("undo:")
    return url if found and re.match(r"/(?![/\\])", url) else ""


@register.filter
def named(error: object, field: Any) -> str:
    """An error as a form's summary says it: with the field's name where the sentence is Django's own and general."""
    kind = type(field.field)
    general = {str(words) for base in kind.__mro__ for words in getattr(base, "default_error_messages", {}).values()}
    general |= {str(validator.message) for validator in kind.default_validators if hasattr(validator, "message")}
    return f"{field.label}: {error}" if str(error) in general or field.is_hidden else str(error)


@register.filter
def sentences(field: Any) -> SafeString:
    """A field's errors as one sentence after another, escaped."""
    return mark_safe(" ".join(conditional_escape(error) for error in field.errors))  # noqa: S308
