"""How things are done in one place: who may, how to file, step by step, who decides, what else holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.model import Defect, Jurisdiction, Policy, Topic
from generator.pages import Section, TocEntry
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.career import is_about_careers, place_anchor
from generator.render.views.parts import (
    ClauseLink,
    Fact,
    Link,
    PageView,
    Tag,
    crumbs,
    next_steps,
    toc_of,
)
from generator.render.views.policy_lines import LineGroup, PolicyLine, by_topic, lines_on
from generator.render.views.procedure_parts import (
    ContactView,
    FilingView,
    FormView,
    PlanView,
    ProcedureParts,
    ProcedureView,
    PublicityView,
    RoleView,
)

# What stands under a heading of its own on the page; all other topics follow under 还有哪些规定.
_OWN_HEADING = (
    Topic.ORGANISATIONS,
    Topic.SCOPE,
    Topic.FILING,
    Topic.PROCEDURE,
    Topic.REVIEW,
    Topic.PUBLICITY,
    Topic.APPROVAL,
    Topic.FORMS,
    Topic.CONTACTS,
)
_OTHER_TOPICS = tuple(topic for topic in Topic if topic not in _OWN_HEADING)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefectLine:
    """`clause` None: it is about the text as a whole."""

    text: str
    clause: ClauseLink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyOfPlace:
    """A text the page rests on, and what is missing or odd in it."""

    link: Link
    status: Tag
    defects: tuple[DefectLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedurePage(PageView):
    """A part that is empty is shown as 文件未规定. `about_careers`: texts told in full on that page."""

    template: ClassVar[str] = "procedure.html"
    kind: ClassVar[str] = "办理流程"
    section: ClassVar[Section] = Section.PROCEDURES
    explains_terms: ClassVar[bool] = True
    place: str
    defect_count: int
    policies: tuple[PolicyOfPlace, ...]
    who: tuple[LineGroup, ...]
    filing: tuple[FilingView, ...]
    filing_lines: tuple[PolicyLine, ...]
    procedures: tuple[ProcedureView, ...]
    procedure_lines: tuple[PolicyLine, ...]
    review_facts: tuple[Fact, ...]
    review_lines: tuple[PolicyLine, ...]
    publicity: tuple[PublicityView, ...]
    publicity_lines: tuple[PolicyLine, ...]
    roles: tuple[RoleView, ...]
    role_lines: tuple[PolicyLine, ...]
    plans: tuple[PlanView, ...]
    forms: tuple[FormView, ...]
    form_lines: tuple[PolicyLine, ...]
    contacts: tuple[ContactView, ...]
    contact_lines: tuple[PolicyLine, ...]
    others: tuple[LineGroup, ...]
    about_careers: tuple[Link, ...]


def places_with_procedures(context: RenderContext) -> tuple[Jurisdiction, ...]:
    """Those of whose texts in force one says how something is done."""
    procedures = context.site.portal.procedures
    return tuple(
        place
        for place in context.site.portal.jurisdictions.values()
        if any(policy.id in procedures for policy in context.policies_of(place.id))
    )


def procedure_page(place: Jurisdiction, context: RenderContext) -> ProcedurePage:
    path = addresses.procedures(place.id)
    policies = context.policies_of(place.id)
    parts = ProcedureParts(policies, path, context)
    told = tuple(policy for policy in policies if not is_about_careers(policy, context))
    others = by_topic(_OTHER_TOPICS, told, path, context)
    procedures = parts.procedures()
    careers = addresses.relative(path, f"{addresses.CAREER}#{place_anchor(place.id)}")

    def lines(topic: Topic) -> tuple[PolicyLine, ...]:
        return lines_on((topic,), told, path, context)

    return ProcedurePage(
        path=path,
        title=f"{place.short_name}的办理流程",
        description=f"{place.name}的文件怎样规定备案、评审、公示、核准、公布、发证和聘用，逐条注明条款。",
        crumbs=crumbs(path, ("办理流程", addresses.PROCEDURES)),
        next_steps=next_steps(path, "forms", "procedures", "grades", "career", "targets"),
        toc=(
            *toc_of(
                ("who", "谁可以办", True), ("filing", "怎样备案", True), ("steps", "流程", True)
            ),
            *(TocEntry(anchor=one.anchor, title=one.name, level=3) for one in procedures),
            *toc_of(
                ("review", "评审", True),
                ("publicity", "公示", True),
                ("roles", "谁核准、谁公布、谁发证、谁聘用", True),
                ("plans", "方案须写明什么", True),
                ("forms", "表格", True),
                ("contacts", "联系方式", True),
                ("others", "还有哪些规定", bool(others)),
            ),
            *(TocEntry(anchor=one.anchor, title=one.title, level=3) for one in others),
            *toc_of(
                ("defects", "文本的缺漏与疑点", any(policy.defects for policy in policies)),
            ),
        ),
        is_sample=place.is_fictional,
        jurisdiction=place.short_name,
        feed=context.feed_link(path, place.id),
        place=place.short_name,
        defect_count=sum(len(policy.defects) for policy in policies),
        policies=tuple(_policy(policy, path, context) for policy in policies),
        who=by_topic((Topic.ORGANISATIONS, Topic.SCOPE), told, path, context),
        filing=parts.filing(),
        filing_lines=lines(Topic.FILING),
        procedures=procedures,
        procedure_lines=lines(Topic.PROCEDURE),
        review_facts=parts.least_members(),
        review_lines=lines(Topic.REVIEW),
        publicity=parts.publicity(),
        publicity_lines=lines(Topic.PUBLICITY),
        roles=parts.roles(),
        role_lines=lines(Topic.APPROVAL),
        plans=parts.plans(),
        forms=parts.forms(),
        form_lines=lines(Topic.FORMS),
        contacts=parts.contacts(),
        contact_lines=lines(Topic.CONTACTS),
        others=others,
        about_careers=tuple(
            Link(text=policy.short_title, href=careers) for policy in policies if policy not in told
        ),
    )


def _policy(policy: Policy, path: str, context: RenderContext) -> PolicyOfPlace:
    return PolicyOfPlace(
        link=context.policy_link(path, policy),
        status=context.policy_tag(policy),
        defects=tuple(_defect(one, policy, path, context) for one in policy.defects),
    )


def _defect(one: Defect, policy: Policy, path: str, context: RenderContext) -> DefectLine:
    if one.clause is None:
        return DefectLine(text=one.text)
    link = context.clause_link(path, policy.id, one.clause, names_policy=False)
    return DefectLine(text=one.text, clause=link)
