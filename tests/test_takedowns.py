"""Names leave the site on their day: from every file it has, whether or not the data were cleaned up."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.changes import changes_between
from generator.check import CheckedPortal, load_and_check
from generator.cli import main
from generator.config import TakedownPeriod
from generator.credentials.base64url import decode
from generator.credentials.verdict import verify_number
from generator.git.repository import Repository
from generator.model import TakenDown
from generator.problems import Problem, Severity, errors_among
from generator.takedown_reminders import names_in_history
from generator.takedowns import first_day_after
from generator.verify import open_site
from tests.conftest import ROOT

NOTICE = "demo-notice-2026-02"  # ended on 2026-03-09; its people are on no list
LIST = "demo-list-2026-02"  # of honours, approved on 2026-03-02
NUMBER = "Y00009999990126S000001"  # on that list
TODAY = date(2026, 3, 18)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "portal"
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "site_config.yml", folder / "site_config.yml")
    return folder


def _set(root: Path, *lines: str) -> None:
    """Takedown settings after what the demo has."""
    config = root / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text + "\n".join(("takedown_after:", *lines)) + "\n", encoding="utf-8")


def _checked(root: Path) -> CheckedPortal:
    return load_and_check(root, TODAY)


def _codes(problems: list[Problem]) -> set[str]:
    return {problem.code for problem in problems}


def _site(root: Path) -> Path:
    out = root.parent / "site"
    build(root, out=out, today=TODAY, report=lambda phase, seconds: None)
    return out


def _names(root: Path, folder: str, id_: str) -> list[str]:
    (file,) = (root / "data" / folder).rglob(f"{id_}.csv")
    rows = file.read_text(encoding="utf-8-sig").splitlines()[1:]
    return [row.split(",")[1] for row in rows]


def _files_that_name(site: Path, names: list[str]) -> list[str]:
    wanted = [name.encode() for name in names]
    return [
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and any(name in path.read_bytes() for name in wanted)
    ]


def _signed_text(site: Path) -> str:
    """What the tokens of all shards say."""
    shards = (site / "records/v1").glob("*/*.json")
    tokens = [token for path in shards for token in json.loads(path.read_bytes())["tokens"]]
    return "".join(decode(token.split(".")[1]).decode() for token in tokens)


def test_on_its_day_a_notice_names_nobody_in_any_file_of_the_site(root: Path) -> None:
    names = _names(root, "notices", NOTICE)
    assert _files_that_name(_site(root), names) != []
    _set(root, "  notices:", "    days: 8")
    site = _site(root)
    assert _files_that_name(site, names) == []
    html = (site / f"notices/{NOTICE}/index.html").read_text(encoding="utf-8")
    for said in (
        f"这里公示过 {len(names)} 人",
        "2026年3月18日起",
        "第十九条",
        "第四十七条",
        "0199-5550101",
    ):
        assert said in html


def test_on_its_last_day_it_still_names_them(root: Path) -> None:
    _set(root, "  notices:", "    days: 9")
    checked = _checked(root)
    assert checked.portal.notices[NOTICE].candidates
    assert "names-past-takedown" not in {
        problem.code for problem in checked.problems if NOTICE in problem.place.path
    }


@pytest.mark.parametrize(
    ("ended", "period", "first_without"),
    [
        (date(2026, 1, 31), TakedownPeriod(months=1), date(2026, 3, 1)),
        (date(2024, 1, 31), TakedownPeriod(months=1), date(2024, 3, 1)),
        (date(2026, 3, 9), TakedownPeriod(months=12), date(2027, 3, 10)),
        (date(2026, 12, 31), TakedownPeriod(months=2), date(2027, 3, 1)),
        (date(2026, 3, 9), TakedownPeriod(days=1), date(2026, 3, 11)),
    ],
    ids=["to the end of February", "of a leap year", "a year", "over new year", "a day"],
)
def test_a_period_ends_on_the_same_day_of_the_month_or_its_last(
    ended: date, period: TakedownPeriod, first_without: date
) -> None:
    assert first_day_after(ended, period) == first_without


def test_the_file_that_is_still_there_is_told_but_stops_no_build(root: Path) -> None:
    _set(root, "  notices:", "    days: 8")
    (told,) = [one for one in _checked(root).problems if NOTICE in one.place.path]
    assert (told.code, told.severity) == ("names-past-takedown", Severity.WARNING)
    assert told.place.path == f"data/notices/demo/2026/{NOTICE}.csv"


def test_a_day_that_comes_is_no_change_of_the_data(root: Path) -> None:
    before = _checked(root).as_read
    _set(root, "  notices:", "    days: 8")
    assert changes_between(before, _checked(root).as_read) == ()


def test_the_command_deletes_the_rows_and_leaves_what_the_page_needs(root: Path) -> None:
    count = len(_names(root, "notices", NOTICE))
    _set(root, "  notices:", "    days: 8")
    assert main(["-C", str(root), "notice", "takedown"]) == 0
    assert not list(root.rglob(f"data/notices/**/{NOTICE}.csv"))
    checked = _checked(root)
    assert errors_among(checked.problems) == []
    assert "names-past-takedown" not in _codes(checked.problems)
    assert checked.portal.notices[NOTICE].taken_down == TakenDown(on=TODAY, count=count)
    assert main(["-C", str(root), "notice", "takedown"]) == 0  # twice is once


def test_errata_and_supplements_go_with_the_rows_they_speak_of(root: Path) -> None:
    (header,) = root.rglob(f"data/approved_lists/**/{LIST}.yml")
    before = header.read_text(encoding="utf-8")
    assert "丁介明" in before
    assert main(["-C", str(root), "notice", "takedown", LIST]) == 0
    assert "丁介明" not in header.read_text(encoding="utf-8")
    assert errors_among(_checked(root).problems) == []
    kept = before + "taken_down:\n  on: 2026-03-18\n  count: 14\n"
    header.write_text(kept, encoding="utf-8")
    assert "change-of-rows-taken-down" in _codes(_checked(root).problems)


def test_who_asks_for_it_is_taken_down_before_the_day_but_not_while_objections_may_come(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(root), "notice", "takedown", NOTICE]) == 0
    assert _checked(root).portal.notices[NOTICE].taken_down is not None
    assert main(["-C", str(root), "notice", "takedown", "demo-notice-2026-03"]) == 2
    assert "demo-notice-2026-03" in capsys.readouterr().err


def test_a_list_still_follows_from_a_notice_whose_people_are_gone(root: Path) -> None:
    assert main(["-C", str(root), "notice", "takedown", "demo-notice-2026-01"]) == 0
    (root / "site_config.yml").write_text(
        (root / "site_config.yml").read_text(encoding="utf-8").replace("2026-03-18", "2026-04-01"),
        encoding="utf-8",
    )
    assert errors_among(load_and_check(root, TODAY).problems) == []


def test_a_list_that_is_approved_when_nobody_can_be_compared_is_refused(root: Path) -> None:
    assert main(["-C", str(root), "notice", "takedown", "demo-notice-2026-01"]) == 0
    (header,) = root.rglob("data/notices/**/demo-notice-2026-01.yml")
    text = header.read_text(encoding="utf-8").replace(
        "  on: 2026-03-18\n  count", "  on: 2026-03-01\n  count"
    )
    header.write_text(text, encoding="utf-8")
    assert "list-after-takedown" in _codes(_checked(root).problems)


def test_honours_stay_unless_a_setting_of_their_own_says_otherwise(root: Path) -> None:
    _set(root, "  lists:", "    days: 1")
    assert _checked(root).takedowns.lists == {}


def test_a_list_that_is_gone_is_not_covered_rather_than_not_found(root: Path) -> None:
    names = _names(root, "approved_lists", LIST)
    others = set(_names(root, "notices", "demo-notice-2026-01")) | set(names)
    assert names[0] in _signed_text(_site(root))
    _set(root, "  notices:", "    days: 8", "  honours:", "    days: 10")
    site = _site(root)
    assert _files_that_name(site, sorted(others)) == []
    assert [name for name in names if name in _signed_text(site)] == []
    config = _checked(root).config
    verdict = verify_number(
        NUMBER, site=open_site(str(site), config.root_fingerprints, config), checked_on=TODAY
    )
    assert (verdict["verdict"], verdict["record"]) == ("not_covered", None)
    assert "coverage-past-takedown" in _codes(_checked(root).problems)
    html = (site / f"lists/{LIST}/index.html").read_text(encoding="utf-8")
    assert "不表示证书无效" in html


def test_a_list_leaves_the_work_tree_with_its_records_and_corrections(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected = [one.becomes for one in _checked(root).portal.approved_lists[LIST].errata]
    assert corrected
    assert main(["-C", str(root), "notice", "takedown", LIST]) == 0
    header = (root / f"data/approved_lists/demo/2026/{LIST}.yml").read_text(encoding="utf-8")
    assert [name for name in corrected if name and name in header] == []
    assert not list(root.rglob(f"{LIST}.csv"))
    assert not list(root.rglob(f"{LIST}.jwt"))
    assert errors_among(_checked(root).problems) == []
    capsys.readouterr()
    assert main(["-C", str(root), "notice", "takedown", "demo-list-2026-01"]) == 0
    assert "data/status/demo-hrss/changes.yml" in capsys.readouterr().err


def test_when_all_is_gone_nobody_is_named_anywhere_and_the_site_still_stands(root: Path) -> None:
    everybody = {
        row.split(",")[1]
        for folder in ("notices", "approved_lists")
        for file in (root / "data" / folder).glob("*/*/*.csv")
        for row in file.read_text(encoding="utf-8-sig").splitlines()[1:]
    }
    _set(root, "  notices:", "    days: 1", "  honours:", "    days: 1")
    (config := root / "site_config.yml").write_text(
        config.read_text(encoding="utf-8").replace("2026-03-18", "2027-03-18"), encoding="utf-8"
    )
    checked = _checked(root)
    portal = checked.portal
    assert set(portal.notices) == set(checked.takedowns.notices)
    assert set(portal.approved_lists) == set(checked.takedowns.lists)
    site = _site(root)
    assert _files_that_name(site, sorted(everybody)) == []
    assert _signed_text(site) == ""


def test_a_title_that_names_somebody_is_replaced(root: Path) -> None:
    (header,) = root.rglob(f"data/notices/**/{NOTICE}.yml")
    name = _names(root, "notices", NOTICE)[0]
    text = header.read_text(encoding="utf-8")
    header.write_text(
        text.replace("第二批特级技师拟核准人员", f"{name}拟核准为特级技师"), encoding="utf-8"
    )
    _set(root, "  notices:", "    days: 8")
    assert _files_that_name(_site(root), [name]) == []


def test_what_is_taken_down_is_not_exported(root: Path) -> None:
    _set(root, "  notices:", "    days: 8")
    words = ["-C", str(root), "notice", "export", NOTICE, "--for", "text"]
    assert main(words) == 2


def test_a_period_of_months_and_days_or_of_neither_is_refused(root: Path) -> None:
    _set(root, "  notices:", "    days: 8", "    months: 1")
    assert "takedown-period" in _codes(_checked(root).problems)


def _git(root: Path, *words: str) -> None:
    person = ("-c", "user.name=clerk", "-c", "user.email=clerk@bureau.invalid")
    subprocess.run(["git", *person, *words], cwd=root, check=True, capture_output=True)


def test_what_git_still_holds_is_told_with_the_commands(root: Path) -> None:
    _set(root, "  notices:", "    days: 8")
    assert _history(root) == []  # no repository yet
    _git(root, "init", "--quiet")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", "as it was")
    assert main(["-C", str(root), "notice", "takedown"]) == 0
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", "names off")
    (told,) = [one for one in _history(root) if NOTICE in one.place.path]
    path = f"data/notices/demo/2026/{NOTICE}.csv"
    assert told.place.path == path
    assert f"git filter-repo --invert-paths --path {path}" in told.hint.zh
    assert main(["-C", str(root), "check"]) == 0


def _history(root: Path) -> list[Problem]:
    checked = _checked(root)
    return list(names_in_history(checked.portal, checked.takedowns, Repository(root)))
