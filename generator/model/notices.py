"""Proposed people, open to objection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from generator.model.publications import Publication
from generator.model.takedowns import TakenDown
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


class WithdrawalReason(StrEnum):
    OBJECTION_UPHELD = "objection_upheld"  # 异议成立
    BY_THE_PERSON = "by_the_person"  # 本人退出
    NOT_APPROVED = "not_approved"  # 未予核准
    ENTERED_IN_ERROR = "entered_in_error"  # 误列


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Record):
    """Why a person of the notice is not approved: a recorded outcome, without particulars."""

    serial: Annotated[int, Range(1, 1_000_000), Doc("在公示名单中的序号")]
    on: Annotated[date, Doc("哪一天决定")]
    reason: Annotated[WithdrawalReason, Doc("异议成立、本人退出、未予核准或误列；不写具体情节")]
    decided_by: Annotated[str, Doc("由谁决定")]
    document_number: Annotated[DocumentNumber | None, Doc("决定文号；没有的不写")] = None


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
    """公示. `candidates` stand in the CSV of the same name.

    The period is written as working days, as first and last day, or as both.
    """

    id: RecordId
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    policy: Annotated[str, Refers("policies"), Doc("所据文件")]
    clause: Annotated[ClauseId, Doc("公示所据条款")]
    title: str
    document_number: DocumentNumber | None = None
    published_by: Annotated[str, Doc("发布机关")]
    published_on: Annotated[date, Doc("发布日")]
    publicity_working_days: Annotated[
        int | None, Range(1, 60), Doc("公示几个工作日；公告只写起止日期的不写")
    ] = None
    stated_from: Annotated[
        date | None, Doc("公告写明的公示第一天；与发布日相同或没有写明的不写")
    ] = None
    stated_until: Annotated[
        date | None, Doc("公告写明的截止日；没有写几个工作日，或缺工作日历时必需")
    ] = None
    published_at: Annotated[tuple[Publication, ...], Doc("公示在哪里，一处一项，作为凭据")] = ()
    summary: Annotated[str, Doc("做了什么评审、公示什么")]
    objection: ObjectionDesk
    withdrawn: Annotated[tuple[Withdrawal, ...], Doc("公示后没有列入名单的人，一人一项")] = ()
    taken_down: Annotated[TakenDown | None, Doc("人员名单已过公开期限并删去 CSV 的，写这一项")] = (
        None
    )
    candidates: Annotated[tuple[Candidate, ...], Doc("同名 CSV 的各行")] = ()

    @property
    def candidate_count(self) -> int:
        """How many there are, or were before they were taken down."""
        return self.taken_down.count if self.taken_down else len(self.candidates)
