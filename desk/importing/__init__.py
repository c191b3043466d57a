"""From a file or a pasted text to a draft meeting: brought, understood, corrected by a person, made.

A file becomes one or more drafts (bringing.py) with what the reader understood as values that a page can edit
(understanding.py, matching.py, promises.py). The page's answers go back into the values (correcting.py); what is
lacking or doubtful is said (checking.py); and then one transaction makes the meeting (creating.py, acting.py).
"""

from desk.importing.bringing import Brought, bring
from desk.importing.checking import missing, moments
from desk.importing.correcting import corrected
from desk.importing.creating import create
from desk.importing.matching import candidates
from desk.importing.understanding import understood

__all__ = ["Brought", "bring", "candidates", "corrected", "create", "missing", "moments", "understood"]
