"""What was signed later is written down: numbers in a supplement, corrections in an erratum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from generator.credentials.record import SignedRecord
from generator.model import ApprovedList
from generator.problems import Place, Problem, ProblemKind, Severity

NUMBER_WITHOUT_SUPPLEMENT = ProblemKind(
    "number-without-supplement",
    zh="名单已签发过，第 {serial} 行后来才有证书编码，却没有记在 `supplements`",
    en="the list was signed before; row {serial} got its number later, but no supplement says so",
    hint_zh="在 {path} 的 supplements 写一项：on 和 serials，再运行 portal issue {list_id}",
    hint_en="write it under supplements of {path}: on and serials; then run portal issue {list_id}",
    severity=Severity.WARNING,
)
CORRECTION_WITHOUT_ERRATUM = ProblemKind(
    "correction-without-erratum",
    zh="{number} 已更正重签，名单的 `errata` 里却没有序号 {serial} 的更正",
    en="{number} was corrected and signed again, but no erratum of serial {serial} says so",
    hint_zh="在 {path} 的 errata 写一项：serial、on、field、was、becomes、decided_by",
    hint_en="write it under errata of {path}: serial, on, field, was, becomes, decided_by",
    severity=Severity.WARNING,
)


class Signed(Protocol):
    """A record that verified, and the line it stands in."""

    @property
    def signed(self) -> SignedRecord: ...

    @property
    def token(self) -> str: ...

    @property
    def place(self) -> Place: ...


def history_problems(
    approved: ApprovedList, records: Sequence[Signed], newest: Mapping[str, Signed]
) -> Iterator[Problem]:
    """Warnings for one list: what its signed records tell and its header does not."""
    path = approved.source.place.path
    corrected = {one.serial for one in approved.errata}
    supplemented = {serial for one in approved.supplements for serial in one.serials}
    for holder in approved.holders if records else ():
        number = holder.certificate_number
        if number and number not in newest and holder.serial not in supplemented | corrected:
            yield NUMBER_WITHOUT_SUPPLEMENT.at(
                holder.source.at("certificate_number"),
                serial=holder.serial,
                path=path,
                list_id=approved.id,
            )
    for one in records:
        record = one.signed.record
        if one.signed.supersedes and record.serial not in corrected:
            yield CORRECTION_WITHOUT_ERRATUM.at(
                one.place, number=record.certificate_number, serial=record.serial, path=path
            )
