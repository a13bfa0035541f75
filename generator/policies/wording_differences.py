"""Two wordings side by side: what both have, and what only one has, as it is printed.

Compared letter by letter, figures as wholes (`2022` to `2025` is one change, not a digit); white space and
width do not count. A letter or two that two changes happen to share are no common wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from generator.policies.figures import normalised

_FIGURE_OR_LETTER = re.compile(r"\d+|\S")
_BY_CHANCE = 2  # letters; what is changed around them is at least twice as long


class Side(StrEnum):
    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Segment:
    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The same stretch of both wordings; where they agree, the second is what is shown."""

    agrees: bool
    first: str
    second: str

    def joined(self, other: _Stretch) -> _Stretch:
        return _Stretch(False, self.first + other.first, self.second + other.second)


def differences(first: str, second: str) -> tuple[Segment, ...]:
    """The segments in order of print."""
    return tuple(_segments(_without_chance(_stretches(first, second))))


def is_same(first: str, second: str) -> bool:
    return normalised(first) == normalised(second)


def _stretches(first: str, second: str) -> list[_Stretch]:
    one, other = _FIGURE_OR_LETTER.findall(first), _FIGURE_OR_LETTER.findall(second)
    matcher = SequenceMatcher(
        None, [normalised(part) for part in one], [normalised(part) for part in other], False
    )
    return [
        _Stretch(kind == "equal", "".join(one[start:end]), "".join(other[begin:stop]))
        for kind, start, end, begin, stop in matcher.get_opcodes()
    ]


def _without_chance(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    kept: list[_Stretch] = []
    for at, one in enumerate(stretches):
        if one.agrees and 0 < at < len(stretches) - 1:
            changed = sum(
                max(len(side.first), len(side.second))
                for side in (stretches[at - 1], stretches[at + 1])
            )
            if len(one.second) <= _BY_CHANCE and changed >= 2 * _BY_CHANCE * len(one.second):
                kept[-1] = kept[-1].joined(one)
                continue
        if kept and not kept[-1].agrees and not one.agrees:
            kept[-1] = kept[-1].joined(one)
        else:
            kept.append(one)
    return kept


def _segments(stretches: Iterable[_Stretch]) -> Iterator[Segment]:
    for one in stretches:
        if one.agrees:
            yield Segment(Side.BOTH, one.second)
            continue
        if one.first:
            yield Segment(Side.FIRST, one.first)
        if one.second:
            yield Segment(Side.SECOND, one.second)
