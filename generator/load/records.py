"""One YAML file, one record."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from generator.load.reader import read_record
from generator.load.text_files import YAML_BYTES, read_text
from generator.load.yaml_nodes import parse
from generator.problems import Problem
from generator.records import Record

RecordType = TypeVar("RecordType", bound=Record)


def load_record(
    root: Path, file: Path, record_type: type[RecordType]
) -> tuple[RecordType | None, list[Problem]]:
    """The record that `file` below `root` holds; None where anything in it is wrong."""
    text, problems = read_text(root, file, limit=YAML_BYTES)
    if text is None:
        return None, problems
    node, problems = parse(text)
    if node is None:
        return None, problems
    record, faults = read_record(node, record_type)
    problems += faults
    return (None if problems else record), problems
