"""Everything a policy's data says, clause by clause: what is shown, searched, counted and proved.

A saying is a sentence of ours with the clause it rests on. Statements are sayings by themselves;
conditions, steps, targets and the like are said where they are structured, and not a second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import (
    Condition,
    EligibilityPath,
    EligibilityRule,
    FilingRoute,
    FormCell,
    FormSection,
    OrganisationRule,
    Policy,
    Portal,
    Procedure,
    ProcedureList,
    ProcedureStep,
    Route,
    Topic,
)
from generator.model.policies import StatusGround
from generator.records import Record

_ROUTE_TOPICS = {
    Route.APPRENTICE_ASSESSMENT: Topic.ROUTES,
    Route.APPOINTMENT: Topic.ELIGIBILITY,
    Route.DIRECT_APPLICATION: Topic.EXCEPTIONS,
    Route.DIRECT_RECOGNITION: Topic.ROUTES,
    Route.SKILL_EVALUATION: Topic.CAREER,
    Route.TITLE_REVIEW: Topic.CAREER,
}
SEVERAL_WAYS = "几种情形之一："


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """`record` is where it was written. `grades` empty: it is not about single grades."""

    clause: str
    topic: Topic
    text: str
    grades: tuple[str, ...]
    record: Record


def sayings(policy_id: str, portal: Portal) -> Iterator[Saying]:
    """All sayings of a policy, by the file they stand in; the same sentence may serve two grades."""
    policy = portal.policies[policy_id]
    if statements := portal.statements.get(policy_id):
        for one in statements.statements:
            yield Saying(
                clause=one.clause,
                topic=one.topic,
                text=one.text,
                grades=one.grades,
                record=one,
            )
    yield from _of_policy(policy)
    if eligibility := portal.eligibility.get(policy_id):
        for rule in eligibility.rules:
            yield from _of_rule(rule)
        for asked in eligibility.organisations:
            yield from _of_organisation_rule(asked)
    if procedures := portal.procedures.get(policy_id):
        yield from _of_procedures(procedures)


def _of_policy(policy: Policy) -> Iterator[Saying]:
    for row in policy.grade_table:
        asks = "；".join(ask.text for ask in row.asks)
        yield Saying(
            clause=row.clause,
            topic=Topic.GRADES,
            text=f"{asks}。实施机构：{row.carried_out_by}。",
            grades=(row.grade,),
            record=row,
        )
    for rule in policy.certificate_coding:
        yield _plain(rule.clause, Topic.CODING, rule.text, rule)
    for ground in policy.grounds:
        topic = Topic.FRAUD if ground.effect is StatusGround.BAN else Topic.WITHDRAWAL
        yield _plain(ground.clause, topic, ground.text, ground)
    for target in policy.targets:
        yield _plain(target.clause, Topic.TARGETS, target.text, target)


def _of_rule(rule: EligibilityRule) -> Iterator[Saying]:
    topic = _ROUTE_TOPICS[rule.route]
    grades = (rule.grade,) if rule.grade else ()
    for text, condition in _conditions(rule):
        yield Saying(
            clause=condition.clause,
            topic=topic,
            text=text,
            grades=grades,
            record=condition,
        )
    for waiver in rule.waivers:
        yield Saying(
            clause=waiver.clause,
            topic=Topic.EXCEPTIONS,
            text=waiver.text,
            grades=grades,
            record=waiver,
        )
    for first in rule.priority:
        yield Saying(
            clause=first.clause,
            topic=Topic.PRIORITY,
            text=first.text,
            grades=grades,
            record=first,
        )


def _conditions(rule: EligibilityRule) -> Iterator[tuple[str, Condition]]:
    """A condition a sentence; where a clause holds several paths, a path a sentence that says so.

    Side by side the conditions of two paths would read as if all were asked.
    """
    for condition in rule.all_of:
        yield condition.text, condition
    paths_in = Counter(clause for path in rule.any_of for clause in _by_clause(path))
    for path in rule.any_of:
        for clause, conditions in _by_clause(path).items():
            if paths_in[clause] > 1:
                together = "；".join(condition.text for condition in conditions)
                yield f"{SEVERAL_WAYS}{together}", conditions[0]
            else:
                yield from ((condition.text, condition) for condition in conditions)


def _by_clause(path: EligibilityPath) -> dict[str, list[Condition]]:
    found: dict[str, list[Condition]] = {}
    for condition in path.all_of:
        found.setdefault(condition.clause, []).append(condition)
    return found


def _of_organisation_rule(rule: OrganisationRule) -> Iterator[Saying]:
    for condition in rule.all_of:
        yield Saying(
            clause=condition.clause,
            topic=Topic.ORGANISATIONS,
            text=f"{rule.name}：{condition.text}",
            grades=rule.grades,
            record=condition,
        )


def _of_procedures(procedures: ProcedureList) -> Iterator[Saying]:
    for route in procedures.filing:
        yield _plain(route.clause, Topic.FILING, _filing(route), route)
    for procedure in procedures.procedures:
        yield from _of_steps(procedure)
    for plan in procedures.plans:
        text = f"{plan.name}须写明：{'、'.join(plan.items)}。"
        yield _plain(plan.clause, Topic.FORMS, text, plan)
    for form in procedures.forms:
        fields = "；".join(f"{part.name}：{'、'.join(said_fields(part))}" for part in form.sections)
        yield _plain(form.clause, Topic.FORMS, f"{form.title}的栏目。{fields}。", form)
    for contact in procedures.contacts:
        text = f"{contact.office}：{'、'.join(contact.telephones)}（以原文为准）"
        yield _plain(contact.clause, Topic.CONTACTS, text, contact)


def said_fields(section: FormSection) -> tuple[str, ...]:
    """The fields with what is printed in them."""
    cells = {cell.field: cell for cell in section.cells}
    return tuple(_said_field(field, cells.get(field)) for field in section.fields)


def _said_field(field: str, cell: FormCell | None) -> str:
    if cell is None:
        return field
    inside = filter(None, (cell.text, "或".join(cell.choices)))
    return field + (cell.note or "") + "".join(f"（{one}）" for one in inside)


def _of_steps(procedure: Procedure) -> Iterator[Saying]:
    for step in procedure.steps:
        yield Saying(
            clause=step.clause,
            topic=Topic.PROCEDURE,
            text=f"{step.name}：{step.text}{_who_and_when(step)}",
            grades=procedure.grades,
            record=step,
        )


def _filing(route: FilingRoute) -> str:
    """Whom it is about comes first, unless the sentence says so itself."""
    return route.text if route.unit_kind in route.text else f"{route.unit_kind}：{route.text}"


def _who_and_when(step: ProcedureStep) -> str:
    """Who, towards whom and when, as far as the sentence of the step leaves it out."""
    facts = (("由谁", step.actor), ("向谁", step.towards), ("何时", step.how_often))
    left_out = [f"{label}：{fact}" for label, fact in facts if fact and fact not in step.text]
    return f"（{'；'.join(left_out)}）" if left_out else ""


def _plain(clause: str, topic: Topic, text: str, record: Record) -> Saying:
    return Saying(clause=clause, topic=topic, text=text, grades=(), record=record)
