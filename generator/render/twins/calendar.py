"""The twin of `/calendar/`: every day that the data lead to, those that are past too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.dated_days import DatedDay, dated_days
from generator.render.twins.form import ListTwin, twin_file


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarTwin(ListTwin):
    format: ClassVar[str] = "calendar/v1"
    items: tuple[DatedDay, ...]


def calendar_twins(context: RenderContext) -> Iterator[OutputFile]:
    yield twin_file(addresses.CALENDAR, CalendarTwin(items=dated_days(context)), context)
