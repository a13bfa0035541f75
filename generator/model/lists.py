"""People approved by one approval notice; credential records start here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from generator.records import (
    ClauseId,
    Doc,
    DocumentNumber,
    OccupationCode,
    Pattern,
    Range,
    Record,
    RecordId,
    Refers,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder(Record):
    """A row of a list's CSV: one approved person. A number may come later."""

    serial: Annotated[int, Range(1, 1_000_000)]
    name: str
    organisation: Annotated[str, Doc("发证单位，即评价机构名称")]
    occupation_code: OccupationCode
    occupation: str
    trade: str | None = None
    grade: Annotated[str, Doc("等级名称，如 特级技师")]
    certificate_number: Annotated[
        str | None,
        Pattern(r"[YS]\d{14}[1-5XTS]\d{6}", example="Y00009999990126T000001", max_length=22),
        Doc("证书编码，22 位；尚未编号的留空"),
    ] = None
    notice_serial: Annotated[int | None, Range(1, 1_000_000), Doc("在公示名单中的序号")] = None
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedList(Record):
    """公布. Four roles: `signed_by` is in the trust list, `awarded_by` is each row's organisation."""

    id: RecordId
    jurisdiction: Annotated[str, Refers("jurisdictions")]
    policy: Annotated[str, Refers("policies")]
    clause: Annotated[ClauseId, Doc("核准与公布所据条款")]
    notice: Annotated[str, Refers("notices"), Doc("所据公示")]
    title: str
    document_number: Annotated[DocumentNumber, Doc("公布文号")]
    announced_by: Annotated[str, Doc("公布机关")]
    approved_by: Annotated[str, Doc("核准单位")]
    approved_on: Annotated[date, Doc("核准（公布）日期")]
    issuer: Annotated[RecordId, Doc("由谁签发核验记录，信任清单中的签发机关 id")]
    summary: str | None = None
    holders: Annotated[tuple[Holder, ...], Doc("同名 CSV 的各行")] = ()
