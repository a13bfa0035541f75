"""The generated JSON Schemas, judged by an outside validator on the repository's own files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.load.schema import RECORD_TYPES, schema_of
from generator.load.yaml_nodes import Mapping, Node, Scalar, parse
from generator.text_files import YAML_BYTES, read_text

ROOT = Path(__file__).parent.parent
FILES = {
    "approved_list": "data/approved_lists/*/*/*.yml",
    "calendar": "data/calendars/2*.yml",
    "call_notice": "data/call_notices/*/*/*.yml",
    "coverage": "data/coverage/[a-z]*.yml",
    "grades": "data/grades.yml",
    "jurisdictions": "data/jurisdictions.yml",
    "notice": "data/notices/*/*/*.yml",
    "occupations": "data/occupations.yml",
    "organisation": "data/organisations/*/*.yml",
    "policy": "data/policies/*/*[0-9].yml",
    "policy_clauses": "data/policies/*/*.clauses.yml",
    "policy_eligibility": "data/policies/*/*.eligibility.yml",
    "policy_procedures": "data/policies/*/*.procedures.yml",
    "policy_statements": "data/policies/*/[a-z]*.statements.yml",
    "awards": "data/awards.yml",
    "documents": "data/documents.yml",
    "glossary": "data/glossary.yml",
    "questions": "data/questions.yml",
    "query_services": "data/query_services.yml",
    "search_terms": "data/search_terms.yml",
    "site_config": "site_config.yml",
    "status_register": "data/status/*/*.yml",
    "supervision_notice": "data/supervision_notices/*/*/*.yml",
}


def _plain(node: Node, schema: dict[str, Any]) -> Any:
    """The node as an editor sees it: scalars typed where the schema asks for it."""
    if isinstance(node, Scalar):
        if schema.get("type") == "integer" and node.text.isdecimal():
            return int(node.text)
        if schema.get("type") == "boolean" and node.text in {"true", "false"}:
            return node.text == "true"
        return node.text
    if isinstance(node, Mapping):
        properties = schema.get("properties", {})
        return {
            name: _plain(value, properties.get(name, {})) for name, value in node.values.items()
        }
    return [_plain(item, schema.get("items", {})) for item in node.items]


def _load(file: Path, schema: dict[str, Any]) -> Any:
    text, _ = read_text(ROOT, file, limit=YAML_BYTES)
    assert text is not None
    node, problems = parse(text)
    assert node is not None
    assert problems == []
    return _plain(node, schema)


@pytest.mark.parametrize("name", sorted(RECORD_TYPES))
def test_a_schema_is_valid_and_accepts_every_file_of_its_kind(name: str) -> None:
    schema = schema_of(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    files = sorted(ROOT.glob(FILES[name]))
    assert files
    assert {
        f.name: [e.message for e in validator.iter_errors(_load(f, schema))] for f in files
    } == {f.name: [] for f in files}


def test_a_schema_refuses_an_unknown_and_a_missing_field() -> None:
    schema = schema_of("notice")
    good = _load(next(ROOT.glob("data/notices/*/*/[a-z]*.yml")), schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, "extra": "1"})
    assert not validator.is_valid({key: value for key, value in good.items() if key != "title"})
