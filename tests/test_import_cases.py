"""The shared cases of the desk: the same workbook, the same findings, here and in the browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.import_rows.checked import CheckedImport
from generator.intake.list_columns import COLUMN_VARIANTS, field_of_heading, header_key
from generator.problems import errors_among
from tests.desk_sheets import cases, checked, findings, lines, written


@pytest.mark.parametrize("file", cases(), ids=lambda file: file.stem)
def test_a_shared_case_has_the_findings_and_the_rows_of_its_file(file: Path) -> None:
    case = json.loads(file.read_text(encoding="utf-8"))
    result = checked(case)
    assert findings(result) == case["findings"]
    assert lines(result) == case["csv"]
    assert (result.csv is None) == bool(errors_among(result.problems))


@pytest.mark.parametrize("file", cases(), ids=lambda file: file.stem)
def test_a_shared_case_is_written_as_its_renewal_writes_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert written(json.loads(text)) == text


def _told(result: CheckedImport) -> str:
    return " ".join(f"{one.message.zh} {one.message.en} {one.hint.zh}" for one in result.problems)


@pytest.mark.parametrize("name", ["personal-columns", "personal-split", "personal-in-number"])
def test_what_is_told_of_personal_data_does_not_repeat_it(name: str) -> None:
    (file,) = (file for file in cases() if file.stem == name)
    told = _told(checked(json.loads(file.read_text(encoding="utf-8"))))
    for secret in ("19491231", "13800138000", "13912345678", "8000", "3栋2单元", "18800101"):
        assert secret not in told


def test_every_variant_of_a_heading_is_written_as_headings_are_compared() -> None:
    variants = [one for variants in COLUMN_VARIANTS.values() for one in variants]
    assert [one for one in variants if header_key(one) != one] == []
    assert len(set(variants)) == len(variants)
    assert {field_of_heading(one) for one in variants} == set(COLUMN_VARIANTS)
