"""A bar chart, drawn when the site is built: places of bars and words in one SVG. Its table says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 320  # of the drawing, so that its words stay readable on a telephone
MOST_BARS = 12
_ROW = 40
_LONGEST_LABEL = 18  # characters beside the number


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A label above a bar; all in units of the drawing, from the top left."""

    label: str
    value: int
    text_y: int
    bar_y: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """`description` tells in words what the bars show, for who cannot see them."""

    anchor: str
    title: str
    description: str
    width: int
    height: int
    bars: tuple[Bar, ...]


def bar_chart(anchor: str, title: str, values: Sequence[tuple[str, int]], unit: str) -> BarChart:
    """The first `MOST_BARS` of `values`, to a common scale that begins at 0."""
    shown = values[:MOST_BARS]
    most = max((value for _, value in shown), default=0) or 1
    words = "；".join(f"{label} {value} {unit}" for label, value in shown)
    left_out = len(values) - len(shown)
    rest = f"。只画前 {MOST_BARS} 项，其余 {left_out} 项见下表" if left_out else ""
    return BarChart(
        anchor=anchor,
        title=title,
        description=f"横条图：{words}{rest}。",
        width=WIDTH,
        height=_ROW * len(shown),
        bars=tuple(
            Bar(
                label=_short(label),
                value=value,
                text_y=at * _ROW + 15,
                bar_y=at * _ROW + 21,
                length=max(1, round(value / most * WIDTH)) if value else 0,
            )
            for at, (label, value) in enumerate(shown)
        ),
    )


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
