"""Proposed people, open to objection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from generator.records import (
    ClauseId,
    Doc,
    DocumentNumber,
    OccupationCode,
    Range,
    Record,
    RecordId,
    Refers,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionDesk(Record):
    """Where an objection goes. Office and landline, never a person's own number."""

    office: Annotated[str, Doc("受理部门")]
    telephone: Annotated[str, Doc("办公电话（座机）")]
    address: str
    post_code: str | None = None
    real_name_rule: Annotated[str, Doc("实名要求：个人署名、单位盖章等")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Record):
    """A row of a notice's CSV: a person proposed for a grade."""

    serial: Annotated[int, Range(1, 1_000_000)]
    name: str
    organisation: str
    occupation_code: OccupationCode
    occupation: str
    trade: str | None = None
    grade: Annotated[str, Doc("等级名称，如 特级技师")]
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityNotice(Record):
    """公示. `candidates` stand in the CSV of the same name."""

    id: RecordId
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    policy: Annotated[str, Refers("policies"), Doc("所据文件")]
    clause: Annotated[ClauseId, Doc("公示所据条款")]
    title: str
    document_number: DocumentNumber | None = None
    published_by: Annotated[str, Doc("发布机关")]
    published_on: Annotated[date, Doc("发布日")]
    publicity_working_days: Annotated[int, Range(1, 60), Doc("公示几个工作日")]
    stated_until: Annotated[
        date | None, Doc("公告自己写明的截止日；只在工作日历缺失而无法核算时必需")
    ] = None
    summary: Annotated[str, Doc("做了什么评审、公示什么")]
    objection: ObjectionDesk
    candidates: Annotated[tuple[Candidate, ...], Doc("同名 CSV 的各行")] = ()
