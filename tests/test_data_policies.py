"""Facts of the official policies that must never drift; of reference data, what no other test holds."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from generator.check import portal_with_texts
from generator.model import Aspect, Portal, PublicityStage, RelationKind, StatusGround
from generator.policies.clause_ids import ancestors
from generator.policies.sayings import sayings

ROOT = Path(__file__).resolve().parent.parent
OFFICIAL = ("cq-2021-55", "cq-2023-27", "mohrss-2022-14", "sc-2024-10", "sh-2024-177")
WITH_TABLE = ("cq-2023-27", "mohrss-2022-14", "sc-2024-10")
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*(ROOT / "data").glob("*.yml"), *(ROOT / "data/policies").rglob("*-*.yml"))
)


@pytest.fixture(scope="module")
def portal() -> Portal:
    return portal_with_texts(ROOT)[0]


def said(portal: Portal, policy_id: str, clause: str) -> str:
    """All that is said of `clause`, and of what stands below it."""
    return "\n".join(
        one.text
        for one in sayings(policy_id, portal)
        if one.clause == clause or clause in ancestors(one.clause)
    )


@pytest.mark.parametrize("path", FILES)
def test_the_file_is_read_without_a_problem(path: str) -> None:
    _, problems = portal_with_texts(ROOT)
    assert [problem.message.en for problem in problems if problem.place.path == path] == []


@pytest.mark.parametrize(
    ("policy_id", "number", "issuers", "issued_on"),
    [
        ("mohrss-2022-14", "人社部发〔2022〕14号", 1, None),
        ("cq-2023-27", "渝人社发〔2023〕27号", 4, date(2023, 6, 2)),
        ("cq-2021-55", "渝人社发〔2021〕55号", 1, date(2021, 12, 10)),
        ("sc-2024-10", "川人社规〔2024〕10号", 1, date(2024, 7, 30)),
        ("sh-2024-177", "沪人社职〔2024〕177号", 1, date(2024, 6, 12)),
    ],
    ids=["national", "chongqing-2023", "chongqing-2021", "sichuan", "shanghai"],
)
def test_number_issuers_and_day_are_those_of_the_text(
    portal: Portal, policy_id: str, number: str, issuers: int, issued_on: date | None
) -> None:
    policy = portal.policies[policy_id]
    assert (policy.document_number, len(policy.issued_by), policy.issued_on) == (
        number,
        issuers,
        issued_on,
    )


def test_only_sichuan_states_a_validity_and_it_is_five_years(portal: Portal) -> None:
    stated = {
        one: portal.policies[one].validity for one in OFFICIAL if portal.policies[one].validity
    }
    assert list(stated) == ["sc-2024-10"]
    sichuan = portal.policies["sc-2024-10"]
    assert sichuan.validity is not None
    assert (sichuan.validity.years, sichuan.validity.clause) == (5, "六")


def test_only_sichuan_and_shanghai_state_the_day_they_take_effect(portal: Portal) -> None:
    stated = {
        one: (portal.policies[one].effective_from, portal.policies[one].effective_clause)
        for one in OFFICIAL
        if portal.policies[one].effective_from
    }
    assert stated == {
        "sc-2024-10": (date(2024, 7, 30), "六"),
        "sh-2024-177": (date(2024, 7, 1), "文末"),
    }


def test_only_shanghai_repeals_and_only_its_notice_of_2021(portal: Portal) -> None:
    repealed = [
        (one, relation.document_number, relation.clause)
        for one in OFFICIAL
        for relation in portal.policies[one].relations
        if relation.kind is RelationKind.REPEALS
    ]
    assert repealed == [("sh-2024-177", "沪人社职〔2021〕416号", "文末")]


def test_sichuan_gives_no_number_for_the_texts_it_is_based_on(portal: Portal) -> None:
    based_on = [
        relation
        for relation in portal.policies["sc-2024-10"].relations
        if relation.kind is RelationKind.BASED_ON
    ]
    assert len(based_on) == 4
    assert {relation.document_number for relation in based_on} == {None}


def test_five_working_days_are_stated_by_chongqing_city_and_shanghai_only(portal: Portal) -> None:
    stated = [
        (one, rule.stage, rule.at_least_working_days, rule.clause)
        for one in OFFICIAL
        for rule in portal.policies[one].publicity
        if rule.at_least_working_days is not None
    ]
    assert stated == [
        ("cq-2023-27", PublicityStage.AUTHORITY, 5, "四（四）"),
        ("sh-2024-177", PublicityStage.ORGANISATION, 5, "四（四）"),
    ]


def test_every_publicity_rule_of_an_official_text_says_for_which_grades_it_is(
    portal: Portal,
) -> None:
    highest = ("special-technician", "chief-technician")
    stated = {
        (one, rule.clause, rule.grades)
        for one in OFFICIAL
        for rule in portal.policies[one].publicity
    }
    assert stated == {
        ("mohrss-2022-14", "三（九）", highest[:1]),
        ("mohrss-2022-14", "三（九）", highest[1:]),
        ("cq-2023-27", "四（四）", highest),
        ("sc-2024-10", "四（六）", highest[:1]),
        ("sc-2024-10", "四（七）", highest[1:]),
        ("sc-2024-10", "附件2 四", tuple(portal.grades)[1:6]),
        ("sh-2024-177", "四（四）", highest),
    }


def test_the_national_text_leaves_the_publisher_of_a_chief_technician_open_and_shanghai_of_both(
    portal: Portal,
) -> None:
    open_rules = [
        (one, rule.grades, rule.stage)
        for one in OFFICIAL
        for rule in portal.policies[one].publicity
        if rule.carried_out_by is None
    ]
    assert open_rules == [
        ("mohrss-2022-14", ("chief-technician",), None),
        (
            "sh-2024-177",
            ("special-technician", "chief-technician"),
            PublicityStage.ORGANISATION,
        ),
    ]


def test_the_chief_pay_may_follow_that_of_senior_managers_in_every_text(portal: Portal) -> None:
    places = [
        ("mohrss-2022-14", "四（十六）"),
        ("cq-2023-27", "三（六）"),
        ("sc-2024-10", "四（三）"),
        ("sc-2024-10", "附件4 第三条"),
        ("sh-2024-177", "五（二）"),
    ]
    stated = [said(portal, one, clause) for one, clause in places]
    assert [text for text in stated if not re.search("可参照本单位高级管理人员的?标准", text)] == []


def test_no_official_text_says_whether_the_first_day_counts(portal: Portal) -> None:
    rules = [rule for one in OFFICIAL for rule in portal.policies[one].publicity]
    assert {rule.counts_first_day for rule in rules} == {None}


def test_chongqing_publishes_in_the_firm_then_in_two_channels_of_the_bureau(portal: Portal) -> None:
    firm, bureau = portal.policies["cq-2023-27"].publicity
    assert (firm.stage, firm.channels) == (PublicityStage.ORGANISATION, ())
    assert len(bureau.channels) == 2


def test_shanghai_publishes_to_all_staff(portal: Portal) -> None:
    (rule,) = portal.policies["sh-2024-177"].publicity
    assert rule.audience == "全体职工"


@pytest.mark.parametrize(
    ("policy_id", "clause", "facts"),
    [
        ("cq-2023-27", "附件2 一", ("满5年", "正高级职称")),
        ("cq-2023-27", "附件2 二", ("特级技师评聘满3年",)),
        ("cq-2023-27", "附件2 二（一）", ("直接申报", "中华技能大奖")),
        ("cq-2023-27", "四（四）", ("由企业核准", "市人力社保局发文公布")),
        ("cq-2023-27", "五（三）", ("本年度", "五年内")),
        ("cq-2023-27", "三（六）", ("可比照正高级职称", "不低于特级技师")),
        ("cq-2021-55", "三（一）", ("中华技能大奖", "正高级")),
        ("sh-2024-177", "三（一）", ("满5年",)),
        ("sh-2024-177", "三（二）", ("特级技师岗位上工作满3年", "必须获得")),
        ("sh-2024-177", "三（三）", ("中华技能大奖", "年限")),
        ("sh-2024-177", "四（四）", ("评价机构确定", "市职鉴中心备案")),
        ("sh-2024-177", "五（二）", ("可比照本企业的正高级职称",)),
        ("sc-2024-10", "附件3 一（一）", ("中国国籍",)),
        ("sc-2024-10", "附件3 一（二）", ("满5年",)),
        ("sc-2024-10", "附件3 一（三）", ("法定退休年龄",)),
        ("sc-2024-10", "附件3 一", ("优先考虑", "不是必备条件")),
        ("sc-2024-10", "附件3 二", ("已开展特级技师评聘",)),
        ("sc-2024-10", "附件3 二（一）", ("高级技师岗位工作满8年",)),
        ("sc-2024-10", "四（七）", ("也可以从高级技师中产生", "特别优秀")),
        ("sc-2024-10", "四（六）", ("省级人力资源社会保障部门组织核准",)),
        ("sc-2024-10", "四（三）", ("比照本单位正高级职称", "不是可比照")),
        ("sc-2024-10", "附件2 一（三）", ("没有列学徒工、特级技师和首席技师",)),
        ("sc-2024-10", "附件4 第一条", ("次月1日",)),
        ("sc-2024-10", "二（一）", ("2024年底", "50家")),
        ("sc-2024-10", "二（二）", ("2026年底", "95%", "85%", "75%")),
        ("mohrss-2022-14", "四（十六）", ("比照正高级职称", "不是可比照")),
        ("mohrss-2022-14", "一（三）", ("“十四五”期末",)),
    ],
    ids=lambda value: "" if isinstance(value, tuple) else str(value),
)
def test_the_sayings_of_a_clause_state(
    portal: Portal, policy_id: str, clause: str, facts: tuple[str, ...]
) -> None:
    text = said(portal, policy_id, clause)
    assert [fact for fact in facts if fact not in text] == []


def test_the_national_text_states_no_years_in_office(portal: Portal) -> None:
    texts = [one.text for one in sayings("mohrss-2022-14", portal)]
    assert [text for text in texts if re.search(r"满\d+年", text)] == []


def test_only_sichuan_has_a_management_period_and_it_is_three_years(portal: Portal) -> None:
    periods = {one: portal.policies[one].management_period for one in OFFICIAL}
    (policy_id,) = (one for one, rule in periods.items() if rule)
    rule = periods[policy_id]
    assert rule is not None
    assert (policy_id, rule.years, rule.clause) == ("sc-2024-10", 3, "附件4 第一条")
    assert rule.grades == ("special-technician", "chief-technician")


def test_sichuan_revokes_on_six_grounds_and_chongqing_bars_for_five_years(portal: Portal) -> None:
    grounds = [(one, ground) for one in OFFICIAL for ground in portal.policies[one].grounds]
    assert [
        (one, ground.effect, ground.clause, ground.years)
        for one, ground in grounds
        if ground.effect is not StatusGround.BENEFITS_END
    ] == [
        ("cq-2023-27", StatusGround.BAN, "五（三）", 5),
        *(
            ("sc-2024-10", StatusGround.REVOCATION, f"附件4 第七条（{number}）", None)
            for number in "一二三四五六"
        ),
    ]


def test_the_end_of_benefits_is_no_revocation(portal: Portal) -> None:
    grounds = portal.policies["sc-2024-10"].grounds
    words = ("退休", "去世", "调离")
    ends = [one for one in grounds if any(word in one.text for word in words)]
    assert [one.effect for one in ends] == [StatusGround.BENEFITS_END] * 3


def test_chongqing_2023_tells_of_the_missing_page_and_fills_nothing_in(portal: Portal) -> None:
    policy = portal.policies["cq-2023-27"]
    missing = {defect.clause for defect in policy.defects}
    assert {"三（三）", "三（四）", "三（五）"} <= missing
    prints = {one.clause: one.is_broken for one in portal.fingerprints["cq-2023-27"].clauses}
    assert "三（四）" not in prints
    assert [clause for clause, is_broken in prints.items() if is_broken] == ["三（三）", "三（五）"]


@pytest.mark.parametrize("policy_id", WITH_TABLE)
def test_the_grade_table_has_the_eight_grades_in_order(portal: Portal, policy_id: str) -> None:
    table = portal.policies[policy_id].grade_table
    assert [row.grade for row in table] == list(portal.grades)
    annex = "附件" if policy_id == "mohrss-2022-14" else "附件1"
    assert [row.clause for row in table] == [f"{annex} 表{number}" for number in range(1, 9)]


def test_the_policies_with_a_grade_table_are_three(portal: Portal) -> None:
    assert tuple(one for one in OFFICIAL if portal.policies[one].grade_table) == WITH_TABLE


def test_what_is_asked_is_worded_alike_in_the_three_tables(portal: Portal) -> None:
    national, *others = (
        [row.asks for row in portal.policies[one].grade_table]
        for one in ("mohrss-2022-14", "cq-2023-27", "sc-2024-10")
    )
    assert others == [national, national]


@pytest.mark.parametrize(
    ("policy_id", "first", "second", "seventh"),
    [
        ("mohrss-2022-14", "用人单位", "用人单位和社评组织", "省级及以上"),
        ("cq-2023-27", "用人单位", "用人单位和社评组织", "人力社保部门指导"),
        (
            "sc-2024-10",
            "用人单位",
            "经人力资源和社会保障部门备案通过的用人单位、院校和社会评价机构",
            "省级及以上",
        ),
    ],
    ids=["national", "chongqing", "sichuan"],
)
def test_rows_two_to_six_share_one_implementing_body(
    portal: Portal, policy_id: str, first: str, second: str, seventh: str
) -> None:
    bodies = [row.carried_out_by for row in portal.policies[policy_id].grade_table]
    assert bodies[0] == first
    assert set(bodies[1:6]) == {second}
    assert bodies[6].startswith(seventh)


def test_a_technical_difficulty_grows_from_grade_to_grade(portal: Portal) -> None:
    problems = [
        ask.text
        for row in portal.policies["mohrss-2022-14"].grade_table
        for ask in row.asks
        if ask.aspect is Aspect.PROBLEMS
    ]
    senior, technician, senior_technician, special = problems
    assert len({senior, technician, senior_technician}) == 3
    assert senior_technician == special


@pytest.mark.parametrize(
    ("policy_id", "clause", "codes"),
    [
        ("mohrss-2022-14", "附件 注2", "X54321TS"),
        ("sc-2024-10", "附件1 注2", "X54321TS"),
        ("cq-2023-27", "四（四）", "TS"),
        ("sh-2024-177", "四（五）", "TS"),
    ],
    ids=["national", "sichuan", "chongqing", "shanghai"],
)
def test_the_text_states_these_codes(
    portal: Portal, policy_id: str, clause: str, codes: str
) -> None:
    (rule,) = portal.policies[policy_id].certificate_coding
    assert rule.clause == clause
    assert "".join(stated[-1] for stated in rule.grade_codes) == codes


def test_the_ladder_has_eight_grades_with_the_codes_of_the_national_annex(portal: Portal) -> None:
    assert [grade.code for grade in portal.grades.values()] == list("X54321TS")
    labelled = [grade.name for grade in portal.grades.values() if grade.certificate_label]
    assert labelled == ["初级工", "中级工", "高级工", "技师", "高级技师"]


@pytest.mark.parametrize("policy_id", OFFICIAL)
def test_a_clause_is_listed_once(portal: Portal, policy_id: str) -> None:
    counts = Counter(one.clause for one in portal.fingerprints[policy_id].clauses)
    assert [clause for clause, count in counts.items() if count > 1] == []


def test_the_number_of_the_calendar_of_2026_is_left_out_and_the_note_says_so(
    portal: Portal,
) -> None:
    authority = portal.calendars[2026].authority
    assert authority.document_number is None
    assert "文号" in (authority.note or "")


def test_a_search_word_leads_to_one_term_only(portal: Portal) -> None:
    assert portal.search_terms is not None
    terms = portal.search_terms.terms
    words = Counter(word for term in terms for word in (term.term, *term.synonyms))
    assert len(terms) >= 40
    assert [word for word, count in words.items() if count > 1] == []
