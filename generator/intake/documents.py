"""A file into lines and tables, by its ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.intake.pieces import Line, Table
from generator.intake.plain_text import pieces_of
from generator.problems import Problem
from generator.text_files import read_text_as

Pieces = list[Line | Table]

_TEXT_BYTES = 2_000_000


def read_pieces(file: Path, told_as: str) -> tuple[Pieces | None, list[Problem]]:
    """What `file` is made of, or what keeps it from being read."""
    return _READERS[file.suffix](file, told_as)


def _plain_text(file: Path, told_as: str) -> tuple[Pieces | None, list[Problem]]:
    text, problems = read_text_as(file, told_as, limit=_TEXT_BYTES, has_pages=True)
    return (pieces_of(text.text) if text else None), problems


_READERS: dict[str, Callable[[Path, str], tuple[Pieces | None, list[Problem]]]] = {
    ".txt": _plain_text,
}
ENDINGS = frozenset(_READERS)
