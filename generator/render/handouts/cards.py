"""The cards of a list for the firm that awards: a holder each, eight on an A4, with the code of the verify page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import segno
from markupsafe import Markup

from generator.chief_waits import BEFORE, chief_waits
from generator.model import ApprovedList, Holder
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.handouts.handout import sample_note
from generator.render.site_view import CredentialStatus
from generator.render.templates import handout_templates

_CARDS_A_PAGE = 8
_ERROR_CORRECTION = "q"  # a quarter of a print may be soiled, as on the page's own card


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderCard:
    """`chief` is the earliest day for 首席技师 in words, None where nothing can be counted."""

    number: str
    name: str
    grade: str
    occupation: str
    awarded_by: str
    approved_on: str
    chief: str | None
    code: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSheet:
    """`address` of the verify page, None where the settings name no site: codes then hold the number alone.

    `left_out`: rows that have no signed record in force.
    """

    title: str
    site_name: str
    address: str | None
    as_of: str
    sample_note: str | None
    pages: tuple[tuple[HolderCard, ...], ...]
    left_out: int


def card_sheet(approved: ApprovedList, context: RenderContext) -> CardSheet:
    site = context.site
    base = site.config.site_address
    address = f"{base.rstrip('/')}/{addresses.VERIFY}" if base else None
    records = site.credentials.get(approved.id, {})
    in_force = {serial for serial, one in records.items() if one.status is CredentialStatus.ACTIVE}
    chief = _chief_line(approved, context)
    cards = [
        _card(holder, holder.certificate_number, approved.approved_on, address, chief)
        for holder in approved.holders
        if holder.certificate_number and holder.serial in in_force
    ]
    return CardSheet(
        title=approved.title,
        site_name=site.config.site_name,
        address=address,
        as_of=site.today.isoformat(),
        sample_note=sample_note(approved.jurisdiction, context),
        pages=tuple(
            tuple(cards[at : at + _CARDS_A_PAGE]) for at in range(0, len(cards), _CARDS_A_PAGE)
        ),
        left_out=len(approved.holders) - len(cards),
    )


def written_cards(sheet: CardSheet) -> bytes:
    """One file of HTML that fetches nothing."""
    return handout_templates().get_template("cards.html").render(sheet=sheet).encode()


def _card(
    holder: Holder, number: str, approved_on: date, address: str | None, chief: dict[str, str]
) -> HolderCard:
    return HolderCard(
        number=number,
        name=holder.name,
        grade=holder.grade,
        occupation=f"{holder.occupation}（{holder.trade}）" if holder.trade else holder.occupation,
        awarded_by=holder.organisation,
        approved_on=approved_on.isoformat(),
        chief=chief.get(holder.grade),
        code=inline_code(f"{address}#{number}" if address else number),
    )


def _chief_line(approved: ApprovedList, context: RenderContext) -> dict[str, str]:
    """For the name of 特级技师 what its cards say."""
    wait = chief_waits(context.site.portal, context.site.today).get(approved.jurisdiction)
    earliest_on = wait.earliest_on(approved.approved_on) if wait else None
    if wait is None or earliest_on is None:
        return {}
    text = context.site.portal.policies[wait.policy].short_title
    told = f"首席技师：最早 {earliest_on} 满年限（{text} {wait.clause}），其他条件由单位和部门认定"
    return {context.grade_name(BEFORE): told}


def inline_code(text: str) -> Markup:
    """A QR code as inline SVG, with its quiet zone."""
    drawn = segno.make_qr(text, error=_ERROR_CORRECTION).svg_inline(
        border=4, omitsize=True, light="#fff", svgclass=None, lineclass=None
    )
    return Markup(drawn)  # noqa: S704 - squares only; the text is nowhere in it
