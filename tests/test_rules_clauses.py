"""What is said of a policy is held against its clauses, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.check import portal_with_texts
from generator.model import Portal, Statement, Target, Topic
from generator.policies.clause_ids import ancestors, depth, nearest, parent
from generator.policies.sayings import sayings
from generator.problems import Problem
from generator.rules import clauses
from generator.rules.targets import last_day_named, targets_are_due_when_they_say
from tests.portal_sample import POLICY, good_portal, with_policy

ROOT = Path(__file__).resolve().parent.parent


def codes(problems: Iterator[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def saying(clause: str, text: str) -> Portal:
    """The good portal with one more statement."""
    portal = good_portal()
    there = portal.statements[POLICY]
    more = Statement(clause=clause, topic=Topic.AIMS, text=text)
    changed = replace(there, statements=(*there.statements, more))
    return replace(portal, statements={**portal.statements, POLICY: changed})


@pytest.mark.parametrize(
    ("clause", "around"),
    [
        ("三（一）2（1）", ["三（一）2", "三（一）", "三"]),
        ("附件2 三（一）3", ["附件2 三（一）", "附件2 三", "附件2"]),
        ("附件4 第七条（二）", ["附件4 第七条", "附件4"]),
        ("前言", []),
    ],
)
def test_the_clauses_around_a_clause_are_named_nearest_first(
    clause: str, around: list[str]
) -> None:
    assert list(ancestors(clause)) == around


def test_a_clause_that_is_not_known_leads_to_the_nearest_around_it() -> None:
    known = {"附件2", "附件2 三"}
    assert nearest("附件2 三（一）3", known) == "附件2 三"
    assert nearest("九", known) is None
    assert parent("附件2 三", known) == "附件2"
    assert depth("附件2 三（一）", known) == 2


@pytest.mark.parametrize("text", ["不少于5个工作日", "不少于五个工作日", "不少于５ 个工作日"])
def test_a_figure_of_the_clause_may_be_said_in_any_form(text: str) -> None:
    assert codes(clauses.what_is_said_stands_in_its_clause(saying("二（一）", text))) == []


@pytest.mark.parametrize(
    ("clause", "text", "code"),
    [
        ("二（一）", "不少于7个工作日", "figure-not-in-clause"),
        ("二（一）", "不少于5个月", "figure-not-in-clause"),
        ("二（二）", "不少于5个工作日", "figure-not-in-clause"),
        ("二（一）", "见《别的办法》", "name-not-in-clause"),
        ("二（一）", "“很快”公示", "name-not-in-clause"),
        ("二（一）", "中华技能大奖获得者优先", "name-not-in-clause"),
    ],
)
def test_what_the_clause_does_not_hold_is_told(clause: str, text: str, code: str) -> None:
    assert codes(clauses.what_is_said_stands_in_its_clause(saying(clause, text))) == [code]


def test_a_statement_of_no_clause_is_told() -> None:
    assert codes(clauses.cited_clauses_exist(saying("九", "说点什么"))) == ["no-such-clause"]


def test_a_clause_with_words_and_nothing_said_of_it_is_told_and_a_bare_heading_is_not() -> None:
    portal = good_portal()
    there = portal.statements[POLICY]
    without = replace(
        there, statements=tuple(one for one in there.statements if one.clause != "四")
    )
    silent = replace(portal, statements={**portal.statements, POLICY: without})
    told = list(clauses.every_clause_is_spoken_of(silent))
    assert [problem.message.en for problem in told] == [f"nothing is said of {POLICY} 四"]


def test_a_policys_own_number_stands_in_its_text() -> None:
    policy = replace(good_portal().policies[POLICY], document_number="示人社规〔2026〕1号")
    found = codes(clauses.what_is_said_stands_in_its_clause(with_policy(policy)))
    assert "name-not-in-clause" in found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("到2026年底", "2026-12-31"),
        ("2024年至2027年", "2027-12-31"),
        ("2023年1月底前", "2023-01-31"),
        ("自2021年12月至2024年2月", "2024-02-29"),
        ("2025年6月30日前", "2025-06-30"),
        ("年底前", "None"),
    ],
)
def test_the_last_day_that_is_named_is_the_end_of_its_period(text: str, day: str) -> None:
    assert str(last_day_named(text)) == day


def test_a_target_due_on_another_day_is_told() -> None:
    policy = good_portal().policies[POLICY]
    (target,) = policy.targets
    early: Target = replace(target, due_on=target.due_on.replace(month=11, day=30))
    changed = with_policy(replace(policy, targets=(early,)))
    assert codes(targets_are_due_when_they_say(changed)) == ["due-day-differs"]


@pytest.fixture(scope="module")
def portal() -> Portal:
    return portal_with_texts(ROOT)[0]


def test_every_clause_of_every_policy_is_spoken_of(portal: Portal) -> None:
    assert set(portal.fingerprints) == set(portal.policies) == set(portal.statements)
    assert codes(clauses.every_clause_is_spoken_of(portal)) == []


def test_nothing_is_said_without_a_clause_of_the_text(portal: Portal) -> None:
    for policy_id, prints in portal.fingerprints.items():
        known = {one.clause for one in prints.clauses}
        assert [one for one in sayings(policy_id, portal) if one.clause not in known] == []
