"""The cases of `desk_cases/`: a workbook as it was read, and what the import says of it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from generator.import_rows.checked import CheckedImport, checked_list, checked_notice
from generator.import_rows.numbers import checked_numbers
from generator.intake.workbooks.sheets import Book, sheet_of
from generator.load.portal import load_portal
from generator.model import Portal

CASES = Path(__file__).parent / "desk_cases"
ROOT = Path(__file__).parent.parent
BOOK = "名单.xlsx"


def cases() -> list[Path]:
    return sorted(CASES.glob("*.json"))


@cache
def demo() -> Portal:
    return load_portal(ROOT)[0]


def checked(case: dict[str, Any]) -> CheckedImport:
    """What `portal import` makes of the sheets of `case`."""
    book = Book(path=BOOK, sheets=tuple(map(sheet_of, case["sheets"])))
    portal, of = demo(), case["of"]
    if case["purpose"] == "notice":
        return checked_notice(book, portal.notices[of], portal)
    if case["purpose"] == "list":
        return checked_list(book, portal.approved_lists[of], portal)
    return checked_numbers(book, portal.approved_lists[of], portal)


def findings(result: CheckedImport) -> list[list[str]]:
    return [[problem.code, problem.place.cell] for problem in result.problems]


def lines(result: CheckedImport) -> list[str] | None:
    return result.csv.removeprefix("\ufeff").splitlines() if result.csv else None


def written(case: dict[str, Any]) -> str:
    """The case as its file has it: a row a line."""

    def one(value: Any, indent: str) -> str:
        if isinstance(value, list) and value and isinstance(value[0], (list, dict)):
            inner = ",\n".join(f"{indent}  {one(item, indent + '  ')}" for item in value)
            return f"[\n{inner}\n{indent}]"
        if isinstance(value, dict) and "rows" in value:
            inner = ",\n".join(
                f"{indent}  {json.dumps(key)}: {one(item, indent + '  ')}"
                for key, item in value.items()
            )
            return f"{{\n{inner}\n{indent}}}"
        return json.dumps(value, ensure_ascii=False)

    def of_key(key: str, value: Any) -> str:
        if key == "csv" and value:
            inner = ",\n".join(f"    {json.dumps(line, ensure_ascii=False)}" for line in value)
            return f"[\n{inner}\n  ]"
        return one(value, "  ")

    body = ",\n".join(f"  {json.dumps(key)}: {of_key(key, value)}" for key, value in case.items())
    return f"{{\n{body}\n}}\n"
