"""Pages that say the same for every portal: the vocabulary of the records, and what is not there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.namespace import TERMS, Term
from generator.render.views.parts import Link, PageView, crumbs


@dataclass(frozen=True, slots=True, kw_only=True)
class NamespacePage(PageView):
    template: ClassVar[str] = "namespace.html"
    kind: ClassVar[str] = "词汇"
    section: ClassVar[Section] = Section.TRUST
    has_twin: ClassVar[bool] = False
    terms: tuple[Term, ...]
    context_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(PageView):
    """A host may show it at any depth: `base` is the site's public address where it is known."""

    template: ClassVar[str] = "not_found.html"
    kind: ClassVar[str] = "错误"
    section: ClassVar[Section] = Section.HOME
    has_twin: ClassVar[bool] = False
    doors: tuple[Link, ...]


def namespace_page(_: RenderContext) -> NamespacePage:
    path = addresses.NAMESPACE
    return NamespacePage(
        path=path,
        title="核验记录的词汇",
        description="核验记录（W3C 可验证凭证）里各字段的含义，以及 JSON-LD 上下文。",
        crumbs=crumbs(path, ("信任清单", addresses.TRUST)),
        terms=TERMS,
        context_href=addresses.relative(path, addresses.NAMESPACE_CONTEXT),
    )


def not_found_page(context: RenderContext) -> NotFoundPage:
    """Without a known public address there are no links: they would lead nowhere from most depths."""
    base = context.site.config.site_address
    doors = (("首页", "./"), ("政策文件", addresses.POLICIES), ("核验", addresses.VERIFY))
    return NotFoundPage(
        path=addresses.NOT_FOUND,
        title="没有这个页面",
        description="这个地址没有对应的页面。",
        base=base.rstrip("/") + "/" if base else None,
        doors=tuple(Link(text=text, href=href) for text, href in doors) if base else (),
    )
