"""The data folders explain every field of the model, and their templates can be copied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.load.csv_rows import read_rows
from generator.load.records import load_record
from generator.model import (
    ApprovedList,
    AwardList,
    CalendarYear,
    CallNotice,
    Candidate,
    CitedDocumentList,
    Coverage,
    EligibilityList,
    EvaluationOrganisation,
    FingerprintList,
    Glossary,
    GradeLadder,
    Holder,
    JurisdictionList,
    OccupationList,
    Policy,
    ProcedureList,
    PublicityNotice,
    QueryServices,
    QuestionList,
    SearchTerms,
    StatementList,
    StatusRegister,
    SupervisionNotice,
)
from generator.records import Record, fields_of
from generator.text_files import CSV_BYTES, read_text

ROOT = Path(__file__).resolve().parent.parent
FOLDERS: dict[str, type[Record]] = {
    "approved_lists": ApprovedList,
    "calendars": CalendarYear,
    "call_notices": CallNotice,
    "coverage": Coverage,
    "notices": PublicityNotice,
    "organisations": EvaluationOrganisation,
    "policies": Policy,
    "status": StatusRegister,
    "supervision_notices": SupervisionNotice,
}
ROWS: dict[str, type[Record]] = {"approved_lists": Holder, "notices": Candidate}
PARTS_OF_POLICIES: dict[str, type[Record]] = {
    "eligibility": EligibilityList,
    "procedures": ProcedureList,
    "statements": StatementList,
}
SINGLE_FILES = (
    AwardList,
    CitedDocumentList,
    Glossary,
    GradeLadder,
    JurisdictionList,
    OccupationList,
    QueryServices,
    QuestionList,
    SearchTerms,
)


def parts_of(record_type: type[Record]) -> set[type[Record]]:
    """The record and all records that stand in it."""
    kinds = {spec.kind for spec in fields_of(record_type) if issubclass(spec.kind, Record)}
    return {record_type}.union(*(parts_of(kind) for kind in kinds))


def missing_rows(readme: Path, record_types: set[type[Record]]) -> list[str]:
    """Fields without a table row that says correctly whether they are needed."""
    rows = set(
        re.findall(r"^\| `(\w+)` \| [^|]+ \| (是|否) \|", readme.read_text("utf-8"), re.MULTILINE)
    )
    return [
        f"{kind.__name__}.{spec.name}"
        for kind in record_types
        for spec in fields_of(kind)
        if spec.name not in {"candidates", "holders"}  # they stand in the CSV
        and (spec.name, "是" if spec.is_required else "否") not in rows
    ]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_readme_of_a_folder_explains_every_field(folder: str) -> None:
    kinds = parts_of(FOLDERS[folder])
    assert missing_rows(ROOT / "data" / folder / "README.md", kinds) == []


@pytest.mark.parametrize("kind", [*PARTS_OF_POLICIES.values(), FingerprintList])
def test_the_readme_of_the_policies_explains_every_field_of_their_parts(
    kind: type[Record],
) -> None:
    assert missing_rows(ROOT / "data" / "policies" / "README.md", parts_of(kind)) == []


@pytest.mark.parametrize("part", PARTS_OF_POLICIES)
def test_the_template_of_a_policy_part_is_read_without_a_problem(part: str) -> None:
    template = ROOT / "data" / "policies" / f"_template.{part}.yml"
    record, problems = load_record(ROOT, template, PARTS_OF_POLICIES[part])
    assert problems == []
    assert record is not None


def test_the_readme_of_the_data_explains_every_field_of_the_single_files() -> None:
    kinds = set().union(*(parts_of(kind) for kind in SINGLE_FILES))
    assert missing_rows(ROOT / "data" / "README.md", kinds) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_template_is_read_without_a_problem(folder: str) -> None:
    template = ROOT / "data" / folder / "_template.yml"
    record, problems = load_record(ROOT, template, FOLDERS[folder])
    assert problems == []
    assert record is not None


@pytest.mark.parametrize("folder", ROWS)
def test_the_rows_of_a_template_are_read_without_a_problem(folder: str) -> None:
    text, problems = read_text(ROOT, ROOT / "data" / folder / "_template.csv", limit=CSV_BYTES)
    assert text is not None
    rows, faults = read_rows(text, ROWS[folder])
    assert [*problems, *faults] == []
    assert len(rows) == 2


@pytest.mark.parametrize("folder", ["credentials", "trust"])
def test_a_folder_that_programs_write_says_that_nobody_edits_it(folder: str) -> None:
    assert "不手改" in (ROOT / "data" / folder / "README.md").read_text("utf-8")
