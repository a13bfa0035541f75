"""The whole of it in one walk: a new portal, a clerk's workbook, a server whose hook checks and builds, a verdict."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import messy_workbook
from tests.conftest import ROOT, SiteServer
from tests.git_repository import git
from tests.new_bureau import (
    FIRST,
    LIST,
    SECOND,
    NewBureau,
    make_keys_and_trust_list,
    write_policy_and_organisation,
)

NOTICE = "sc-notice-2024-01"
NOTICE_CSV = f"data/notices/sc/2024/{NOTICE}.csv"
LIST_FILE = f"data/approved_lists/sc/2024/{LIST}.yml"


@dataclass(frozen=True)
class Server:
    """A bare repository with the hook that `portal new` wrote; what it builds is in `site`."""

    repository: Path
    site: Path


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NewBureau:
    """`portal` and git as on a machine of their own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    command = tmp_path / "bin/portal"
    command.parent.mkdir()
    command.write_text(
        f"#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} PYTHONSAFEPATH=1 "
        f'exec {shlex.quote(sys.executable)} -m generator.cli "$@"\n'
    )
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    return NewBureau(tmp_path)


@pytest.fixture
def server(bureau: NewBureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    server = Server(tmp_path / "server.git", tmp_path / "www")
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(server.repository))
    hook = server.repository / "hooks/pre-receive"
    shutil.copy(bureau.desk.root / "server/pre-receive", hook)
    monkeypatch.setenv("PORTAL_SITE", str(server.site))
    git(bureau.desk.root, "remote", "add", "origin", str(server.repository))
    git(bureau.desk.root, "config", "user.name", "文员")
    git(bureau.desk.root, "config", "user.email", "clerk@sc.example")
    return server


@pytest.mark.browser
def test_a_person_in_a_messy_workbook_is_verified_in_a_browser_in_the_end(
    bureau: NewBureau,
    server: Server,
    capsys: pytest.CaptureFixture[str],
    page: Page,
    tmp_path: Path,
) -> None:
    make_keys_and_trust_list(bureau, capsys)
    write_policy_and_organisation(bureau)
    _publicise(bureau, tmp_path / "公示 名单.xlsx", capsys)
    _publish(bureau, capsys, "＋2 人")
    assert "陆承锋" in (server.site / f"notices/{NOTICE}/index.html").read_text(encoding="utf-8")
    _push_unchecked(bureau, server)

    _approve(bureau, tmp_path / "核准 名单.csv", capsys)
    _number(bureau, tmp_path / "编号.xlsx")
    assert _publish_refused(bureau, capsys) == "unsigned-row"
    _publish(bureau, capsys, "＋2 人", is_signing=True)
    _ask_in_a_browser(server.site, page)


def _publicise(bureau: NewBureau, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Thirteen kinds of mess are refused in two rounds, cell by cell; what is only untidy is read rightly."""
    bureau.write("notices", f"sc/2024/{NOTICE}.yml")
    messy_workbook.as_it_came(book)
    assert _refused(bureau, capsys, "import", book, "--notice", NOTICE) == {
        "personal-column": {"名单!F3", "名单!G3"},
        "personal-data": {"名单!F4", "名单!G4", "名单!H5"},
        "hidden-character": {"名单!B5"},
        "formula-without-value": {"名单!B6"},
        "not-a-whole-number": {"名单!A7"},
        "import-occupation-code-needed": {"名单!D8"},
        "empty-cell": {"名单!B9"},
        "import-hidden-row": {"名单!A10"},
        "import-hidden-sheet": {"去年!A1"},
    }
    assert book.with_name("公示 名单.已标注.xlsx").is_file()
    assert not (bureau.desk.root / NOTICE_CSV).exists()
    messy_workbook.after_the_first_corrections(book)
    assert _refused(bureau, capsys, "import", book, "--notice", NOTICE) == {
        "unknown-grade": {"名单!E5"},
        "serial-twice": {"名单!A6"},
        "unknown-organisation": {"名单!C7"},
        "formula-cell": {"名单!B8"},
    }
    messy_workbook.right_though_untidy(book)
    assert bureau.run("import", book, "--notice", NOTICE) == 0
    assert (bureau.desk.root / NOTICE_CSV).read_text(encoding="utf-8-sig").splitlines()[1:] == [
        "1,陆承锋,蜀西重工股份有限公司,6-18-01-01,车工,数控车工,特级技师,",
        "2,江熔远,蜀西重工股份有限公司,6-18-02-04,焊工,,特级技师,",
    ]
    assert bureau.run("check") == 0


def _push_unchecked(bureau: NewBureau, server: Server) -> None:
    """What got past the desk is not taken by the server."""
    before = git(server.repository, "rev-parse", "main")
    bureau.replace(NOTICE_CSV, ",特级技师,", ",特极技师,")
    git(bureau.desk.root, "commit", "--all", "--no-verify", "--quiet", "--message=unchecked")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        git(bureau.desk.root, "push", "--quiet", "origin", "main")
    assert "特极技师" in refused.value.stderr.decode()
    assert git(server.repository, "rev-parse", "main") == before
    git(bureau.desk.root, "reset", "--quiet", "--hard", "HEAD~1")


def _approve(bureau: NewBureau, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not before the publicity has ended: it lasts from 2024-03-02 to 2024-03-08."""
    bureau.write("approved_lists", f"sc/2024/{LIST}.yml")
    messy_workbook.list_in_gbk(book)
    assert bureau.run("import", book, "--list", LIST) == 0
    bureau.replace(LIST_FILE, "approved_on: 2024-03-12", "approved_on: 2024-03-08")
    assert set(_refused(bureau, capsys, "check")) == {"approved-before-publicity-ended"}
    bureau.replace(LIST_FILE, "approved_on: 2024-03-08", "approved_on: 2024-03-12")
    assert bureau.run("check") == 0


def _number(bureau: NewBureau, book: Path) -> None:
    messy_workbook.numbers(book, [("江熔远", SECOND), ("陆承锋", FIRST)])
    words = ("--list", LIST, "--numbers", "--on", "2024-03-20")
    assert bureau.run("import", book, *words) == 0


def _publish(
    bureau: NewBureau, capsys: pytest.CaptureFixture[str], told: str, *, is_signing: bool = False
) -> None:
    words = ("publish", "--yes", "--lang", "zh")
    assert (bureau.as_issuer(*words) if is_signing else bureau.run(*words)) == 0
    assert told in capsys.readouterr().out


def _publish_refused(bureau: NewBureau, capsys: pytest.CaptureFixture[str]) -> str:
    assert bureau.run("publish", "--yes") == 1
    told = capsys.readouterr().err
    return told[told.index("[") + 1 : told.index("]")]


def _refused(
    bureau: NewBureau, capsys: pytest.CaptureFixture[str], *words: str | Path
) -> dict[str, set[str]]:
    """Code -> cells (or lines) of the errors that a command tells."""
    capsys.readouterr()
    assert bureau.run(*words) == 1
    told = capsys.readouterr()
    found: dict[str, set[str]] = {}
    for line in (*told.out.splitlines(), *told.err.splitlines()):
        if line.endswith("]") and ": warning: " not in line:
            place = line.split(": ")[0].partition("!")[2]
            found.setdefault(line.rpartition("[")[2].removesuffix("]"), set()).add(place)
    return found


def _ask_in_a_browser(site: Path, page: Page) -> None:
    host = SiteServer(site, "/")
    try:
        page.goto(f"{host.address}verify/")
        page.get_by_label("证书编码").fill(FIRST)
        page.get_by_role("button", name="核验", exact=True).click()
        verdict = page.locator("[data-verdict]")
        expect(verdict).to_have_attribute("data-verdict", "valid")
        expect(verdict).to_contain_text("陆承锋")
    finally:
        host.close()
