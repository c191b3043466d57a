"""manage.py read_minutes FILE [--json]: what the reader understands of an agenda or of minutes."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import reading
from reading.files import MAX_BYTES, Source, open_file


class Command(BaseCommand):
    requires_system_checks = []  # reads a file and nothing of the installation
    help = "Read an agenda or minutes from a file and print what was understood. Stores nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Word, PDF, a web page, FirstAgenda's JSON, text or Markdown")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a summary")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        source = opened(file)
        minutes = reading.read(source.text)
        minutes.warnings += source.notes
        if options["json"]:
            self.stdout.write(json.dumps(minutes.as_json(), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(summary(minutes))


def opened(file: Path) -> Source:
    """The file as text. Raises CommandError with a plain sentence when there is none to read."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    try:
        return open_file(file.name, data)
    except reading.Refused as refused:
        raise CommandError(f"{file}: {refused.message}") from refused


def promise(action: reading.Action) -> str:
    """'> Send the plan (Bo; by 1 March 2027-03-01)'; a question mark where the reader is unsure."""
    due = action.due
    when = f"{due.phrase} {due.date or ''}".strip() if due else "no deadline"
    who = ", ".join(owner.shown for owner in action.owners) or "no owner"
    return f"{'>' if action.sure else '?'} {action.task} ({who}; {when})"


def summary(minutes: reading.Minutes) -> str:
    """The minutes as a few lines to look through."""
    found = minutes.as_json()
    lines = [
        f"{found['kind']}: {found['body'] or '?'}",
        f"starts: {found['starts'] or '?'}   ends: {found['ends'] or '-'}   place: {found['place'] or '-'}",
        "",
        f"{len(minutes.people)} people",
    ]
    for person in minutes.people:
        about = ", ".join(part for part in (person.title, person.organisation, *person.roles) if part)
        present = {True: "  ", False: "- ", None: "? "}[person.present]
        lines.append(f"  {present}{person.name}" + (f" ({about})" if about else ""))
    lines += ["", f"{len(minutes.items)} items"]
    for item in minutes.items:
        lines.append(f"  {item.number or '-':>4}  {item.title}{'  [closed]' if item.closed else ''}")
        told = [f"{point.point}: {point.outcome}" for point in item.outcomes] or [str(item.outcome)]
        lines.append(
            f"        {', '.join(told)}; {', '.join(item.sections) or 'no text'}; {len(item.attachments)} attachments"
        )
        lines += [f"        {promise(action)}" for action in item.actions]
    lines += ["", f"next meeting: {found['next_meeting']['starts'] or '-'}"]
    lines += [f"  - {topic}" for topic in minutes.next_meeting.topics]
    if minutes.warnings:
        lines += ["", "to check"] + [f"  {doubt.message}" for doubt in minutes.warnings]
    if minutes.unplaced:
        lines += ["", f"{len(minutes.unplaced)} lines not placed"] + [f"  {line}" for line in minutes.unplaced]
    return "\n".join(lines)
