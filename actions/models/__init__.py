from actions.models.action import Action, move_meeting
from actions.models.owner import Owner
from actions.models.update import Update

__all__ = ["Action", "Owner", "Update", "move_meeting"]
