"""Where a staff sheet has its headings, and which columns hold number, name, grade and unit.

The same as `theme/verify/v1/sheet/columns.js`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from generator.credentials.certificate_number import normalised
from generator.intake.list_columns import (
    SERIAL_OR_NUMBER,
    field_of_heading,
    is_personal_heading,
)
from generator.intake.list_tables import headings_at

NUMBER: Final = "certificate_number"
_OTHER_FIELDS: Final = ("name", "grade", "organisation")
_HEADS: Final = frozenset({NUMBER, "name", SERIAL_OR_NUMBER})
_MOST_ROWS_ABOVE: Final = 15  # headings stand near the top, below a title or two
_MEASURED_ROWS: Final = 200
# right or wrong: so much that a column of them is recognised
_LIKE_A_NUMBER = re.compile(r"[A-Z][0-9OIL]{14}[0-9A-Z]{7}|[0-9]{16}|[YS][0-9]{15,24}")
# put before a number, or around it, so that a spreadsheet takes it for a text
_TEXT_MARKS = re.compile(r'^="([^"]*)"$|^[\'‘’＇`´]+')
_Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """`start` is the first row below the headings; rows and columns are counted from 0.

    `other_numbers` answer where the column of numbers has none.
    """

    start: int
    columns: Mapping[str, int]
    other_numbers: tuple[int, ...]


def without_marks(text: str) -> str:
    """A cell without what makes it a text and no number: `'Y00…` and `="Y00…"` are Y00…."""
    return _TEXT_MARKS.sub(lambda mark: mark[1] or "", text.strip()).strip()


def is_like_number(text: str) -> bool:
    """Whether a cell looks like the number of a certificate, right or wrong."""
    return _LIKE_A_NUMBER.fullmatch(normalised(without_marks(text))) is not None


def columns_in(rows: _Rows, raw: _Rows) -> Columns | None:
    """`rows` with merged cells filled, `raw` as they stand; None where no column holds numbers."""
    start, headings = _heading(rows, raw)
    fields = [field_of_heading(heading) for heading in headings]
    counts = Counter(
        column
        for row in islice(rows, start, start + _MEASURED_ROWS)
        for column, text in enumerate(row)
        if is_like_number(text)
    )
    headed = [column for column, field in enumerate(fields) if field == NUMBER]
    top = rows[:_MOST_ROWS_ABOVE]
    personal = {at for row in top for at, text in enumerate(row) if is_personal_heading(text)}
    found = headed or sorted(set(counts) - personal)
    if not found:
        return None
    best = max(found, key=counts.__getitem__)
    if not headings:  # above the first digit stand headings in words of their own
        cells = ("".join(row[best : best + 1]) for row in rows)
        start = next(at for at, cell in enumerate(cells) if re.search("[0-9]", normalised(cell)))
    return Columns(
        start=start,
        columns={NUMBER: best}
        | {field: fields.index(field) for field in _OTHER_FIELDS if field in fields},
        other_numbers=tuple(column for column in headed if column != best),
    )


def _heading(rows: _Rows, raw: _Rows) -> tuple[int, Sequence[str]]:
    """The row below the headings, and them: of the rows that may be they, what names most."""
    best: tuple[int, Sequence[str]] = (0, ())
    most = 0
    filled = (at for at, row in enumerate(rows) if any(text.strip() for text in row))
    for at in islice(filled, _MOST_ROWS_ABOVE):
        headings, height = headings_at(rows, raw, at)
        fields = {field for heading in headings if (field := field_of_heading(heading))}
        if fields & _HEADS and len(fields) > most:
            best, most = (at + height, headings), len(fields)
    return best
