"""Fingerprints: a clause that differs is seen, and a fingerprint that was edited is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.check import portal_with_texts
from generator.intake.policy_texts import read_policy_text
from generator.model import ClauseFingerprint, ClauseText, Portal
from generator.policies.fingerprints import Match, compare, digest_of, fingerprint_list
from generator.rules.fingerprints import fingerprints_are_untouched

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT.parent / "shared" / "policies"
OFFICIAL = ("cq-2021-55", "cq-2023-27", "mohrss-2022-14", "sc-2024-10", "sh-2024-177")
TEXT = (
    ClauseText(clause="一", heading="目标", paragraphs=()),
    ClauseText(clause="一（一）", heading="公示", paragraphs=("公示不少于5个工作日。",)),
    ClauseText(clause="二", heading="奖励", paragraphs=("示例大奖获得者按《示例办法》办。",)),
)
CHANGES: tuple[dict[str, Any], ...] = (
    {"clause": "二（一）"},
    {"parent": "二"},
    {"heading": "公布"},
    {"characters": 7},
    {"figures": ("6工作日",)},
    {"names": ("《别的办法》",)},
    {"is_broken": True},
    {"sha256": "0" * 64},
)


@pytest.fixture(scope="module")
def portal() -> Portal:
    return portal_with_texts(ROOT)[0]


def test_a_fingerprint_holds_what_its_clause_holds() -> None:
    _, second, third = fingerprint_list("demo", TEXT, ["示例大奖"]).clauses
    assert (second.parent, second.heading, second.figures) == ("一", "公示", ("5工作日",))
    assert third.names == ("《示例办法》", "示例大奖")


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_the_digest_changes_with_every_field(change: dict[str, Any]) -> None:
    first, second, third = fingerprint_list("demo", TEXT, []).clauses
    changed = replace(second, **change)
    assert changed != second
    assert digest_of([first, changed, third]) != digest_of([first, second, third])


def test_every_field_of_a_fingerprint_is_tried() -> None:
    tried = {name for change in CHANGES for name in change}
    assert tried == set(ClauseFingerprint.__dataclass_fields__) - {"source"}


def test_the_digest_changes_with_the_order() -> None:
    prints = fingerprint_list("demo", TEXT, []).clauses
    assert digest_of(prints) != digest_of(reversed(prints))


def test_each_clause_of_either_side_is_matched() -> None:
    prints = fingerprint_list("demo", TEXT, [])
    other = (
        TEXT[0],
        replace(TEXT[1], paragraphs=("公示不少于7个工作日。",)),
        ClauseText(clause="三", heading="附则", paragraphs=()),
    )
    assert compare(prints, other) == {
        "一": Match.SAME,
        "一（一）": Match.CHANGED,
        "三": Match.ADDED,
        "二": Match.ABSENT,
    }


def test_white_space_and_width_of_letters_are_no_change() -> None:
    prints = fingerprint_list("demo", TEXT, [])
    wide = replace(TEXT[1], paragraphs=("公示不少于 ５ 个", "工作日。"))
    assert compare(prints, [wide])["一（一）"] is Match.SAME


def test_a_changed_cell_of_a_table_is_a_change() -> None:
    row = ClauseText(clause="附件 表1", heading="", paragraphs=(), table=(("1", "学徒工"),))
    prints = fingerprint_list("demo", [row], [])
    assert compare(prints, [replace(row, table=(("1", "初级工"),))]) == {"附件 表1": Match.CHANGED}


def test_no_committed_fingerprint_was_edited(portal: Portal) -> None:
    assert list(fingerprints_are_untouched(portal)) == []


@pytest.mark.parametrize("policy_id", ["demo-2022-3", "demo-2025-1"])
def test_the_texts_of_the_demo_are_those_of_their_fingerprints(
    portal: Portal, policy_id: str
) -> None:
    matches = compare(portal.fingerprints[policy_id], portal.policy_texts[policy_id])
    assert {clause for clause, match in matches.items() if match is not Match.SAME} == set()


@pytest.mark.shared
@pytest.mark.skipif(not TEXTS.exists(), reason="the official texts are not at hand")
@pytest.mark.parametrize("policy_id", OFFICIAL)
def test_the_official_texts_are_those_of_their_fingerprints(portal: Portal, policy_id: str) -> None:
    clauses, _ = read_policy_text(TEXTS / f"{policy_id}.txt", policy_id)
    matches = compare(portal.fingerprints[policy_id], clauses)
    assert {clause for clause, match in matches.items() if match is not Match.SAME} == set()


@pytest.mark.shared
@pytest.mark.skipif(not TEXTS.exists(), reason="the official texts are not at hand")
@pytest.mark.parametrize("policy_id", OFFICIAL)
def test_making_the_fingerprints_again_makes_the_same(portal: Portal, policy_id: str) -> None:
    clauses, _ = read_policy_text(TEXTS / f"{policy_id}.txt", policy_id)
    registered = [name for one in portal.awards.values() for name in (one.name, *one.also)]
    assert fingerprint_list(policy_id, clauses, registered).digest == (
        portal.fingerprints[policy_id].digest
    )
