"""What the questionnaire leaves out cannot change a verdict: every answer to it is tried."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest

from generator.check import portal_with_texts
from generator.eligibility import AskedRule, Value, judge, questions
from generator.eligibility.judging import Facts
from generator.model import TitleRank
from tests.eligibility_matter import ended_in_node, rules, told
from tests.eligibility_reach import DAY, TODAY, reaches
from tests.node_tools import ROOT

Told = list[dict[str, Any]]


@pytest.fixture(scope="module")
def asked() -> list[tuple[AskedRule, Facts]]:
    """Half-answered questionnaires, drawn: of each path some groups, the others open; and each rung held alone."""
    draw = Random(6)
    portal, _ = portal_with_texts(ROOT)
    found: list[tuple[AskedRule, Facts]] = [
        (rule, {f"grade:{rung}": True}) for rule in rules().values() for rung in portal.grades
    ]
    for reach in reaches(rules().values()):
        for _ in range(40):
            facts: dict[str, bool | int | date] = {}
            for group in reach.groups:
                if draw.random() < 0.6:
                    facts |= draw.choice(group)
            found.append((rules()[reach.rule.id], facts))
    return found


@pytest.fixture(scope="module")
def in_browser(
    asked: list[tuple[AskedRule, Facts]], tmp_path_factory: pytest.TempPathFactory
) -> Told:
    portal, _ = portal_with_texts(ROOT)
    cases = [
        {
            "rule": rule.id,
            "today": TODAY.isoformat(),
            "facts": told(facts),
            "asked": [one.fact for one in questions([rule])],
        }
        for rule, facts in asked
    ]
    ladders = {"grade": list(portal.grades), "title": [rank.value for rank in TitleRank]}
    folder = tmp_path_factory.mktemp("asked")
    return ended_in_node("eligibility_asked.js", {"cases": cases, "ladders": ladders}, folder)


def test_no_answer_to_what_is_left_out_changes_value_or_day(
    asked: list[tuple[AskedRule, Facts]], in_browser: Told
) -> None:
    left_out = 0
    for (rule, facts), found in zip(asked, in_browser, strict=True):
        said = judge(rule, facts, TODAY)
        for question in questions([rule]):
            if question.fact in found["can_matter"] or question.fact in facts:
                continue
            left_out += 1
            for answer in _answers(question.fact):
                then = judge(rule, {**facts, question.fact: answer}, TODAY)
                assert (then.value, then.earliest_on) == (said.value, said.earliest_on), (
                    rule.id,
                    facts,
                    question.fact,
                    answer,
                )
    assert left_out > 1_000


def _answers(fact: str) -> tuple[bool | int | date, ...]:
    if fact.startswith(("since:", "post:", "doing:", "work:")):
        return TODAY, TODAY - 400 * DAY, TODAY - 20_000 * DAY
    return (0, 999, 1000, 10**6) if fact.startswith("count:") else (False, True)


def test_what_is_decided_is_refused_and_stays_so_whatever_the_day(
    asked: list[tuple[AskedRule, Facts]], in_browser: Told
) -> None:
    decided = 0
    for (rule, facts), found in zip(asked, in_browser, strict=True):
        if found["is_decided"]:
            decided += 1
            late = judge(rule, facts, date(2200, 1, 1))
            assert (late.value, late.earliest_on) == (Value.NOT_MET, None), (rule.id, facts)
            assert not found["can_matter"] or set(found["can_matter"]) & set(facts), rule.id
    assert decided > 300


def test_who_holds_a_grade_is_not_asked_for_it_or_a_lower_one(
    asked: list[tuple[AskedRule, Facts]], in_browser: Told
) -> None:
    portal, _ = portal_with_texts(ROOT)
    rungs = list(portal.grades)
    held = 0
    for (rule, facts), found in zip(asked, in_browser, strict=True):
        if rule.target not in rungs:
            continue
        at_or_above = rungs[rungs.index(rule.target) :]
        expected = any(facts.get(f"grade:{rung}") is True for rung in at_or_above)
        assert found["is_held"] is expected, (rule.id, facts)
        held += expected
    assert held > 20


def test_what_decides_most_at_a_glance_is_asked_first() -> None:
    for place in ("cq", "sc", "sh"):
        of_place = [rule for rule in rules().values() if rule.jurisdiction == place]
        kinds = list(dict.fromkeys(one.ask.value for one in questions(of_place)))
        order = ["grade", "title", "since", "post", "doing", "work", "count", "yes", "award"]
        assert kinds == [kind for kind in order if kind in kinds]
