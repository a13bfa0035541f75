"""The twin of the comparison: the rows that its page shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.pages import OutputFile
from generator.policies.comparisons import ComparedRow
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, twin_file
from generator.render.views.compare import compared_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareTwin(ListTwin):
    """A place without `said` and `facts` says nothing there: 文件未规定 where that is so in all rows of the topic."""

    format: ClassVar[str] = "compare/v1"
    items: tuple[ComparedRow, ...]


def compare_twins(context: RenderContext) -> Iterator[OutputFile]:
    yield twin_file(addresses.COMPARE, CompareTwin(items=compared_rows(context)), context)
