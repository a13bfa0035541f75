"""`portal explain`: every code there is, and what it means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.explanations import explanations
from generator.problems import ProblemKind
from generator.reasons_zh import REASONS_ZH
from tests.bad_data import cases
from tests.desk import Desk
from tests.renew_problem_codes import PAGE, page

BY_CODE = {one.code: one for one in explanations()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_every_code_that_is_registered_is_explained_once() -> None:
    assert sorted(BY_CODE) == sorted(ProblemKind.known)
    assert len(explanations()) == len(BY_CODE)


def test_every_code_says_why() -> None:
    assert [one.code for one in explanations() if not one.rule.en] == []


def test_every_code_says_why_in_chinese_and_no_reason_is_left_over() -> None:
    assert sorted(REASONS_ZH) == sorted(BY_CODE)


def test_no_placeholder_is_left_open() -> None:
    for one in explanations():
        assert "{" not in one.message.zh + one.message.en + one.hint.zh + one.hint.en


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_every_code_of_a_known_mistake_is_explained(case: Path) -> None:
    told = (case / "expected.txt").read_text("utf-8")
    codes = {line.rpartition("[")[2].rstrip("]") for line in told.splitlines() if line[-1:] == "]"}
    assert codes <= set(BY_CODE)


def test_a_rule_says_what_holds_and_not_how_it_is_found() -> None:
    assert BY_CODE["not-in-notice"].rule.en.startswith("Only people who were in the notice")
    assert BY_CODE["is-a-link"].rule.en.startswith("Files as text")


@pytest.mark.parametrize(
    ("language", "first"), [("zh", "等级 `‹found›` 不在"), ("en", "grade `‹found›` is not")]
)
def test_a_code_is_explained_in_the_language_and_then_in_the_other(
    language: str, first: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("explain", "unknown-grade", "--lang", language) == 0
    out = capsys.readouterr().out
    assert out.startswith("unknown-grade\n")
    assert first in out.partition("‹meant›")[0]
    assert "grade `‹found›` is not" in out
    assert "等级 `‹found›` 不在" in out


def test_an_unknown_code_leads_to_the_nearest(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("explain", "unknwon-grade") == 2
    assert "the nearest: unknown-grade" in capsys.readouterr().err


def test_without_a_code_all_are_listed_by_stage(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("explain", "--lang", "zh") == 0
    lines = capsys.readouterr().out.splitlines()
    assert next(line for line in lines if not line.startswith(" ")) == "规则"
    assert sorted(line.strip() for line in lines if line[:2] == "  " and line[2] != " ") == sorted(
        BY_CODE
    )


def test_programs_get_all_of_it(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("explain", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["count"]) == ("explanations/v1", len(BY_CODE))


def test_the_page_of_all_codes_is_as_the_rules_have_them() -> None:
    """`python -m tests.renew_problem_codes` writes it."""
    assert PAGE.read_text(encoding="utf-8") == page()
