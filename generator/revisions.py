"""The portal as git has it: at a revision or staged, and what changed since."""

from __future__ import annotations

from pathlib import Path

from generator.changes import Change, changes_between
from generator.check import portal_with_texts
from generator.git.files import files_of, laid_out
from generator.model import Portal
from generator.problems import DataError, errors_among

_READ = ("data/", "policy_texts/")


def changes_since(root: Path, revision: str) -> tuple[Change, ...]:
    """What the work tree has, lacks or says other than `revision`.

    Raises DataError where something cannot be read now, UsageError for what is no revision. What
    could not be read then counts as not there.
    """
    old = portal_at(root, revision)
    new, problems = portal_with_texts(root)
    if errors_among(problems):
        raise DataError(problems)
    return changes_between(old, new)


def portal_at(root: Path, revision: str) -> Portal:
    """The portal as `revision` had it. Raises UsageError for what is no revision."""
    files = [file for file in files_of(root, revision) if file.path.startswith(_READ)]
    with laid_out(root, files) as folder:
        return portal_with_texts(folder)[0]
