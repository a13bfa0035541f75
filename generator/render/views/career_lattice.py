"""The lattice as a drawing: grades on one side, ranks of titles on the other, an arrow a way.

Only geometry: all it says stands in the table below it too. Units are CSS pixels on a 360 px phone,
where 14 units of text are 14 px; a wider page only enlarges it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.render.context import RenderContext
from generator.render.views.career_paths import CareerPath, Direction, names_from, names_to

WIDTH = 328
_BOX_WIDTH = 76
_BOX_HEIGHT = 30
_RIGHT_X = WIDTH - _BOX_WIDTH
_ROW = 54
_TOP = 28
_EM = 14
# A rank is drawn beside the grade this many rows up: most arrows run level. It says nothing else.
_RANK_ROW = 3
_PLACES = (0.5, 0.3, 0.7, 0.4, 0.6, 0.2, 0.8)
_UNSAID = "文件没有写年限"


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
    spans: dict[tuple[str, str], list[str]] = {}
    for path in paths:
        spans.setdefault((path.start, path.end), []).append(path.years)
    if not spans:
        return None
    left, right = names_from(direction, context), names_to(direction, context)
    rows = max(len(left), len(right))
    is_to_title = direction is Direction.TO_TITLE
    left_y = _middles(left, rows, is_rank=not is_to_title)
    right_y = _middles(right, rows, is_rank=is_to_title)
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    return Lattice(
        anchor=anchor,
        title="从技能等级到职称" if is_to_title else "从职称到技能等级",
        description="；".join(
            f"{left[start]}到{right[end]}：{'或'.join(_distinct(years)) or _UNSAID}"
            for (start, end), years in spans.items()
        ),
        left_head="技能等级" if is_to_title else "职称",
        right_head="职称" if is_to_title else "技能等级",
        width=WIDTH,
        height=_TOP + rows * _ROW,
        box_width=_BOX_WIDTH,
        box_height=_BOX_HEIGHT,
        boxes=(*_boxes(0, left, left_y, starts), *_boxes(_RIGHT_X, right, right_y, ends)),
        arrows=_arrows(
            [
                (left_y[start], right_y[end], _distinct(years))
                for (start, end), years in spans.items()
            ]
        ),
    )


def _distinct(years: Iterable[str]) -> list[str]:
    return [one for one in dict.fromkeys(years) if one]


def _middles(names: Mapping[str, str], rows: int, *, is_rank: bool) -> dict[str, int]:
    lift = _RANK_ROW if is_rank else 0
    return {
        slug: _TOP + (rows - 1 - row - lift) * _ROW + _ROW // 2 for row, slug in enumerate(names)
    }


def _boxes(
    x: int, names: Mapping[str, str], middles: Mapping[str, int], used: Collection[str]
) -> Iterator[Box]:
    for slug, name in names.items():
        yield Box(
            x=x,
            y=middles[slug] - _BOX_HEIGHT // 2,
            text_x=x + _BOX_WIDTH // 2,
            text_y=middles[slug] + 5,
            name=name,
            is_used=slug in used,
        )


def _arrows(ways: Iterable[tuple[int, int, list[str]]]) -> tuple[Arrow, ...]:
    """Each label stands where it covers none before it; an arrow without years has none."""
    x1, x2 = _BOX_WIDTH + 2, _RIGHT_X - 4
    taken: list[tuple[int, int, int]] = []
    arrows = []
    for y1, y2, years in ways:
        label = "／".join(years)
        half = len(label) * _EM // 2
        spots = [(round(x1 + at * (x2 - x1)), round(y1 + at * (y2 - y1))) for at in _PLACES]
        x, y = next((spot for spot in spots if not _covers(spot, half, taken)), spots[0])
        if label:
            taken.append((x, y, half))
        arrows.append(Arrow(x1=x1, y1=y1, x2=x2, y2=y2, label=label, label_x=x, label_y=y + 5))
    return tuple(arrows)


def _covers(spot: tuple[int, int], half: int, taken: list[tuple[int, int, int]]) -> bool:
    x, y = spot
    return any(
        abs(y - other_y) < _EM + 2 and abs(x - other_x) < half + other_half
        for other_x, other_y, other_half in taken
    )
