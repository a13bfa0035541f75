"""People approved by one approval notice; credential records start here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from generator.model.takedowns import TakenDown
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
class Supplement(Record):
    """Numbers that came after the list; the rows themselves stand in the CSV."""

    on: Annotated[date, Doc("哪一天补充编号")]
    serials: Annotated[tuple[Annotated[int, Range(1, 1_000_000)], ...], Doc("补了编码的各行的序号")]
    document_number: Annotated[DocumentNumber | None, Doc("补充公布的文号；没有的不写")] = None


class ErratumField(StrEnum):
    """What of a row can be corrected."""

    NAME = "name"
    ORGANISATION = "organisation"
    OCCUPATION_CODE = "occupation_code"
    OCCUPATION = "occupation"
    TRADE = "trade"
    GRADE = "grade"
    CERTIFICATE_NUMBER = "certificate_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum(Record):
    """A dated correction of one cell. The CSV says `becomes`; what was announced is kept here."""

    serial: Annotated[int, Range(1, 1_000_000), Doc("更正哪一行，写序号")]
    on: Annotated[date, Doc("哪一天更正")]
    field: Annotated[ErratumField, Doc("更正哪一列，写列名")]
    was: Annotated[str | None, Doc("原来公布的；原来空着的不写")] = None
    becomes: Annotated[str | None, Doc("更正为；改为空的不写")] = None
    decided_by: Annotated[str, Doc("由谁决定更正")]
    document_number: Annotated[DocumentNumber | None, Doc("更正的文号；没有的不写")] = None
    clause: Annotated[ClauseId | None, Doc("更正所据条款；未写明的不写")] = None


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
    supplements: Annotated[tuple[Supplement, ...], Doc("后补编码，一次一项，先后为序")] = ()
    errata: Annotated[tuple[Erratum, ...], Doc("更正，一处一项，先后为序")] = ()
    taken_down: Annotated[
        TakenDown | None, Doc("人员名单已过公开期限并删去 CSV 和核验记录的，写这一项")
    ] = None
    holders: Annotated[tuple[Holder, ...], Doc("同名 CSV 的各行")] = ()

    @property
    def holder_count(self) -> int:
        """How many there are, or were before they were taken down."""
        return self.taken_down.count if self.taken_down else len(self.holders)
