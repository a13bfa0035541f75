"""The life of a list per jurisdiction: who publicises, approves, announces, awards, by the real policies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from generator.bodies import BodyKind, body_kind
from generator.check import portal_with_texts
from generator.deadlines import publicity_period
from generator.list_life import LifeStep, channel_of, life_of
from generator.list_progress import ListFacts, StageState, progress_of
from generator.load.calendars import working_calendar
from generator.model import ApprovedList, Channel, Portal, PublicityStage
from generator.problems import Problem
from generator.rules.list_life import steps_are_taken_by_whom_the_policy_names
from tests.conftest import ROOT

DEMO_LIST = "demo-list-2026-01"


@cache
def real_portal() -> Portal:
    return portal_with_texts(ROOT)[0]


def _stages(policy_id: str, grade: str = "special-technician") -> list[tuple[str, str | None]]:
    portal = real_portal()
    stages = life_of(portal.policies[policy_id], portal.procedures.get(policy_id), grade)
    return [(stage.step, stage.clause) for stage in stages]


@pytest.mark.parametrize(
    ("policy", "stages"),
    [
        (
            "cq-2023-27",
            [
                ("publicity", "四（四）"),
                ("publicity", "四（四）"),
                ("approval", "四（四）"),
                ("announcement", "四（四）"),
                ("award", "四（四）"),
            ],
        ),
        (
            "sc-2024-10",
            [
                ("publicity", "四（六）"),
                ("approval", "四（六）"),
                ("announcement", None),
                ("award", "四（六）"),
            ],
        ),
        (
            "sh-2024-177",
            [
                ("publicity", "四（四）"),
                ("approval", "四（四）"),
                ("announcement", None),
                ("award", "四（五）"),
                ("report", "四（四）"),
            ],
        ),
        (
            "mohrss-2022-14",
            [
                ("publicity", "三（九）"),
                ("approval", None),
                ("announcement", None),
                ("award", None),
            ],
        ),
    ],
)
def test_a_stage_is_there_with_its_clause_and_without_one_where_the_text_is_silent(
    policy: str, stages: list[tuple[str, str | None]]
) -> None:
    assert _stages(policy) == stages


def test_only_chongqing_and_shanghai_state_a_number_of_days() -> None:
    portal = real_portal()
    days = {
        policy.id: [
            stage.at_least_working_days
            for stage in life_of(policy, portal.procedures.get(policy.id), "special-technician")
            if stage.step is LifeStep.PUBLICITY
        ]
        for policy in portal.policies.values()
        if policy.jurisdiction != "demo" and policy.publicity
    }
    assert days == {
        "cq-2023-27": [None, 5],
        "mohrss-2022-14": [None],
        "sc-2024-10": [None],
        "sh-2024-177": [5],
    }


def test_the_publicity_of_the_unit_comes_before_that_of_the_authority() -> None:
    portal = real_portal()
    stages = life_of(
        portal.policies["cq-2023-27"], portal.procedures["cq-2023-27"], "chief-technician"
    )
    assert [stage.stage for stage in stages[:2]] == [
        PublicityStage.ORGANISATION,
        PublicityStage.AUTHORITY,
    ]
    assert [channel_of(channel) for channel in stages[1].channels] == [
        Channel.SITE,
        Channel.WECHAT,
    ]


@pytest.mark.parametrize(
    ("name", "place", "kind"),
    [
        ("四川省人力资源和社会保障厅", "sc", BodyKind.AUTHORITY),
        ("省级人力资源社会保障部门（会同相关部门、用人单位）", "sc", BodyKind.AUTHORITY),
        ("成都市人力资源和社会保障局", "sc", BodyKind.LOCAL_AUTHORITY),
        ("凉山彝族自治州人力资源和社会保障局", "sc", BodyKind.LOCAL_AUTHORITY),
        ("市人社局", "sc", BodyKind.LOCAL_AUTHORITY),
        ("重庆市人力资源和社会保障局", "cq", BodyKind.AUTHORITY),
        ("市人力社保局", "cq", BodyKind.AUTHORITY),
        ("重庆市万州区人力资源和社会保障局", "cq", BodyKind.LOCAL_AUTHORITY),
        ("市职鉴中心", "sh", BodyKind.AUTHORITY),
        ("评价机构", "sh", BodyKind.ORGANISATION),
        ("各试点企业", "cq", BodyKind.ORGANISATION),
        ("东方某厂有限公司人力资源部", "sc", BodyKind.ORGANISATION),
        ("核准委员会", "sc", None),
    ],
)
def test_a_name_tells_its_kind_of_body(name: str, place: str, kind: BodyKind | None) -> None:
    assert body_kind(name, real_portal().jurisdictions[place]) is kind


def _told(policy: str, place: str, **bodies: str) -> list[str]:
    portal = real_portal()
    approved = replace(
        portal.approved_lists[DEMO_LIST], policy=policy, jurisdiction=place, **bodies
    )
    one = replace(portal, approved_lists={DEMO_LIST: approved}, notices={})
    problems: list[Problem] = list(steps_are_taken_by_whom_the_policy_names(one))
    return [problem.message.zh for problem in problems]


def test_in_chongqing_the_firm_approves_and_the_city_announces() -> None:
    city = "重庆市人力资源和社会保障局"
    assert _told("cq-2023-27", "cq", approved_by="试点企业", announced_by=city) == []
    assert _told("cq-2023-27", "cq", approved_by=city, announced_by=city) == [
        f"`approved_by` 是 {city}，cq-2023-27 四（四） 写明由企业核准"
    ]
    district = "重庆市万州区人力资源和社会保障局"
    assert _told("cq-2023-27", "cq", approved_by="试点企业", announced_by=district) == [
        f"`announced_by` 是 {district}，cq-2023-27 四（四） 写明由市人力社保局公布"
    ]


def test_in_sichuan_the_province_approves() -> None:
    province, city = "四川省人力资源和社会保障厅", "成都市人力资源和社会保障局"
    assert _told("sc-2024-10", "sc", approved_by=province, announced_by=province) == []
    (told,) = _told("sc-2024-10", "sc", approved_by=city, announced_by=province)
    assert "四（六）" in told


def test_in_shanghai_the_assessing_body_approves() -> None:
    centre = "上海市职业技能鉴定中心"
    (told,) = _told("sh-2024-177", "sh", approved_by=centre, announced_by=centre)
    assert told.endswith("四（四） 写明由评价机构核准")


def _states(today: date, *, lists: tuple[ApprovedList, ...] | None = None) -> list[StageState]:
    portal = real_portal()
    notice = portal.notices["demo-notice-2025-01"]
    policy = portal.policies[notice.policy]
    facts = ListFacts(
        notice=notice,
        period=publicity_period(notice, policy, working_calendar(portal.calendars)),
        lists=(portal.approved_lists[DEMO_LIST],) if lists is None else lists,
        policy=policy,
        procedures=portal.procedures[policy.id],
        today=today,
    )
    return [one.state for one in progress_of(facts, ["special-technician"])]


DONE, NOW, AHEAD = StageState.DONE, StageState.UNDER_WAY, StageState.AHEAD


@pytest.mark.parametrize(
    ("today", "states"),
    [
        (date(2025, 12, 15), [NOW, AHEAD, AHEAD, AHEAD, AHEAD]),
        (date(2025, 12, 24), [DONE, NOW, AHEAD, AHEAD, AHEAD]),
        (date(2025, 12, 30), [DONE, DONE, NOW, AHEAD, AHEAD]),
        (date(2026, 3, 18), [DONE, DONE, DONE, DONE, NOW]),
    ],
    ids=["in the unit", "at the authority", "ended, no list yet", "one number to come"],
)
def test_how_far_a_list_has_come_follows_from_data_and_day(
    today: date, states: list[StageState]
) -> None:
    assert _states(today) == states


def test_an_award_is_done_when_the_last_number_is_there() -> None:
    approved = real_portal().approved_lists[DEMO_LIST]
    rows = tuple(
        replace(row, certificate_number=row.certificate_number or "Y00009999990126T000014")
        for row in approved.holders
    )
    states = _states(date(2026, 3, 18), lists=(replace(approved, holders=rows),))
    assert states[-1] is DONE
