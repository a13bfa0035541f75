"""What stands where in a text as a whole: annexes, their list, and which numbers count together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.intake.headings import has_heading
from generator.intake.markers import AnnexHead, Level, Marker, annex_head, marker_of
from generator.intake.pieces import Paragraph, Table

Blocks = Sequence[Paragraph | Table]


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmarks:
    """By index of the block. `following` is the next block with a number, in the same annex;
    `strong` the next chapter, article or section; `untitled` the items of lists without headings."""

    annexes: dict[int, AnnexHead]
    lists: frozenset[int]
    repeated: frozenset[int]
    markers: tuple[Marker | None, ...]
    following: tuple[int | None, ...]
    strong: tuple[int | None, ...]
    untitled: frozenset[int]


def landmarks(blocks: Blocks) -> Landmarks:
    heads = {
        index: head
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and (head := annex_head(block.text))
    }
    annexes, lists = _annexes(heads)
    markers = tuple(
        marker_of(block.text) if isinstance(block, Paragraph) and index not in heads else None
        for index, block in enumerate(blocks)
    )
    return Landmarks(
        annexes=annexes,
        lists=lists,
        repeated=frozenset(heads) - frozenset(annexes) - lists,
        markers=markers,
        following=_next(markers, annexes, Level.CIRCLED),
        strong=_next(markers, annexes, Level.SECTION),
        untitled=_untitled(blocks, markers, annexes),
    )


def _annexes(heads: dict[int, AnnexHead]) -> tuple[dict[int, AnnexHead], frozenset[int]]:
    """A titled head that comes again later stands in the list of annexes; so does one of several in
    a row, and 附件：… unless it was there before. A head that is printed again on the next page is
    the same annex."""
    last = {head.id: index for index, head in heads.items()}
    first = {head.id: index for index, head in reversed(heads.items())}
    lists = set()
    for index, head in heads.items():
        below = heads.get(index + 1)
        is_again = first[head.id] != index and last[head.id] == index and bool(head.title)
        is_announced = bool(head.title) and last[head.id] != index
        is_one_of_several = bool(head.title) and below is not None and bool(below.title)
        if is_announced or is_one_of_several or (head.is_list and not is_again):
            lists.add(index)
    annexes: dict[int, AnnexHead] = {}
    seen: set[str] = set()
    for index, head in heads.items():
        if index not in lists and head.id not in seen:
            annexes[index] = head
            seen.add(head.id)
    return annexes, frozenset(lists)


def _next(
    markers: Sequence[Marker | None], annexes: dict[int, AnnexHead], narrowest: Level
) -> tuple[int | None, ...]:
    following: int | None = None
    found: list[int | None] = []
    for index in range(len(markers) - 1, -1, -1):
        found.append(following)
        marker = markers[index]
        if index in annexes:
            following = None
        elif marker and marker.level <= narrowest:
            following = index
    return tuple(reversed(found))


def _untitled(
    blocks: Blocks, markers: Sequence[Marker | None], annexes: dict[int, AnnexHead]
) -> frozenset[int]:
    """Items that count together have headings together: where most have none, none has."""
    open_lists: dict[Level, list[int]] = {}
    closed: list[list[int]] = []
    for index, marker in enumerate(markers):
        if index in annexes:
            closed += open_lists.values()
            open_lists = {}
        if marker is None:
            continue
        for level in [one for one in open_lists if one > max(marker.level, Level.CHAPTER)]:
            closed.append(open_lists.pop(level))
        if marker.number == 1 and marker.level in open_lists:
            closed.append(open_lists.pop(marker.level))
        open_lists.setdefault(marker.level, []).append(index)
    closed += open_lists.values()
    return frozenset(
        index
        for together in closed
        if _have_no_headings([blocks[one] for one in together], [markers[one] for one in together])
        for index in together
    )


def _have_no_headings(blocks: Blocks, markers: Sequence[Marker | None]) -> bool:
    told = [
        has_heading(block.after(len(block.text) - len(marker.rest)))
        for block, marker in zip(blocks, markers, strict=True)
        if marker and isinstance(block, Paragraph)
    ]
    return told.count(True) < told.count(False)
