"""The whole of it in one walk: a new portal, a clerk's workbook, a server whose hook checks and builds, a verdict."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT, SiteServer
from tests.git_repository import git
from tests.new_bureau import (
    FIRST,
    LIST,
    LIST_CSV,
    SECOND,
    NewBureau,
    make_keys_and_trust_list,
    write_policy_and_organisation,
)

NOTICE = "sc-notice-2024-01"
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
) -> None:
    make_keys_and_trust_list(bureau, capsys)
    write_policy_and_organisation(bureau)
    _publicise(bureau, capsys)
    _publish(bureau, capsys, "＋2 人")
    assert "陆承锋" in (server.site / f"notices/{NOTICE}/index.html").read_text(encoding="utf-8")

    _approve(bureau, capsys)
    _number(bureau, capsys)
    assert _publish_refused(bureau, capsys) == "unsigned-row"
    _publish(bureau, capsys, "＋2 人", is_signing=True)
    _ask_in_a_browser(server.site, page)


def _publicise(bureau: NewBureau, capsys: pytest.CaptureFixture[str]) -> None:
    for ending in ("yml", "csv"):
        bureau.write("notices", f"sc/2024/{NOTICE}.{ending}")
    assert bureau.run("check") == 0


def _approve(bureau: NewBureau, capsys: pytest.CaptureFixture[str]) -> None:
    """Not before the publicity has ended: it lasts from 2024-03-02 to 2024-03-08."""
    for ending in ("yml", "csv"):
        bureau.write("approved_lists", f"sc/2024/{LIST}.{ending}")
    bureau.replace(LIST_CSV, FIRST, "")
    bureau.replace(LIST_FILE, "approved_on: 2024-03-12", "approved_on: 2024-03-08")
    assert _codes(bureau, capsys) == {"approved-before-publicity-ended"}
    bureau.replace(LIST_FILE, "approved_on: 2024-03-08", "approved_on: 2024-03-12")
    assert bureau.run("check") == 0


def _number(bureau: NewBureau, capsys: pytest.CaptureFixture[str]) -> None:
    bureau.replace(LIST_CSV, "特级技师,,1,", f"特级技师,{FIRST},1,")
    bureau.replace(LIST_CSV, "特级技师,,2,", f"特级技师,{SECOND},2,")


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


def _codes(bureau: NewBureau, capsys: pytest.CaptureFixture[str]) -> set[str]:
    assert bureau.run("check") == 1
    told = [line for line in capsys.readouterr().out.splitlines() if line.endswith("]")]
    errors = [line for line in told if ": warning: " not in line]
    return {line.rpartition("[")[2].removesuffix("]") for line in errors}


def _ask_in_a_browser(site: Path, page: Page) -> None:
    host = SiteServer(site, "/")
    try:
        page.goto(f"{host.address}verify/")
        page.get_by_label("证书编码").fill(FIRST)
        page.get_by_role("button", name="核验").click()
        verdict = page.locator("[data-verdict]")
        expect(verdict).to_have_attribute("data-verdict", "valid")
        expect(verdict).to_contain_text("陆承锋")
    finally:
        host.close()
