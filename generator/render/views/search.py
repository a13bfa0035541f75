"""The search page: its form is the theme's; from here comes the directory for readers without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from generator.pages import SearchRecord, Section
from generator.render import addresses
from generator.render.views.parts import PageView

_ABOUT_THE_SITE = ("关于本站", "数据", "信任清单")


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryLink:
    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryGroup:
    title: str
    links: tuple[DirectoryLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(PageView):
    template: ClassVar[str] = "search.html"
    kind: ClassVar[str] = "检索"
    section: ClassVar[Section] = Section.SEARCH
    has_twin: ClassVar[bool] = False
    groups: tuple[DirectoryGroup, ...]


def search_view(records: Iterable[SearchRecord]) -> SearchPage:
    """All pages that can be found, by kind, those about the site itself last.

    Parts of pages are left to the search itself.
    """
    groups: dict[str, list[DirectoryLink]] = {}
    for record in records:
        if "#" not in record.address:
            href = addresses.relative(addresses.SEARCH, record.address)
            groups.setdefault(record.kind, []).append(
                DirectoryLink(title=record.title, address=href)
            )
    return SearchPage(
        path=addresses.SEARCH,
        title="检索",
        description="检索政策、公示、名单、机构与指南；检索在您的浏览器里进行。",
        groups=tuple(
            DirectoryGroup(title=kind, links=tuple(groups[kind]))
            for kind in sorted(groups, key=lambda kind: kind in _ABOUT_THE_SITE)
        ),
    )
