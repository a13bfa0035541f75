"""A staff sheet as questions: which columns hold number, name, grade and unit, and the rows below.

The same rows and the same differences as `theme/verify/v1/sheet-rows.js` and `sheet-compare.js` find in the
browser; a file without a table is one number or token a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from generator.credentials.certificate_number import GRADE_CODES, normalised
from generator.intake.list_columns import GRADE_WORDS, SERIAL_OR_NUMBER, field_of_heading
from generator.intake.workbooks.books import read_book
from generator.intake.workbooks.sheets import Oddity, Sheet, cell_name
from generator.problems import UsageError

# as data/grades.yml has them, which who verifies need not have
GRADES_ZH: Final[Mapping[str, str]] = dict(
    zip(
        GRADE_CODES,
        ("学徒工", "初级工", "中级工", "高级工", "技师", "高级技师", "特级技师", "首席技师"),
        strict=True,
    )
)
_LABELS: Final = ("五级/初级工", "四级/中级工", "三级/高级工", "二级/技师", "一级/高级技师")
# what people call a grade -> its slug
WORDS_FOR_GRADES: Final[Mapping[str, str]] = {
    **GRADE_WORDS,
    **dict(zip(_LABELS, tuple(GRADE_CODES)[1:], strict=False)),
    **{name: slug for slug, name in GRADES_ZH.items()},
}
_LINES: Final = frozenset({"", ".txt", ".jwt"})  # endings of files without a table
_MAX_LINES_BYTES: Final = 16_777_216
_MOST_ROWS_ABOVE: Final = 15  # headings stand near the top, below a title or two
_MEASURED_ROWS: Final = 200
# right or wrong: so much that a column of them is recognised
_LIKE_A_NUMBER = re.compile(r"[A-Z][0-9OIL]{14}[0-9A-Z]{7}|[0-9]{16}|[YS][0-9]{15,24}")
_HEADINGS: Final = frozenset({"certificate_number", "name", SERIAL_OR_NUMBER})
_FIELDS: Final = frozenset({"certificate_number", "name", "grade", "organisation"})
_BETWEEN = re.compile(r"[\s\ufeff（）()]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing to verify; `row` counts as the spreadsheet does, or the lines, from 1.

    `sheet` is None where it is no row of a table; `is_rounded`: kept as a number, digits are lost.
    """

    text: str
    name: str | None = None
    row: int = 1
    sheet: str | None = None
    grade: str = ""
    organisation: str = ""
    is_rounded: bool = False

    @property
    def is_token(self) -> bool:
        return self.sheet is None and self.text.count(".") == 2


def rows_in(file: Path) -> list[Asked]:
    """The rows of all visible sheets, or the lines of a text. Raises UsageError."""
    if file.suffix.lower() in _LINES:
        return list(_lines(file))
    book, problems = read_book(file, file.as_posix())
    if book is None:
        told = problems[0]
        raise UsageError(
            f"{file}：{told.message.zh}",
            f"{file}: {told.message.en}",
            hint_zh=told.hint.zh,
            hint_en=told.hint.en,
        )
    rows = [row for sheet in book.sheets if not sheet.is_hidden for row in _rows_of(sheet)]
    if not rows:
        raise UsageError(
            f"{file} 没有证书编码一列",
            f"{file} has no column of certificate numbers",
            hint_zh="列名写作 证书编码、证书编号 或 证书号，每行一个编码",
            hint_en="call the column 证书编码 or certificate_number, one number a row",
        )
    return rows


def differences(asked: Asked, record: Mapping[str, Any] | None) -> list[dict[str, str]]:
    """Where the sheet says something else than the signed record; the name is the verifier's to compare."""
    found: list[dict[str, str]] = []
    if record is None:
        return found
    slug = _SLUGS.get(_comparable(asked.grade))
    if slug and slug != record["grade"]:
        found.append({"field": "grade", "sheet": asked.grade, "record": record["grade"]})
    unit = record["awarded_by"]
    if asked.organisation and _comparable(asked.organisation) != _comparable(unit):
        found.append({"field": "organisation", "sheet": asked.organisation, "record": unit})
    return found


def _comparable(text: str) -> str:
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text))


_SLUGS = {_comparable(word): slug for word, slug in WORDS_FOR_GRADES.items()}


def _lines(file: Path) -> Iterator[Asked]:
    try:
        with file.open("rb") as opened:
            content = opened.read(_MAX_LINES_BYTES + 1)
        if len(content) > _MAX_LINES_BYTES:
            raise UsageError(f"{file} 超过 16 MB", f"{file} is larger than 16 MB")
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(
            f"读取不到 {file}：{error.strerror}", f"cannot read {file}: {error.strerror}"
        ) from None
    except UnicodeDecodeError:
        raise UsageError(
            f"{file} 不是 UTF-8 文本",
            f"{file} is not UTF-8 text",
            hint_zh="每行一个编码，另存为 UTF-8；表格另存为 xlsx",
            hint_en="one number a line, saved as UTF-8; save a table as xlsx",
        ) from None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield Asked(text=line.strip(), row=number)


def _rows_of(sheet: Sheet) -> Iterator[Asked]:
    lines = [
        (number, [cell.strip() for cell in cells])
        for number, cells in enumerate(sheet.rows, start=1)
        if any(cells)
    ]
    headings = [list(map(field_of_heading, cells)) for _, cells in lines[:_MOST_ROWS_ABOVE]]
    at = next((at for at, fields in enumerate(headings) if _HEADINGS & set(fields)), -1)
    columns = _columns(headings[at]) if at >= 0 else {}
    below = lines[at + 1 :]
    if "certificate_number" not in columns:
        column = _column_of_numbers(below)
        if column is None:
            return
        columns["certificate_number"] = column
    for number, cells in below:

        def in_column(field: str, cells: Sequence[str] = cells) -> str:
            column = columns.get(field)
            return cells[column] if column is not None and column < len(cells) else ""

        text, name = in_column("certificate_number"), in_column("name")
        if text or name:
            cell = cell_name(number, columns["certificate_number"] + 1)
            yield Asked(
                text=text,
                name=name or None,
                row=number,
                sheet=sheet.name,
                grade=in_column("grade"),
                organisation=in_column("organisation"),
                is_rounded=sheet.oddities.get(cell) is Oddity.ROUNDED,
            )


def _columns(fields: Sequence[str | None]) -> dict[str, int]:
    """Field -> column from 0; of two with the same heading the first."""
    columns: dict[str, int] = {}
    for column, field in enumerate(fields):
        if field in _FIELDS:
            columns.setdefault(field, column)
    return columns


def _column_of_numbers(lines: Sequence[tuple[int, Sequence[str]]]) -> int | None:
    """The column in which most cells look like numbers of certificates."""
    counts = Counter(
        column
        for _, cells in islice(lines, _MEASURED_ROWS)
        for column, cell in enumerate(cells)
        if _LIKE_A_NUMBER.fullmatch(normalised(cell))
    )
    return max(counts, key=counts.__getitem__, default=None)
