"""One row of the comparison: what each place says of a topic and a grade, and how they differ, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.policies.comparisons import ComparedPlace, ComparedRow
from generator.policies.key_facts import FactKind
from generator.policies.sayings import SEVERAL_WAYS
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.compare_aspects import (
    CompareAspect,
    condition_aspects,
    fact_aspects,
    fact_text,
    marked_aspect,
    rest_aspect,
    wording_aspect,
)
from generator.render.views.table_differences import TableDifferences
from generator.render.wording import CONDITION_KINDS, KEY_FACTS, NOT_STATED

_NOT_OF_THIS_GRADE = "没有专门针对这一级的条款，见“不限等级”"
_ONLY_OF_GRADES = "只有针对具体等级的条款"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRow:
    """`grade` and `href` are empty where it is not about single grades; no aspects: no place says anything."""

    anchor: str
    grade: str
    name: str
    href: str | None
    summary: tuple[str, ...]
    aspects: tuple[CompareAspect, ...]


def compare_row(
    row: ComparedRow,
    speaking: frozenset[str],
    tables: Mapping[str, TableDifferences],
    page: str,
    context: RenderContext,
) -> CompareRow:
    """`speaking` are the places that say anything of the topic; `tables` wordings of grade tables by place."""
    name = context.grade_name(row.grade) if row.grade else "不限等级"
    return CompareRow(
        anchor=f"{row.topic.value}-{row.grade}" if row.grade else f"{row.topic.value}-all",
        grade=row.grade or "",
        name=name,
        href=addresses.relative(page, addresses.grade(row.grade)) if row.grade else None,
        summary=_summary(row, speaking, context),
        aspects=tuple(_aspects(row, speaking, tables, page, context)),
    )


def _aspects(
    row: ComparedRow,
    speaking: frozenset[str],
    tables: Mapping[str, TableDifferences],
    page: str,
    context: RenderContext,
) -> Iterator[CompareAspect]:
    """First what is special where, then facts, conditions, the rest and the wording."""
    marks = {one.place: _marks(one, row, context) for one in row.places}
    if any(marks.values()):
        yield marked_aspect(row, marks, context)
    structured = (*fact_aspects(row, page, context), *condition_aspects(row, page, context))
    yield from structured
    rest = [line for place in row.places for line in place.said if line.kind is None]
    if rest:
        ways = any(line.text.startswith(SEVERAL_WAYS) for line in rest)
        name = ("几种情形与说明" if ways else "其他说明") if structured else "要点"
        absences = {one.place: _absence(one.place, row, speaking) for one in row.places}
        yield rest_aspect(row, absences, name, page, context)
    if wording := wording_aspect(row, tables, context):
        yield wording


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
