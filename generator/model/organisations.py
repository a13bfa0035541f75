"""Bodies on file that assess applicants and award certificates; what they may assess, and since when.

`scope` says what may be assessed, `history` how it came to that. Neither is edited away: a row ends,
an entry is added. `generator/scopes.py` computes a day from them, `rules/` hold one to the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from generator.records import (
    Doc,
    DocumentNumber,
    OccupationCode,
    Pattern,
    Record,
    RecordId,
    Refers,
)


class OrganisationKind(StrEnum):
    EMPLOYER = "employer"  # 用人单位
    TRAINING_BODY = "training_body"  # 社会培训评价组织
    SCHOOL = "school"  # 院校


class DirectoryChange(StrEnum):
    """动态调整: what happened to an organisation in the directory."""

    LISTED = "listed"  # 列入目录
    EXTENDED = "extended"  # 增加职业、等级
    NARROWED = "narrowed"  # 减少职业、等级
    REMOVED = "removed"  # 移出目录


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotBatch(Record):
    """The document that named the organisation for appointing 特级技师 or 首席技师."""

    name: Annotated[str, Doc("批次名称，照公布文件")]
    grades: Annotated[tuple[Annotated[str, Refers("grades")], ...], Doc("试点哪些等级")]
    authority: Annotated[str, Doc("公布试点单位的部门")]
    document: Annotated[str, Doc("公布试点单位的文件标题")]
    document_number: Annotated[DocumentNumber | None, Doc("文号；没有的不写")] = None
    on: Annotated[date, Doc("自何日起可以评聘")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnGradeName(Record):
    """行业企业 may call a grade otherwise, if they say which of the eight it is. 人社部发〔2022〕14号 二（五）."""

    name: Annotated[str, Doc("本单位的叫法")]
    grade: Annotated[str, Refers("grades"), Doc("对应八个等级中的哪一个")]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry(Record):
    """One change in the directory. The scope is the new one from `on`, that day included."""

    on: Annotated[date, Doc("自何日起生效")]
    change: Annotated[DirectoryChange, Doc("列入、增加、减少还是移出")]
    text: Annotated[str, Doc("变了什么")]
    authority: Annotated[str, Doc("作出调整的部门")]
    document: Annotated[str, Doc("所据文件或公告的标题")]
    document_number: Annotated[DocumentNumber | None, Doc("文号；没有的不写")] = None
    until: Annotated[date | None, Doc("文件写明有效到何日（含）；没有写的不写")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationStandard(Record):
    """What is assessed by: a national standard, or a specification of the organisation's own."""

    name: Annotated[str, Doc("国家职业标准或评价规范的名称")]
    grades: Annotated[
        tuple[Annotated[str, Refers("grades")], ...], Doc("标准设有哪些等级；没有查到的不写")
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeRow(Record):
    """What the organisation may assess, and since when. Without a trade: all trades."""

    occupation_code: OccupationCode
    occupation: str
    trade: str | None = None
    grades: tuple[Annotated[str, Refers("grades")], ...]
    standard: Annotated[EvaluationStandard | None, Doc("评价所据标准；不清楚的不写")] = None
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
    own_grade_names: Annotated[
        tuple[OwnGradeName, ...], Doc("本单位对等级的不同叫法；没有的不写")
    ] = ()
    pilots: Annotated[
        tuple[PilotBatch, ...], Doc("被列入的特级技师、首席技师评聘试点；没有的不写")
    ] = ()
    history: Annotated[tuple[HistoryEntry, ...], Doc("列入、增加、减少、移出，按日期，只添不改")]
    scope: Annotated[tuple[ScopeRow, ...], Doc("评价范围，已经终止的也保留")]
