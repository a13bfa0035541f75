"""The clerk's workbook again, as xlsx, with every problem in its cell."""

from __future__ import annotations

import base64
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.intake.workbooks.books import in_child
from generator.intake.workbooks.sheets import Book, area_of, cell_name
from generator.problems import Language, Place, Problem

_MEMORY = 800_000_000
_SECONDS_AS_BYTES = 9_000_000  # a hundred thousand rows are read and written cell by cell
_MOST_MARKS = 5_000
_SUFFIX = ".已标注"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedCopy:
    content: bytes
    is_rewritten: bool  # the cells alone, without the file's own looks


def marked_name(book: Path) -> Path:
    """名单.xlsx -> 名单.已标注.xlsx beside it; a marked copy is marked again in place."""
    stem = book.stem.removesuffix(_SUFFIX)
    return book.with_name(f"{stem}{_SUFFIX}.xlsx")


def marked_copy(
    book: Book, original: bytes, problems: Iterable[Problem], language: Language
) -> tuple[MarkedCopy | None, list[Problem]]:
    """`original` with its problems in comments; an xlsx as it is, anything else its cells alone."""
    marks = _marks(book, problems, language)
    place = Place(path=book.path)
    if book.path.lower().endswith((".xlsx", ".xlsm")):
        order = json.dumps({"marks": marks}, ensure_ascii=False).encode()
        answer, _ = in_child(
            "workbooks.marked_copies",
            order + b"\n" + original,
            place,
            size=len(original) + _SECONDS_AS_BYTES,
            memory=_MEMORY,
        )
        if answer is not None:
            return MarkedCopy(content=base64.b64decode(answer), is_rewritten=False), []
    sheets = [{"name": sheet.name, "rows": sheet.rows} for sheet in book.sheets]
    order = json.dumps({"marks": marks, "sheets": sheets}, ensure_ascii=False).encode()
    answer, faults = in_child(
        "workbooks.marked_copies", order + b"\n", place, size=_SECONDS_AS_BYTES, memory=_MEMORY
    )
    if answer is None:
        return None, faults
    return MarkedCopy(content=base64.b64decode(answer), is_rewritten=True), []


def _marks(
    book: Book, problems: Iterable[Problem], language: Language
) -> list[tuple[str, str, str]]:
    """(sheet, cell, comment); all of a cell in one comment. What is wrong with the file stands in the
    first cell of its first sheet."""
    comments: dict[tuple[str, str], list[str]] = defaultdict(list)
    names = {sheet.name for sheet in book.sheets}
    first = next((sheet.name for sheet in book.sheets if not sheet.is_hidden), "")
    for problem in problems:
        sheet, _, cell = problem.place.cell.rpartition("!")
        if sheet not in names or area_of(cell) is None:
            sheet, cell = first, cell_name(1, 1)
        hint = problem.hint.in_language(language)
        comments[sheet, cell].append(f"{problem.message.in_language(language)}\n→ {hint}")
        if len(comments) >= _MOST_MARKS:
            break
    return [(sheet, cell, "\n\n".join(told)) for (sheet, cell), told in comments.items()]
