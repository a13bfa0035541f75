"""The twin of the home page: where the lists are, and how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.config import Mode
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, twin_file
from generator.render.views.compare import compared_rows
from generator.render.views.procedures import places_with_procedures
from generator.render.views.targets import all_targets


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    page: str
    twin: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexTwin(ListTwin):
    format: ClassVar[str] = "index/v1"
    mode: Mode
    site_name: str
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
    twin = IndexTwin(mode=config.mode, site_name=config.site_name, items=items)
    yield twin_file(addresses.HOME, twin, context)
