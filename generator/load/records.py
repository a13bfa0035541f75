"""One YAML file, one record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from generator.load.reader import read_record
from generator.load.yaml_nodes import parse
from generator.personal_data import PERSONAL_DATA, personal_data_in
from generator.problems import Place, Problem, first_told
from generator.records import Record
from generator.text_files import YAML_BYTES, TextFile, read_text

RecordType = TypeVar("RecordType", bound=Record)

_COMMENT = re.compile(r"(?:^|\s)#(.*)")


def load_record(
    root: Path, file: Path, record_type: type[RecordType]
) -> tuple[RecordType | None, list[Problem]]:
    """The record that `file` below `root` holds; None where anything in it is wrong."""
    text, problems = read_text(root, file, limit=YAML_BYTES)
    if text is None:
        return None, problems
    node, problems = parse(text)
    problems += first_told(_personal_comments(text))
    if node is None:
        return None, problems
    record, faults = read_record(node, record_type)
    problems += faults
    return (None if problems else record), problems


def _personal_comments(file: TextFile) -> Iterator[Problem]:
    """A comment is not published, but committed and pushed."""
    if "#" not in file.text:
        return
    for line, text in enumerate(file.text.split("\n"), start=1):
        comment = _COMMENT.search(text)
        if comment and (found := personal_data_in(comment[1])):
            place = Place(path=file.path, line=line)
            yield PERSONAL_DATA.at(place, field="# …", what_zh=found[0], what_en=found[1])
