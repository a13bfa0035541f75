"""YAML as nodes: hostile files end early, with a place."""

from __future__ import annotations

import pytest

from generator.load.yaml_nodes import Mapping, Scalar, parse
from generator.text_files import TextFile


def _codes(text: str) -> list[str]:
    return [problem.code for problem in parse(TextFile("a.yml", text))[1]]


@pytest.mark.parametrize("scalar", ["no", "010", "12:30", "1e3", "2026-03-01", "0x1F", "~", "null"])
def test_a_scalar_stays_the_text_it_was(scalar: str) -> None:
    node, problems = parse(TextFile("a.yml", f"key: {scalar}\n"))
    assert problems == []
    assert isinstance(node, Mapping)
    value = node.values["key"]
    assert isinstance(value, Scalar)
    assert value.text == scalar


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 300_000, "yaml-too-deep"),
        ("- " * 300_000 + "a", "yaml-too-deep"),
        ("{a: " * 300_000, "yaml-too-deep"),
        ("a: &x 1\n", "yaml-not-allowed"),
        ("a: *x\n", "yaml-not-allowed"),
        ("<<: {a: 1}\n", "yaml-not-allowed"),
        ("a: !!python/object:os.system 1\n", "yaml-not-allowed"),
        ("a: 1\n---\nb: 2\n", "yaml-not-allowed"),
        ("a: 1\na: 2\n", "duplicate-key"),
        ("? [a]\n: 1\n", "key-not-text"),
        ("a: [1, 2\n", "not-yaml"),
        ("a: 1\n\tb: 2\n", "not-yaml"),
        ("", "empty-file"),
        ("# only a comment\n", "empty-file"),
    ],
    ids=[
        "flow lists 300,000 deep",
        "block lists 300,000 deep",
        "mappings 300,000 deep",
        "anchor",
        "alias",
        "merge key",
        "tag",
        "two documents",
        "duplicate key",
        "list as key",
        "unclosed list",
        "tab",
        "empty",
        "comment only",
    ],
)
def test_a_hostile_file_is_refused_by_name(text: str, code: str) -> None:
    assert code in _codes(text)


def test_every_value_knows_its_line_and_column() -> None:
    node, _ = parse(TextFile("a.yml", "a: 1\nb:\n  - 中\n"))
    assert isinstance(node, Mapping)
    assert str(node.keys["b"]) == "a.yml:2:1"
    assert str(node.values["b"].place) == "a.yml:3:3"
