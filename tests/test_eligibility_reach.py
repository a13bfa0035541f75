"""Every end that answers can lead to on every path of every rule, and that both evaluators get there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest

from generator.check import portal_with_texts
from generator.eligibility import AskedRule, Measure, RuleVerdict, Value, judge
from generator.eligibility.judging import Facts
from generator.month_days import corresponding_day
from tests.eligibility_matter import as_told, rules, told, verdicts_in_node
from tests.eligibility_reach import (
    DAY,
    TODAY,
    Choice,
    Reach,
    conditions,
    day_that_is_full_on,
    only,
    reaches,
    whole_reach,
)
from tests.node_tools import ROOT

LATE = date(2200, 1, 1)
OPEN = 0  # in a choice: the group is not answered


@cache
def reached() -> tuple[tuple[Reach, Mapping[Choice, Facts], Mapping[Choice, RuleVerdict]], ...]:
    found = []
    for reach in reaches(rules().values()):
        ends = dict(reach.ends())
        found.append(
            (reach, ends, {end: judge(reach.rule, facts, TODAY) for end, facts in ends.items()})
        )
    return tuple(found)


def ends() -> Iterator[tuple[AskedRule, Choice, Facts, RuleVerdict]]:
    for reach, facts, verdicts in reached():
        for end, verdict in verdicts.items():
            yield reach.rule, end, facts[end], verdict


def test_tens_of_thousands_of_ends_are_reached_on_every_path_of_every_rule() -> None:
    assert len(reached()) == sum(len(rule.paths) for rule in rules().values())
    assert sum(len(verdicts) for *_, verdicts in reached()) > 40_000


def test_every_end_tells_each_condition_with_a_clause_of_its_text() -> None:
    portal, _ = portal_with_texts(ROOT)
    known = {
        policy: {one.clause for one in prints.clauses}
        for policy, prints in portal.fingerprints.items()
    }
    for rule, _, _, verdict in ends():
        (path,) = verdict.paths
        assert tuple(one.asked for one in path.findings) == conditions(rule)
        assert {one.asked.clause for one in path.findings} <= known[rule.policy]
        assert {one.waiver for one in path.findings if one.waiver} <= known[rule.policy]


def test_the_worst_condition_makes_the_end_and_none_is_refused_without_one_that_is_not_met() -> (
    None
):
    for rule, _, facts, verdict in ends():
        values = {one.value for one in verdict.paths[0].findings}
        worst = next(value for value in (*reversed(Value),) if value in values)
        assert verdict.value is worst, (rule.id, facts)


def test_who_answers_nothing_is_neither_refused_nor_accepted_and_has_no_day() -> None:
    for rule in rules().values():
        verdict = judge(rule, {}, TODAY)
        assert (verdict.value, verdict.earliest_on) == (Value.UNDETERMINED, None), rule.id


def test_learning_more_never_overturns_what_was_decided() -> None:
    steps = 0
    for reach, _, verdicts in reached():
        for end, verdict in verdicts.items():
            for learnt in _one_step_further(reach, end):
                steps += 1
                before, after = verdict.paths[0].findings, verdicts[learnt].paths[0].findings
                for one, then in zip(before, after, strict=True):
                    kept = one.value is Value.UNDETERMINED or one.value is then.value
                    assert kept, (reach.rule.id, end, learnt, one.asked.text)
    assert steps > 100_000


def test_what_all_answers_would_decide_alike_is_decided_without_them() -> None:
    """So a question is asked only while it can still matter."""
    for reach, _, verdicts in reached():
        coming: dict[Choice, frozenset[Value]] = {}
        for end in sorted(verdicts, key=lambda end: end.count(OPEN)):
            steps = _one_step_further(reach, end)
            values = [coming[learnt] for learnt in steps] or [frozenset({verdicts[end].value})]
            coming[end] = frozenset().union(*values)
            if len(coming[end]) == 1:
                assert {verdicts[end].value} == coming[end], (reach.rule.id, end)


def _one_step_further(reach: Reach, end: Choice) -> list[Choice]:
    return [
        (*end[:index], answer, *end[index + 1 :])
        for index, chosen in enumerate(end)
        if chosen == OPEN
        for answer in range(1, len(reach.groups[index]))
    ]


def test_the_earliest_day_is_the_first_on_which_no_span_is_too_short() -> None:
    dated = 0
    for rule, _, facts, verdict in ends():
        if day := verdict.earliest_on:
            dated += 1
            assert not _waits(rule, facts, day), (rule.id, facts)
            assert _waits(rule, facts, day - DAY), (rule.id, facts)
    assert dated > 3_000


def _waits(rule: AskedRule, facts: Facts, day: date) -> bool:
    """Whether a span is not full, refused or softened."""
    (path,) = judge(rule, facts, day).paths
    return any(
        one.full_on and one.full_on > day and one.value is not Value.MET for one in path.findings
    )


def test_where_only_days_refuse_the_earliest_day_is_the_first_that_does_not() -> None:
    opened = 0
    for rule, _, facts, verdict in ends():
        day = verdict.earliest_on
        if day and verdict.value is Value.NOT_MET:
            opened += 1
            assert judge(rule, facts, day).value is not Value.NOT_MET, (rule.id, facts)
            assert judge(rule, facts, day - DAY).value is Value.NOT_MET, (rule.id, facts)
    assert opened > 500


def test_who_answered_all_and_has_no_day_is_refused_for_ever() -> None:
    never = 0
    for rule, end, facts, verdict in ends():
        if OPEN not in end and verdict.value is Value.NOT_MET and not verdict.earliest_on:
            never += 1
            assert judge(rule, facts, LATE).value is Value.NOT_MET, (rule.id, facts)
    assert never > 3_000


def test_each_threshold_refuses_one_below_and_not_at_it_nor_one_above() -> None:
    held = 0
    for rule in rules().values():
        for asked in conditions(rule):
            for more, is_met in ((-1, False), (0, True), (1, True)):
                if asked.measure is Measure.SPAN:
                    since = day_that_is_full_on(TODAY - more * DAY, asked.months)
                    facts: Facts = {asked.facts[0]: since} | dict.fromkeys(asked.facts[1:], True)
                elif asked.measure is Measure.COUNT:
                    facts = {asked.facts[0]: asked.at_least + more}
                else:
                    continue
                refused = Value.UNDETERMINED if asked.strength else Value.NOT_MET
                found = judge(only(rule, asked), facts, TODAY)
                assert found.value is (Value.MET if is_met else refused), (rule.id, asked.text)
                held += 1
    assert held > 60


def test_several_paths_are_the_best_of_each_and_the_earliest_day_of_any() -> None:
    """With what is decided path by path above, all ends of all rules are."""
    draw = Random(6)
    for rule in rules().values():
        alone = [reach for reach, _, _ in reached() if reach.rule.id == rule.id]
        for _ in range(400 if len(alone) > 1 else 0):
            facts = {
                key: value
                for reach in alone
                for group in reach.groups
                for key, value in draw.choice(group).items()
            }
            each = [judge(reach.rule, facts, TODAY) for reach in alone]
            found = judge(rule, facts, TODAY)
            values = {one.value for one in each}
            assert found.value is next(value for value in Value if value in values)
            days = [one.earliest_on for one in each if one.earliest_on]
            assert found.earliest_on in (None, min(days, default=None))
            if found.value is Value.NOT_MET:
                assert found.earliest_on == min(days, default=None)


MOST = 12_000  # ends of one rule that are all gone through; of three longer ones of 重庆 some are drawn


def test_a_rule_with_several_paths_ends_as_the_best_of_them_does() -> None:
    draw = Random(6)
    gone_through = 0
    for rule in (rule for rule in rules().values() if len(rule.paths) > 1):
        reach = whole_reach(rule)
        for end, facts in reach.ends() if reach.count() <= MOST else _drawn(reach, draw):
            gone_through += 1
            found = judge(rule, facts, TODAY)
            values = {path.value for path in found.paths}
            assert found.value is next(value for value in Value if value in values), (rule.id, end)
            days = [path.earliest_on for path in found.paths if path.earliest_on]
            assert found.earliest_on in (None, min(days, default=None)), (rule.id, end)
    assert gone_through > 40_000


def _drawn(reach: Reach, draw: Random) -> Iterator[tuple[Choice, Facts]]:
    for _ in range(MOST // 4):
        end = tuple(draw.randrange(len(group)) for group in reach.groups)
        yield end, reach.facts(end)


def test_a_path_that_is_open_today_waits_for_no_day_of_another() -> None:
    facts: Facts = {
        fact: True
        for one in conditions(rules()["cq-2023-27#special-technician"])
        if one.measure is Measure.HELD
        for fact in one.facts
    }
    dated = {**facts, "post:senior-technician": date(2025, 1, 1)}
    without = {**dated, "title:full-senior": False}
    rule = rules()["cq-2023-27#special-technician"]
    assert judge(rule, dated, TODAY).earliest_on is None
    assert judge(rule, without, TODAY).earliest_on == date(2030, 1, 1)


SPAN_DAYS = (date(2024, 2, 29), date(2024, 8, 31), date(2023, 12, 31), date(2024, 2, 28))


def test_the_browser_comes_to_the_same_end(tmp_path: Path) -> None:
    """A tenth of all ends, drawn; month ends and leap days for every span."""
    draw = Random(6)
    asked = [(rule, facts) for rule, _, facts, _ in ends() if draw.random() < 0.1]
    for rule in rules().values():
        for one in conditions(rule):
            if one.measure is Measure.SPAN:
                asked += [(rule, {one.facts[0]: day}) for day in SPAN_DAYS]
    cases = [
        {
            "rule": rule.id,
            "today": TODAY.isoformat(),
            "facts": told(facts),
        }
        for rule, facts in asked
    ]
    answers = verdicts_in_node(cases, tmp_path)
    assert len(answers) > 4_000
    for (rule, facts), found in zip(asked, answers, strict=True):
        assert as_told(judge(rules()[rule.id], facts, TODAY)) == found, (rule.id, facts)


@pytest.mark.parametrize(
    ("day", "months", "full_on"),
    [
        ("2024-02-29", 12, "2025-02-28"),  # no such day: the month's last
        ("2024-02-29", 48, "2028-02-29"),
        ("2023-02-28", 12, "2024-02-28"),  # not the 29th: there is a corresponding day
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-08-30", 6, "2027-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2021-11-21", 60, "2026-11-21"),
        ("2025-12-31", 12, "2026-12-31"),
    ],
)
def test_months_are_full_on_the_corresponding_day_or_the_last_of_the_month(
    day: str, months: int, full_on: str
) -> None:
    assert corresponding_day(date.fromisoformat(day), months).isoformat() == full_on
