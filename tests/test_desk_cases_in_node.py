"""The page /desk/ finds what `portal import` finds, cell by cell, and gives the same CSV."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.deadlines import last_day
from generator.desk_rules import desk_rules
from generator.load.calendars import working_calendar
from generator.personal_data import KINDS, is_id_number, personal_data_in
from generator.problems import CalendarGapError, Problem
from tests.desk_cases_in_node import matter
from tests.desk_sheets import BOOK, cases, checked, demo
from tests.node_tools import NODE, NODE_FOLDER
from tests.personal_data_samples import DISGUISES, OTHERS, PUBLIC

_IN_DATA = re.compile(r"data/[\w/-]+\.(?:yml|csv)[:\d]*")
SHARED = [file for file in cases() if json.loads(file.read_text("utf-8"))["purpose"] != "numbers"]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    told = _answers("desk_cases.js", matter(), tmp_path_factory.mktemp("desk"))
    return {answer["name"]: answer for answer in told}


def _answers(script: str, asked: dict[str, Any], folder: Path) -> list[Any]:
    file = folder / "matter.json"
    file.write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(
        [NODE, script, file], cwd=NODE_FOLDER, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


@pytest.mark.parametrize("file", SHARED, ids=lambda file: file.stem)
def test_the_page_finds_the_same_in_the_same_cells(file: Path, answers: dict[str, Any]) -> None:
    case = json.loads(file.read_text(encoding="utf-8"))
    assert answers[file.stem]["findings"] == case["findings"]
    assert answers[file.stem]["csv"] == case["csv"]


@pytest.mark.parametrize("file", SHARED, ids=lambda file: file.stem)
def test_the_page_says_it_in_the_same_words(file: Path, answers: dict[str, Any]) -> None:
    case = json.loads(file.read_text(encoding="utf-8"))
    found = [
        [_IN_DATA.sub("data/…", text) for text in texts] for texts in answers[file.stem]["messages"]
    ]
    assert found == [_words(one) for one in checked(case).problems]


def _words(problem: Problem) -> list[str]:
    """The page has one workbook, so it does not name it; of data it names the file, not the line."""
    texts = (problem.message.zh, problem.message.en, problem.hint.zh, problem.hint.en)
    return [_IN_DATA.sub("data/…", text.replace(f"{BOOK}!", "")) for text in texts]


def test_the_page_counts_the_days_that_python_counts(tmp_path: Path) -> None:
    calendar = working_calendar(demo().calendars)
    first = date(2024, 1, 1)
    days = [first + timedelta(days=n) for n in range(3 * 366)]
    asked = [
        (day, count, first_counts)
        for day in days
        for count in (1, 5, 7)
        for first_counts in (False, True)
    ]
    expected: list[str | int] = []
    for start, count, first_counts in asked:
        try:
            last = last_day(start, count, calendar, count_first_day=first_counts)
            expected.append(last.isoformat())
        except CalendarGapError as gap:
            expected.append(gap.year)
    told = [(day.isoformat(), count, first_counts) for day, count, first_counts in asked]
    facts = {"facts": matter()["facts"], "asked": told}
    assert _answers("desk_deadlines.js", facts, tmp_path) == expected


def test_the_page_takes_the_same_texts_for_personal_data(tmp_path: Path) -> None:
    texts = [*DISGUISES, *(text for text, _ in OTHERS), *PUBLIC, *_spoiled(DISGUISES)]
    kinds = {value: name for name, value in KINDS.items()}
    expected = [
        [(found := personal_data_in(text)) and kinds[found], is_id_number(text)] for text in texts
    ]
    asked = {"rules": desk_rules(), "texts": texts}
    assert _answers("desk_personal_data.js", asked, tmp_path) == expected


def _spoiled(texts: Iterable[str]) -> Iterator[str]:
    """Each text with one character too few, too many, or another before and behind."""
    for text in texts:
        yield text[1:]
        yield text[:-1]
        for around in ("1", "a", "号", "、", "\u0661"):
            yield around + text
            yield text + around
