"""Files of `data/`: encodings, sizes, links, rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.csv_rows import column_names, read_rows
from generator.load.portal import load_portal
from generator.model import Candidate, Holder
from generator.text_files import TextFile
from tests.bad_data import GOOD, lay_out

LIST = "data/approved_lists/demo/2026/demo-list-2026-01"


def test_the_columns_are_those_that_are_promised() -> None:
    notice = "serial,name,organisation,occupation_code,occupation,trade,grade,remark"
    assert ",".join(column_names(Candidate)) == notice
    listed = notice.replace(",remark", ",certificate_number,notice_serial,remark")
    assert ",".join(column_names(Holder)) == listed


def test_rows_are_the_same_with_and_without_bom_and_carriage_returns(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    file = tmp_path / f"{LIST}.csv"
    before = load_portal(tmp_path)[0].approved_lists["demo-list-2026-01"]
    plain = file.read_text(encoding="utf-8-sig")
    file.write_bytes(plain.replace("\n", "\r\n").encode())
    after, problems = load_portal(tmp_path)
    assert problems == []
    assert after.approved_lists["demo-list-2026-01"] == before


def test_a_row_knows_its_line_even_after_a_quoted_line_break() -> None:
    header = ",".join(column_names(Candidate))
    text = f'{header}\n1,甲,单位,6-18-01-01,车工,,特级技师,"a\nb"\n2,乙,单位,6-18-01-01,车工,,特级技师,\n'
    rows, problems = read_rows(TextFile("a.csv", text), Candidate)
    assert problems == []
    assert [row.source.place.line for row in rows] == [2, 4]


def test_a_link_in_the_data_is_never_followed(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    outside = tmp_path / "outside.yml"
    (tmp_path / f"{LIST}.yml").rename(outside)
    (tmp_path / f"{LIST}.yml").symlink_to(outside)
    codes = {problem.code for problem in load_portal(tmp_path)[1]}
    assert "is-a-link" in codes


def test_a_folder_that_is_a_link_is_never_followed(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    (tmp_path / "data/notices/linked").symlink_to(tmp_path / "data/notices/demo")
    problems = load_portal(tmp_path)[1]
    assert [(p.code, p.place.path) for p in problems] == [("is-a-link", "data/notices/linked")]


def test_a_huge_yaml_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    with (tmp_path / f"{LIST}.yml").open("ab") as file:
        file.truncate(200_000_000)
    problems = load_portal(tmp_path)[1]
    assert "file-too-large" in {problem.code for problem in problems}


def test_a_missing_file_that_every_portal_needs_is_told(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    (tmp_path / "data/grades.yml").unlink()
    problems = load_portal(tmp_path)[1]
    assert [(p.code, p.place.path) for p in problems] == [("missing-file", "data/grades.yml")]


@pytest.mark.parametrize("name", ["𠮷远帆", "阿依努尔·艾山", "㐂山"])
def test_rare_characters_and_the_name_dot_are_kept(name: str) -> None:
    header = ",".join(column_names(Candidate))
    text = f"{header}\n1,{name},单位,6-18-01-01,车工,,特级技师,\n"
    rows, problems = read_rows(TextFile("a.csv", text), Candidate)
    assert problems == []
    assert rows[0].name == name


def test_a_line_longer_than_any_list_is_refused() -> None:
    text = ",".join(column_names(Candidate)) + "\n1," + "甲" * 1_000_000 + "\n"
    _, problems = read_rows(TextFile("a.csv", text), Candidate)
    assert [problem.code for problem in problems] == ["not-csv"]
