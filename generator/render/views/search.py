"""The search page: its form is the theme's; from here comes the directory for readers without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import PageView


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


def search_page(context: RenderContext) -> SearchPage:
    """Grades and policies one by one; what grows without end by its index."""
    portal = context.site.portal
    return SearchPage(
        path=addresses.SEARCH,
        title="检索",
        description="检索政策、公示、名单、机构与指南；检索在您的浏览器里进行。",
        groups=(
            _group(
                "等级要求",
                (addresses.GRADES, "等级总表"),
                *((addresses.grade(slug), grade.name) for slug, grade in portal.grades.items()),
            ),
            _group(
                "政策文件",
                (addresses.POLICIES, "全部政策文件"),
                *((addresses.policy(id_), one.short_title) for id_, one in portal.policies.items()),
            ),
            _group(
                "公示、名单与机构",
                (addresses.NOTICES, "全部公示"),
                (addresses.LISTS, "全部名单"),
                (addresses.ORGANISATIONS, "全部评价机构"),
            ),
            _group(
                "核验与指南",
                (addresses.VERIFY, "核验证书编码"),
                (addresses.TRUST, "信任清单"),
                (addresses.GUIDES, "指南"),
            ),
        ),
    )


def _group(title: str, *links: tuple[str, str]) -> DirectoryGroup:
    return DirectoryGroup(
        title=title,
        links=tuple(
            DirectoryLink(title=text, address=addresses.relative(addresses.SEARCH, target))
            for target, text in links
        ),
    )
