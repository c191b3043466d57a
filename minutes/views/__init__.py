from minutes.views.attachment import attachment
from minutes.views.decisions import decisions, decisions_all
from minutes.views.meetings import meetings
from minutes.views.record import edition, record

__all__ = ["attachment", "decisions", "decisions_all", "edition", "meetings", "record"]
