"""Where a notice stood: each channel with its address or place and its days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Publication
from generator.render.wording import CHANNELS, PUBLICITY_STAGES, chinese_date


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRow:
    """`href` leads away from this site; None for a board, and where no address is written."""

    by: str
    channel: str
    where: str
    href: str | None
    days: str


def publication_rows(publications: Iterable[Publication]) -> tuple[PublicationRow, ...]:
    return tuple(
        PublicationRow(
            by=PUBLICITY_STAGES[one.stage],
            channel=CHANNELS[one.channel],
            where="，".join(part for part in (one.name, one.place) if part) or one.address or "—",
            href=one.address,
            days=_days(one),
        )
        for one in publications
    )


def _days(one: Publication) -> str:
    first = chinese_date(one.on)
    return f"{first}至{chinese_date(one.until)}" if one.until else f"{first}起"
