"""The places side by side in short: what each text settles, and what only one of them does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from generator.model import (
    Jurisdiction,
    Policy,
    ProcedureList,
    PublicityRule,
    Role,
    StatusGround,
)
from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink, Link, PageView, crumbs, next_steps
from generator.render.views.policy_lines import grade_names
from generator.render.views.procedures import places_with_procedures
from generator.render.wording import GROUNDS, NOT_STATED, ROLES

# A text, what it says in a few words, the clause.
_Said = tuple[Policy, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedEntry:
    text: str
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCell:
    """No entry: 文件未规定. `is_only_here`: of the real places no other says anything of it."""

    place: str
    entries: tuple[ComparedEntry, ...]
    is_only_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """`stated` tells in how many of the real places the texts say anything of it."""

    question: str
    stated: str
    cells: tuple[ComparedCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceColumn:
    link: Link
    policies: tuple[Link, ...]
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureIndexPage(PageView):
    template: ClassVar[str] = "procedures.html"
    kind: ClassVar[str] = "办理流程"
    section: ClassVar[Section] = Section.PROCEDURES
    places: tuple[PlaceColumn, ...]
    rows: tuple[ComparedRow, ...]
    doors: tuple[Link, ...]
    not_stated: str = NOT_STATED


def procedure_index_page(context: RenderContext) -> ProcedureIndexPage:
    path = addresses.PROCEDURES
    places = places_with_procedures(context)
    said = {place.id: _said(place, context) for place in places}
    doors = (("职业发展贯通：等级与职称", addresses.CAREER), ("目标与期限", addresses.TARGETS))
    return ProcedureIndexPage(
        path=path,
        title="办理流程",
        description="各地怎样备案、评审、公示、核准、公布、发证和聘用：并排对照，逐条注明条款。",
        crumbs=crumbs(path),
        next_steps=next_steps(path, "career", "targets", "enterprise"),
        doors=tuple(
            Link(text=text, href=addresses.relative(path, target)) for text, target in doors
        ),
        places=tuple(_column(place, path, context) for place in places),
        rows=tuple(_row(question, places, said, path, context) for question in _QUESTIONS),
    )


def _column(place: Jurisdiction, path: str, context: RenderContext) -> PlaceColumn:
    href = addresses.relative(path, addresses.procedures(place.id))
    return PlaceColumn(
        link=Link(text=place.short_name, href=href),
        policies=tuple(
            context.policy_link(path, policy) for policy in context.policies_of(place.id)
        ),
        is_sample=place.is_fictional,
    )


def _row(
    question: str,
    places: tuple[Jurisdiction, ...],
    said: dict[str, dict[str, list[_Said]]],
    path: str,
    context: RenderContext,
) -> ComparedRow:
    real = [place.id for place in places if not place.is_fictional]
    saying = [id_ for id_ in real if said[id_][question]]
    return ComparedRow(
        question=question,
        stated=f"{len(real)} 处中 {len(saying)} 处写明" if len(real) > 1 else "",
        cells=tuple(
            ComparedCell(
                place=place.short_name,
                entries=tuple(
                    ComparedEntry(
                        text=text,
                        clause=context.clause_link(
                            path,
                            policy.id,
                            clause,
                            names_policy=len(context.policies_of(place.id)) > 1,
                        ),
                    )
                    for policy, text, clause in said[place.id][question]
                ),
                is_only_here=len(real) > 1 and saying == [place.id],
            )
            for place in places
        ),
    )


def _said(place: Jurisdiction, context: RenderContext) -> dict[str, list[_Said]]:
    """Question -> what the texts of the place say."""
    answers: dict[str, list[_Said]] = {question: [] for question in _QUESTIONS}
    for policy in context.policies_of(place.id):
        parts = context.site.portal.procedures.get(policy.id)
        for question, answer in _QUESTIONS.items():
            answers[question] += (
                (policy, text, clause) for text, clause in answer(policy, parts, context)
            )
    return answers


_Answers = list[tuple[str, str]]
_Answer = Callable[[Policy, ProcedureList | None, RenderContext], _Answers]


def _filing(_: Policy, parts: ProcedureList | None, __: RenderContext) -> _Answers:
    routes = parts.filing if parts else ()
    return [
        (f"{one.unit_kind}：{f'交{one.office}' if one.office else '交到哪里未写明'}", one.clause)
        for one in routes
    ]


def _window(_: Policy, parts: ProcedureList | None, __: RenderContext) -> _Answers:
    routes = parts.filing if parts else ()
    return [(f"{one.unit_kind}：{one.window}", one.clause) for one in routes if one.window]


def _steps(_: Policy, parts: ProcedureList | None, __: RenderContext) -> _Answers:
    procedures = parts.procedures if parts else ()
    return [
        (f"{one.name}：{' → '.join(step.name for step in one.steps)}", one.clause)
        for one in procedures
    ]


def _members(_: Policy, parts: ProcedureList | None, __: RenderContext) -> _Answers:
    steps = (step for one in (parts.procedures if parts else ()) for step in one.steps)
    return [(step.text, step.clause) for step in steps if step.at_least_members]


def _publicity_by(policy: Policy, _: ProcedureList | None, __: RenderContext) -> _Answers:
    return [(_publicity_words(rule), rule.clause) for rule in policy.publicity]


def _publicity_words(rule: PublicityRule) -> str:
    by = f"{rule.carried_out_by}公示" if rule.carried_out_by else "公示，由谁未写明"
    audience = f"，向{rule.audience}" if rule.audience else ""
    channels = f"，渠道：{'、'.join(rule.channels)}" if rule.channels else ""
    return f"{by}{audience}{channels}"


def _publicity_days(policy: Policy, _: ProcedureList | None, context: RenderContext) -> _Answers:
    return [
        (
            f"{f'{rule.carried_out_by}：' if rule.carried_out_by else ''}"
            f"不少于 {rule.at_least_working_days} 个工作日",
            rule.clause,
        )
        for rule in policy.publicity
        if rule.at_least_working_days
    ]


def _role(role: Role) -> _Answer:
    def answer(_: Policy, parts: ProcedureList | None, context: RenderContext) -> _Answers:
        stated = (one for one in (parts.roles if parts else ()) if one.role is role)
        return [(_with_grades(one.body, one.grades, context), one.clause) for one in stated]

    return answer


def _with_grades(text: str, grades: tuple[str, ...], context: RenderContext) -> str:
    return f"{text}（{grade_names(grades, context)}）" if grades else text


def _plans(_: Policy, parts: ProcedureList | None, __: RenderContext) -> _Answers:
    plans = parts.plans if parts else ()
    return [(f"{one.name}：{'、'.join(one.items)}", one.clause) for one in plans]


def _forms(_: Policy, parts: ProcedureList | None, __: RenderContext) -> _Answers:
    return [(one.title, one.clause) for one in (parts.forms if parts else ())]


def _period(policy: Policy, _: ProcedureList | None, context: RenderContext) -> _Answers:
    rule = policy.management_period
    return [(_with_grades(f"{rule.years} 年", rule.grades, context), rule.clause)] if rule else []


def _grounds(effect: StatusGround) -> _Answer:
    """How many grounds a text names; the ground itself where it bars someone, for that has years."""

    def answer(policy: Policy, _: ProcedureList | None, __: RenderContext) -> _Answers:
        grounds = [one for one in policy.grounds if one.effect is effect]
        if effect is StatusGround.BAN or len(grounds) == 1:
            return [(one.text, one.clause) for one in grounds]
        return [(f"{len(grounds)} 种情形", grounds[0].clause)] if grounds else []

    return answer


_QUESTIONS: dict[str, _Answer] = {
    "备案：哪类单位交到哪里": _filing,
    "何时受理": _window,
    "流程": _steps,
    "评审成员": _members,
    "谁公示、向谁公示": _publicity_by,
    "公示多久": _publicity_days,
    **{
        f"谁{ROLES[role]}": _role(role)
        for role in Role
        if role not in (Role.PUBLICISES, Role.PROPOSES)
    },
    "方案须写明什么": _plans,
    "表格": _forms,
    "管理期": _period,
    **{f"{GROUNDS[effect]}的情形": _grounds(effect) for effect in StatusGround},
}
