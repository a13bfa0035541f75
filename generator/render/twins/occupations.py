"""Twins of the occupations: who may, could and will assess them, with the days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.model import Occupation
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, Twin, twin_file
from generator.scopes import scope_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationsTwin(ListTwin):
    format: ClassVar[str] = "occupations/v1"
    edition: str
    items: tuple[Occupation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessor:
    """Both days are included; `until` null is open-ended, `trade` null every trade."""

    organisation: str
    grade: str
    trade: str | None
    since: date
    until: date | None
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationTwin(Twin):
    """`assessors` by organisation, then grade from the lowest, then day; `is_open` is of the data date."""

    format: ClassVar[str] = "occupation/v1"
    occupation: Occupation
    assessors: tuple[Assessor, ...]


def occupation_twins(context: RenderContext) -> Iterator[OutputFile]:
    portal = context.site.portal
    occupations = tuple(portal.occupations.values())
    index = OccupationsTwin(edition=portal.occupation_edition, items=occupations)
    yield twin_file(addresses.OCCUPATIONS, index, context)
    for code, occupation in portal.occupations.items():
        assessors = tuple(_assessors(code, context))
        twin = OccupationTwin(occupation=occupation, assessors=assessors)
        yield twin_file(addresses.occupation(code), twin, context)


def _assessors(code: str, context: RenderContext) -> Iterator[Assessor]:
    portal = context.site.portal
    order = list(portal.grades)
    for organisation in portal.organisations.values():
        spans = scope_of(row for row in organisation.scope if row.occupation_code == code).spans
        for one in sorted(spans, key=lambda one: (order.index(one.grade), one.trade or "")):
            for span in spans[one]:
                yield Assessor(
                    organisation=organisation.id,
                    grade=one.grade,
                    trade=one.trade,
                    since=span.since,
                    until=span.until,
                    is_open=span.holds_on(context.site.today),
                )
