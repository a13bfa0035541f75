"""Twins of the evaluation organisations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.model import EvaluationOrganisation
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, Twin, twin_file


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsTwin(ListTwin):
    format: ClassVar[str] = "organisations/v1"
    items: tuple[EvaluationOrganisation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationTwin(Twin):
    format: ClassVar[str] = "organisation/v1"
    organisation: EvaluationOrganisation


def organisation_twins(context: RenderContext) -> Iterator[OutputFile]:
    organisations = tuple(context.site.portal.organisations.values())
    yield twin_file(addresses.ORGANISATIONS, OrganisationsTwin(items=organisations), context)
    for one in organisations:
        twin = OrganisationTwin(organisation=one)
        yield twin_file(addresses.organisation(one.id), twin, context)
