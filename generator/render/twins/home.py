"""The twin of the home page: where the lists are, how long, and what leads from an occupation and a place to its rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.config import Mode
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, twin_file
from generator.render.views.case import case_occupations
from generator.render.views.compare import compared_rows
from generator.render.views.occupation_places import place_anchor, place_label, places_in_force
from generator.render.views.procedures import places_with_procedures
from generator.render.views.targets import all_targets


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    page: str
    twin: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexOccupation:
    """`also`: what people call it."""

    code: str
    name: str
    also: tuple[str, ...]
    page: str
    twin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPlace:
    """`anchor` is its section on the page of an occupation; `policies` are those in force there."""

    jurisdiction: str
    name: str
    anchor: str
    policies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexTwin(ListTwin):
    format: ClassVar[str] = "index/v1"
    mode: Mode
    site_name: str
    occupations: tuple[IndexOccupation, ...]
    places: tuple[IndexPlace, ...]
    items: tuple[IndexEntry, ...]


def home_twins(context: RenderContext) -> Iterator[OutputFile]:
    portal, config = context.site.portal, context.site.config
    sections = (
        (addresses.GRADES, len(portal.grades)),
        (addresses.POLICIES, len(portal.policies)),
        (addresses.COMPARE, len(compared_rows(context))),
        (addresses.PROCEDURES, len(places_with_procedures(context))),
        (addresses.TARGETS, len(all_targets(context))),
        (addresses.NOTICES, len(portal.notices)),
        (addresses.LISTS, len(portal.approved_lists)),
        (addresses.ORGANISATIONS, len(portal.organisations)),
    )
    items = tuple(
        IndexEntry(page=path, twin=addresses.twin(path), count=count) for path, count in sections
    )
    twin = IndexTwin(
        mode=config.mode,
        site_name=config.site_name,
        items=items,
        occupations=tuple(_occupations(context)),
        places=tuple(_places(context)),
    )
    yield twin_file(addresses.HOME, twin, context)


def _occupations(context: RenderContext) -> Iterator[IndexOccupation]:
    for one in case_occupations(addresses.HOME, context):
        page = addresses.occupation(one.code)
        yield IndexOccupation(
            code=one.code, name=one.name, also=one.also, page=page, twin=addresses.twin(page)
        )


def _places(context: RenderContext) -> Iterator[IndexPlace]:
    for place in places_in_force(context):
        yield IndexPlace(
            jurisdiction=place.id,
            name=place_label(place, context),
            anchor=place_anchor(place.id),
            policies=tuple(policy.id for policy in context.policies_of(place.id)),
        )
