"""Documents that policies cite and that are not on this site: a stub with what the citing clauses print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.model import CitedDocument, Policy, PolicyRelation, RelationKind
from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import Fact, PageView, crumbs, next_steps
from generator.render.views.relations import RelationRow, row_from
from generator.render.wording import NOT_PRINTED, POLICY_STATUSES, chinese_date
from generator.statuses import PolicyStatus, in_force_from

# A word of its own in the search: who looks for what is in force must not be shown a text whose standing
# nobody here knows, and who comes upon it must be told so. What a policy of ours repeals is known.
NOT_COLLECTED = "未收录原文"
Citing = tuple[tuple[Policy, PolicyRelation], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage(PageView):
    template: ClassVar[str] = "document.html"
    kind: ClassVar[str] = "引用的文件"
    section: ClassVar[Section] = Section.POLICIES
    document_number: str  # empty where none is known
    facts: tuple[Fact, ...]
    relations: tuple[RelationRow, ...]

    @property
    def search_title(self) -> str:
        return f"{self.title} {self.document_number}".strip()


def document_page(document: CitedDocument, context: RenderContext) -> DocumentPage:
    path = addresses.policy(document.id)
    portal = context.site.portal
    citing = tuple(
        (policy, relation)
        for policy in portal.policies.values()
        for relation in policy.relations
        if relation.document == document.id
    )
    word, status = _standing(citing, path, context)
    number = document.document_number
    return DocumentPage(
        path=path,
        title=document.title,
        description=f"《{document.title}》：本站收录的政策在哪些条款引用它。",
        crumbs=crumbs(path, ("政策文件", addresses.POLICIES)),
        next_steps=next_steps(path, "grades"),
        jurisdiction=context.place_name(document.jurisdiction),
        policy_status=word,
        document_number=number or "",
        facts=(
            Fact(name="标题", text=document.title),
            Fact(name="文号", text=number or NOT_PRINTED, is_absent=number is None),
            Fact(name="辖区", text=context.place_name(document.jurisdiction)),
            status,
        ),
        relations=tuple(row_from(policy, relation, path, context) for policy, relation in citing),
    )


def _standing(citing: Citing, path: str, context: RenderContext) -> tuple[str, Fact]:
    """The word for the search and the fact: repealed where a policy in force here says so, else not known."""
    for policy, relation in citing:
        since = in_force_from(policy)
        if relation.kind is RelationKind.REPEALS and (since or date.min) <= context.site.today:
            word = POLICY_STATUSES[PolicyStatus.REPEALED]
            when = f"，自{chinese_date(since)}起" if since else ""
            clause = context.clause_link(path, policy.id, relation.clause)
            return word, Fact(name="状态", text=f"{word}{when}", clause=clause)
    return NOT_COLLECTED, Fact(name="状态", text="本站未收录原文，不推断", is_absent=True)
