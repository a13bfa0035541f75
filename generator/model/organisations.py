"""Bodies on file that assess applicants and award certificates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from generator.records import Doc, OccupationCode, Pattern, Record, RecordId, Refers


class OrganisationKind(StrEnum):
    EMPLOYER = "employer"  # 用人单位
    TRAINING_BODY = "training_body"  # 社会培训评价组织
    SCHOOL = "school"  # 院校


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeRow(Record):
    """What the organisation may assess, and since when."""

    occupation_code: OccupationCode
    occupation: str
    trade: str | None = None
    grades: tuple[Annotated[str, Refers("grades")], ...]
    since: Annotated[date, Doc("自何日起")]
    until: Annotated[date | None, Doc("至何日止（含）；仍有效的不写")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationOrganisation(Record):
    id: RecordId
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    name: str
    kind: OrganisationKind
    filing_number: Annotated[
        str,
        Pattern(r"[YS]\d{12}", example="Y000099999901", max_length=13),
        Doc("备案号，即证书编码第1–13位"),
    ]
    credit_code: Annotated[
        str | None,
        Pattern(r"[0-9A-HJ-NP-RTUWXY]{18}", example="91510100MA61234567", max_length=18),
        Doc("统一社会信用代码"),
    ] = None
    filed_with: Annotated[str, Doc("备案部门")]
    filed_on: date
    scope: tuple[ScopeRow, ...]
