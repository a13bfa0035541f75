"""我是……，在…… on the home page: the occupations that can be typed, and where each place's rules are read."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.occupation_places import (
    place_anchor,
    place_doors,
    place_label,
    places_in_force,
)
from generator.render.views.parts import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOccupation:
    """`also`: what people call it, from data/search_terms.yml."""

    code: str
    name: str
    also: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlace:
    """`anchor` is its section on an occupation's page; `links` are for an occupation without a page."""

    anchor: str
    name: str
    is_sample: bool
    links: tuple[Link, ...]


def case_occupations(page: str, context: RenderContext) -> tuple[CaseOccupation, ...]:
    portal = context.site.portal
    terms = portal.search_terms.terms if portal.search_terms else ()
    also = {one.term: one.synonyms for one in terms}
    return tuple(
        CaseOccupation(
            code=code,
            name=one.name,
            also=also.get(one.name, ()),
            href=addresses.relative(page, addresses.occupation(code)),
        )
        for code, one in portal.occupations.items()
    )


def case_places(page: str, context: RenderContext) -> tuple[CasePlace, ...]:
    return tuple(
        CasePlace(
            anchor=place_anchor(place.id),
            name=place_label(place, context),
            is_sample=place.is_fictional,
            links=(
                *(context.policy_link(page, policy) for policy in context.policies_of(place.id)),
                *place_doors(place, page, context),
            ),
        )
        for place in places_in_force(context)
    )
