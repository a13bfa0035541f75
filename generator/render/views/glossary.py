"""The words of the policies, explained, each with the clauses it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.pages import SearchRecord, Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink, Link, PageView, crumbs, next_steps

KIND = "词汇"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    id: str
    term: str
    also: str
    meaning: str
    is_not_stated: bool
    clauses: tuple[ClauseLink, ...]
    see_also: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage(PageView):
    template: ClassVar[str] = "glossary.html"
    kind: ClassVar[str] = KIND
    section: ClassVar[Section] = Section.GUIDES
    terms: tuple[TermView, ...]

    def search_entries(self) -> tuple[SearchRecord, ...]:
        return tuple(
            SearchRecord(
                address=f"{self.path}#{one.id}",
                title=one.term,
                text="\n".join(part for part in (one.term, one.also, one.meaning) if part),
                kind=KIND,
            )
            for one in self.terms
        )


def glossary_page(context: RenderContext) -> GlossaryPage:
    path = addresses.GLOSSARY
    terms = context.site.portal.terms
    return GlossaryPage(
        path=path,
        title="词汇表",
        description="评聘、直接认定、备案、管理期……政策里的用语是什么意思，出自哪一条。",
        crumbs=crumbs(path),
        next_steps=next_steps(path, "worker", "enterprise", "grades"),
        terms=tuple(
            TermView(
                id=one.id,
                term=one.term,
                also="、".join(one.also),
                meaning=one.meaning,
                is_not_stated=bool(one.is_not_stated),
                clauses=tuple(
                    context.clause_link(path, citation.policy, citation.clause)
                    for citation in one.cites
                ),
                see_also=tuple(
                    Link(text=terms[id_].term, href=f"#{id_}")
                    for id_ in one.see_also
                    if id_ in terms
                ),
            )
            for one in terms.values()
        ),
    )
