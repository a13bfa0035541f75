"""How far a staged change reaches: which files the rules need to judge it, so that a hook stays quick.

A change of a notice or list reaches the notices and lists that name each other, not the thousand
others. Any other change of the data reaches everything. Signed files are nobody's reach: they are
verified when they are pushed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from generator.git.files import GitFile, contents_of

_WITH_PEOPLE = ("data/notices/", "data/approved_lists/")
_SIGNED = ("data/credentials/", "data/trust/")
_PROSE = "content/"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def needed_files(root: Path, files: Sequence[GitFile], changed: Iterable[str]) -> list[GitFile]:
    """Those of `files` that rules and readers need for what is `changed`; prose only where it is."""
    paths = set(changed)
    unsigned = [
        file
        for file in files
        if not file.path.startswith(_SIGNED) and not file.path.endswith(".jwt")
    ]
    if not any(path.startswith(_PROSE) for path in paths):
        unsigned = [file for file in unsigned if not file.path.startswith(_PROSE)]
    others = {path for path in paths if not path.startswith((*_WITH_PEOPLE, *_SIGNED, _PROSE))}
    if any(path.startswith("data/") for path in others):
        return unsigned
    stems = _related(root, unsigned, {_stem(path) for path in paths})
    return [
        file
        for file in unsigned
        if not file.path.startswith("data/status/")  # its changes name people of every list
        and (not file.path.startswith(_WITH_PEOPLE) or _stem(file.path) in stems)
    ]


def _related(root: Path, files: Sequence[GitFile], stems: set[str]) -> set[str]:
    """`stems`, and those of the notices and lists that name them or are named by them, and so on."""
    headers = [
        file for file in files if file.path.startswith(_WITH_PEOPLE) and file.path.endswith(".yml")
    ]
    known = {_stem(file.path) for file in headers}
    neighbours: dict[str, set[str]] = {stem: set() for stem in known}
    for file, content in contents_of(root, headers):
        own = _stem(file.path)
        for named in known.intersection(_ID.findall(content.decode("utf-8", "replace"))):
            neighbours[own].add(named)
            neighbours[named].add(own)
    found: set[str] = set()
    waiting = list(stems)
    while waiting:
        stem = waiting.pop()
        if stem not in found:
            found.add(stem)
            waiting += neighbours.get(stem, ())
    return found


def _stem(path: str) -> str:
    return PurePosixPath(path).stem
