"""Clause ids: their order on a policy's page, their depth, and the nearest one that has an anchor."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from generator.model import ClauseText, Policy

_LAST_PART = re.compile(r"(?:（[^（）]+）|\d+)$")


def known_clauses(policy: Policy, text: tuple[ClauseText, ...]) -> tuple[str, ...]:
    """Clauses with an anchor: those of the text at hand and the headings, each where it belongs.

    A heading the text lacks follows the heading before it.
    """
    clauses = [part.clause for part in text]
    place = 0
    for heading in policy.headings:
        if heading.clause in clauses:
            place = clauses.index(heading.clause) + 1
        else:
            clauses.insert(place, heading.clause)
            place += 1
    return tuple(clauses)


def ancestors(clause: str) -> Iterator[str]:
    """The clauses around `clause`, nearest first: 附件2 三（一）3 -> 附件2 三（一）, 附件2 三, 附件2."""
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


def depth(clause: str, known: Collection[str]) -> int:
    """How many known clauses stand around `clause`: 0 for a chapter."""
    return sum(one in known for one in ancestors(clause))
