"""How problems are told: the line and carets under the value, the cap, colour, and GitHub's ten."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from generator.commands.github_report import as_github
from generator.commands.problem_report import Look, as_text, look_on
from generator.commands.source_lines import excerpt, width, work_tree_lines
from generator.problems import Language, Place, Problem, ProblemKind, Severity, Text
from tests.bad_data import GOOD, lay_out
from tests.desk import Desk

ENGLISH, CHINESE = Language.ENGLISH, Language.CHINESE
LIST = Path("data/approved_lists/demo/2026/demo-list-2026-01.csv")


def problem(
    path: str = "a.csv",
    line: int = 1,
    column: int = 0,
    *,
    code: str = "unknown-grade",
    severity: Severity = Severity.ERROR,
) -> Problem:
    text = Text(zh="错", en="wrong")
    return Problem(
        place=Place(path=path, line=line, column=column),
        code=code,
        severity=severity,
        message=text,
        hint=Text(zh="改", en="mend it"),
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("path", "text", "column", "value"),
    [
        ("a.csv", "1,张三,示例公司,高级,x", 11, "高级"),
        ("a.csv", "1,ＡＢ,Ｘ,高级", 8, "高级"),
        ("a.csv", '1,"a,b",高级', 9, "高级"),
        ("a.csv", '1,"李,四",x', 3, '"李,四"'),
        ("a.csv", "1,e\u0301,bad", 6, "bad"),
        ("a.csv", "1,\t\t,bad", 6, "bad"),
        ("a.yml", "标题: 2026-02-30  # 何时", 5, "2026-02-30"),
        ("a.yml", "- 等级: 特技", 7, "特技"),
    ],
    ids=[
        "behind Chinese names",
        "behind full-width letters",
        "behind a comma in quotation marks",
        "a cell in quotation marks",
        "behind a combining accent",
        "behind tabs",
        "a value before a comment",
        "the rest of a line",
    ],
)
def test_carets_stand_right_under_the_value(path: str, text: str, column: int, value: str) -> None:
    told, carets = excerpt(Place(path=path, line=1, column=column), lambda _: [text])
    before, _, after = carets.partition("^")
    at = told.index(value)
    assert width(told[:at]) == len(before)
    assert len("^" + after) == width(value)
    assert set("^" + after) == {"^"}


def test_a_long_line_is_cut_around_the_value() -> None:
    text = ",".join(["字" * 60, "值", "字" * 60])
    told, carets = excerpt(Place(path="a.csv", line=1, column=62), lambda _: [text])
    assert width(told) < 130
    assert told.split("|")[1].strip().startswith("…")
    assert width(told[: told.index("值")]) == len(carets.partition("^")[0])


def test_what_cannot_be_seen_is_shown_as_its_code_point() -> None:
    told, carets = excerpt(Place(path="a.csv", line=1, column=7), lambda _: ["1,\u202e张三,值"])
    assert "<U+202E>" in told
    assert told.isprintable()
    assert width(told[: told.index("值")]) == len(carets.partition("^")[0])


def test_a_line_with_personal_data_is_not_repeated_in_a_report() -> None:
    line = "1,某人,51010219900307123X"
    assert excerpt(Place(path="a.csv", line=1, column=3), lambda _: [line]) == []


def test_a_place_without_a_line_has_no_excerpt(tmp_path: Path) -> None:
    lines = work_tree_lines(tmp_path)
    assert excerpt(Place(path="../../etc/passwd", line=1), lines) == []
    assert excerpt(Place(path="none.csv", line=3), lines) == []
    assert excerpt(Place(path="a.xlsx", cell="Sheet1!B7"), lines) == []


@pytest.mark.parametrize(
    ("language", "more"),
    [(CHINESE, "另有 3 条同样的问题"), (ENGLISH, "and 3 more of the same")],
)
def test_many_of_one_code_in_one_file_are_counted_not_told(language: Language, more: str) -> None:
    many = [problem(line=n) for n in range(1, 9)] + [problem("b.csv", line=9)]
    report = as_text(many, language, Look(most=5))
    assert report.count("a.csv:") == 5
    assert report.count("b.csv:") == 1
    assert report.count(more) == 1
    assert report.splitlines()[-1].startswith("9 ")


def test_exactly_as_many_as_are_told_leave_no_rest() -> None:
    assert "more" not in as_text([problem(line=n) for n in range(1, 6)], ENGLISH, Look(most=5))


def test_colour_is_for_terminals_that_nobody_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert look_on(Terminal(), lambda _: []).is_coloured
    assert not look_on(io.StringIO(), lambda _: []).is_coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert not look_on(Terminal(), lambda _: []).is_coloured
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("TERM", "dumb")
    assert not look_on(Terminal(), lambda _: []).is_coloured


def test_colour_changes_nothing_but_colour() -> None:
    painted = as_text([problem()], ENGLISH, Look(is_coloured=True))
    plain = as_text([problem()], ENGLISH)
    assert painted != plain
    for code in ("\033[31m", "\033[1m", "\033[2m", "\033[0m"):
        painted = painted.replace(code, "")
    assert painted == plain


def test_check_shows_the_line_and_all_tells_everything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(GOOD, tmp_path)
    header, *rows = (tmp_path / LIST).read_text("utf-8-sig").splitlines()
    wrong = [row.replace("特级技师", "特技") for row in rows * 6]
    (tmp_path / LIST).write_text("\n".join([header, *wrong]) + "\n", "utf-8")
    desk = Desk(tmp_path)
    assert desk.run("check", "--lang", "zh") == 1
    capped = capsys.readouterr().out
    assert desk.run("check", "--lang", "zh", "--all") == 1
    every = capsys.readouterr().out
    assert "    2 | " in capped
    assert "^^^^" in capped
    count = sum(",特技," in row for row in wrong)
    assert (capped.count("[unknown-grade]"), every.count("[unknown-grade]")) == (11, count)
    assert capped.splitlines()[-1] == every.splitlines()[-1]


def annotations(report: str) -> list[str]:
    head = report.partition("::group::")[0]
    return [line for line in head.splitlines() if line.startswith("::")]


def test_github_gets_one_annotation_for_a_code_in_a_file_with_the_count() -> None:
    many = [problem(line=n) for n in range(1, 31)]
    (one,) = annotations(as_github(many, CHINESE))
    assert "title=unknown-grade × 30" in one
    assert one.endswith("另见第 2、3、4、5、6、7、8、9… 行")


def test_github_shows_the_most_frequent_errors_first_and_warnings_after_all_errors() -> None:
    few = [problem("few.csv")]
    many = [problem("many.csv", line=n) for n in range(1, 4)]
    warnings = [
        problem("w.csv", line=n, code="reminder", severity=Severity.WARNING) for n in range(9)
    ]
    told = annotations(as_github([*warnings, *few, *many], ENGLISH))
    assert [line.partition(",")[0] for line in told] == [
        "::error file=many.csv",
        "::error file=few.csv",
        "::warning file=w.csv",
    ]


def test_github_gets_no_more_than_it_shows_and_the_rest_folded() -> None:
    many = [problem(f"{n}.csv") for n in range(40)]
    report = as_github(many, ENGLISH)
    assert len(annotations(report)) == 10
    folded = report.partition("::group::all 40\n")[2].partition("::endgroup::")[0]
    assert folded.count("[unknown-grade]") == 40


def test_nothing_that_is_told_is_obeyed_as_a_command_of_github() -> None:
    hostile = problem("::error::x.csv")
    report = as_github([hostile], ENGLISH)
    lines = report.splitlines()
    stop = next(line for line in lines if line.startswith("::stop-commands::"))
    word = stop.removeprefix("::stop-commands::")
    inside = report.partition(stop + "\n")[2].partition(f"\n::{word}::")[0]
    assert "::error::x.csv" in inside
    assert word not in inside
    assert all("::error::x" not in line for line in annotations(report))


def test_every_registered_kind_has_both_languages() -> None:
    for kind in ProblemKind.known.values():
        assert kind.message.zh
        assert kind.message.en
        assert kind.hint.zh
        assert kind.hint.en
