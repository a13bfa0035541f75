"""That the people of a notice or list are no longer published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from generator.records import Doc, Range, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenDown(Record):
    """What is left of the rows: since when they are gone, and how many there were."""

    on: Annotated[date, Doc("从哪一天起不再公开人员名单")]
    count: Annotated[int, Range(1, 1_000_000), Doc("原有多少人")]
