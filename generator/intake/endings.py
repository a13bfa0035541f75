"""Where the body of a text ends: effect, contacts, list of annexes, signature, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.intake.markers import AnnexHead, Level, annex_head, marker_of
from generator.intake.pieces import Paragraph, Table

_CLOSING = re.compile(
    r"本(?:通知|意见|方案|办法|规定|细则|指引|规程|制度|决定|措施|标准)自|特此(?:通知|公告|函告)"
    r"|(?:联系人|联系单位|联系方式|联系电话|咨询电话|附注|抄送|主送|印发)|[（(](?:此件|联系人|联系单位)"
    r"|.{0,30}\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日印发"
)
_DATE = re.compile(
    r"[^，。；：]{0,30}(?:\d{4}|[二〇○零一三四五六七八九]{4})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月"
    r"\s?[\d一二三四五六七八九十]{1,3}\s?日"
)
_PUBLIC = re.compile(r"[（(]此件.{0,20}[）)]")
_PUNCTUATION = re.compile("[，。；：、！？,;:!?]")
_LONGEST_SIGNATURE = 40
_STRONG = Level.SECTION


@dataclass(frozen=True, slots=True)
class Landmarks:
    """What the blocks of a text are as a whole: heads of annexes by index, lists of annexes."""

    annexes: dict[int, AnnexHead]
    lists: frozenset[int]
    strong: tuple[int | None, ...]  # index of the next chapter, article or section in the body


def landmarks(blocks: Sequence[Paragraph | Table]) -> Landmarks:
    """A head that comes again later stood in the list of annexes; one with nothing below does too."""
    found = {
        index: head
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and (head := annex_head(block.text))
    }
    last = {head.id: index for index, head in found.items()}
    is_list = {
        index
        for index, head in found.items()
        if head.is_list
        or (head.title and last[head.id] != index)
        or (head.title and _has_another_below(index, head, found))
    }
    annexes: dict[int, AnnexHead] = {}
    for index, head in found.items():
        if index not in is_list and head.id not in {one.id for one in annexes.values()}:
            annexes[index] = head  # a head printed again on the next page is the same annex
    return Landmarks(annexes, frozenset(is_list), _next_strong(blocks, annexes))


def _has_another_below(index: int, head: AnnexHead, found: dict[int, AnnexHead]) -> bool:
    below = found.get(index + 1)
    return below is not None and below.id != head.id and bool(below.title)


def _next_strong(
    blocks: Sequence[Paragraph | Table], annexes: dict[int, AnnexHead]
) -> tuple[int | None, ...]:
    following: int | None = None
    found: list[int | None] = []
    for index in range(len(blocks) - 1, -1, -1):
        found.append(following)
        block = blocks[index]
        if index in annexes:
            following = None
        elif isinstance(block, Paragraph):
            marker = marker_of(block.text[:200])
            if marker and marker.level <= _STRONG:
                following = index
    return tuple(reversed(found))


def is_closing(text: str) -> bool:
    """Whether `text` is said at the end only: by its words, or because it is a signature or a date."""
    if _CLOSING.match(text) or is_date(text):
        return True
    return len(text) <= _LONGEST_SIGNATURE and not _PUNCTUATION.search(text)


def is_date(text: str) -> bool:
    return bool(_DATE.fullmatch(text))


def is_end_of_notice(text: str) -> bool:
    """A date or （此件公开发布）: what follows under new numbers is another text."""
    return is_date(text) or bool(_PUBLIC.fullmatch(text))
