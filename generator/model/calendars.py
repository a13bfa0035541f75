"""One year of the State Council's holiday arrangement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from generator.records import Doc, DocumentNumber, Range, Record, WebAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSource(Record):
    """The notice a year's calendar comes from."""

    title: str
    issued_by: str
    document_number: Annotated[DocumentNumber | None, Doc("文号；未核实的不写，并在 note 说明")] = (
        None
    )
    issued_on: date | None = None
    address: WebAddress | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Record):
    """Days off in a row, both ends included."""

    name: str
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear(Record):
    """`data/calendars/<year>.yml`."""

    year: Annotated[int, Range(2000, 2100)]
    authority: CalendarSource
    holidays: Annotated[tuple[Holiday, ...], Doc("放假调休的连续日期")]
    make_up_days: Annotated[tuple[date, ...], Doc("调休上班的周末")]
