"""Clause ids: printed numbers as a path. 附件2 三（一）3 stands below 附件2 三（一）, 附件2 三 and 附件2."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_LAST_PART = re.compile(r"(?:（[^（）]+）|\d+|[①-⑳])$")


def ancestors(clause: str) -> Iterator[str]:
    """The ids around `clause`, nearest first: 附件2 三（一）3 -> 附件2 三（一）, 附件2 三, 附件2."""
    prefix, _, body = clause.rpartition(" ")
    while shorter := _LAST_PART.sub("", body):
        if shorter == body:
            break
        body = shorter
        yield f"{prefix} {body}".strip()
    if prefix:
        yield prefix


def nearest(clause: str, known: Collection[str]) -> str | None:
    """`clause` itself or the nearest clause around it that is known."""
    return next((one for one in (clause, *ancestors(clause)) if one in known), None)


def parent(clause: str, known: Collection[str]) -> str | None:
    """The nearest known clause around `clause`."""
    return next((one for one in ancestors(clause) if one in known), None)


def depth(clause: str, known: Collection[str]) -> int:
    """How many known clauses stand around `clause`: 0 for a chapter."""
    return sum(one in known for one in ancestors(clause))
