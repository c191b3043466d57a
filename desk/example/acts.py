"""The steps of the example's meetings, each by a verb of the model where there is one."""

from __future__ import annotations

from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db.models import F, Max
from django.utils import timezone

from actions.models import Action
from clusters.models import Body, Entry, Person, Seat, User
from desk.example.cast import Cast
from desk.example.days import Slot, State
from desk.example.pdf import paper, typeset
from desk.example.richtext import as_html
from desk.example.script import STATES as ITEM_STATES
from desk.example.script import Item, Said, Script, Step
from desk.example.words import Almanac
from minutes.models import AgendaItem, Attachment, Attendance, Decision, Edition, Meeting, Section
from minutes.models.text import Copy

APPROVED_BY = {
    Body.Approval.NEXT_MEETING: "på mødet, punkt 1",
    Body.Approval.CHAIRS: "af formandskabet",
    Body.Approval.SILENCE: "uden bemærkninger inden fristen",
}


class Play:
    """The meetings as far as they have come, by the keys that the scripts use."""

    CORRECTED = "d9"
    WRONG, RIGHT = "i 14 kom den endelige", "i 41 kom den endelige"
    CORRECTION = "Antallet af sene beskeder i sagsfremstillingen under punkt 2 er rettet fra 14 til 41."
    CANCELLED = "Tre af fem medlemmer er forhindret. Punkterne er med på dagsordenen for det næste møde."

    def __init__(self, cast: Cast, days: dict[str, date]):
        self.cast = cast
        self.days = days
        self.meetings: dict[str, Meeting] = {}
        self.items: dict[tuple[str, str], AgendaItem] = {}
        self.actions: dict[tuple[str, str], Action] = {}
        self.files: list[Attachment] = []

    # helpers

    def almanac(self, key: str) -> Almanac:
        return Almanac(self.days, key, timezone.localtime(self.meetings[key].starts))

    def secretary(self, script: Script) -> User:
        return self.cast.users[script.one("referent") or "Signe"]

    def earlier(self, reference: str) -> AgendaItem | None:
        """'f10 Udskrivning': the item of that meeting whose title begins so."""
        key, _, start = reference.partition(" ")
        return next((item for (own, title), item in self.items.items() if own == key and title.startswith(start)), None)

    def there(self, key: str, name: str) -> Attendance:
        return self.meetings[key].attendances.get(name=name)

    # before the meeting

    def plan(self, slot: Slot, start: datetime, end: datetime) -> None:
        body = self.cast.bodies[slot.body]
        self.meetings[slot.key] = Meeting.plan(
            body=body,
            starts=start,
            ends=end,
            kind=slot.kind,
            place=slot.place or body.place,
            link=slot.link,
            by=self.cast.users["Signe"],
        )

    def write_agenda(self, key: str, script: Script) -> None:
        meeting, by = self.meetings[key], self.secretary(script)
        for item in script.items:
            self.add_item(meeting, key, item, by)

    def add_item(self, meeting: Meeting, key: str, written: Item, by: User) -> None:
        about, fill = written.about, self.almanac(key).fill
        fields: dict[str, object] = written.fields()
        if "sag" in about:
            fields["case"] = self.cast.cases[about["sag"]]
        if "fortsætter" in about:
            fields["continues"] = self.earlier(about["fortsætter"])
        item = AgendaItem.add(meeting, title=fill(written.title), by=by, **fields)
        self.items[key, written.title] = item
        for kind, text in written.sections.items():
            if kind == Section.Kind.DISCUSSION:
                continue
            text = fill(text).replace(self.RIGHT, self.WRONG) if key == self.CORRECTED else fill(text)
            item.section(kind).write(as_html(text), copy=Copy(0), by=by)
        if "bilag" in about:
            self.attach(meeting, item, about["bilag"], by)

    def attach(self, meeting: Meeting, item: AgendaItem, written: str, by: User) -> None:
        """'name', 'name txt' or 'name lukket': a paper as PDF, as plain text, or closed."""
        name, _, way = written.partition(" ")
        title, text = paper(name)
        raw = text.encode() if way == "txt" else typeset(text)
        file = ContentFile(raw, name=f"{title}.{'txt' if way == 'txt' else 'pdf'}")
        self.files.append(Attachment.add(file, meeting=meeting, item=item, by=by, closed=way == "lukket"))

    def call(self, key: str, script: Script) -> None:
        meeting, by = self.meetings[key], self.secretary(script)
        meeting.call(by=by)
        for name in script.about.get("afbud", []):
            self.there(key, name).note(status=Attendance.Status.EXCUSED, by=by)

    def cancel(self, key: str) -> None:
        self.meetings[key].cancel(reason=self.CANCELLED, by=self.cast.users["Aksel"])

    # at the meeting

    def begin(self, key: str, script: Script) -> None:
        meeting, by = self.meetings[key], self.secretary(script)
        meeting.begin(by=by)
        Attendance.all_present(meeting, by=by)
        for name, role in (("ordstyrer", Attendance.Role.CHAIR), ("referent", Attendance.Role.MINUTES)):
            self.there(key, script.one(name)).note(role=role, by=by)
        for words in script.about.get("sent", []):
            name, clock = words.rsplit(" ", 1)
            clock = self.almanac(key).word("kl", clock) if clock[0] == "+" else clock
            self.there(key, name).note(arrived=datetime.strptime(clock, "%H.%M").time(), by=by)  # noqa: DTZ007
        for words in script.about.get("gik", []):
            name, clock = words.rsplit(" ", 1)
            self.there(key, name).note(left=datetime.strptime(clock, "%H.%M").time(), by=by)  # noqa: DTZ007
        for words in script.about.get("stedfortræder", []):
            self.send_substitute(key, *words.split(" for "))
        for number, words in enumerate(script.about.get("gæst", []), start=1):
            self.add_guest(key, words, number)

    def send_substitute(self, key: str, name: str, absent: str) -> None:
        meeting = self.meetings[key]
        seat = Seat.objects.get(body=meeting.body, person__name=name, role=Seat.Role.SUBSTITUTE)
        row = Attendance.of(seat, meeting)
        row.status, row.substitute_for = Attendance.Status.PRESENT, self.there(key, absent)
        row.save()

    def add_guest(self, key: str, words: str, number: int) -> None:
        """'Name', of a person of the example, or 'Name, title, organisation'."""
        name, title, organisation = [*words.split(", "), "", ""][:3]
        person = Person.objects.filter(name=name).select_related("organisation").first()
        if person:
            title, organisation = person.title, str(person.organisation)
        self.meetings[key].attendances.create(
            person=person,
            name=name,
            title=title,
            organisation=organisation,
            group="Gæster",
            position=1000 + number,
            role=Attendance.Role.PRESENTER,
            status=Attendance.Status.PRESENT,
        )

    def deal_with(self, key: str, script: Script, number: int) -> None:
        """What is said and decided under one item, unless the meeting has not come so far."""
        written, by = script.items[number], self.secretary(script)
        item = self.items[key, written.title]
        fill = self.almanac(key).fill
        for reason, label in (("conflict", "inhabil"), ("left", "uden")):
            if label in written.about:
                self.there(key, written.about[label]).stay_out(item, reason=reason, by=by)
        if any(before.about.get("tilstand") == "nu" for before in script.items[:number]):
            return
        if said := written.sections.get(Section.Kind.DISCUSSION):
            item.section(Section.Kind.DISCUSSION).write(fill(said), copy=Copy(0), by=by)
        decisions = written.decisions
        if number == 0 and written.title == "Deltagere":
            decisions = [Said(self.who_came(script))]
        for decision in decisions:
            self.decide(item, decision, key, by)
        item.mark(ITEM_STATES.get(written.about.get("tilstand", ""), AgendaItem.State.DEALT), by=by)
        for task in written.tasks:
            fields, due_meeting = self.almanac(key).due(task.due)
            if due_meeting:
                fields["due_meeting"] = self.meetings[due_meeting]
            self.actions[written.title, task.text] = Action.create(
                body=item.meeting.body,
                task=task.text,
                by=by,
                item=item,
                owners=[self.cast.owner(name) for name in task.owners],
                case=self.cast.cases[task.case] if task.case else item.case,
                note=fill(task.note),
                **fields,
            )

    @staticmethod
    def who_came(script: Script) -> str:
        """What stands under 'Deltagere'."""
        names = script.about.get("afbud", [])
        lines = [f"Der er afbud fra {' og '.join(names)}."] if names else ["Alle er mødt."]
        sent = script.about.get("stedfortræder", [])
        lines += [words.replace(" for ", " deltager i stedet for ") + "." for words in sent]
        guests = [words.split(",")[0] for words in script.about.get("gæst", [])]
        if guests:
            lines.append(f"{' og '.join(guests)} deltager under eget punkt.")
        return " ".join(lines)

    def decide(self, item: AgendaItem, said: Said, key: str, by: User) -> None:
        fill = self.almanac(key).fill
        decision = item.decision
        if said.point:
            if decision.text or decision.outcome:
                decision = Decision.add(item, point=said.point, by=by)
            else:
                Decision.objects.filter(pk=decision.pk).update(point=said.point)
        decision = decision.write(fill(said.text), copy=Copy(0), by=by)
        decision.conclude(said.outcome, postponed_to=fill(said.postponed_to), by=by)
        if said.votes:
            votes = dict(zip(("votes_for", "votes_against", "votes_blank"), said.votes, strict=True))
            decision.tell_votes(**votes, dissent=said.dissent, by=by)

    def end(self, key: str, script: Script) -> None:
        self.meetings[key].end(by=self.secretary(script))

    # afterwards

    def take_step(self, key: str, title: str, task: str, step: Step) -> None:
        """What an owner, or the secretary for them, wrote on an action."""
        action, by = self.actions[title, task], self.cast.users[step.who]
        note = self.almanac(key).fill(step.note)
        if step.state in (Action.State.DONE, Action.State.DROPPED, Action.State.HANDED_OVER):
            action.close(by=by, note=note, state=step.state)
        else:
            action.progress(by=by, note=note, state=step.state)

    def send_for_comments(self, key: str, until: date) -> None:
        """The comment round, by hand: the model has no verb for it yet."""
        meeting, by = self.meetings[key], self.cast.users["Signe"]
        Edition.make(meeting, kind=Edition.Kind.DRAFT, by=by)
        self.set_fields(meeting, state=State.COMMENTING, comments_until=until)
        Entry.record("sent_for_comments", meeting, by=by, body=meeting.body, until=str(until))

    def approve_as_the_body_does(self, key: str) -> None:
        """Approval by hand, as the model has no verb for it yet: register numbers, an edition, and the lock."""
        meeting, by = self.meetings[key], self.cast.users["Signe"]
        numbered = Decision.objects.filter(body=meeting.body, year=meeting.day.year)
        last = numbered.aggregate(Max("number"))["number__max"] or 0
        said = Decision.objects.filter(item__meeting=meeting).exclude(outcome="")
        for number, decision in enumerate(said.order_by("item__position", "position"), start=last + 1):
            Decision.objects.filter(pk=decision.pk).update(year=meeting.day.year, number=number)
        Edition.make(meeting, kind=Edition.Kind.MINUTES, by=by)
        how = APPROVED_BY[Body.Approval(meeting.body.approval)]
        self.set_fields(meeting, state=State.APPROVED, approved_at=timezone.now(), approved_by=how)
        Entry.record("approved", meeting, by=by, body=meeting.body, how=how)

    def publish(self, key: str) -> None:
        meeting = self.meetings[key]
        self.set_fields(meeting, published_at=timezone.now())
        Entry.record("published", meeting, by=self.cast.users["Aksel"], body=meeting.body)

    def correct(self, key: str) -> None:
        """A correction after approval, by hand: the record is locked for every other writer."""
        meeting, by = self.meetings[key], self.cast.users["Aksel"]
        section = Section.objects.get(item__meeting=meeting, text__contains=self.WRONG)
        Section.objects.filter(pk=section.pk).update(
            text=section.text.replace(self.WRONG, self.RIGHT), version=F("version") + 1, written_at=timezone.now()
        )
        Edition.make(meeting, kind=Edition.Kind.CORRECTED, by=by, reason=self.CORRECTION)
        self.set_fields(meeting)
        Entry.record("corrected", meeting, by=by, body=meeting.body, reason=self.CORRECTION)

    @staticmethod
    def set_fields(meeting: Meeting, **fields: object) -> None:
        Meeting.objects.filter(pk=meeting.pk).update(revision=F("revision") + 1, **fields)
        meeting.refresh_from_db()
