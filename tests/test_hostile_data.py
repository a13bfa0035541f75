"""Hostile values in files of the right kind: refused at their place, whatever else is right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.check import load_and_check, portal_with_texts
from generator.load.csv_rows import column_names, read_rows
from generator.model import Candidate, Portal
from generator.problems import DataError
from generator.rules.certificate_numbers import a_number_is_used_once
from generator.text_files import TextFile
from tests.bad_data import GOOD, TODAY, lay_out
from tests.conftest import ROOT

LIST = "data/approved_lists/demo/2026/demo-list-2026-01"
HEADER = ",".join(column_names(Candidate)) + "\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(GOOD, tmp_path)
    return tmp_path


def encoded(root: Path, path: str, encoding: str) -> None:
    text = (root / path).read_text("utf-8-sig")
    (root / path).write_bytes(text.encode(encoding))


@pytest.mark.parametrize("path", [f"{LIST}.csv", f"{LIST}.yml", "site_config.yml"])
@pytest.mark.parametrize(
    ("encoding", "codes"),
    [
        ("utf-16", {"not-utf-8"}),
        ("utf-16-le", {"control-character", "not-utf-8"}),
        ("gb18030", {"not-utf-8"}),
        ("utf-32", {"not-utf-8"}),
    ],
)
def test_another_encoding_is_told_with_its_byte_and_what_to_do(
    root: Path, path: str, encoding: str, codes: set[str]
) -> None:
    encoded(root, path, encoding)
    try:
        problems = load_and_check(root, TODAY).problems
    except DataError as error:  # without settings nothing else is checked
        problems = error.problems
    (told,) = [one for one in problems if one.place.path == path and one.code in codes]
    assert "字节处" in told.message.zh
    assert "UTF-8" in told.hint.zh


def test_line_ends_of_an_old_mac_are_told(root: Path) -> None:
    file = root / f"{LIST}.csv"
    file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r"))
    codes = {one.code for one in load_and_check(root, TODAY).problems}
    assert "control-character" in codes


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t"])
@pytest.mark.parametrize("column", ["name", "organisation", "remark"])
def test_a_cell_that_a_spreadsheet_would_compute_is_refused_at_its_column(
    first: str, column: str
) -> None:
    cells = dict.fromkeys(column_names(Candidate), "")
    cells |= {"serial": "1", "name": "张三", "organisation": "示例公司", "grade": "技师"}
    cells |= {"occupation_code": "6-18-01-01", "occupation": "车工", column: f"{first}1+1"}
    row = ",".join(cells.values())
    _, (problem,) = read_rows(TextFile("a.csv", HEADER + row), Candidate)
    assert problem.code in {"formula-cell", "hidden-character"}
    assert problem.place.column == row.index(f"{first}1+1") + 1


def portal_with_twins(*, province: str) -> Portal:
    """The demo's list, and the same rows announced once more, in `province`."""
    portal = portal_with_texts(ROOT)[0]
    approved = next(iter(portal.approved_lists.values()))
    place = replace(approved.source.place, path=f"data/approved_lists/{province}/2026/twin.yml")
    rows = tuple(
        replace(row, source=replace(row.source, place=replace(place, line=n), fields={}))
        for n, row in enumerate(approved.holders, start=2)
    )
    twin = replace(approved, id="twin", jurisdiction=province, holders=rows)
    return replace(portal, approved_lists={approved.id: approved, "twin": twin})


@pytest.mark.parametrize("province", ["demo", "sc"])
def test_a_number_in_two_lists_is_told_with_both_places(province: str) -> None:
    portal = portal_with_twins(province=province)
    first = next(iter(portal.approved_lists.values()))
    numbered = [row for row in first.holders if row.certificate_number]
    problems = list(a_number_is_used_once(portal))
    assert len(problems) == len(numbered) > 0
    for problem in problems:
        assert problem.place.path == f"data/approved_lists/{province}/2026/twin.yml"
        assert first.source.place.path.removesuffix(".yml") in problem.message.en


def test_the_same_key_twice_is_told_with_both_lines(root: Path) -> None:
    file = root / f"{LIST}.yml"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([*lines, lines[0]]) + "\n", "utf-8")
    (problem,) = [
        one for one in load_and_check(root, TODAY).problems if one.code == "duplicate-key"
    ]
    assert problem.place.line == len(lines) + 1
    assert "1" in problem.message.en
