"""Every described twin obeys its published schema, and the schema would see what is wrong."""

from __future__ import annotations

import json

import jsonschema
import pytest

from tests.portal_sample import rendered_files, sample_site


def described() -> dict[str, dict[str, object]]:
    files = rendered_files(sample_site())
    return {
        json.loads(content)["title"]: json.loads(content)
        for path, content in files.items()
        if path.startswith("data/schemas/")
    }


def test_every_twin_of_a_described_format_obeys_its_schema() -> None:
    schemas = described()
    checked: set[str] = set()
    for path, content in rendered_files(sample_site()).items():
        if not path.startswith("api/v1/"):
            continue
        twin = json.loads(content)
        if twin["format"] in schemas:
            jsonschema.Draft202012Validator(schemas[twin["format"]]).validate(twin)
            checked.add(twin["format"])
    assert checked == set(schemas)


def test_a_twin_with_a_field_too_many_is_refused() -> None:
    twin = json.loads(rendered_files(sample_site())["api/v1/policies/demo-2025-1.json"])
    twin["policy"]["extra"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(described()["policy/v1"]).validate(twin)
