"""The frame of the command: exit codes, languages, what a newcomer types."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import COMMANDS, main
from tests.bad_data import BAD, GOOD, lay_out


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert [name for name in COMMANDS if f"    {name} " not in out] == []


@pytest.mark.parametrize("words", [[], ["nonsense"], ["deadline"], ["deadline", "2026-02-30"]])
def test_wrong_usage_exits_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "last"),
    [
        (["2024-02-07"], "2024-02-20"),
        (["2026-03-16", "--days", "10"], "2026-03-30"),
        (["2026-03-16", "--count-first-day"], "2026-03-20"),
    ],
)
def test_deadline_prints_the_last_day(
    words: list[str], last: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["deadline", *words]) == 0
    assert capsys.readouterr().out == f"{last}\n"


@pytest.mark.parametrize(
    ("language", "reason"),
    [("zh", "没有 2027 年的工作日历"), ("en", "no working calendar for 2027")],
)
def test_deadline_into_a_year_without_calendar_exits_1_with_the_reason(
    language: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", language, "deadline", "2026-12-28"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert reason in told.err


def test_deadline_outside_a_portal_uses_the_shipped_calendars(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(tmp_path), "deadline", "2024-02-07"]) == 0
    assert capsys.readouterr().out == "2024-02-20\n"


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_check_tells_problems_in_three_forms(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(BAD / "date-impossible", tmp_path)
    assert main(["-C", str(tmp_path), "--lang", "en", "check", "--format", form]) == 1
    out = capsys.readouterr().out
    path = "data/approved_lists/demo/2026/demo-list-2026-01.yml"
    if form == "json":
        (problem,) = json.loads(out)["problems"]
        assert (problem["path"], problem["line"], problem["code"]) == (path, 10, "not-a-date")
        assert "不是日期" in problem["message"]["zh"]
    elif form == "github":
        assert out.startswith(f"::error file={path},line=10,col=14,title=not-a-date::")
    else:
        assert out.startswith(f"{path}:10:14: ")
        assert "    hint: write 2026-03-31" in out


def test_check_of_good_data_exits_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(GOOD, tmp_path)
    assert main(["-C", str(tmp_path), "--lang", "en", "check"]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


@pytest.mark.parametrize("command", ["check", "build"])
def test_outside_a_portal_the_message_says_what_is_missing(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(tmp_path), "--lang", "zh", command]) == 1
    assert "site_config.yml" in capsys.readouterr().err


def test_serve_without_a_site_says_build_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(tmp_path), "--lang", "en", "serve"]) == 3
    assert "portal build" in capsys.readouterr().err
