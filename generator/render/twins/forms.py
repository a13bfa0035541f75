"""Twins of the sheets: what is to be filled in, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, Twin, twin_file
from generator.render.views.form_sheets import Sheet, SheetKind, sheets


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSummary:
    id: str
    kind: SheetKind
    title: str
    jurisdiction: str | None
    page: str
    twin: str
    empty_form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsTwin(ListTwin):
    format: ClassVar[str] = "forms/v1"
    items: tuple[SheetSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTwin(Twin):
    format: ClassVar[str] = "form/v1"
    form: Sheet


def form_twins(context: RenderContext) -> Iterator[OutputFile]:
    known = sheets(context)
    summaries = tuple(
        SheetSummary(
            id=one.id,
            kind=one.kind,
            title=one.title,
            jurisdiction=one.jurisdiction,
            page=addresses.form(one.id),
            twin=addresses.twin(addresses.form(one.id)),
            empty_form=addresses.empty_form(one.id),
        )
        for one in known
    )
    yield twin_file(addresses.FORMS, FormsTwin(items=summaries), context)
    for one in known:
        yield twin_file(addresses.form(one.id), FormTwin(form=one), context)
