"""Two versions of a policy: what is new, other and gone, from data; the command and the page tell the same."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import pytest

from generator.check import portal_with_texts
from generator.cli import main
from generator.load.portal import load_portal
from generator.model import Portal, Topic
from generator.policies.key_facts import FactKind
from generator.policies.versions import PolicyChanges, VersionChange, policy_changes, versions
from tests.conftest import ROOT
from tests.portal_sample import rendered_files, rendered_pages, sample_site

OLD, NEW = "demo-2022-3", "demo-2025-1"
PAGE = f"policies/{NEW}/changes/{OLD}/"


@cache
def _portal() -> Portal:
    return load_portal(ROOT)[0]


def _changes(old: str = OLD, new: str = NEW) -> PolicyChanges:
    portal = _portal()
    return policy_changes(portal.policies[old], portal.policies[new], portal)


def _portal_command(*words: str) -> int:
    return main(["-C", str(ROOT), "--lang", "zh", "policy", "diff", *words])


def test_a_policy_and_the_one_it_repeals_are_versions() -> None:
    assert [(old.id, new.id) for old, new in versions(_portal())] == [(OLD, NEW)]


def test_three_working_days_of_publicity_became_five() -> None:
    (change,) = (one for one in _changes().facts if one.kind is FactKind.PUBLICITY_BY_ORGANISATION)
    assert [one.text for one in change.before] == ["不少于 3 个工作日"]
    assert [one.text for one in change.after] == ["不少于 5 个工作日"]


def test_years_that_stayed_the_same_are_no_change() -> None:
    years = [one.grades for one in _changes().facts if one.kind is FactKind.YEARS]
    assert years == [("chief-technician",)]  # new; five years for 特级技师 stand in both


def test_a_period_that_only_the_newer_text_has_is_new() -> None:
    (change,) = (one for one in _changes().facts if one.kind is FactKind.MANAGEMENT_PERIOD)
    assert (change.before, [one.text for one in change.after]) == ((), ["3 年"])


def test_a_reworded_condition_is_changed_and_not_gone() -> None:
    changed = [
        (one.before.text, one.after.text)
        for one in _changes().sayings
        if one.topic is Topic.ELIGIBILITY and one.before and one.after
    ]
    assert ("是一线人员", "目前在本单位的一线技能岗位工作") in changed


def test_a_limit_that_fell_away_is_told() -> None:
    gone = [
        one.before.text
        for one in _changes().sayings
        if one.change is VersionChange.DROPPED and one.before
    ]
    assert "试点职业从技能类职业（工种）中选择，限装备制造、电力两个行业。" in gone


def test_back_and_forth_adds_what_was_dropped() -> None:
    there, back = _changes(), _changes(NEW, OLD)
    added = sum(one.change is VersionChange.ADDED for one in back.sayings)
    dropped = sum(one.change is VersionChange.DROPPED for one in there.sayings)
    assert (added, back.kept) == (dropped, there.kept)


def test_every_saying_is_told_once() -> None:
    texts = [(one.topic, one.after.text) for one in _changes().sayings if one.after]
    assert len(texts) == len(set(texts))


def test_a_policy_beside_itself_has_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    changes = _changes(NEW, NEW)
    assert (changes.facts, changes.sayings) == ((), ())
    assert _portal_command(NEW, NEW) == 0
    assert capsys.readouterr().out == "没有不同\n"


def test_a_changed_number_is_a_changed_fact() -> None:
    portal = _portal()
    policy = portal.policies[NEW]
    (first, *others) = policy.publicity
    longer = replace(policy, publicity=(replace(first, at_least_working_days=7), *others))
    (change,) = policy_changes(policy, longer, portal).facts
    assert [one.text for one in change.after] == ["不少于 7 个工作日"]


def test_the_command_prints_a_line_a_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert _portal_command(OLD, NEW) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert {len(line) for line in lines} == {4}
    assert {line[0] for line in lines} == {"+", "~", "-"}
    signs = {line[1]: line[0] for line in lines}
    assert signs["members 特级技师"] == "~"
    assert signs["validity"] == "+"


def test_the_command_and_the_twin_have_the_same_members(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _portal_command(OLD, NEW, "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    twin = json.loads(rendered_files(sample_site(portal=_portal()))[f"api/v1/{PAGE[:-1]}.json"])
    assert (printed["format"], twin["format"]) == ("policy-diff/v1", "policy-changes/v1")
    assert printed["changes"] == twin["changes"]


def test_a_policy_that_is_not_there_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert _portal_command(OLD, "demo-1999-1") == 2
    assert NEW in capsys.readouterr().err


def test_both_policies_lead_to_the_page_and_it_leads_back() -> None:
    pages = rendered_pages(sample_site(portal=_portal()))
    assert f'href="../../{PAGE}"' in pages[f"policies/{OLD}/"].body
    assert f'href="../../{PAGE}"' in pages[f"policies/{NEW}/"].body
    body = pages[PAGE].body
    assert f"policies/{OLD}/" in body
    assert "3工作日 → 5工作日" in body


def test_texts_at_hand_show_the_clauses_behind_a_change_letter_by_letter() -> None:
    portal, _ = portal_with_texts(ROOT)
    body = rendered_pages(sample_site(portal=portal))[PAGE].body
    assert "p-diff--first" in body.partition('id="clauses"')[2]
    without = rendered_pages(sample_site(portal=replace(portal, policy_texts={})))[PAGE].body
    assert 'id="clauses"' not in without
