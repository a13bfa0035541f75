"""Sayings: all that a policy's data says, each once, each with its clause, topic and grades."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from generator.model import Portal, Topic
from generator.policies.sayings import Saying, sayings
from tests.portal_sample import POLICY, good_portal


def all_sayings(portal: Portal | None = None) -> list[Saying]:
    return list(sayings(POLICY, portal or good_portal()))


def of(clause: str, portal: Portal | None = None) -> list[tuple[Topic, str, tuple[str, ...]]]:
    said = all_sayings(portal)
    return [(one.topic, one.text, one.grades) for one in said if one.clause == clause]


def text_of_step(*, actor: str, towards: str, how_often: str) -> str:
    """What is said of a step whose sentence names its actor alone."""
    portal = good_portal()
    listed = portal.procedures[POLICY]
    procedure = listed.procedures[0]
    step = replace(
        procedure.steps[0],
        text="省厅组织评审",
        actor=actor,
        towards=towards,
        how_often=how_often,
        clause="附件1 二",
    )
    changed = replace(listed, procedures=(replace(procedure, steps=(step,)),))
    ((_, text, _),) = of("附件1 二", replace(portal, procedures={POLICY: changed}))
    return text


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


def test_a_step_names_who_does_it_for_whom_and_when_unless_its_sentence_does() -> None:
    assert text_of_step(actor="省厅", towards="全体职工", how_often="每年一次") == (
        "评审：省厅组织评审（向谁：全体职工；何时：每年一次）"
    )


def test_a_filing_route_names_the_units_it_is_for() -> None:
    assert (Topic.FILING, "省级备案的单位：评聘方案交省厅。", ()) in of("附件1 二（一）")


def test_paths_in_one_clause_are_said_one_by_one_as_alternatives() -> None:
    portal = good_portal()
    listed = portal.eligibility[POLICY]
    rule = listed.rules[0]
    years, award = rule.any_of
    in_one = (
        replace(years, all_of=(*years.all_of, replace(years.all_of[0], text="仍从事本职业"))),
        replace(award, all_of=(replace(award.all_of[0], clause="附件1 一（一）"),)),
    )
    changed = replace(listed, rules=(replace(rule, any_of=in_one),))
    portal = replace(portal, eligibility={POLICY: changed})
    assert [text for _, text, _ in of("附件1 一（一）", portal)] == [
        "几种情形之一：在高级技师岗位满5年；仍从事本职业",
        "几种情形之一：带徒2名以上",
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
