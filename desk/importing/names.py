"""The reader's canonical Danish names, and where each is kept."""

from minutes.models import Attendance, Decision, Section

SECTIONS = {
    "resumé": Section.Kind.SUMMARY,
    "sagsfremstilling": Section.Kind.CASE,
    "indstilling": Section.Kind.RECOMMENDATION,
    "drøftelse": Section.Kind.DISCUSSION,
    "økonomi": Section.Kind.ECONOMY,
    "lov": Section.Kind.LAW,
    "høring": Section.Kind.HEARING,
    "kommunikation": Section.Kind.COMMUNICATION,
    "videre proces": Section.Kind.PROCESS,
    "sagens gang": Section.Kind.HISTORY,
}
OUTCOMES = {
    "godkendt": Decision.Outcome.APPROVED,
    "godkendt_med_bemaerkninger": Decision.Outcome.APPROVED_WITH_REMARKS,
    "efterretning": Decision.Outcome.NOTED,
    "droeftet": Decision.Outcome.DISCUSSED,
    "anbefalet": Decision.Outcome.RECOMMENDED,
    "udsat": Decision.Outcome.POSTPONED,
    "afvist": Decision.Outcome.REJECTED,
    "ikke_frigivet": Decision.Outcome.NOT_RELEASED,
    "andet": Decision.Outcome.OTHER,
    "ingen": "",
}
ROLES = {
    "ordstyrer": Attendance.Role.CHAIR,
    "mødeleder": Attendance.Role.CHAIR,
    "dirigent": Attendance.Role.CHAIR,
    "referent": Attendance.Role.MINUTES,
    "gæst": Attendance.Role.GUEST,
    "oplægsholder": Attendance.Role.PRESENTER,
}
DECISION = "beslutning"
AGENDA = "dagsorden"
SIDES = ("for", "against", "blank")  # of a vote
