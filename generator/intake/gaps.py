"""Numbers that jump: a page is missing, or a number was misprinted. Told, never filled in or glued over."""

from __future__ import annotations

from generator.intake.drafts import Draft
from generator.intake.markers import Level, Marker, printed_number
from generator.intake.pieces import Paragraph
from generator.problems import ProblemKind, Severity

CLAUSE_TWICE = ProblemKind(
    "clause-twice",
    zh="条款 `{clause}` 出现两次，第一次在第 {first} 行；两处文字并入同一条",
    en="clause `{clause}` stands here twice, first in line {first}; the text of both is kept in one",
    hint_zh="检查编号；如果原文就是这样印的，照实保留",
    hint_en="check the numbering; if it is printed so, leave it",
    severity=Severity.WARNING,  # notices with a number twice are in force all the same
)
NUMBERS_MISSING = ProblemKind(
    "clause-numbers-missing",
    zh="编号到 `{found}` 时跳号，前面缺 {missing}",
    en="the numbers jump to `{found}`: {missing} is missing before it",
    hint_zh="核对原文是否缺行缺页",
    hint_en="see whether the text lacks lines or pages",
    severity=Severity.WARNING,
)
PAGE_MISSING = ProblemKind(
    "policy-page-missing",
    zh="疑似缺页：`{before}` 中断，`{after}` 从中间开始，完全缺少：{missing}",
    en="a page seems to be missing: `{before}` breaks off, `{after}` begins in the middle, lost: {missing}",
    hint_zh="找完整的原文重新导入；找不到就照实标明，不从别处补",
    hint_en="import the complete text if there is one; never fill the gap from elsewhere",
    severity=Severity.WARNING,
)
_WIDEST_GAP = 20
_COUNTED = (Level.CHAPTER, Level.SECTION, Level.ITEM, Level.SUBITEM)


def missing_numbers(marker: Marker, expected: int) -> list[str]:
    """The numbers from `expected` up to `marker`, as they would be printed."""
    if marker.level not in _COUNTED or not 0 < marker.number - expected <= _WIDEST_GAP:
        return []
    is_article = marker.printed.startswith("第")
    numbers = [printed_number(marker.level, one) for one in range(expected, marker.number)]
    return [f"第{number}条" if is_article else number for number in numbers]


def split_at_seam(draft: Draft) -> list[Paragraph] | None:
    """Cut what stands after the last page end inside a sentence off `draft`; None where none is."""
    for at in range(len(draft.paragraphs) - 1, -1, -1):
        paragraph = draft.paragraphs[at]
        if paragraph.seams:
            seam = paragraph.seams[-1]
            tail = [paragraph.after(seam), *draft.paragraphs[at + 1 :]]
            draft.paragraphs[at:] = [paragraph.before(seam)]
            return tail
    return None
