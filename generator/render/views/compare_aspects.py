"""A row of the comparison, aspect by aspect: one thing that texts speak of, place beside place.

An aspect is a fact (须满的年限), a kind of condition (国籍), or what is left. How the real places differ is
told in words beside its name; an invented place takes no part in that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.model import ConditionKind, Topic
from generator.policies.comparisons import ComparedPlace, ComparedRow, SaidOfPlace
from generator.policies.key_facts import FactKind
from generator.policies.wording_differences import Segment
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink
from generator.render.views.policy_lines import PolicyLine
from generator.render.views.table_differences import TableDifferences
from generator.render.wording import (
    CONDITION_KINDS,
    KEY_FACTS,
    NOT_STATED,
    ONE_OF_SEVERAL,
    chinese_date,
)

_AMONG_THE_WAYS = "不是人人都要，见下面的“几种情形之一”"
_SAME_WORDING = "与国家等级表一字不差"
_YEARS = (ConditionKind.YEARS_IN_POST, ConditionKind.YEARS_SINCE)
# What a reader asks first comes first; what is worded alike everywhere, last.
_KINDS_IN_ORDER = (
    ConditionKind.HOLDS_GRADE,
    ConditionKind.HOLDS_TITLE,
    *_YEARS,
    ConditionKind.YEARS_OF_WORK,
    ConditionKind.STILL_IN_OCCUPATION,
    ConditionKind.NO_GRADE_YET,
    ConditionKind.AWARD,
    ConditionKind.NATIONALITY,
    ConditionKind.AGE,
    ConditionKind.HEALTH,
    ConditionKind.PLACE,
    ConditionKind.EDUCATION,
    ConditionKind.RESULT,
    ConditionKind.APPRAISAL,
    ConditionKind.ORGANISATION,
    ConditionKind.WORKERS,
    ConditionKind.EMPLOYMENT,
    ConditionKind.FRONT_LINE,
    ConditionKind.ABILITY,
    ConditionKind.CONTRIBUTION,
    ConditionKind.CONDUCT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareFact:
    """`text` is 文件未规定 where the clause leaves it out; `note`: 几种情形之一."""

    text: str
    note: str
    is_stated: bool
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareCell:
    """A place in an aspect. `marks`: what sets it apart; `absence` stands where its text says nothing.

    `wording` is its row of the grade table beside the national one, letter by letter.
    """

    place: str
    is_sample: bool
    marks: tuple[str, ...] = ()
    facts: tuple[CompareFact, ...] = ()
    lines: tuple[PolicyLine, ...] = ()
    wording: tuple[Segment, ...] = ()
    absence: str | None = None

    @property
    def is_silent(self) -> bool:
        """文件未规定 and nothing else, which needs little room."""
        return self.absence == NOT_STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How the real places differ; `words` are empty where that is no matter of a rule."""

    words: str = ""
    is_same: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareAspect:
    name: str
    cells: tuple[CompareCell, ...]
    difference: Difference = Difference()


def marked_aspect(
    row: ComparedRow, marks: Mapping[str, tuple[str, ...]], context: RenderContext
) -> CompareAspect:
    """What sets each place apart, by place and in words."""
    cells = (replace(_cell(one, context), marks=marks[one.place]) for one in row.places)
    return CompareAspect(name="各地特别之处", cells=tuple(cells))


def fact_aspects(row: ComparedRow, page: str, context: RenderContext) -> Iterator[CompareAspect]:
    for kind in FactKind:
        if not any(fact.kind is kind for place in row.places for fact in place.facts):
            continue
        cells, stated = [], {}
        for place in row.places:
            facts = tuple(fact for fact in place.facts if fact.kind is kind)
            shown = tuple(
                CompareFact(
                    text=fact_text(kind, fact.text),
                    note=ONE_OF_SEVERAL if fact.is_one_of_several else "",
                    is_stated=fact.text is not None,
                    clause=context.clause_link(page, fact.policy, fact.clause, names_policy=False),
                )
                for fact in facts
            )
            cell = _cell(place, context)
            cells.append(replace(cell, facts=shown, absence=None if shown else NOT_STATED))
            stated[place.place] = "或".join(dict.fromkeys(one.text for one in facts if one.text))
        yield CompareAspect(
            name=KEY_FACTS[kind],
            cells=tuple(cells),
            difference=_difference(stated, context, is_comparable=True),
        )


def condition_aspects(
    row: ComparedRow, page: str, context: RenderContext
) -> Iterator[CompareAspect]:
    """A kind of condition each. Years that the facts tell already are not told twice."""
    lines = {place.place: tuple(_untold(place)) for place in row.places}
    told_kinds = {line.kind for of_place in lines.values() for line in of_place}
    asked_kinds = {kind for place in row.places for kind in place.asked_kinds} - set(_YEARS)
    for kind in _KINDS_IN_ORDER:
        if kind not in told_kinds | asked_kinds:
            continue
        cells = []
        for place in row.places:
            told = [line for line in lines[place.place] if line.kind is kind]
            absence = _AMONG_THE_WAYS if kind in place.asked_kinds else NOT_STATED
            shown = place_lines(told, page, context)
            cell = _cell(place, context)
            cells.append(replace(cell, lines=shown, absence=None if shown else absence))
        asking = {one.place: "有" if kind in one.asked_kinds else "" for one in row.places}
        yield CompareAspect(
            name=CONDITION_KINDS[kind],
            cells=tuple(cells),
            difference=_difference(asking, context, is_comparable=False),
        )


def rest_aspect(
    row: ComparedRow, absences: Mapping[str, str], name: str, page: str, context: RenderContext
) -> CompareAspect:
    """What is no single condition. `absences`: what to say of a place whose text says nothing here at all."""
    cells = []
    for place in row.places:
        shown = place_lines((one for one in place.said if one.kind is None), page, context)
        absence = None if place.is_stated else absences[place.place]
        cells.append(replace(_cell(place, context), lines=shown, absence=absence))
    return CompareAspect(name=name, cells=tuple(cells))


def wording_aspect(
    row: ComparedRow, tables: Mapping[str, TableDifferences], context: RenderContext
) -> CompareAspect | None:
    """The row of each grade table beside the national one, letter by letter; None without texts at hand."""
    if row.topic is not Topic.GRADES or row.grade is None:
        return None
    grade = context.grade_name(row.grade)
    cells = []
    for place in row.places:
        cell = _cell(place, context)
        if table := tables.get(place.place):
            wording = {one.grade: one.segments for one in table.rows}.get(grade, ())
            cell = replace(
                cell, wording=wording, absence=_SAME_WORDING if grade in table.same else None
            )
        cells.append(cell)
    if not any(cell.wording or cell.absence for cell in cells):
        return None
    return CompareAspect(name="原文逐字对照", cells=tuple(cells))


def fact_text(kind: FactKind, text: str | None) -> str:
    """A day as it is written in Chinese; 文件未规定 for None."""
    if text is None:
        return NOT_STATED
    if kind is FactKind.EFFECTIVE_FROM:
        return chinese_date(date.fromisoformat(text))
    return text


def place_lines(
    said: Iterable[SaidOfPlace], page: str, context: RenderContext
) -> tuple[PolicyLine, ...]:
    """Where several texts of a place speak, each stands above its first line."""
    said = tuple(said)
    policies = context.site.portal.policies
    several = len({one.policy for one in said}) > 1
    lines = []
    before = None
    for one in said:
        is_first = several and one.policy != before
        before = one.policy
        lines.append(
            PolicyLine(
                text=one.text,
                clause=context.clause_link(page, one.policy, one.clause, names_policy=False),
                policy=context.policy_link(page, policies[one.policy]) if is_first else None,
            )
        )
    return tuple(lines)


def _cell(place: ComparedPlace, context: RenderContext) -> CompareCell:
    return CompareCell(
        place=context.place_name(place.place), is_sample=context.is_fictional(place.place)
    )


def _untold(place: ComparedPlace) -> Iterator[SaidOfPlace]:
    counted = {(one.policy, one.clause) for one in place.facts if one.kind is FactKind.YEARS}
    for line in place.said:
        if line.kind in _YEARS and (line.policy, line.clause) in counted:
            continue
        yield line


def _difference(
    stated: Mapping[str, str], context: RenderContext, *, is_comparable: bool
) -> Difference:
    """`stated`: what each place says, empty for nothing; comparable where equal words mean the same."""
    real = [one for one in stated if not context.is_fictional(one)] or list(stated)
    values = [stated[one] for one in real if stated[one]]
    lacking = "、".join(context.place_name(one) for one in real if not stated[one])
    agree = "相同" if len(set(values)) == 1 else "不同"
    if not values or len(real) == 1:
        return Difference()
    if len(values) == 1:
        (only,) = (one for one in real if stated[one])
        return Difference(words=f"只有{context.place_name(only)}写明")
    if lacking:
        others = f"，其余{agree}" if is_comparable else ""
        return Difference(words=f"{lacking}未规定{others}")
    if is_comparable:
        return Difference(words=f"各地{agree}", is_same=agree == "相同")
    return Difference(words="各地都有", is_same=True)
