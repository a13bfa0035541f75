"""What a push changes, said in plain words: two portals side by side."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from typing import Any

import pytest

from generator.changes import Change, ChangeKind, changes_between
from generator.changes.between import LABELS
from generator.check import portal_with_texts
from generator.model import Holder, Portal
from tests.conftest import ROOT

LIST = "demo-list-2026-01"
POLICY = "cq-2021-55"


@cache
def demo() -> Portal:
    return portal_with_texts(ROOT)[0]


def with_holders(*holders: Holder) -> Portal:
    lists = {**demo().approved_lists}
    lists[LIST] = replace(lists[LIST], holders=holders)
    return replace(demo(), approved_lists=lists)


def holders() -> tuple[Holder, ...]:
    return demo().approved_lists[LIST].holders


def only(changes: tuple[Change, ...]) -> Change:
    (change,) = changes
    return change


def test_every_noun_of_a_portal_has_a_name_in_words() -> None:
    assert set(LABELS) == {field.name for field in fields(Portal)}


def test_nothing_changes_between_a_portal_and_itself() -> None:
    assert changes_between(demo(), demo()) == ()


def test_all_of_a_first_push_is_new() -> None:
    changes = changes_between(Portal(), demo())
    assert {change.kind for change in changes} == {ChangeKind.ADDED}
    assert f"新增名单 {LIST}：＋{len(holders())} 人" in [change.sentence.zh for change in changes]


def test_a_list_that_is_gone_takes_its_people_along() -> None:
    lists = {id_: one for id_, one in demo().approved_lists.items() if id_ != LIST}
    change = only(changes_between(demo(), replace(demo(), approved_lists=lists)))
    assert change.kind is ChangeKind.REMOVED
    assert change.people.removed == len(holders())


def test_who_came_went_and_was_corrected_is_counted_and_not_named() -> None:
    first, second, *rest = holders()
    corrected = replace(first, grade="高级工")
    newcomer = replace(second, serial=99, name="别人", occupation_code="1-01-01-01")
    change = only(changes_between(demo(), with_holders(corrected, *rest, newcomer)))
    assert change.sentence.zh == (
        f"名单 {LIST}：＋1 人，−1 人；减去的原序号 {second.serial}；等级更正 1 处"
    )
    assert second.name not in change.sentence.zh + change.sentence.en


def test_rows_that_moved_up_are_the_same_people() -> None:
    rest = [replace(row, serial=row.serial - 1) for row in holders()[1:]]
    change = only(changes_between(demo(), with_holders(*rest)))
    assert (change.people.added, change.people.removed, change.people.corrected) == (0, 1, 0)
    assert f"{len(rest)} 人只改了序号" in change.sentence.zh


def test_a_name_in_another_spelling_is_a_correction_and_no_other_person() -> None:
    first, *rest = holders()
    change = only(changes_between(demo(), with_holders(replace(first, name="新名"), *rest)))
    assert change.sentence.en == f"list {LIST}: name corrected: 1"


def test_two_people_of_one_name_are_two() -> None:
    first = holders()[0]
    twin = replace(first, serial=first.serial + 500)
    change = only(changes_between(with_holders(first), with_holders(first, twin)))
    assert change.people.added == 1


def test_numbers_that_come_late_are_no_corrections() -> None:
    without = [replace(row, certificate_number=None) for row in holders()]
    change = only(changes_between(with_holders(*without), demo()))
    numbers = sum(1 for row in holders() if row.certificate_number)
    assert f"补证书编码 {numbers} 个" in change.sentence.zh
    assert "更正" not in change.sentence.zh


def test_a_policy_names_the_clauses_of_which_it_says_something_new() -> None:
    said = demo().statements[POLICY]
    first, *rest = said.statements
    rest = [one for one in rest if one.clause != first.clause]
    before = replace(
        demo(), statements={**demo().statements, POLICY: replace(said, statements=tuple(rest))}
    )
    change = only(changes_between(before, demo()))
    assert change.sentence.zh == f"政策要点 {POLICY}：要点新增 {first.clause}"


def test_records_that_were_signed_or_withdrawn_are_counted() -> None:
    signed = demo().credentials[LIST]
    shorter = replace(signed, lines=signed.lines[1:])
    before = replace(demo(), credentials={**demo().credentials, LIST: shorter})
    assert only(changes_between(before, demo())).sentence.en == (
        f"signed records {LIST}: 1 newly signed"
    )


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("title", "短", "改为 短"),
        ("summary", "长" * 300, "`summary` 有改动"),
        ("document_number", "示人社发〔2026〕9号", "改为 示人社发〔2026〕9号"),
    ],
)
def test_a_field_that_fits_is_told_with_both_values(field: str, value: str, told: str) -> None:
    values: dict[str, Any] = {field: value}
    lists = {**demo().approved_lists, LIST: replace(demo().approved_lists[LIST], **values)}
    change = only(changes_between(demo(), replace(demo(), approved_lists=lists)))
    assert told in change.sentence.zh
