"""Statistics: rows of published lists only, each figure with its lists; no rate, and nothing lost by a takedown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from generator.model import Portal, TakenDown, Target
from generator.render.list_counts import Breakdown, Dimension, breakdowns, counts_beside
from generator.render.views.bar_chart import MOST_BARS, WIDTH, bar_chart
from tests.portal_sample import LIST, good_portal, rendered_files, rendered_pages, sample_site


def _by(dimension: Dimension, portal: Portal) -> Breakdown:
    return next(one for one in breakdowns(portal) if one.by is dimension)


def _counts(dimension: Dimension, portal: Portal) -> dict[str, int]:
    return {figure.name: figure.count for figure in _by(dimension, portal).figures}


def _taken_down() -> Portal:
    portal = good_portal()
    approved = portal.approved_lists[LIST]
    gone = TakenDown(on=date(2026, 3, 1), count=approved.holder_count)
    bare = replace(approved, holders=(), supplements=(), errata=(), taken_down=gone)
    return replace(portal, approved_lists={**portal.approved_lists, LIST: bare})


def _twin(portal: Portal) -> Any:
    return json.loads(rendered_files(sample_site(portal=portal))["api/v1/statistics.json"])


def test_every_breakdown_adds_up_to_the_rows_of_the_lists() -> None:
    portal = good_portal()
    rows = sum(len(one.holders) for one in portal.approved_lists.values())
    for breakdown in breakdowns(portal):
        assert sum(figure.count for figure in breakdown.figures) == rows
        for figure in breakdown.figures:
            assert sum(share.count for share in figure.lists) == figure.count


def test_a_list_that_is_taken_down_still_counts_and_is_not_guessed_at() -> None:
    before, after = good_portal(), _taken_down()
    for dimension in (Dimension.JURISDICTION, Dimension.YEAR):
        assert _counts(dimension, after) == _counts(dimension, before)
    whole = before.approved_lists[LIST].holder_count
    figures = _by(Dimension.GRADE, after).figures
    assert [(one.key, one.count) for one in figures if one.key is None] == [(None, whole)]
    assert "不再公开" in rendered_pages(sample_site(portal=after))["statistics/"].body


def test_a_target_is_counted_by_the_grades_it_names_and_by_its_day() -> None:
    portal = good_portal()
    approved = portal.approved_lists[LIST]
    target = Target(text="评聘特级技师300名", due_on=approved.approved_on, clause="一")
    expected = sum(holder.grade == "特级技师" for holder in approved.holders)
    found = counts_beside(target, approved.jurisdiction, portal)
    assert [(one.key, one.count) for one in found] == [("special-technician", expected)]
    earlier = replace(target, due_on=date(2000, 1, 1))
    assert [one.count for one in counts_beside(earlier, approved.jurisdiction, portal)] == [0]
    rate = replace(target, text="备案率达到60%")
    assert counts_beside(rate, approved.jurisdiction, portal) == ()


def test_the_page_and_its_twin_name_no_person_and_give_no_rate() -> None:
    portal = good_portal()
    page = rendered_pages(sample_site())["statistics/"].body
    twin = json.dumps(_twin(portal), ensure_ascii=False)
    for approved in portal.approved_lists.values():
        for holder in approved.holders:
            assert holder.name not in page
            assert holder.name not in twin
    assert "仅统计本站公布的名单" in page
    assert "%" not in page.partition('id="targets"')[0]


def test_every_figure_leads_to_its_lists() -> None:
    portal = good_portal()
    body = rendered_pages(sample_site())["statistics/"].body
    figures = sum(len(one.lists) for part in breakdowns(portal) for one in part.figures)
    assert body.partition('id="targets"')[0].count('class="p-shares__item"') == figures
    assert f'href="../lists/{LIST}/"' in body


def test_without_lists_the_page_says_so() -> None:
    portal = replace(good_portal(), approved_lists={}, credentials={}, coverage={})
    body = rendered_pages(sample_site(portal=portal))["statistics/"].body
    assert "还没有收录名单" in body
    assert "<svg" not in body


def test_the_longest_bar_fills_the_chart_and_what_is_not_drawn_is_told() -> None:
    values = [(f"第{number}项", 20 - number) for number in range(MOST_BARS + 2)]
    chart = bar_chart("c", "图", values, "人次")
    assert chart.bars[0].length == WIDTH
    assert len(chart.bars) == MOST_BARS
    assert "其余 2 项" in chart.description


def test_only_targets_that_lists_can_be_laid_beside_stand_there_and_the_others_are_counted() -> (
    None
):
    site = sample_site()
    body = rendered_pages(site)["statistics/"].body
    twin = _twin(good_portal())
    laid = [one for one in twin["targets"] if one["counts"]]
    assert body.count('data-module="target-state"') == len(laid)
    left = len(twin["targets"]) - len(laid)
    assert (f"{left} 项带日期的目标" in body) == bool(left)
    assert 'href="../targets/"' in body or not left
