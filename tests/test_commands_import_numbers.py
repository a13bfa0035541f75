"""`portal import --numbers`: certificate numbers come later, and nothing else changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.import_rows.supplements import with_supplement
from generator.problems import UsageError
from tests.desk import Desk
from tests.workbooks import laid

LIST = "data/approved_lists/demo/2026/demo-list-2026-01"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.in_folder(tmp_path / "门 户")


def test_numbers_come_later_and_change_nothing_else(desk: Desk, tmp_path: Path) -> None:
    rows = desk.rows(LIST)
    text = "姓名,证书编号\n罗青钎,Y00009999990126T000014\n林砺行,Y00009999990126T000001\n"
    file = laid(tmp_path, "n.csv", text.encode("gbk"))
    assert desk.run("import", file, "--list", "demo-list-2026-01", "--numbers") == 0
    changed = desk.rows(LIST)
    assert [new for old, new in zip(rows, changed, strict=True) if old != new] == [
        row.replace(",,15,", ",Y00009999990126T000014,15,") for row in rows if "罗青钎" in row
    ]
    header = yaml.safe_load((desk.root / f"{LIST}.yml").read_text(encoding="utf-8"))
    assert header["supplements"][-1]["serials"] == [13]
    before = desk.data_files()
    assert desk.run("import", file, "--list", "demo-list-2026-01", "--numbers") == 0
    assert desk.data_files() == before


def test_a_number_that_was_published_is_not_changed(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = laid(tmp_path, "n.csv", "姓名,证书编号\n林砺行,Y00009999990126T000099\n".encode())
    before = desk.data_files()
    assert desk.run("import", file, "--list", "demo-list-2026-01", "--numbers") == 1
    assert "n.csv!B2: 林砺行 has the number Y00009999990126T000001" in capsys.readouterr().err
    assert desk.data_files() == before


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("a: 1\n", "a: 1\nsupplements:\n  - on: 2026-03-18\n    serials:\n      - 3\n"),
        (
            "supplements: # late\n  - on: 2026-03-01\n    serials:\n      - 1\n\nb: 2\n",
            "supplements: # late\n  - on: 2026-03-01\n    serials:\n      - 1\n\n"
            "  - on: 2026-03-18\n    serials:\n      - 3\nb: 2\n",
        ),
    ],
    ids=["the first", "one more"],
)
def test_a_supplement_is_written_behind_the_others(header: str, expected: str) -> None:
    assert with_supplement(header, date(2026, 3, 18), [3]) == expected


def test_a_supplement_is_not_added_to_a_list_on_one_line() -> None:
    with pytest.raises(UsageError):
        with_supplement("supplements: [{on: 2026-03-01, serials: [1]}]\n", date(2026, 3, 18), [3])
