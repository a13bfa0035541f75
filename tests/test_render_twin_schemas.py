"""Every twin of the built demo obeys its published schema, and the schemas would see what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.portal_sample import rendered_files, sample_site


def _judges(site: Path) -> dict[str, jsonschema.Draft202012Validator]:
    judges = {}
    for path in sorted((site / "data" / "schemas").glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        judges[schema["title"]] = jsonschema.Draft202012Validator(schema)
    return judges


def test_every_twin_of_the_demo_obeys_its_schema_and_no_schema_is_without_a_twin(
    demo_site: Path,
) -> None:
    judges = _judges(demo_site)
    found: set[str] = set()
    for path in sorted((demo_site / "api" / "v1").rglob("*.json")):
        twin = json.loads(path.read_text(encoding="utf-8"))
        assert twin["format"] in judges, f"{path.name} has no schema"
        judges[twin["format"]].validate(twin)
        found.add(twin["format"])
    assert found == set(judges)


@pytest.mark.parametrize(
    ("path", "member"),
    [
        ("policies/demo-2025-1", "policy"),
        ("notices/demo-notice-2026-01", "notice"),
        ("lists/demo-list-2026-01", "list"),
    ],
)
def test_a_twin_with_a_field_too_many_or_too_few_is_refused(path: str, member: str) -> None:
    files = rendered_files(sample_site())
    twin = json.loads(files[f"api/v1/{path}.json"])
    schema = json.loads(files[f"data/schemas/{twin['format'].replace('/', '-')}.json"])
    judge = jsonschema.Draft202012Validator(schema)
    assert judge.is_valid(twin)
    assert not judge.is_valid(twin | {"extra": 1})
    assert not judge.is_valid(twin | {member: twin[member] | {"extra": 1}})
    twin[member].pop("title")
    assert not judge.is_valid(twin)


def test_no_twin_holds_a_certificate_number(demo_site: Path) -> None:
    samples = demo_site / "api" / "v1" / "samples.json"
    told = [
        path.name
        for path in (demo_site / "api" / "v1").rglob("*.json")
        if path != samples and '"certificate_number"' in path.read_text(encoding="utf-8")
    ]
    assert told == []
