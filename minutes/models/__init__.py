from minutes.models.attachment import Attachment
from minutes.models.attendance import Absence, Attendance
from minutes.models.case import Case
from minutes.models.decision import Decision
from minutes.models.edition import Edition
from minutes.models.item import AgendaItem
from minutes.models.meeting import Meeting, Refusal
from minutes.models.text import Section, TextRevision

__all__ = [
    "Absence",
    "AgendaItem",
    "Attachment",
    "Attendance",
    "Case",
    "Decision",
    "Edition",
    "Meeting",
    "Refusal",
    "Section",
    "TextRevision",
]
