"""A policy as facts: identity, the grade table, publicity, coding, grounds, targets. Each with its clause.

What the text does not state is absent here and is shown as 文件未规定.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from generator.records import ClauseId, Doc, DocumentNumber, Range, Record, RecordId, Refers, Unit


class Aspect(StrEnum):
    """What a sentence of a grade table is about; the columns of 每升一级多了什么."""

    WORK = "work"  # 完成什么工作
    PROBLEMS = "problems"  # 处理什么问题
    INNOVATION = "innovation"  # 革新与攻关
    TEACHING = "teaching"  # 带教与培训
    MANAGEMENT = "management"  # 合作与技术管理
    STANDING = "standing"  # 贡献与影响


class RelationKind(StrEnum):
    BASED_ON = "based_on"
    REPEALS = "repeals"
    CITES = "cites"


class PublicityStage(StrEnum):
    ORGANISATION = "organisation"  # 由用人单位
    AUTHORITY = "authority"  # 由人社部门


class StatusGround(StrEnum):
    """What a policy's ground leads to. The last two leave the grade as it is."""

    REVOCATION = "revocation"
    SUSPENSION = "suspension"
    REINSTATEMENT = "reinstatement"
    BENEFITS_END = "benefits-end"  # 停止待遇
    BAN = "ban"  # 一定时间内不得参加


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRelation(Record):
    kind: Annotated[RelationKind, Doc("依据、废止或引用")]
    title: Annotated[str, Doc("对方文件的标题，照本条的写法")]
    document_number: Annotated[DocumentNumber | None, Doc("对方文号；原文未写的不写")] = None
    policy: Annotated[str | None, Refers("policies"), Doc("对方若在本站，其 id")] = None
    document: Annotated[
        str | None, Refers("documents"), Doc("对方若不在本站，其在 data/documents.yml 的 id")
    ] = None
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity(Record):
    """How long the text says it holds, in whole years from `effective_from`."""

    years: Annotated[int, Range(1, 50), Unit("年"), Doc("有效期（年）")]
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeAsk(Record):
    """One thing a grade asks, in our own words."""

    aspect: Aspect
    text: Annotated[str, Doc("用自己的话写的要求")]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRequirement(Record):
    """A row of the policy's grade table."""

    grade: Annotated[str, Refers("grades"), Doc("等级的英文名")]
    asks: tuple[GradeAsk, ...]
    carried_out_by: Annotated[str, Doc("实施机构")]
    clause: ClauseId
    note: Annotated[str | None, Doc("原文缺漏或与别处不同之处")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingRule(Record):
    """What the text says of certificate numbers."""

    text: Annotated[str, Doc("关于证书编码的规定，用自己的话")]
    grade_codes: Annotated[
        tuple[str, ...], Doc("本文件写明的第16位取值，写作「等级英文名=代码」")
    ] = ()
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityRule(Record):
    """Who makes the result public, to whom, where, and for how long at least (if stated)."""

    grades: Annotated[
        tuple[Annotated[str, Refers("grades")], ...], Doc("只管哪些等级；不限等级的不写")
    ] = ()
    stage: Annotated[PublicityStage | None, Doc("由用人单位还是由人社部门公示；未写明的不写")] = (
        None
    )
    carried_out_by: Annotated[str | None, Doc("由谁公示，照原文的叫法；未写明的不写")] = None
    audience: Annotated[str | None, Doc("向谁公示；未写明的不写")] = None
    channels: Annotated[tuple[str, ...], Doc("公示渠道；未写明的不写")] = ()
    at_least_working_days: Annotated[
        int | None, Range(1, 60), Unit("个工作日"), Doc("不少于几个工作日；未写明的不写")
    ] = None
    counts_first_day: Annotated[bool | None, Doc("发布当日是否计入；未写明的不写")] = None
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagementPeriodRule(Record):
    """A period of management after approval; no grade ends with it."""

    grades: tuple[Annotated[str, Refers("grades")], ...]
    years: Annotated[int, Range(1, 20), Unit("年")]
    clause: ClauseId
    review_clause: Annotated[ClauseId | None, Doc("每年考核一次的条款；未写明的不写")] = None
    renewal_clause: Annotated[ClauseId | None, Doc("期满可再次推荐或续聘的条款；未写明的不写")] = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRule(Record):
    """A ground on which a grade is revoked, suspended or reinstated, benefits end or someone is barred."""

    effect: StatusGround
    text: Annotated[str, Doc("情形，用自己的话")]
    years: Annotated[int | None, Range(1, 20), Unit("年"), Doc("几年内不得参加；未写明的不写")] = (
        None
    )
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Record):
    """What is to be reached by when; whether the day is past follows from the day of reading."""

    text: Annotated[str, Doc("目标，用自己的话，数字与原文一致")]
    due_on: Annotated[date, Doc("最迟哪一天")]
    due_note: Annotated[str | None, Doc("原文没有写明年份的，日子怎样推得")] = None
    clause: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect(Record):
    """What is missing or odd in the text at hand. Shown, never filled in from elsewhere."""

    text: str
    clause: Annotated[ClauseId | None, Doc("所在条款")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Record):
    """A rule text of an authority. `short_title` is ours."""

    id: RecordId
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    title: Annotated[str, Doc("标题，照原文")]
    short_title: Annotated[str, Doc("本站用的短标题")]
    document_number: DocumentNumber
    issued_by: Annotated[tuple[str, ...], Doc("发文机关，按原文次序")]
    issued_on: Annotated[date | None, Doc("成文日期；原文未载明的不写")] = None
    effective_from: Annotated[date | None, Doc("施行日期；原文未写明的不写")] = None
    effective_clause: ClauseId | None = None
    validity: Validity | None = None
    summary: Annotated[str, Doc("这份文件管什么，两三句，用自己的话")]
    relations: tuple[PolicyRelation, ...] = ()
    grade_table: Annotated[tuple[GradeRequirement, ...], Doc("没有等级表的文件不写")] = ()
    certificate_coding: tuple[CodingRule, ...] = ()
    publicity: tuple[PublicityRule, ...] = ()
    management_period: ManagementPeriodRule | None = None
    grounds: tuple[GroundRule, ...] = ()
    targets: tuple[Target, ...] = ()
    defects: tuple[Defect, ...] = ()
