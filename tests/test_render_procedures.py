"""Procedures: what a text settles stands with its clause, what it does not is 文件未规定, roles stay apart."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from generator.model import (
    FilingRoute,
    Portal,
    Procedure,
    ProcedureList,
    ProcedureStep,
    RelationKind,
    Role,
    RoleOfBody,
)
from generator.render.wording import ROLES
from tests.portal_sample import POLICY, good_portal, rendered_files, rendered_pages, sample_site

PAGE = "procedures/demo/"
NATIONAL = "mohrss-2022-14"


def _with(procedures: ProcedureList) -> Portal:
    portal = good_portal()
    return replace(portal, procedures={**portal.procedures, procedures.id: procedures})


def _body(portal: Portal, path: str = PAGE) -> str:
    return rendered_pages(sample_site(portal=portal))[path].body


def _section(body: str, anchor: str) -> str:
    """From the h2 with `anchor` to the next one."""
    return body.partition(f'<h2 id="{anchor}">')[2].partition("<h2 ")[0]


def _row(body: str, head: str) -> str:
    """The row of a table that is headed by `head`."""
    rows = re.findall(r"<tr>.*?</tr>", body, re.DOTALL)
    return next(row for row in rows if re.search(rf'<th scope="row"[^>]*>{head}<', row))


def test_steps_stand_in_the_order_of_the_text() -> None:
    names = ("三评", "一报", "二审")
    steps = tuple(ProcedureStep(name=name, text="照办", clause="二（二）") for name in names)
    procedure = Procedure(id="order", name="次序", clause="二", steps=steps)
    body = _section(_body(_with(ProcedureList(id=POLICY, procedures=(procedure,)))), "steps")
    assert re.findall(r'p-steps__name">(.*?)<', body) == list(names)
    assert '<ol class="p-steps">' in body


def test_a_step_says_who_towards_whom_and_when_only_where_the_text_does() -> None:
    step = ProcedureStep(
        name="报送", text="报送方案", actor="试点单位", how_often="每年一次", clause="二（二）"
    )
    procedure = Procedure(id="one", name="一步", clause="二", steps=(step,))
    body = _section(_body(_with(ProcedureList(id=POLICY, procedures=(procedure,)))), "steps")
    assert "试点单位" in body
    assert "每年一次" in body
    assert "向谁" not in body


def test_what_a_filing_route_leaves_open_is_said() -> None:
    route = FilingRoute(unit_kind="中央单位", text="由总部办理", office="总部", clause="二（一）")
    body = _section(_body(_with(ProcedureList(id=POLICY, filing=(route,)))), "filing")
    assert "中央单位" in body
    # documents, who reviews, who decides, when
    assert body.count("文件未规定") == 4


def test_each_role_has_a_row_and_one_without_a_body_is_not_stated() -> None:
    awards = RoleOfBody(role=Role.AWARDS, body="发证的单位", clause="二（二）")
    approves = RoleOfBody(role=Role.APPROVES, body="核准的部门", clause="二（二）")
    body = _section(_body(_with(ProcedureList(id=POLICY, roles=(awards, approves)))), "roles")
    assert "发证的单位" in _row(body, "发证")
    assert "核准的部门" not in _row(body, "发证")
    assert "核准的部门" in _row(body, "核准")
    for role in set(Role) - {Role.AWARDS, Role.APPROVES}:
        assert "文件未规定" in _row(body, ROLES[role])


@pytest.mark.parametrize("part", ["filing", "steps", "plans", "forms", "contacts"])
def test_a_part_the_texts_do_not_have_is_said_to_be_absent(part: str) -> None:
    portal = replace(_with(ProcedureList(id=POLICY)), statements={})
    assert "文件未规定" in _section(_body(portal), part)


def test_a_review_without_a_number_of_members_says_so_and_keeps_the_hedge_of_one_that_has_it() -> (
    None
):
    step = ProcedureStep(
        name="评审", text="评审组原则上不少于7名成员", at_least_members=7, clause="二（二）"
    )
    procedure = Procedure(id="one", name="一步", clause="二", steps=(step,))
    with_number = _body(_with(ProcedureList(id=POLICY, procedures=(procedure,))))
    assert "原则上不少于7名" in _section(with_number, "review")
    assert "文件未规定" in _section(_body(_with(ProcedureList(id=POLICY))), "review")


def test_a_telephone_is_as_old_as_its_document() -> None:
    body = _section(_body(good_portal()), "contacts")
    assert "0199-5550101" in body
    assert "2025年2月10日的文件所载，以原文为准" in body


def test_a_policy_that_is_repealed_has_no_part_in_the_page() -> None:
    portal = good_portal()
    relation = replace(
        portal.policies[POLICY].relations[0],
        kind=RelationKind.REPEALS,
        document=None,
        policy=POLICY,
    )
    newer = replace(
        portal.policies[POLICY], id="demo-2026-1", document_number="示人社规〔2026〕1号"
    )
    newer = replace(newer, relations=(relation,))
    changed = replace(
        portal,
        policies={**portal.policies, newer.id: newer},
        statements={**portal.statements, newer.id: replace(portal.statements[POLICY])},
        fingerprints={**portal.fingerprints, newer.id: portal.fingerprints[POLICY]},
    )
    assert PAGE not in rendered_pages(sample_site(portal=changed))


def test_the_index_marks_what_only_one_real_place_says_and_never_counts_the_invented_one() -> None:
    role = RoleOfBody(role=Role.ANNOUNCES, body="国家部门", clause="三")
    portal = _with(ProcedureList(id=NATIONAL, roles=(role,)))
    real = replace(portal.jurisdictions["demo"], is_fictional=False)
    both_real = replace(portal, jurisdictions={**portal.jurisdictions, "demo": real})
    row = _row(_body(both_real, "procedures/"), "谁公布")
    assert "2 处中 1 处写明" in row
    assert row.count("仅此一地") == 1
    assert "仅此一地" not in _row(_body(portal, "procedures/"), "谁公布")


def test_the_twin_holds_the_procedures_of_each_policy_in_force() -> None:
    twin = json.loads(rendered_files(sample_site())["api/v1/procedures/demo.json"])
    assert twin["format"] == "procedure/v1"
    assert [one["policy"] for one in twin["policies"]] == [POLICY]
    assert twin["policies"][0]["procedures"]["contacts"][0]["telephones"] == ["0199-5550101"]
