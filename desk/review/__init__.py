"""The import review made ready for its page: the source with its gutter, and the groups with what wants a look."""

from desk.review.groups import groups_of
from desk.review.gutter import gutter

__all__ = ["groups_of", "gutter"]
