from actions.views.action import action, close, drop, edit, progress, reopen
from actions.views.home import home
from actions.views.register import create, register, register_all
from actions.views.search import search

__all__ = [
    "action",
    "close",
    "create",
    "drop",
    "edit",
    "home",
    "progress",
    "register",
    "register_all",
    "reopen",
    "search",
]
