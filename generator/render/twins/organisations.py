"""Twins of the evaluation organisations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.model import EvaluationOrganisation
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, Twin, twin_file
from generator.scopes import OrganisationState, organisation_state, removed_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What follows from the record and the data date. `removed_on` null: it has not been removed."""

    id: str
    state: OrganisationState
    removed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsTwin(ListTwin):
    """`standings` has one for each of `items`, in their order."""

    format: ClassVar[str] = "organisations/v1"
    standings: tuple[Standing, ...]
    items: tuple[EvaluationOrganisation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationTwin(Twin):
    format: ClassVar[str] = "organisation/v1"
    standing: Standing
    organisation: EvaluationOrganisation


def organisation_twins(context: RenderContext) -> Iterator[OutputFile]:
    organisations = tuple(context.site.portal.organisations.values())
    standings = tuple(_standing(one, context) for one in organisations)
    index = OrganisationsTwin(standings=standings, items=organisations)
    yield twin_file(addresses.ORGANISATIONS, index, context)
    for one, standing in zip(organisations, standings, strict=True):
        twin = OrganisationTwin(standing=standing, organisation=one)
        yield twin_file(addresses.organisation(one.id), twin, context)


def _standing(organisation: EvaluationOrganisation, context: RenderContext) -> Standing:
    return Standing(
        id=organisation.id,
        state=organisation_state(organisation, context.site.today),
        removed_on=removed_on(organisation),
    )
