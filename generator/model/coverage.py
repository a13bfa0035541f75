"""Where a list is declared complete: only there does absence mean something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from generator.records import Doc, Record, RecordId, Refers


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageDeclaration(Record):
    """Complete for these organisations and grades, for numbers issued from – as of."""

    organisations: tuple[Annotated[str, Refers("organisations")], ...]
    grades: tuple[Annotated[str, Refers("grades")], ...]
    complete_from: Annotated[date, Doc("自何日起完整收录")]
    as_of: Annotated[date, Doc("截至何日")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Record):
    """`data/coverage/<j>.yml`; its signed form is `data/coverage/<j>.jwt`."""

    jurisdiction: Annotated[str, Refers("jurisdictions")]
    issuer: Annotated[RecordId, Doc("由谁签发")]
    declarations: tuple[CoverageDeclaration, ...]
