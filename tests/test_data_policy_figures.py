"""Whoever mistypes a number of a policy is told: every figure of the data is changed once, one at a time.

In memory and without the official texts: what proves the figures is committed with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from generator.check import portal_with_texts
from generator.model import Citation, Defect, Portal
from generator.problems import Problem
from generator.records import FieldSpec, Record, fields_of
from generator.rules import answers, clauses, policies, targets

ROOT = Path(__file__).resolve().parent.parent
POLICIES = (
    "cq-2021-55",
    "cq-2023-27",
    "demo-2022-3",
    "demo-2025-1",
    "mohrss-2022-14",
    "sc-2024-10",
    "sh-2024-177",
)
PARTS = ("policies", "statements", "eligibility", "procedures")
RULES: tuple[Callable[[Portal], Iterator[Problem]], ...] = (
    clauses.what_is_said_stands_in_its_clause,
    clauses.numbers_agree_with_their_text,
    answers.answers_stand_in_their_clauses,
    policies.stated_codes_are_those_of_the_ladder,
    targets.targets_are_due_when_they_say,
)
FEWEST = 300
WHOLE = "whole"

# what is no figure: ids, and remarks of ours about the text
_REMARKS = {
    "id",
    "clause",
    "effective_clause",
    "review_clause",
    "renewal_clause",
    "note",
    "due_note",
    "reading",
    "reason",
}
_UNITS = "年|个月|个工作日|工作日|天|周|岁|人|名|次|位|家|级|等奖|类|项|种|件|轮|期|倍|分之"
_FIGURE = re.compile(rf"\d+|(?<![统单同唯第])[一二三四五六七八九十百两]+(?={_UNITS})")


@dataclass(frozen=True, slots=True)
class Mistake:
    """`part` is the record with the one value changed, and of its lists only what holds it."""

    place: str
    part: Any


@pytest.fixture(scope="module")
def portal() -> Portal:
    return portal_with_texts(ROOT)[0]


def alone(portal: Portal, policy_id: str) -> Portal:
    """The portal with the bare facts of this one policy, so that a mistake is found in no time."""
    return Portal(
        policies={policy_id: bare(portal.policies[policy_id])},
        fingerprints={policy_id: portal.fingerprints[policy_id]},
        grades=portal.grades,
        awards=portal.awards,
    )


def bare(record: Any) -> Any:
    """`record` without its lists of records."""
    lists = [
        spec.name
        for spec in fields_of(type(record))
        if spec.is_list and issubclass(spec.kind, Record)
    ]
    return replace(record, **dict.fromkeys(lists, ()))


def mistakes_of(policy_id: str, portal: Portal) -> Iterator[tuple[str, Portal]]:
    """Place, and a portal with that one mistake."""
    known = known_figures(portal, policy_id)
    base = alone(portal, policy_id)
    for name in PARTS:
        part = getattr(portal, name).get(policy_id)
        if part is None:
            continue
        for mistake in mistakes(part, known, WHOLE):
            wrong: Any = {name: {policy_id: mistake.part}}
            yield mistake.place, replace(base, **wrong)


def known_figures(portal: Portal, policy_id: str) -> Mapping[str, frozenset[str]]:
    """The numbers that a clause holds, without units."""
    prints = portal.fingerprints[policy_id].clauses
    numbers = {
        one.clause: frozenset(number for text in one.figures for number in re.findall(r"\d+", text))
        for one in prints
    }
    return numbers | {WHOLE: frozenset(chain.from_iterable(numbers.values()))}


def mistakes(record: Record, known: Mapping[str, frozenset[str]], around: str) -> Iterator[Mistake]:
    # a defect may speak of what its clause lacks, so that the whole text is asked
    own = None if isinstance(record, Defect) else getattr(record, "clause", None)
    clause = own or around
    for spec in fields_of(type(record)):
        value = getattr(record, spec.name)
        if value is None or spec.refers or spec.name in _REMARKS:
            continue
        for place, changed in _changed(record, spec, value, known, clause):
            is_part = spec.is_list and issubclass(spec.kind, Record)
            kept = bare(record) if is_part else record
            yield Mistake(place, replace(kept, **{spec.name: changed}))


def _changed(
    record: Record,
    spec: FieldSpec,
    value: Any,
    known: Mapping[str, frozenset[str]],
    clause: str,
) -> Iterator[tuple[str, Any]]:
    if issubclass(spec.kind, Record):
        parts = value if spec.is_list else (value,)
        for part in parts:
            for mistake in mistakes(part, known, clause):
                yield mistake.place, (mistake.part,) if spec.is_list else mistake.part
        return
    where = getattr(record, "effective_clause", clause) if spec.name == "effective_from" else clause
    numbers = known.get(where or WHOLE, known[WHOLE])
    values = value if spec.is_list else (value,)
    for index, one in enumerate(values):
        for told, other in _other_values(one, numbers):
            place = f"{type(record).__name__} {clause} {spec.name}: {told}"
            yield place, _with(values, index, other) if spec.is_list else other


def _with(values: tuple[Any, ...], index: int, other: Any) -> tuple[Any, ...]:
    return (*values[:index], other, *values[index + 1 :])


def _other_values(value: Any, known: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """`value` with one figure changed to one that its clause lacks, for each of its figures."""
    if isinstance(value, bool | StrEnum):
        return
    if isinstance(value, int):
        yield str(value), next(n for n in range(value + 1, 9999) if str(n) not in known)
    elif isinstance(value, date):
        yield str(value), _another_day(value, known)
    elif isinstance(value, str):
        for match in _FIGURE.finditer(value):
            other = _another(match[0], known)
            yield f"{match[0]} in {value}", value[: match.start()] + other + value[match.end() :]


def _another(figure: str, known: frozenset[str]) -> str:
    if figure.isdecimal():
        start = int(figure) + 1
        return next(str(n) for n in range(start, start + 9999) if str(n) not in known)
    return next(
        han
        for han in ("四", "六", "七", "八", "九", "十一", "十二", "十三", "十四")
        if han != figure and str("〇一二三四五六七八九".find(han)) not in known
    )


def _another_day(day: date, known: frozenset[str]) -> date:
    later = (day + timedelta(days=count) for count in range(1, 3999))
    return next(one for one in later if str(one.day) not in known or str(one.year) not in known)


def problems(portal: Portal) -> list[Problem]:
    return [problem for rule in RULES for problem in rule(portal)]


@pytest.mark.parametrize("policy_id", POLICIES)
def test_the_data_as_it_stands_has_no_wrong_figure(portal: Portal, policy_id: str) -> None:
    whole = Portal(
        policies={policy_id: portal.policies[policy_id]},
        statements={policy_id: portal.statements[policy_id]},
        eligibility={policy_id: portal.eligibility[policy_id]},
        procedures={policy_id: portal.procedures[policy_id]},
        fingerprints={policy_id: portal.fingerprints[policy_id]},
        grades=portal.grades,
        awards=portal.awards,
    )
    assert problems(whole) == []


@pytest.mark.parametrize("policy_id", POLICIES)
def test_a_figure_that_its_clause_lacks_is_told(portal: Portal, policy_id: str) -> None:
    missed = [place for place, wrong in mistakes_of(policy_id, portal) if not problems(wrong)]
    assert missed == []


def test_there_are_hundreds_of_figures_to_mistype(portal: Portal) -> None:
    assert sum(1 for one in POLICIES for _ in mistakes_of(one, portal)) >= FEWEST


def wrong_answers(portal: Portal) -> Iterator[tuple[str, Portal]]:
    """Answers and meanings of terms, each with one figure changed."""
    base = Portal(fingerprints=portal.fingerprints)
    for question in portal.questions.values():
        for told, answer in _other_values(question.answer, cited_numbers(portal, question.cites)):
            other = replace(question, answer=answer)
            yield f"{question.id}: {told}", replace(base, questions={question.id: other})
    for term in portal.terms.values():
        for told, meaning in _other_values(term.meaning, cited_numbers(portal, term.cites)):
            changed = replace(term, meaning=meaning)
            yield f"{term.id}: {told}", replace(base, terms={term.id: changed})


def cited_numbers(portal: Portal, cites: tuple[Citation, ...]) -> frozenset[str]:
    known = (known_figures(portal, one.policy)[one.clause] for one in cites)
    return frozenset(chain.from_iterable(known))


def test_a_figure_of_an_answer_that_no_cited_clause_has_is_told(portal: Portal) -> None:
    told = [(place, bool(problems(wrong))) for place, wrong in wrong_answers(portal)]
    assert told
    assert [place for place, is_told in told if not is_told] == []
