"""Notices without people: calls for applications, and what came of a supervision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from generator.model.publications import Publication
from generator.records import ClauseId, Doc, DocumentNumber, Record, RecordId, Refers, WebAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingDesk(Record):
    """Where applications go. Office and landline, never a person's own number."""

    office: Annotated[str, Doc("受理部门")]
    telephone: Annotated[str, Doc("办公电话（座机）")]
    address: Annotated[str, Doc("办公地址")]
    post_code: Annotated[str | None, Doc("邮政编码")] = None
    online_at: Annotated[WebAddress | None, Doc("网上申报的地址；没有的不写")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallNotice(Record):
    """受理公告: who may file what, from when until when. Nobody is named."""

    id: RecordId
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    policy: Annotated[str, Refers("policies"), Doc("所据文件")]
    clause: Annotated[ClauseId, Doc("受理所据条款")]
    title: str
    document_number: DocumentNumber | None = None
    published_by: Annotated[str, Doc("发布机关")]
    published_on: Annotated[date, Doc("发布日")]
    published_at: Annotated[tuple[Publication, ...], Doc("发布在哪里，一处一项")] = ()
    summary: Annotated[str, Doc("受理什么")]
    grades: Annotated[tuple[Annotated[str, Refers("grades")], ...], Doc("受理哪些等级")]
    filing_from: Annotated[date, Doc("受理的第一天")]
    filing_until: Annotated[date, Doc("受理的最后一天（含）")]
    who_may_file: Annotated[str, Doc("谁可以申报")]
    documents: Annotated[tuple[str, ...], Doc("要交的材料；未写明的不写")] = ()
    desk: Annotated[FilingDesk, Doc("受理窗口")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionFinding(Record):
    """What was found at one organisation, and what follows."""

    organisation: Annotated[str, Refers("organisations"), Doc("评价机构，写它的编号")]
    finding: Annotated[str, Doc("检查发现什么；没有问题的照实写")]
    measure: Annotated[str, Doc("怎样处理，如：限期整改")]
    due_on: Annotated[date | None, Doc("最迟哪一天整改完；没有的不写")] = None
    clause: Annotated[ClauseId | None, Doc("处理所据条款；未写明的不写")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionNotice(Record):
    """监督检查公示: organisations only, never a person."""

    id: RecordId
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    policy: Annotated[str, Refers("policies"), Doc("所据文件")]
    clause: Annotated[ClauseId, Doc("监督检查所据条款")]
    title: str
    document_number: DocumentNumber | None = None
    published_by: Annotated[str, Doc("发布机关")]
    published_on: Annotated[date, Doc("发布日")]
    published_at: Annotated[tuple[Publication, ...], Doc("发布在哪里，一处一项")] = ()
    summary: Annotated[str, Doc("检查了什么")]
    findings: Annotated[tuple[SupervisionFinding, ...], Doc("一家评价机构一项")]
