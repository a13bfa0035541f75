"""A hundred rows as staff sheets have them: the same verdict and next step from Node, `portal verify` and Chromium.

`verify_sheet_cases.csv` says what is right; `node/sheet_world.js` makes the site that is asked.
"""

from __future__ import annotations

import base64
import csv
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from generator.load.portal import load_portal
from generator.sheet_words import sheet_words
from tests.conftest import ROOT, SiteServer
from tests.desk import Desk
from tests.node_tools import NODE, NODE_FOLDER
from tests.verify_site import WORDING, write_site_of
from tests.workbooks import saved, workbook

TITLE_ROWS = [["2026年员工技能等级名册"], []]
HEADINGS = ["序号", "姓名", "所在单位", "等级", "证书编号"]
FIRST_ROW = len(TITLE_ROWS) + 2
NUMBER_OF_CASES = 100


@pytest.fixture(scope="module")
def cases() -> list[dict[str, str]]:
    with (ROOT / "tests/verify_sheet_cases.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def world() -> dict[str, Any]:
    printed = subprocess.run(
        [NODE, "sheet_world.js"], cwd=NODE_FOLDER, check=True, capture_output=True, timeout=60
    )
    made: dict[str, Any] = json.loads(printed.stdout)
    return made


@pytest.fixture(scope="module")
def site(world: Mapping[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sheet-site")
    write_site_of(world, folder, grades=load_portal(ROOT)[0].grades)
    return folder


def _words() -> dict[str, Any]:
    return sheet_words(load_portal(ROOT)[0].grades)


def _table(cases: Sequence[Mapping[str, str]]) -> list[list[str]]:
    people = [
        [str(serial), case["name"], case["organisation"], case["grade"], case["certificate_number"]]
        for serial, case in enumerate(cases, start=1)
    ]
    return [*TITLE_ROWS, HEADINGS, *people]


def _expected(cases: Sequence[Mapping[str, str]]) -> list[tuple[object, ...]]:
    return [
        (row, case["verdict"], case["reason"] or None, case["next_step"], case["differences"])
        for row, case in enumerate(cases, start=FIRST_ROW)
    ]


def _told(rows: Sequence[Mapping[str, Any]]) -> list[tuple[object, ...]]:
    return [
        (
            row["row"],
            row["verdict"],
            row["reason"],
            row["next_step"]["code"],
            " ".join(one["field"] for one in row["differences"]),
        )
        for row in rows
    ]


def test_the_cases_are_a_hundred_and_hold_every_verdict_that_one_record_can_have(
    cases: Sequence[Mapping[str, str]],
) -> None:
    assert len(cases) == NUMBER_OF_CASES
    of_the_site = {"valid_stale", "unavailable", "unsupported"}
    assert {case["verdict"] for case in cases} == set(WORDING["verdicts"]) - of_the_site


def test_the_modules_of_the_page_give_each_row_its_verdict_under_node(
    cases: Sequence[Mapping[str, str]], world: Mapping[str, Any]
) -> None:
    book = base64.b64encode(saved(workbook(_table(cases)))).decode()
    printed = subprocess.run(
        [NODE, "sheet_answers.js"],
        cwd=NODE_FOLDER,
        input=json.dumps({"book": book, "words": _words(), **world}).encode(),
        check=True,
        capture_output=True,
        timeout=60,
    )
    assert _told(json.loads(printed.stdout)) == _expected(cases)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_portal_verify_gives_each_row_its_verdict(
    kind: str,
    cases: Sequence[Mapping[str, str]],
    world: Mapping[str, Any],
    site: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / f"staff.{kind}"
    table = _table(cases)
    text = "\r\n".join(",".join(row) for row in table)
    file.write_bytes(saved(workbook(table)) if kind == "xlsx" else text.encode("gb18030"))
    root = world["settings"]["root_fingerprints"][0]
    words = ("--site", site, "--root", root, "--today", "2026-03-18", "--json")
    assert Desk(tmp_path).run("verify", file, *words) == 4
    assert _told(json.loads(capsys.readouterr().out)["rows"]) == _expected(cases)


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    server = SiteServer(site, "/")
    yield server
    server.close()


@pytest.mark.browser
def test_the_page_shows_each_row_its_verdict_and_next_step(
    cases: Sequence[Mapping[str, str]], browser: Browser, server: SiteServer
) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{server.address}verify/")
    book = {"name": "名册.xlsx", "mimeType": "", "buffer": saved(workbook(_table(cases)))}
    page.set_input_files("#sheet-file", book)
    expect(page.locator("[data-slot=count-all]")).to_have_text(str(NUMBER_OF_CASES))
    page.check("[data-slot=filter-all]")
    page.click("[data-slot=more]")
    rows = page.locator("[data-slot=rows] tr")
    shown = rows.evaluate_all(
        """rows => rows.map((row) => {
          const cell = (name) => row.querySelector(`[data-cell="${name}"]`)
          return [...['row', 'verdict', 'next-step'].map((name) => cell(name).textContent),
            cell('differences').children.length]
        })"""
    )
    context.close()
    assert shown == [
        [
            str(row),
            WORDING["verdicts"][case["verdict"]]["label"]["zh"],
            WORDING["next_steps"][case["next_step"]]["zh"],
            len(case["differences"].split()),
        ]
        for row, case in enumerate(cases, start=FIRST_ROW)
    ]
