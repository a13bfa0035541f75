"""Careers: ways between grades and titles, drawn and told in a table that says the same."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from generator.model import (
    Condition,
    ConditionKind,
    EligibilityList,
    EligibilityPath,
    EligibilityRule,
    Judge,
    Portal,
    Route,
    Strength,
    TitleRank,
    WorkSpan,
)
from generator.render.context import RenderContext
from generator.render.views.eligibility import eligibility_view
from tests.portal_sample import POLICY, good_portal, rendered_files, rendered_pages, sample_site

CLAUSE = "二（二）"
CONDUCT = Condition(
    kind=ConditionKind.CONDUCT, text="品行良好", judged_by=Judge.ORGANISATION, clause=CLAUSE
)
AWARDED = Condition(kind=ConditionKind.AWARD, text="获得省级大奖", clause=CLAUSE)


def _holds_grade(grade: str) -> Condition:
    return Condition(kind=ConditionKind.HOLDS_GRADE, text="有等级", grade=grade, clause=CLAUSE)


def _holds_title(title: TitleRank) -> Condition:
    return Condition(kind=ConditionKind.HOLDS_TITLE, text="有职称", title=title, clause=CLAUSE)


def _years(kind: ConditionKind, years: int, grade: str | None = None) -> Condition:
    work = WorkSpan.TOTAL if kind is ConditionKind.YEARS_OF_WORK else None
    return Condition(
        kind=kind, text=f"满{years}年", years=years, grade=grade, work=work, clause=CLAUSE
    )


TO_TITLE = EligibilityRule(
    id="to-title",
    route=Route.TITLE_REVIEW,
    title=TitleRank.INTERMEDIATE,
    clause=CLAUSE,
    all_of=(
        CONDUCT,
        _holds_grade("intermediate"),
        _years(ConditionKind.YEARS_SINCE, 3, "intermediate"),
    ),
)
DIRECT = EligibilityRule(
    id="direct",
    route=Route.DIRECT_APPLICATION,
    title=TitleRank.FULL_SENIOR,
    clause=CLAUSE,
    all_of=(CONDUCT, AWARDED),
)
TO_GRADE = EligibilityRule(
    id="to-grade",
    route=Route.SKILL_EVALUATION,
    grade="technician",
    clause=CLAUSE,
    any_of=(
        EligibilityPath(all_of=(_holds_title(TitleRank.INTERMEDIATE),)),
        EligibilityPath(
            all_of=(
                _holds_title(TitleRank.ASSISTANT),
                _years(ConditionKind.YEARS_SINCE, 1, "senior"),
                _years(ConditionKind.YEARS_OF_WORK, 4),
            )
        ),
    ),
)


def _portal(*rules: EligibilityRule) -> Portal:
    eligibility = {POLICY: EligibilityList(id=POLICY, rules=rules)}
    return replace(good_portal(), eligibility=eligibility)


def _body(*rules: EligibilityRule) -> str:
    return rendered_pages(sample_site(portal=_portal(*rules)))["career/"].body


def _rows(body: str, anchor: str) -> list[list[str]]:
    """The first table below the heading `anchor`, cell by cell as text."""
    table = re.search(rf'id="{anchor}".*?<tbody>(.*?)</tbody>', body, re.DOTALL)
    assert table
    rows = re.findall(r"<tr>(.*?)</tr>", table[1], re.DOTALL)
    return [
        [
            re.sub(r"<[^>]+>|\s", "", cell)
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)
        ]
        for row in rows
    ]


def test_a_grade_and_a_title_of_the_same_slug_are_told_apart() -> None:
    body = _body(TO_TITLE)
    assert _rows(body, "demo-to-title")[0][:3] == ["中级工", "中级职称", "3年"]
    assert "中级工到中级：3年" in body


def test_every_path_of_a_rule_is_a_row_and_years_counted_from_elsewhere_say_from_what() -> None:
    rows = [row[:3] for row in _rows(_body(TO_GRADE), "demo-to-grade")]
    assert rows == [
        ["中级", "技师", "文件未规定"],
        ["助理级", "技师", "高级工1年＋工作4年"],
    ]


def test_the_drawing_says_what_its_table_says() -> None:
    body = _body(TO_GRADE)
    drawing = re.search(r"<svg.*?</svg>", body, re.DOTALL)
    assert drawing
    assert 'role="img"' in drawing[0]
    assert "中级到技师：文件没有写年限；助理级到技师：高级工1年＋工作4年" in drawing[0]
    assert drawing[0].count("<line") == 2
    assert re.findall(r'p-lattice__years"[^>]*>(.*?)<', drawing[0]) == ["高级工1年＋工作4年"]


def test_no_label_of_the_drawing_leaves_it_or_covers_another() -> None:
    crossing = replace(TO_GRADE, id="crossing", grade="senior")
    drawings = re.findall(r"<svg class=\"p-lattice.*?</svg>", _body(TO_GRADE, crossing), re.DOTALL)
    labels = [
        (int(x), int(y), len(text) * 14)
        for x, y, text in re.findall(
            r'p-lattice__years" x="(\d+)" y="(\d+)">(.*?)<', "".join(drawings)
        )
    ]
    assert len(labels) == 2
    assert all(x - width / 2 >= 0 and x + width / 2 <= 328 for x, _, width in labels)
    (_, first, _), (_, second, _) = labels
    assert abs(first - second) >= 16


def test_an_award_leads_to_a_title_without_an_arrow() -> None:
    body = _body(TO_TITLE, DIRECT)
    assert body.count("<line") == 1
    direct = body.partition("直接申报或直接认定</caption>")[2]
    assert "正高级职称" in direct
    assert "获得省级大奖" in direct


def test_our_reading_of_a_direct_way_stands_with_it() -> None:
    read = replace(DIRECT, reading="是哪一级大奖；这里按省级理解")
    direct = _body(TO_TITLE, read).partition("直接申报或直接认定</caption>")[2]
    assert "文件没有写明：是哪一级大奖；这里按省级理解" in direct


def test_what_every_way_asks_is_said_once() -> None:
    assert _body(TO_TITLE, DIRECT).count("品行良好") == 1
    assert "每条路都要具备：示例省通知" in _body(TO_TITLE, DIRECT)
    # alone it is simply one of the conditions
    assert "每条路都要具备" not in _body(TO_TITLE)


def test_the_appointment_to_a_grade_is_no_way_between_grades_and_titles() -> None:
    body = rendered_pages(sample_site())["career/"].body
    assert "p-lattice" not in body
    twin = json.loads(rendered_files(sample_site())["api/v1/career.json"])
    assert twin["items"] == []
    assert {one["grade"] for one in twin["assessors"]} >= {"special-technician"}


def test_each_grade_of_a_table_has_who_assesses_it_and_others_are_not_stated() -> None:
    body = rendered_pages(sample_site())["career/"].body
    rows = {row[0][:4]: row for row in _rows(body, "assessors")}
    assert any("备案用人单位" in cell for cell in rows["特级技师"])
    assert "文件未规定" in rows["首席技师"][-1]
    assert re.findall(r'p-rungs__name"[^>]*>(.*?)<', body)[0] == "首席技师"


def test_a_strength_word_is_added_only_where_the_text_lacks_it() -> None:
    hedged = replace(AWARDED, strength=Strength.IN_PRINCIPLE)
    said = replace(AWARDED, text="原则上获得大奖", strength=Strength.IN_PRINCIPLE)
    rule = replace(DIRECT, all_of=(hedged, said, CONDUCT))
    view = eligibility_view(rule, POLICY, "career/", RenderContext(site=sample_site()))
    assert [one.strength for one in view.all_of] == ["原则上", None, None]
    assert view.all_of[2].judged_by == "看单位怎样认定"
    assert (view.route, view.target) == ("破格或直接申报", "正高级职称")
