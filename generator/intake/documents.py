"""A file into lines and tables, by its ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.intake.answers import pieces_of_answer
from generator.intake.limited_child import read_in_child
from generator.intake.pieces import Line, Table
from generator.intake.plain_text import pieces_of
from generator.problems import Place, Problem
from generator.text_files import read_bytes_as, read_text_as

Pieces = list[Line | Table]

_TEXT_BYTES = 2_000_000
_PAGE_BYTES = 5_000_000
_DOCX_BYTES = 20_000_000


def ending_of(file: Path) -> str:
    """The ending by which `file` is read and laid down, '' for a format that is not read."""
    ending = _SAME.get(file.suffix.lower(), file.suffix.lower())
    return ending if ending in ENDINGS else ""


def read_pieces(file: Path, told_as: str) -> tuple[Pieces | None, list[Problem]]:
    """What `file`, whose ending is one of ENDINGS, is made of, or what keeps it from being read."""
    return _READERS[ending_of(file)](file, told_as)


def _plain_text(file: Path, told_as: str) -> tuple[Pieces | None, list[Problem]]:
    text, problems = read_text_as(file, told_as, limit=_TEXT_BYTES, has_pages=True)
    return (pieces_of(text.text) if text else None), problems


def _markdown(file: Path, told_as: str) -> tuple[Pieces | None, list[Problem]]:
    text, problems = read_text_as(file, told_as, limit=_TEXT_BYTES, has_pages=True)
    return _in_child("markdown", text.text.encode(), told_as) if text else (None, problems)


def _page(file: Path, told_as: str) -> tuple[Pieces | None, list[Problem]]:
    content, problems = read_bytes_as(file, told_as, limit=_PAGE_BYTES)
    return (None, problems) if content is None else _in_child("html_pages", content, told_as)


def _docx(file: Path, told_as: str) -> tuple[Pieces | None, list[Problem]]:
    content, problems = read_bytes_as(file, told_as, limit=_DOCX_BYTES)
    return (None, problems) if content is None else _in_child("docx", content, told_as)


def _in_child(reader: str, content: bytes, told_as: str) -> tuple[Pieces | None, list[Problem]]:
    answer, problems = read_in_child(reader, content, Place(path=told_as))
    return (None if answer is None else pieces_of_answer(answer)), problems


_READERS: dict[str, Callable[[Path, str], tuple[Pieces | None, list[Problem]]]] = {
    ".txt": _plain_text,
    ".md": _markdown,
    ".html": _page,
    ".docx": _docx,
}
_SAME = {".htm": ".html", ".markdown": ".md", ".text": ".txt"}
ENDINGS = frozenset(_READERS)
