"""Two wordings side by side, letter by letter: what both have, and what only one has."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from generator.policies.figures import normalised


class Side(StrEnum):
    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Segment:
    side: Side
    text: str


def differences(first: str, second: str) -> tuple[Segment, ...]:
    """The segments in order of print. White space and width of letters do not count."""
    one, other = normalised(first), normalised(second)
    segments: list[Segment] = []
    for kind, start, end, other_start, other_end in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            segments.append(Segment(Side.BOTH, one[start:end]))
            continue
        if end > start:
            segments.append(Segment(Side.FIRST, one[start:end]))
        if other_end > other_start:
            segments.append(Segment(Side.SECOND, other[other_start:other_end]))
    return tuple(segments)


def is_same(first: str, second: str) -> bool:
    return normalised(first) == normalised(second)
