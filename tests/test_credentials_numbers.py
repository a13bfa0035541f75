"""Certificate numbers, and the tables that exist twice."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.credentials import wording
from generator.credentials.certificate_number import GRADE_CODES, is_strict, normalised, parse
from generator.credentials.outcomes import (
    PLACE_OF_REASON,
    Reason,
    Refused,
    Step,
    Verdict,
    WarningCode,
)
from generator.load.portal import load_portal
from generator.shipped import theme_folder
from tests.conftest import ROOT


def test_a_number_is_taken_apart_by_position() -> None:
    number = parse("Y00005199990125T000001")
    assert number.filing_number == "Y000051999901"
    assert (number.province, number.year, number.grade_code) == ("51", 2025, "T")
    assert not number.is_filed_with_ministry
    assert parse("S12345100000225T000001").is_filed_with_ministry


@given(
    st.lists(st.sampled_from(" -\t\u3000\u00a0\u200b\u2010\u2212\uff0d"), min_size=22, max_size=22)
)
def test_spaces_and_hyphens_between_characters_are_dropped(between: list[str]) -> None:
    number = "Y00009999990126T000001"
    wide = "".join(chr(ord(character) + 0xFEE0) for character in number.lower())
    for typed in (number, wide):
        mixed = "".join(a + b for a, b in zip(typed, between, strict=True))
        assert normalised(mixed) == number


@given(st.from_regex(r"\A[YS][0-9]{14}[1-5XTS][0-9]{6}\Z"))
def test_every_strict_number_has_the_right_form(text: str) -> None:
    assert is_strict(text)
    assert parse(text).text == text


@given(st.text(max_size=30))
def test_a_text_is_parsed_or_refused_and_nothing_else(text: str) -> None:
    with contextlib.suppress(Refused):
        parse(normalised(text))


@pytest.mark.parametrize(("typed", "position"), [("O", "6"), ("Ｏ", "6")])
def test_a_letter_is_never_made_a_digit(typed: str, position: str) -> None:
    with pytest.raises(Refused) as caught:
        parse(normalised(f"Y0000{typed}199990125T000001"))
    assert caught.value.values["position"] == position
    assert caught.value.values["expected"] == "digit-not-o"


def test_the_grades_of_numbers_are_those_of_the_data() -> None:
    portal, _ = load_portal(ROOT)
    assert [(grade.slug, grade.code) for grade in portal.grades.values()] == list(
        GRADE_CODES.items()
    )


def test_every_reason_has_its_words_and_every_next_step_exists() -> None:
    words = wording.wording()
    worded = {
        (verdict, reason)
        for verdict, told in words["verdicts"].items()
        for reason in told["reasons"]
    }
    expected = {(verdict.value, reason.value) for reason, (_, verdict) in PLACE_OF_REASON.items()}
    assert worded == expected | {("valid", "none")}
    assert set(words["steps"]) == set(Step)
    assert set(words["warnings"]) == set(WarningCode)
    for verdict, told in words["verdicts"].items():
        for reason in told["reasons"]:
            known = None if reason == "none" else Reason(reason)
            assert wording.next_step(Verdict(verdict), known)["zh"]


def test_every_wording_is_in_both_languages() -> None:
    def walk(value: object) -> None:
        if isinstance(value, dict):
            if "zh" in value or "en" in value:
                assert set(value) == {"zh", "en"}
                assert all(value.values())
            else:
                for inner in value.values():
                    walk(inner)

    walk(json.loads((theme_folder() / "verify/v1/wording.json").read_text(encoding="utf-8")))


def test_the_national_query_is_the_one_of_the_data() -> None:
    portal, _ = load_portal(ROOT)
    assert portal.query_services
    address = portal.query_services.services[0].address
    assert address in wording.next_step(Verdict.NOT_COVERED, Reason.OUTSIDE_COVERAGE)["zh"]
