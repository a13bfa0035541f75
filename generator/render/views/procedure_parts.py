"""The structured parts of a procedure page: filing, steps, publicity, roles, plans, forms, contacts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import (
    Contact,
    FilingRoute,
    Form,
    PlanContents,
    Policy,
    Procedure,
    ProcedureList,
    ProcedureStep,
    PublicityRule,
    Role,
    RoleOfBody,
)
from generator.policies.sayings import said_fields
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink, Fact
from generator.render.views.policy_lines import grade_names
from generator.render.wording import NOT_STATED, PUBLICITY_STAGES, ROLES, chinese_date


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingView:
    """How one kind of unit files. `facts`: documents, office, who reviews, who decides, when."""

    anchor: str
    unit_kind: str
    text: str
    documents: tuple[str, ...]
    facts: tuple[Fact, ...]
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """`facts` only where the text says something: a step need not have them all."""

    name: str
    text: str
    facts: tuple[Fact, ...]
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureView:
    anchor: str
    name: str
    grades: str
    steps: tuple[StepView, ...]
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityView:
    """Each value is what the text says, or 文件未规定 (then `is_…` is False where it is shown apart)."""

    stage: str
    grades: str
    carried_out_by: str
    audience: str
    channels: str
    days: str
    first_day: str
    is_stated: bool
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView:
    body: str
    grades: str
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """One role and all who have it by the texts; no body: 文件未规定."""

    role: str
    bodies: tuple[BodyView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    name: str
    items: tuple[str, ...]
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSectionView:
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """`href`: where it can be filled in."""

    anchor: str
    title: str
    href: str
    sections: tuple[FormSectionView, ...]
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """`as_of` says how old the number is: as old as its document."""

    office: str
    telephones: tuple[str, ...]
    as_of: str
    clause: ClauseLink


class ProcedureParts:
    """The parts of all `policies` of a place, in the order of the texts, for the page at `page`."""

    def __init__(self, policies: Iterable[Policy], page: str, context: RenderContext) -> None:
        self._page = page
        self._context = context
        self._policies = tuple(policies)

    def filing(self) -> tuple[FilingView, ...]:
        return tuple(
            self._filing(policy, one, number)
            for policy, parts in self._lists()
            for number, one in enumerate(parts.filing, start=1)
        )

    def procedures(self) -> tuple[ProcedureView, ...]:
        return tuple(
            self._procedure(policy, one)
            for policy, parts in self._lists()
            for one in parts.procedures
        )

    def publicity(self) -> tuple[PublicityView, ...]:
        return tuple(
            self._publicity(policy, rule) for policy in self._policies for rule in policy.publicity
        )

    def roles(self) -> tuple[RoleView, ...]:
        """Every role there is, so that what no text says shows too."""
        stated = [(policy, one) for policy, parts in self._lists() for one in parts.roles]
        return tuple(
            RoleView(
                role=ROLES[role],
                bodies=tuple(self._body(policy, one) for policy, one in stated if one.role is role),
            )
            for role in Role
        )

    def least_members(self) -> tuple[Fact, ...]:
        """How many must at least sit in a review: the step that says so, with its 一般 or 原则上."""
        return tuple(
            Fact(
                name=step.name,
                text=step.text,
                clause=self._clause(policy, step.clause),
            )
            for policy, parts in self._lists()
            for procedure in parts.procedures
            for step in procedure.steps
            if step.at_least_members
        )

    def plans(self) -> tuple[PlanView, ...]:
        return tuple(
            self._plan(policy, one) for policy, parts in self._lists() for one in parts.plans
        )

    def forms(self) -> tuple[FormView, ...]:
        return tuple(
            self._form(policy, one) for policy, parts in self._lists() for one in parts.forms
        )

    def contacts(self) -> tuple[ContactView, ...]:
        return tuple(
            self._contact(policy, one) for policy, parts in self._lists() for one in parts.contacts
        )

    def _lists(self) -> Iterable[tuple[Policy, ProcedureList]]:
        known = self._context.site.portal.procedures
        return ((policy, known[policy.id]) for policy in self._policies if policy.id in known)

    def _clause(self, policy: Policy, clause: str) -> ClauseLink:
        """The policy is named where the place has several."""
        several = len(self._policies) > 1
        return self._context.clause_link(self._page, policy.id, clause, names_policy=several)

    def _filing(self, policy: Policy, route: FilingRoute, number: int) -> FilingView:
        return FilingView(
            anchor=f"filing-{policy.id}-{number}",
            unit_kind=route.unit_kind,
            text=route.text,
            documents=route.documents,
            facts=(
                _fact("交到哪里", route.office),
                _fact("谁审核", route.reviewed_by),
                _fact("谁决定", route.decided_by),
                _fact("何时受理", route.window),
            ),
            clause=self._clause(policy, route.clause),
        )

    def _procedure(self, policy: Policy, procedure: Procedure) -> ProcedureView:
        return ProcedureView(
            anchor=f"procedure-{policy.id}-{procedure.id}",
            name=procedure.name,
            grades=grade_names(procedure.grades, self._context),
            steps=tuple(self._step(policy, step) for step in procedure.steps),
            clause=self._clause(policy, procedure.clause),
        )

    def _step(self, policy: Policy, step: ProcedureStep) -> StepView:
        stated = (
            ("由谁", step.actor),
            ("向谁", step.towards),
            ("何时、多久一次", step.how_often),
        )
        return StepView(
            name=step.name,
            text=step.text,
            facts=tuple(Fact(name=name, text=text) for name, text in stated if text),
            clause=self._context.clause_link(
                self._page, policy.id, step.clause, names_policy=False
            ),
        )

    def _publicity(self, policy: Policy, rule: PublicityRule) -> PublicityView:
        days = rule.at_least_working_days
        return PublicityView(
            stage=PUBLICITY_STAGES[rule.stage] if rule.stage else "公示",
            grades=grade_names(rule.grades, self._context),
            carried_out_by=rule.carried_out_by or NOT_STATED,
            audience=rule.audience or NOT_STATED,
            channels="、".join(rule.channels) or NOT_STATED,
            days=f"不少于 {days} 个工作日" if days else NOT_STATED,
            first_day={None: NOT_STATED, True: "计入", False: "不计入"}[rule.counts_first_day],
            is_stated=days is not None,
            clause=self._clause(policy, rule.clause),
        )

    def _body(self, policy: Policy, one: RoleOfBody) -> BodyView:
        return BodyView(
            body=one.body,
            grades=grade_names(one.grades, self._context),
            clause=self._clause(policy, one.clause),
        )

    def _plan(self, policy: Policy, plan: PlanContents) -> PlanView:
        clause = self._clause(policy, plan.clause)
        return PlanView(name=plan.name, items=plan.items, clause=clause)

    def _form(self, policy: Policy, form: Form) -> FormView:
        return FormView(
            anchor=f"form-{form.id}",
            title=form.title,
            href=addresses.relative(self._page, addresses.form(form.id)),
            sections=tuple(
                FormSectionView(name=part.name, fields=said_fields(part)) for part in form.sections
            ),
            clause=self._clause(policy, form.clause),
        )

    def _contact(self, policy: Policy, contact: Contact) -> ContactView:
        day = policy.issued_on or policy.effective_from
        dated = f"{chinese_date(day)}的文件所载" if day else "文件所载，文件没有载明日期"
        return ContactView(
            office=contact.office,
            telephones=contact.telephones,
            as_of=f"{dated}，以原文为准",
            clause=self._clause(policy, contact.clause),
        )


def _fact(name: str, text: str | None) -> Fact:
    return Fact(name=name, text=text or NOT_STATED, is_absent=text is None)
