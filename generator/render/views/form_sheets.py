"""Sheets that are filled and printed: forms annexed to a policy, what a plan must settle, an objection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.model import (
    OBJECTION_SHEET,
    PLAN_SHEETS,
    Form,
    FormCell,
    FormSection,
    FormSectionKind,
    Jurisdiction,
    PlanContents,
    Policy,
)
from generator.render.context import RenderContext

_CREDIT_CODE = "统一社会信用代码"
_LONG = ("范围", "事实", "材料")
_DATE = "日期"


class SheetKind(StrEnum):
    FORM = "form"  # printed in a policy
    PLAN = "plan"  # what a plan must settle
    OBJECTION = "objection"  # our own


class PartKind(StrEnum):
    FIELDS = "fields"  # a label and a field
    ROWS = "rows"  # a table that grows
    OPINIONS = "opinions"  # filled by others: room for a stamp and a day
    CHECKLIST = "checklist"  # a box and where it is settled


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetField:
    """`printed_as`, `beside`, `note`, `text`, `choices`: as `FormCell` has them."""

    label: str
    is_long: bool = False
    is_credit_code: bool = False
    printed_as: str | None = None
    beside: str | None = None
    note: str | None = None
    text: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """`clause` where the part has one of its own."""

    name: str
    kind: PartKind
    fields: tuple[SheetField, ...]
    clause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`policy` and `clause`: where it is printed or asked for; None where no text does."""

    id: str
    kind: SheetKind
    title: str
    jurisdiction: str | None
    policy: str | None
    clause: str | None
    parts: tuple[SheetPart, ...]


def sheets(context: RenderContext) -> tuple[Sheet, ...]:
    """Forms and plans by jurisdiction, then the objection."""
    found: list[Sheet] = []
    for place in context.site.portal.jurisdictions.values():
        policies = context.policies_of(place.id)
        found += [_of_form(form, policy) for policy in policies for form in _forms(policy, context)]
        found += _of_plans(place, policies, context)
    return (*found, _objection())


def _forms(policy: Policy, context: RenderContext) -> tuple[Form, ...]:
    known = context.site.portal.procedures.get(policy.id)
    return known.forms if known else ()


def _of_form(form: Form, policy: Policy) -> Sheet:
    return Sheet(
        id=form.id,
        kind=SheetKind.FORM,
        title=form.title,
        jurisdiction=policy.jurisdiction,
        policy=policy.id,
        clause=form.clause,
        parts=tuple(
            SheetPart(
                name=section.name,
                kind=PartKind(section.kind.value),
                fields=tuple(_fields(section)),
            )
            for section in form.sections
        ),
    )


def _fields(section: FormSection) -> Iterator[SheetField]:
    """The day of an opinion stands in the room for its stamp."""
    cells = {cell.field: cell for cell in section.cells}
    for label in section.fields:
        if section.kind is FormSectionKind.OPINIONS and label.startswith(_DATE):
            continue
        field = _field(label)
        cell = cells.get(label)
        yield _as_printed(field, cell) if cell else field


def _field(label: str) -> SheetField:
    return SheetField(
        label=label,
        is_long=any(word in label for word in _LONG),
        is_credit_code=_CREDIT_CODE in label,
    )


def _as_printed(field: SheetField, cell: FormCell) -> SheetField:
    return replace(
        field,
        printed_as=cell.printed_as,
        beside=cell.beside,
        note=cell.note,
        text=cell.text,
        choices=cell.choices,
    )


def _of_plans(
    place: Jurisdiction, policies: tuple[Policy, ...], context: RenderContext
) -> Iterator[Sheet]:
    """One for the place; its plans may come from several texts, so the clauses stand at the parts."""
    parts = tuple(
        _of_plan(plan, policy)
        for policy in policies
        if policy.id in context.site.portal.procedures
        for plan in context.site.portal.procedures[policy.id].plans
    )
    if parts:
        yield Sheet(
            id=f"{PLAN_SHEETS}{place.id}",
            kind=SheetKind.PLAN,
            title=f"{place.short_name}：方案须写明什么（核对清单）",
            jurisdiction=place.id,
            policy=None,
            clause=None,
            parts=parts,
        )


def _of_plan(plan: PlanContents, policy: Policy) -> SheetPart:
    return SheetPart(
        name=f"{plan.name}（{policy.document_number} {plan.clause}）",
        kind=PartKind.CHECKLIST,
        fields=tuple(SheetField(label=item) for item in plan.items),
        clause=plan.clause,
    )


def _objection() -> Sheet:
    def part(name: str, *labels: str, kind: PartKind = PartKind.FIELDS) -> SheetPart:
        return SheetPart(name=name, kind=kind, fields=tuple(_field(label) for label in labels))

    return Sheet(
        id=OBJECTION_SHEET,
        kind=SheetKind.OBJECTION,
        title="公示异议书",
        jurisdiction=None,
        policy=None,
        clause=None,
        parts=(
            part("对哪一件公示", "公示标题", "发布机关", "受理部门", "被异议人姓名和公示序号"),
            part("异议人是个人的（实名）", "姓名", "所在单位", "联系电话"),
            part("异议人是单位的", "单位名称", _CREDIT_CODE, "联系人", "办公电话"),
            part("异议内容", "异议的事实", "依据和证明材料"),
            part("署名", "个人签名", "单位盖章", kind=PartKind.OPINIONS),
        ),
    )
