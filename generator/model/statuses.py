"""What was decided about a credential after it was issued. Never 退休, never 去世."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from generator.records import ClauseId, Doc, DocumentNumber, Record, RecordId, Refers


class StatusAction(StrEnum):
    REVOKE = "revoke"
    SUSPEND = "suspend"
    REINSTATE = "reinstate"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange(Record):
    certificate_number: str
    action: StatusAction
    on: Annotated[date, Doc("决定日期")]
    policy: Annotated[str, Refers("policies")]
    clause: Annotated[ClauseId, Doc("所据条款")]
    ground: Annotated[str, Doc("事由")]
    decided_by: Annotated[str, Doc("作出决定的机关")]
    document_number: Annotated[DocumentNumber | None, Doc("决定文号")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRegister(Record):
    """`data/status/<issuer>/changes.yml`, oldest first; history is not edited."""

    issuer: RecordId
    changes: tuple[StatusChange, ...]
