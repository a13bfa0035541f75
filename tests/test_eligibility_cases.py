"""Worked cases of persons and firms: what the texts make of them, in Python and in the browser's evaluator."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.eligibility import AskedRule, Measure, Value
from generator.eligibility.asked import Asked
from tests.eligibility_ledger import ledger
from tests.eligibility_matter import CASES as CASES_FOLDER
from tests.eligibility_matter import cases, rules, verdict, verdicts_in_node
from tests.eligibility_reach import conditions

CASES = cases()
RANKS = [value.value for value in Value]
STATED = ("value", "earliest_on", "not_met", "soft", "waived")
MORE = ("judged", "judges", "paths")  # stated where the case is about them
TRAPS = (1, 2, 3, 4, 5, 7)  # those of tests/README.md that a case can hold

_UNITS = "年|个月|人|名|级|等奖|类"
_FIGURE = re.compile(rf"\d+|(?<![统单同唯第])[一二三四五六七八九十百两]+(?={_UNITS})")
_NEXT = dict(zip("一二三四五六七八九", "二三四五六七八九十", strict=True)) | {
    "两": "三",
    "十": "百",
}


def best_path(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """The one that the page shows first."""
    return min(
        told["paths"],
        key=lambda path: (
            RANKS.index(path["value"]),
            path["earliest_on"] or "9",
            sum(one[2] == Value.NOT_MET for one in path["findings"]),
        ),
    )


def matter(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a case states: value, day, and by clause what is lacking, softened, waived, judged and by whom."""
    findings = best_path(told)["findings"]
    judged = [one for one in findings if one[3].startswith("judged-by-")]
    return {
        "value": told["value"],
        "earliest_on": told["earliest_on"],
        "not_met": [one[0] for one in findings if one[2] == "not-met"],
        "soft": [one[0] for one in findings if one[3] in ("in-principle", "usually")],
        "waived": [one[0] for one in findings if one[3] == "waived"],
        "judged": [one[0] for one in judged],
        "judges": sorted({one[3].removeprefix("judged-by-") for one in judged}),
        "paths": [path["value"] for path in told["paths"]],
    }


def fails(case: Mapping[str, Any], of: Mapping[str, AskedRule]) -> bool:
    found = matter(verdict(case, of))
    keys = (*STATED, *(key for key in MORE if key in case))
    return any(found[key] != case[key] for key in keys) or bool(_unsaid(case, of[case["rule"]]))


def _unsaid(case: Mapping[str, Any], rule: AskedRule) -> list[str]:
    """Figures of the text, as the case quotes them, that the rule's words do not have as often."""
    said = "\n".join(one.text for one in (*conditions(rule), *rule.waivers, *rule.priority))
    quoted = Counter(case.get("says", ()))
    return [phrase for phrase, times in quoted.items() if said.count(phrase) < times]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_worked_case_comes_out_as_its_text_says(case: dict[str, Any]) -> None:
    found = matter(verdict(case))
    keys = (*STATED, *(key for key in MORE if key in case))
    assert {key: found[key] for key in keys} == {key: case[key] for key in keys}
    assert _unsaid(case, rules()[case["rule"]]) == []


def test_the_rules_are_those_that_a_second_reader_found_in_the_texts() -> None:
    """A line a condition: clause, kind, what it is measured by, who judges, 原则上 or 一般, and how they join.

    Who changes a rule reads the text again, and changes the ledger by hand.
    """
    written_in = (CASES_FOLDER / "ledger.txt").read_text(encoding="utf-8").splitlines()
    assert list(ledger(rules().values())) == written_in


def test_there_are_a_hundred_and_eighty_cases_no_two_of_the_same_and_one_at_least_of_each_rule() -> (
    None
):
    assert len(CASES) >= 180
    assert len({case["about"] for case in CASES}) == len(CASES)
    assert {case["rule"] for case in CASES} == set(rules())


def test_a_case_answers_only_what_is_asked_somewhere() -> None:
    """An answer with a mistyped name would be passed over in silence."""
    known = {
        fact
        for rule in rules().values()
        for one in (*conditions(rule), *rule.waivers, *rule.priority)
        for fact in one.facts
    }
    known |= {"since:senior", "post:special-technician"}  # told, and asked by no rule of the place
    told = {fact for case in CASES for fact in case["facts"]}
    assert told - known == set()


def test_the_traps_of_the_texts_are_cases() -> None:
    counts = Counter(case.get("trap") for case in CASES)
    assert all(counts[trap] for trap in TRAPS), counts


def test_only_chongqing_and_sichuan_recognise_directly_and_sichuan_no_grade_above_one() -> None:
    """Trap 10; and trap 13: what the lost page of 重庆 2023 says of it is not filled in."""
    direct = {
        (rule.policy, grade)
        for rule in rules().values()
        if rule.route == "direct-recognition"
        for grade in rule.grades
    }
    ladder = ("junior", "intermediate", "senior", "technician", "senior-technician")
    assert direct == {("sc-2024-10", grade) for grade in ladder} | {
        ("cq-2021-55", grade) for grade in ladder[2:]
    }


def test_the_national_text_asks_no_days_of_anybody() -> None:
    """Trap 1."""
    national = [rule for rule in rules().values() if rule.policy == "mohrss-2022-14"]
    asked = [one for rule in national for one in conditions(rule)]
    assert asked
    assert not [one for one in asked if one.measure in (Measure.SPAN, Measure.COUNT)]


def _changed(rule: AskedRule) -> Iterator[tuple[str, AskedRule]]:
    """The rule with one number of one condition changed, one up and one down."""
    found = conditions(rule)
    for place, one in enumerate(found):
        for more in (-1, 1):
            if one.measure is Measure.SPAN:
                for months in {1, 12 if one.months % 12 == 0 else 1}:
                    longer = replace(one, months=one.months + more * months)
                    yield f"{one.clause} months {more * months}", _with(rule, place, longer)
            if one.measure is Measure.COUNT:
                counted = replace(one, at_least=one.at_least + more)
                yield f"{one.clause} at_least {more}", _with(rule, place, counted)
        for text in _miscopied(one.text):
            yield f"{one.clause} {text}", _with(rule, place, replace(one, text=text))
    for name in ("waivers", "priority"):
        told = getattr(rule, name)
        for place, one in enumerate(told):
            for text in _miscopied(one.text):
                others = (*told[:place], replace(one, text=text), *told[place + 1 :])
                changed: Any = {name: others}
                yield f"{one.clause} {text}", replace(rule, **changed)


def _miscopied(text: str) -> Iterator[str]:
    for figure in _FIGURE.finditer(text):
        wrong: list[str | None] = (
            [str(int(figure[0]) + more) for more in (-1, 1)]
            if figure[0].isdigit()
            else ["".join(_NEXT.get(one, one) for one in figure[0])]
        )
        for other in wrong:
            yield f"{text[: figure.start()]}{other}{text[figure.end() :]}"


def _with(rule: AskedRule, place: int, asked: Asked) -> AskedRule:
    """`place` counts the conditions of all, then those of each path."""
    if place < len(rule.every):
        every = (*rule.every[:place], asked, *rule.every[place + 1 :])
        return replace(rule, every=every)
    place -= len(rule.every)
    paths = []
    for path in rule.paths:
        inside = 0 <= place < len(path.all_of)
        one = (*path.all_of[:place], asked, *path.all_of[place + 1 :]) if inside else path.all_of
        paths.append(replace(path, all_of=one))
        place -= len(path.all_of)
    return replace(rule, paths=tuple(paths))


def test_no_number_can_be_changed_in_a_rule_without_a_case_that_fails() -> None:
    changes, unheld = 0, []
    for rule in rules().values():
        of_rule = [case for case in CASES if case["rule"] == rule.id]
        for place, changed in _changed(rule):
            changes += 1
            if not any(fails(case, {rule.id: changed}) for case in of_rule):
                unheld.append((rule.id, place))
    assert unheld == []
    assert changes > 200


def test_the_browser_judges_every_case_as_python_does(tmp_path: Path) -> None:
    told = verdicts_in_node(CASES, tmp_path)
    for case, found in zip(CASES, told, strict=True):
        assert verdict(case) == found, case["about"]
