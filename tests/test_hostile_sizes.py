"""Files far larger or stranger than any list: refused early, with a place, and told in bounded words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.check import load_and_check
from generator.load.content import content_problems
from generator.load.csv_rows import MOST_ROWS, column_names, read_rows
from generator.load.reader import read_record
from generator.load.yaml_nodes import MAX_VALUES, parse
from generator.model import CalendarYear, Candidate
from generator.problems import MOST_TOLD, Place, Problem, Severity, first_told, shown
from generator.rules import rows as rows_rule
from generator.text_files import TextFile
from tests.bad_data import GOOD, TODAY, lay_out

HEADER = ",".join(column_names(Candidate)) + "\n"
ROW = "{},林砺行,示例精工机械有限公司,6-18-01-01,车工,,{},\n"
CREDENTIALS = "data/credentials/demo/2026/demo-list-2026-01.jwt"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(GOOD, tmp_path)
    return tmp_path


def _told(root: Path) -> list[tuple[str, str]]:
    return [(one.code, str(one.place)) for one in load_and_check(root, TODAY).problems]


@pytest.mark.parametrize(
    "path",
    [
        "data/grades.yml",
        "data/notices/demo/2026/demo-notice-2026-01.csv",
        "data/policies/demo/demo-2025-1.txt",
        "data/trust/1.json",
        "data/status/demo-hrss/1.revocation.jwt",
        "data/coverage/demo.jwt",
        CREDENTIALS,
        "content/guides/index.md",
    ],
)
def test_a_gigabyte_is_refused_before_it_is_read(root: Path, path: str) -> None:
    with (root / path).open("wb") as file:
        file.truncate(1_000_000_000)
    assert ("file-too-large", path) in _told(root)


@pytest.mark.parametrize("line", ["1\n", "\n", ",,,,,,,\n"], ids=["short", "empty", "no values"])
def test_rows_beyond_the_most_a_list_may_have_are_not_read(line: str) -> None:
    _, problems = read_rows(TextFile("a.csv", HEADER + line * (MOST_ROWS + 5)), Candidate)
    assert len(problems) <= MOST_TOLD + 1
    assert {one.code for one in problems} <= {
        "wrong-column-count",
        "empty-cell",
        "too-many-rows",
        "more-than-told",
    }


def test_a_list_of_a_hundred_thousand_is_read_and_one_row_more_is_not() -> None:
    text = HEADER + "".join(ROW.format(serial, "特级技师") for serial in range(1, MOST_ROWS + 1))
    rows, problems = read_rows(TextFile("a.csv", text), Candidate)
    assert (len(rows), problems) == (MOST_ROWS, [])
    _, problems = read_rows(TextFile("a.csv", text + ROW.format(7, "技师")), Candidate)
    assert [one.code for one in problems] == ["too-many-rows"]


def test_a_cell_of_a_megabyte_is_refused() -> None:
    _, problems = read_rows(TextFile("a.csv", HEADER + "1," + "林" * 350_000), Candidate)
    assert [one.code for one in problems] == ["not-csv"]


@pytest.mark.parametrize(
    "text",
    [
        "- {}\n" * (MAX_VALUES + 1),
        "- 1\n" * (MAX_VALUES + 1),
        "a: [" + "1," * MAX_VALUES + "]\n",
        "".join(f"k{n}: 1\n" for n in range(MAX_VALUES)),
    ],
    ids=["records", "items", "flow", "keys"],
)
def test_more_values_than_any_record_has_are_refused(text: str) -> None:
    _, problems = parse(TextFile("a.yml", text))
    assert [one.code for one in problems] == ["yaml-too-many-values"]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"k{n}: 1\n" for n in range(20_000)),
        "holidays:\n" + "  - {}\n" * 20_000,
        "a: 1\n" * 20_000,
    ],
    ids=["unknown fields", "empty records", "duplicate keys"],
)
def test_of_many_mistakes_in_a_file_the_first_thousand_are_told(text: str) -> None:
    node, problems = parse(TextFile("a.yml", text))
    assert node is not None
    problems += read_record(node, CalendarYear)[1]
    assert MOST_TOLD < len(problems) <= 2 * MOST_TOLD + 2
    assert problems[-1].code in {"more-than-told", "missing-field"}


def _problems(severity: Severity, count: int) -> list[Problem]:
    kind = rows_rule.UNKNOWN_GRADE if severity is Severity.ERROR else rows_rule.UNKNOWN_OCCUPATION
    return [kind.at(Place(path="a", line=n), found="x", meant="x", code="x") for n in range(count)]


def test_errors_behind_many_warnings_are_still_told() -> None:
    """A cap that hid an error would let a bad list through."""
    warnings, errors = _problems(Severity.WARNING, 3 * MOST_TOLD), _problems(Severity.ERROR, 2)
    told = list(first_told([*warnings, *errors]))
    assert told[-2:] == errors
    assert len(told) == MOST_TOLD + 1 + 2


def test_after_the_last_error_that_is_told_nothing_more_is_looked_for() -> None:
    looked_at = []

    def endless() -> object:
        for problem in _problems(Severity.ERROR, 5 * MOST_TOLD):
            looked_at.append(problem)
            yield problem

    told = list(first_told(endless()))  # type: ignore[arg-type]
    assert [one.code for one in told[-1:]] == ["more-than-told"]
    assert len(looked_at) == MOST_TOLD + 1


def test_the_same_slip_in_every_row_is_told_a_thousand_times_at_most(root: Path) -> None:
    rows = "".join(ROW.format(serial, "特极技师") for serial in range(1, 3001))
    (root / "data/notices/demo/2026/demo-notice-2026-01.csv").write_text(HEADER + rows)
    told = [code for code, _ in _told(root)]
    counts = Counter(told)
    cut_off = [code for code, count in counts.items() if count == MOST_TOLD]
    assert "unknown-grade" in cut_off
    assert counts.pop("more-than-told") == len(cut_off)
    assert max(counts.values()) == MOST_TOLD


def test_a_value_of_a_megabyte_is_shown_by_its_beginning() -> None:
    assert shown("\u202e" + "x" * 2_000_000) == "<U+202E>" + "x" * 189 + "..."


def test_a_file_of_a_million_refused_tokens_tells_the_first_thousand(root: Path) -> None:
    (root / CREDENTIALS).write_text("x\n" * 5000)
    told = [code for code, _ in _told(root)]
    assert told.count("token-refused") == MOST_TOLD
    (root / CREDENTIALS).write_text("x\n" * 300_000)
    assert _told(root) == [("signed-file-too-long", CREDENTIALS)]


@pytest.mark.parametrize(
    "text",
    ["[" * 99_000, "![a](" * 19_000, "> " * 40_000 + "x", "*a **a " * 14_000, "a\n\n" * 30_000],
    ids=["brackets", "pictures", "quotes", "emphasis", "paragraphs"],
)
def test_markdown_that_would_keep_the_parser_busy_for_minutes_ends(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "content/guides").mkdir(parents=True)
    (tmp_path / "content/guides/a.md").write_text("# 题\n\n" + text)
    codes = {one.code for one in content_problems(tmp_path / "content", tmp_path)}
    assert codes <= {"content-too-intricate", "content-too-deep"}


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda text: text.replace("2026-01-05", "9999-12-31"), "year-out-of-range"),
        (lambda text: text.replace("2026-01-05", "0001-01-01"), "year-out-of-range"),
        (lambda text: text.replace("2026-01-05", "2026-02-30"), "not-a-date"),
        (lambda text: text.replace("2026-01-05", "２０２６-01-05"), "not-a-date"),
        (lambda text: text.replace("days: 5", "days: 99999999999"), "not-a-whole-number"),
    ],
    ids=["the last day there is", "the first", "30 February", "full-width", "many days"],
)
def test_a_day_that_cannot_be_is_told(root: Path, edit: Callable[[str], str], code: str) -> None:
    file = root / "data/notices/demo/2026/demo-notice-2026-01.yml"
    text = file.read_text(encoding="utf-8")
    assert edit(text) != text
    file.write_text(edit(text), encoding="utf-8")
    assert code in {found for found, _ in _told(root)}


def test_the_check_has_no_clock_of_its_own(root: Path) -> None:
    for day in (date(1970, 1, 1), date(2099, 12, 31)):
        assert load_and_check(root, day).problems == []
