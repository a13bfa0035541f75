"""What a push changes, in plain words: two portals side by side. Pure; no name of a person is told."""

from generator.changes.between import changes_between
from generator.changes.change import Change, ChangeKind, People

__all__ = ["Change", "ChangeKind", "People", "changes_between"]
