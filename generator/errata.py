"""What a list said before it was corrected: its CSV holds the row of today, its errata lead back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.model import ApprovedList, Erratum, ErratumField, Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerRow:
    """A row as it stood until `erratum` replaced it."""

    row: Holder
    erratum: Erratum


def former_rows(holder: Holder, errata: Sequence[Erratum]) -> tuple[FormerRow, ...]:
    """Every earlier form of the row, oldest first; `errata` are those of its list, oldest first."""
    former: list[FormerRow] = []
    row = holder
    for erratum in reversed([one for one in errata if one.serial == holder.serial]):
        row = _without(row, erratum)
        former.append(FormerRow(row=row, erratum=erratum))
    return tuple(reversed(former))


def as_announced(holder: Holder, errata: Sequence[Erratum]) -> Holder:
    """The row as the list first had it."""
    former = former_rows(holder, errata)
    return former[0].row if former else holder


def editions(approved: ApprovedList) -> Iterator[tuple[ApprovedList, Erratum | None]]:
    """The list as announced, then after each erratum, with the erratum that made it so."""
    for count in range(len(approved.errata) + 1):
        later = approved.errata[count:]
        holders = tuple(as_announced(one, later) for one in approved.holders)
        erratum = approved.errata[count - 1] if count else None
        yield replace(approved, holders=holders, errata=approved.errata[:count]), erratum


def without_numbers(errata: Sequence[Erratum]) -> tuple[Erratum, ...]:
    """As they may be published: that a certificate number was corrected, not from what to what."""
    return tuple(
        replace(one, was=None, becomes=None)
        if one.field is ErratumField.CERTIFICATE_NUMBER
        else one
        for one in errata
    )


def _without(row: Holder, erratum: Erratum) -> Holder:
    change: dict[str, Any] = {erratum.field.value: erratum.was}
    return replace(row, **change)
