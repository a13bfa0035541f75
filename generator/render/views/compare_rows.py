"""One row of the comparison: what each place says of a topic and a grade, and how they differ, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.model import Topic
from generator.policies.comparisons import ComparedPlace, ComparedRow, FactOfPlace, SaidOfPlace
from generator.policies.key_facts import FactKind
from generator.policies.wording_differences import Segment
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink
from generator.render.views.policy_lines import PolicyLine
from generator.render.views.table_differences import TableDifferences
from generator.render.wording import CONDITION_KINDS, KEY_FACTS, NOT_STATED, chinese_date

_NOT_OF_THIS_GRADE = "没有专门针对这一级的条款，见“不限等级”"
_ONLY_OF_GRADES = "只有针对具体等级的条款"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareFact:
    """`text` is 文件未规定 where the clause leaves it out."""

    label: str
    text: str
    is_stated: bool
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareCell:
    """`absence` stands where the place says nothing here. `marks` tell in words what sets it apart.

    `wording` is its row of the grade table beside the national one, letter by letter, empty where the
    texts are not at hand; `is_same_wording`: they agree.
    """

    place: str
    is_sample: bool
    marks: tuple[str, ...]
    facts: tuple[CompareFact, ...]
    lines: tuple[PolicyLine, ...]
    absence: str | None
    wording: tuple[Segment, ...]
    is_same_wording: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRow:
    """`grade` and `href` are empty where it is not about single grades; no cells: no place says anything."""

    anchor: str
    grade: str
    name: str
    href: str | None
    summary: tuple[str, ...]
    cells: tuple[CompareCell, ...]


def compare_row(
    row: ComparedRow,
    speaking: frozenset[str],
    tables: Mapping[str, TableDifferences],
    page: str,
    context: RenderContext,
) -> CompareRow:
    """`speaking` are the places that say anything of the topic; `tables` wordings of grade tables by place."""
    name = context.grade_name(row.grade) if row.grade else "不限等级"
    is_empty = not any(one.is_stated for one in row.places)
    return CompareRow(
        anchor=f"{row.topic.value}-{row.grade}" if row.grade else f"{row.topic.value}-all",
        grade=row.grade or "",
        name=name,
        href=addresses.relative(page, addresses.grade(row.grade)) if row.grade else None,
        summary=_summary(row, speaking, context),
        cells=()
        if is_empty
        else tuple(_cell(one, row, speaking, tables, page, context) for one in row.places),
    )


def _cell(
    one: ComparedPlace,
    row: ComparedRow,
    speaking: frozenset[str],
    tables: Mapping[str, TableDifferences],
    page: str,
    context: RenderContext,
) -> CompareCell:
    table = tables.get(one.place) if row.topic is Topic.GRADES and row.grade else None
    name = context.grade_name(row.grade) if row.grade else ""
    wordings = {found.grade: found.segments for found in table.rows} if table else {}
    return CompareCell(
        place=context.place_name(one.place),
        is_sample=context.is_fictional(one.place),
        marks=_marks(one, row, context),
        facts=tuple(_fact(fact, page, context) for fact in one.facts),
        lines=_lines(one.said, page, context),
        absence=None if one.is_stated else _absence(one.place, row, speaking),
        wording=wordings.get(name, ()),
        is_same_wording=table is not None and name in table.same,
    )


def _fact(fact: FactOfPlace, page: str, context: RenderContext) -> CompareFact:
    return CompareFact(
        label=KEY_FACTS[fact.kind],
        text=fact_text(fact.kind, fact.text),
        is_stated=fact.text is not None,
        clause=context.clause_link(page, fact.policy, fact.clause, names_policy=False),
    )


def fact_text(kind: FactKind, text: str | None) -> str:
    """A day as it is written in Chinese; 文件未规定 for None."""
    if text is None:
        return NOT_STATED
    if kind is FactKind.EFFECTIVE_FROM:
        return chinese_date(date.fromisoformat(text))
    return text


def _lines(
    said: tuple[SaidOfPlace, ...], page: str, context: RenderContext
) -> tuple[PolicyLine, ...]:
    """Where several texts of a place speak, each stands above its first line."""
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


def _absence(place: str, row: ComparedRow, speaking: frozenset[str]) -> str:
    if place not in speaking:
        return NOT_STATED
    return _NOT_OF_THIS_GRADE if row.grade else _ONLY_OF_GRADES


def _marks(one: ComparedPlace, row: ComparedRow, context: RenderContext) -> tuple[str, ...]:
    stating = [other.place for other in _real(row, context) if other.is_stated]
    if stating == [one.place]:
        return ("只有这里有规定",)
    kinds = "、".join(CONDITION_KINDS[kind] for kind in one.only_kinds)
    lacked = "、".join(CONDITION_KINDS[kind] for kind in one.lacked_kinds)
    told = (
        f"只有这里要求：{kinds}" if kinds else "",
        f"别处都要求、这里没有写：{lacked}" if lacked else "",
        f"只有这里写的数字：{'、'.join(one.only_figures)}" if one.only_figures else "",
    )
    return tuple(mark for mark in told if mark)


def _summary(row: ComparedRow, speaking: frozenset[str], context: RenderContext) -> tuple[str, ...]:
    """Who says anything, then fact by fact whether it is the same; real places only, where there are any."""
    places = _real(row, context) or row.places
    grouped: dict[str, list[str]] = {}
    for one in places:
        word = "有规定" if one.is_stated else _absence(one.place, row, speaking).split("，")[0]
        grouped.setdefault(word, []).append(context.place_name(one.place))
    if len(grouped) == 1:
        (word,) = grouped
        first = "各处都有规定" if word == "有规定" else f"各处：{word}"
    else:
        first = "；".join(f"{word}：{'、'.join(names)}" for word, names in grouped.items())
    return (first, *_facts_compared(places, context))


def _facts_compared(places: Iterable[ComparedPlace], context: RenderContext) -> tuple[str, ...]:
    """须满的年限不同：8 年（四川）；3 年（重庆、上海）；文件未规定（国家）."""
    places = tuple(places)
    kinds = [kind for kind in FactKind if any(f.kind is kind for one in places for f in one.facts)]
    told = []
    for kind in kinds:
        values: dict[str, list[str]] = {}
        for one in places:
            texts = [fact_text(kind, fact.text) for fact in one.facts if fact.kind is kind]
            value = "或".join(dict.fromkeys(texts)) or NOT_STATED
            values.setdefault(value, []).append(context.place_name(one.place))
        if len(values) == 1:
            (value,) = values
            told.append(f"{KEY_FACTS[kind]}相同：{value}")
            continue
        groups = "；".join(f"{value}（{'、'.join(names)}）" for value, names in values.items())
        told.append(f"{KEY_FACTS[kind]}不同：{groups}")
    return tuple(told)


def _real(row: ComparedRow, context: RenderContext) -> tuple[ComparedPlace, ...]:
    return tuple(one for one in row.places if not context.is_fictional(one.place))
