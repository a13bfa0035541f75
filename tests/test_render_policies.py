"""Policies and grades: anchors, computed ends, what the text does not state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.model import PolicyRelation, RelationKind, Validity
from tests.portal_sample import (
    POLICY,
    good_portal,
    rendered_pages,
    sample_site,
    with_policy,
)


def test_the_end_of_a_validity_is_shown_as_our_computation() -> None:
    policy = replace(good_portal().policies[POLICY], validity=Validity(years=5, clause="四"))
    body = rendered_pages(sample_site(portal=with_policy(policy)))[f"policies/{POLICY}/"].body
    assert "5 年，至2030年2月28日止" in body
    assert "由本站" in body


def test_what_a_text_does_not_state_is_said_and_not_filled_in() -> None:
    policy = replace(good_portal().policies[POLICY], validity=None, publicity=(), grounds=())
    pages = rendered_pages(sample_site(portal=with_policy(policy)))
    assert pages[f"policies/{POLICY}/"].body.count("文件未规定") >= 3
    assert "文件未规定" in pages["grades/special-technician/"].body


def test_a_relation_is_shown_on_both_pages() -> None:
    relation = PolicyRelation(
        kind=RelationKind.BASED_ON, title="国家意见", policy="mohrss-2022-14", clause="一"
    )
    policy = replace(good_portal().policies[POLICY], relations=(relation,))
    pages = rendered_pages(sample_site(portal=with_policy(policy)))
    assert 'href="../../policies/mohrss-2022-14/"' in pages[f"policies/{POLICY}/"].body
    assert f'href="../../policies/{POLICY}/"' in pages["policies/mohrss-2022-14/"].body
    assert "据本文件制定" in pages["policies/mohrss-2022-14/"].body


def test_only_an_aspect_the_grade_below_lacks_is_marked_as_new() -> None:
    body = rendered_pages(sample_site())["grades/"].body
    table = body.partition(f'aria-labelledby="matrix-{POLICY}"')[2]
    assert table.count('<span class="p-mark">新增</span><ul') == 1
    assert "做好复杂工作（同低一级）" in table
    assert "独立解决难题（同低一级）" not in table


def test_a_policy_with_an_interpretation_leads_to_it_and_back(demo_site: Path) -> None:
    """Those without one, such as the invented ones, lead nowhere."""
    written = {path.name for path in (demo_site / "interpretations").iterdir() if path.is_dir()}
    index = (demo_site / "policies" / "index.html").read_text(encoding="utf-8")
    assert len(written) == 5
    for id_ in written:
        page = (demo_site / "policies" / id_ / "index.html").read_text(encoding="utf-8")
        back = (demo_site / "interpretations" / id_ / "index.html").read_text(encoding="utf-8")
        assert f'href="../../interpretations/{id_}/"' in page
        assert f'href="../interpretations/{id_}/"' in index
        assert f'href="../../policies/{id_}/"' in back
    assert index.count('href="../interpretations/') == len(written)
