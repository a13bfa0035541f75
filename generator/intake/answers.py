"""Lines and tables on their way out of the child, as JSON; and how much of them is too much."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.intake.pieces import Line, Table
from generator.intake.plain_text import cell_text, is_page_number, line_text
from generator.intake.refusals import Refused

Answer = list[dict[str, Any]]

_MOST_CHARACTERS = 2_000_000
_MOST_PIECES = 100_000
_MOST_CELLS = 400_000
_MANY_LINES = 8  # in one cell: it is there for the layout


class Answers:
    """Gathers lines and tables in order; empty lines are counted."""

    def __init__(self) -> None:
        self.answer: Answer = []
        self._blanks = 0
        self._characters = 0
        self._cells = 0

    def line(self, text: str, *, is_indented: bool = False) -> None:
        """`text` may hold line breaks."""
        for part in text.split("\n"):
            if not part.strip():
                self._blanks += 1
                continue
            self._count(part)
            self.answer.append({"text": part, "blanks": self._blanks, "indent": is_indented})
            self._blanks = 0

    def table(self, rows: list[list[str]]) -> None:
        """Cells may hold line breaks. One cell alone, or one that holds pages, is no table."""
        filled = [row for row in rows if any(cell.strip() for cell in row)]
        is_layout = len(filled) == 1 and sum(bool(cell.strip()) for cell in filled[0]) == 1
        if is_layout or any(cell.count("\n") >= _MANY_LINES for row in filled for cell in row):
            for row in filled:
                for cell in row:
                    self.line(cell)
            return
        cells = [[cell_text(cell) for cell in row] for row in filled]
        self._cells += sum(map(len, cells))
        for row in cells:
            self._count("".join(row))
        if cells:
            self.answer.append({"rows": cells, "blanks": self._blanks})
        self._blanks = 0

    def extend(self, pieces: Iterable[Line | Table]) -> None:
        """Pieces that are tidied already."""
        for piece in pieces:
            if isinstance(piece, Table):
                self._blanks = piece.blanks
                self.table([list(row) for row in piece.rows])
            else:
                self._blanks = piece.blanks
                self.line(piece.text, is_indented=piece.is_indented)

    def _count(self, text: str) -> None:
        self._characters += len(text)
        if (
            self._characters > _MOST_CHARACTERS
            or len(self.answer) > _MOST_PIECES
            or self._cells > _MOST_CELLS
        ):
            raise Refused("too-much-text")


def pieces_of_answer(answer: Answer) -> list[Line | Table]:
    """The pieces in the parent; their numbers count lines and tables from 1."""
    found: list[Line | Table] = []
    for number, piece in enumerate(answer, start=1):
        if "rows" in piece:
            rows = tuple(tuple(row) for row in piece["rows"])
            found.append(Table(rows=rows, number=number, blanks=piece["blanks"]))
            continue
        text = line_text(piece["text"])
        if text and not is_page_number(text):
            blanks, is_indented = piece["blanks"], piece["indent"]
            found.append(Line(text=text, number=number, blanks=blanks, is_indented=is_indented))
    return found
