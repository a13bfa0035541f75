"""What came to a list later: numbers by supplement, corrections by erratum. No number is shown."""

from __future__ import annotations

from dataclasses import dataclass

from generator.errata import former_rows
from generator.model import ApprovedList, Erratum, ErratumField, Holder, Supplement
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink, Tag, TagLook
from generator.render.wording import ERRATUM_FIELDS, chinese_date, occupation_and_trade

_NOT_SHOWN = "不显示"
_SUPERSEDED = Tag(word="已被取代", look=TagLook.ENDED)
_EMPTY = "（空）"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRow:
    on: str
    serials: str
    document_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErratumRow:
    on: str
    serial: int
    field: str
    was: str
    becomes: str
    decided_by: str
    clause: ClauseLink | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerRowView:
    """A row as it was announced, and what took its place when."""

    name: str
    awarded_by: str
    occupation: str
    grade: str
    tag: Tag
    reason: str


def supplement_rows(supplements: tuple[Supplement, ...]) -> tuple[SupplementRow, ...]:
    return tuple(
        SupplementRow(
            on=chinese_date(one.on),
            serials="、".join(str(serial) for serial in one.serials),
            document_number=one.document_number or "—",
        )
        for one in supplements
    )


def erratum_rows(
    approved: ApprovedList, page: str, context: RenderContext
) -> tuple[ErratumRow, ...]:
    return tuple(
        ErratumRow(
            on=chinese_date(one.on),
            serial=one.serial,
            field=ERRATUM_FIELDS[one.field],
            was=_shown(one, one.was),
            becomes=_shown(one, one.becomes),
            decided_by=f"{one.decided_by}（{one.document_number}）"
            if one.document_number
            else one.decided_by,
            clause=context.clause_link(page, approved.policy, one.clause) if one.clause else None,
        )
        for one in approved.errata
    )


def former_row_views(holder: Holder, errata: tuple[Erratum, ...]) -> tuple[FormerRowView, ...]:
    return tuple(
        FormerRowView(
            name=former.row.name,
            awarded_by=former.row.organisation,
            occupation=occupation_and_trade(former.row.occupation, former.row.trade),
            grade=former.row.grade,
            tag=_SUPERSEDED,
            reason=f"{chinese_date(former.erratum.on)}更正{ERRATUM_FIELDS[former.erratum.field]}",
        )
        for former in former_rows(holder, errata)
    )


def _shown(erratum: Erratum, value: str | None) -> str:
    if erratum.field is ErratumField.CERTIFICATE_NUMBER:
        return _NOT_SHOWN
    return value or _EMPTY
