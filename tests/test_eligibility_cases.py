"""Worked cases of persons and firms: what the texts make of them, in Python and in the browser's evaluator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.eligibility import AskedPath, AskedRule, Measure, Value
from generator.eligibility.asked import Asked
from tests.eligibility_matter import cases, rules, verdict, verdicts_in_node

CASES = cases()
RANKS = [value.value for value in Value]


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
    """What a case states: value, day, and by clause what is lacking, softened, waived."""
    findings = best_path(told)["findings"]
    return {
        "value": told["value"],
        "earliest_on": told["earliest_on"],
        "not_met": [one[0] for one in findings if one[2] == "not-met"],
        "soft": [one[0] for one in findings if one[3] in ("in-principle", "usually")],
        "waived": [one[0] for one in findings if one[3] == "waived"],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_worked_case_comes_out_as_its_text_says(case: dict[str, Any]) -> None:
    expected = {key: case[key] for key in ("value", "earliest_on", "not_met", "soft", "waived")}
    assert matter(verdict(case)) == expected


def test_there_are_eighty_cases_and_no_two_are_of_the_same() -> None:
    assert len(CASES) >= 80
    assert len({case["about"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("months", [-12, 12])
def test_a_year_more_or_less_in_the_data_makes_cases_fail(months: int) -> None:
    """Every rule with years that has a case at its threshold."""
    dated = {
        case["rule"]
        for case in CASES
        if case["earliest_on"] in ("2026-11-21", "2026-11-22") and case["value"] != "met"
    }
    assert len(dated) >= 12
    for id_ in dated:
        changed = {id_: _with_months(rules()[id_], months)}
        of_rule = [case for case in CASES if case["rule"] == id_]
        assert any(
            matter(verdict(case, changed))["earliest_on"] != case["earliest_on"] for case in of_rule
        ), id_


def _with_months(rule: AskedRule, more: int) -> AskedRule:
    def longer(asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
        return tuple(
            replace(one, months=one.months + more) if one.measure is Measure.SPAN else one
            for one in asked
        )

    paths = tuple(AskedPath(all_of=longer(path.all_of)) for path in rule.paths)
    return replace(rule, every=longer(rule.every), paths=paths)


def test_the_browser_judges_every_case_as_python_does(tmp_path: Path) -> None:
    told = verdicts_in_node(CASES, tmp_path)
    for case, found in zip(CASES, told, strict=True):
        assert verdict(case) == found, case["about"]
