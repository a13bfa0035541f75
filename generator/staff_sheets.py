"""A staff sheet as questions: which columns hold number, name, grade and unit, and the rows below.

The same rows and the same differences as `theme/verify/v1/sheet/rows.js` and `compare.js` find in the
browser; a file without a table is one number or token a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.credentials.certificate_number import GRADE_CODES
from generator.intake.list_columns import DITTO, GRADE_WORDS, NOTHING, field_of_heading
from generator.intake.list_tables import begins_note, filled_rows
from generator.intake.workbooks.books import read_book
from generator.intake.workbooks.sheets import Oddity, Sheet, cell_name
from generator.problems import UsageError
from generator.staff_columns import NUMBER, Columns, columns_in, is_like_number, without_marks

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
_TOLD: Final = ("name", "grade", "organisation")
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


def rows_in(file: Path, left_out: Callable[[Sheet], None] = lambda sheet: None) -> list[Asked]:
    """The rows of all visible sheets, or the lines of a text. Raises UsageError.

    `left_out` is told of each sheet that is not empty but hidden, or has no numbers.
    """
    if file.suffix.lower() in _LINES:
        lines = list(_lines(file))
        if not lines:
            raise UsageError(
                f"{file} 是空的",
                f"{file} is empty",
                hint_zh="每行写一个证书编码",
                hint_en="write one certificate number a line",
            )
        return lines
    book, problems = read_book(file, file.as_posix())
    if book is None:
        told = problems[0]
        raise UsageError(
            f"{file}：{told.message.zh}",
            f"{file}: {told.message.en}",
            hint_zh=told.hint.zh,
            hint_en=told.hint.en,
        )
    rows: list[Asked] = []
    for sheet in book.sheets:
        found = [] if sheet.is_hidden else list(_rows_of(sheet))
        rows += found
        if not found and any(map(any, sheet.rows)):
            left_out(sheet)
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
    rows = filled_rows(sheet)
    place = columns_in(rows, sheet.rows)
    if place is None:
        return
    above: Mapping[str, str] = {}
    for at in range(place.start, len(rows)):
        cells = [text.strip() for text in rows[at]]
        column, text = _number_in(cells, place)
        said = {field: _said(field, cells, place, above) for field in _TOLD}
        if not (text or said["name"]) or _is_beside_the_rows(cells, text, said["name"]):
            continue
        above = said
        cell = cell_name(at + 1, column + 1)
        yield Asked(
            text=text,
            name=said["name"] or None,
            row=at + 1,
            sheet=sheet.name,
            grade=said["grade"],
            organisation=said["organisation"],
            is_rounded=sheet.oddities.get(cell) is Oddity.ROUNDED,
        )


def _number_in(cells: Sequence[str], place: Columns) -> tuple[int, str]:
    """Its column and the number, of several columns the first that is filled."""
    columns = (place.columns[NUMBER], *place.other_numbers)
    filled = (column for column in columns if column < len(cells) and cells[column])
    column = next(filled, columns[0])
    return column, without_marks(cells[column]) if column < len(cells) else ""


def _said(field: str, cells: Sequence[str], place: Columns, above: Mapping[str, str]) -> str:
    """同上 is what the row above says, and a stroke is nothing."""
    column = place.columns.get(field, len(cells))
    written = cells[column] if column < len(cells) else ""
    if written in DITTO:
        return above.get(field, "")
    text = without_marks(written)
    return "" if text in NOTHING else text


def _is_beside_the_rows(cells: Sequence[str], text: str, name: str) -> bool:
    """A title across the table, a heading that is printed again, a total or a note below: no person's row."""
    if field_of_heading(text) == NUMBER or field_of_heading(name) == "name":
        return True
    filled = [cell for cell in cells if cell]
    is_across = len(filled) > 1 and len(set(filled)) == 1 and not is_like_number(filled[0])
    return is_across or (text in {"", filled[0]} and begins_note(filled[0]))
