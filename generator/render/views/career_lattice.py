"""The lattice as a drawing: grades on one side, ranks of titles on the other, an arrow a way.

Only geometry: all it says stands in the table below it too. Units are CSS pixels on a 360 px phone,
where 14 units of text are 14 px; a wider page only enlarges it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import TitleRank
from generator.render.context import RenderContext
from generator.render.views.career_paths import CareerPath, Direction, rank_names

WIDTH = 328
_BOX_WIDTH = 76
_BOX_HEIGHT = 30
_ROW = 46
_TOP = 28
_EM = 14
# A rank is drawn beside the grade this many rows up: most arrows run level. It says nothing else.
_RANK_ROW = 3
_PLACES = (0.5, 0.3, 0.7, 0.4, 0.6, 0.2, 0.8)
_UNSAID = "未写年限"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """`is_used`: an arrow leads from it or to it."""

    x: int
    y: int
    text_x: int
    text_y: int
    name: str
    is_used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    x1: int
    y1: int
    x2: int
    y2: int
    label: str
    label_x: int
    label_y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lattice:
    """`description` tells what the drawing shows to who cannot see it."""

    anchor: str
    title: str
    description: str
    left_head: str
    right_head: str
    width: int
    height: int
    box_width: int
    box_height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def lattice(
    anchor: str, direction: Direction, paths: Iterable[CareerPath], context: RenderContext
) -> Lattice | None:
    """None where there is no path to draw."""
    years: dict[tuple[str, str], list[str]] = {}
    for path in paths:
        years.setdefault((path.start, path.end), []).append(path.years or _UNSAID)
    if not years:
        return None
    grades = {slug: grade.name for slug, grade in context.site.portal.grades.items()}
    ranks = rank_names()
    rows = len(grades)
    is_to_title = direction is Direction.TO_TITLE
    left, right = (grades, ranks) if is_to_title else (ranks, grades)
    used = {one for pair in years for one in pair}
    height_of = {slug: row for row, slug in enumerate(grades)}
    height_of |= {rank.value: row + _RANK_ROW for row, rank in enumerate(TitleRank)}
    middle = {slug: _TOP + (rows - 1 - row) * _ROW + _ROW // 2 for slug, row in height_of.items()}
    right_x = WIDTH - _BOX_WIDTH
    names = left | right
    return Lattice(
        anchor=anchor,
        title="从技能等级到职称" if is_to_title else "从职称到技能等级",
        description="；".join(
            f"{names[start]}到{names[end]}：{'或'.join(dict.fromkeys(spans))}"
            for (start, end), spans in years.items()
        ),
        left_head="技能等级" if is_to_title else "职称",
        right_head="职称" if is_to_title else "技能等级",
        width=WIDTH,
        height=_TOP + rows * _ROW,
        box_width=_BOX_WIDTH,
        box_height=_BOX_HEIGHT,
        boxes=tuple(
            Box(
                x=x,
                y=middle[slug] - _BOX_HEIGHT // 2,
                text_x=x + _BOX_WIDTH // 2,
                text_y=middle[slug] + 5,
                name=name,
                is_used=slug in used,
            )
            for x, side in ((0, left), (right_x, right))
            for slug, name in side.items()
        ),
        arrows=_arrows(years, middle, right_x),
    )


def _arrows(
    years: dict[tuple[str, str], list[str]], middle: dict[str, int], right_x: int
) -> tuple[Arrow, ...]:
    """Each label stands where it covers none before it."""
    x1, x2 = _BOX_WIDTH + 2, right_x - 4
    taken: list[tuple[int, int, int]] = []
    arrows = []
    for (start, end), spans in years.items():
        label = "／".join(dict.fromkeys(spans))
        y1, y2 = middle[start], middle[end]
        half = len(label) * _EM // 2
        spots = [(round(x1 + at * (x2 - x1)), round(y1 + at * (y2 - y1))) for at in _PLACES]
        free = (spot for spot in spots if not _covers(spot, half, taken))
        x, y = next(free, spots[0])
        taken.append((x, y, half))
        arrows.append(Arrow(x1=x1, y1=y1, x2=x2, y2=y2, label=label, label_x=x, label_y=y + 5))
    return tuple(arrows)


def _covers(spot: tuple[int, int], half: int, taken: list[tuple[int, int, int]]) -> bool:
    x, y = spot
    return any(
        abs(y - other_y) < _EM + 2 and abs(x - other_x) < half + other_half
        for other_x, other_y, other_half in taken
    )
