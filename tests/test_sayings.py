"""Sayings: all that a policy's data says, each once, each with its clause, topic and grades."""

from __future__ import annotations

from collections import Counter

from generator.model import Topic
from generator.sayings import Saying, sayings
from tests.portal_sample import POLICY, good_portal


def all_sayings() -> list[Saying]:
    return list(sayings(POLICY, good_portal()))


def of(clause: str) -> list[tuple[Topic, str, tuple[str, ...]]]:
    return [(one.topic, one.text, one.grades) for one in all_sayings() if one.clause == clause]


def test_a_statement_is_a_saying_with_its_grades() -> None:
    assert of("三（一）") == [
        (
            Topic.MANAGEMENT,
            "首席技师有三年管理期，从核准的下一个月1日起算。",
            ("chief-technician",),
        )
    ]


def test_a_row_of_the_grade_table_says_what_it_asks_and_who_carries_it_out() -> None:
    assert of("一（二）") == [
        (
            Topic.GRADES,
            "做好复杂工作；独立解决难题。实施机构：备案用人单位。",
            ("special-technician",),
        )
    ]


def test_conditions_waivers_and_priorities_are_said_for_the_grade_of_their_rule() -> None:
    said = [of(f"附件1 一（{number}）") for number in "一二三四"]
    assert [[(topic, grades) for topic, _, grades in one] for one in said] == [
        [(Topic.ELIGIBILITY, ("special-technician",))],
        [(Topic.ELIGIBILITY, ("special-technician",))],
        [(Topic.EXCEPTIONS, ("special-technician",))],
        [(Topic.PRIORITY, ("special-technician",))],
    ]


def test_a_step_is_said_with_its_name() -> None:
    assert of("附件1 二（二）") == [
        (Topic.PROCEDURE, "评审：评审组成员不少于7名", ("special-technician",))
    ]


def test_filing_plans_forms_contacts_and_targets_are_said() -> None:
    topics = {one.topic for one in all_sayings()}
    assert {Topic.FILING, Topic.FORMS, Topic.CONTACTS, Topic.TARGETS, Topic.WITHDRAWAL} <= topics


def test_the_telephone_of_an_office_is_said_to_be_that_of_the_text() -> None:
    ((_, text, _),) = of("附件1 二（三）")
    assert text == "省厅技能处：0199-5550101（以原文为准）"


def test_nothing_is_said_twice_for_one_grade() -> None:
    counts = Counter((one.clause, one.text, one.grades) for one in all_sayings())
    assert [saying for saying, count in counts.items() if count > 1] == []
