"""Attacks on the verify page by name, in Chromium: what a stolen key, a hostile host or an old copy may not do."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.credentials.lookup import NoText, Settings, SiteRecords
from generator.credentials.verdict import verify_number
from tests.conftest import SiteServer
from tests.node_tools import NODE, NODE_FOLDER
from tests.verify_site import write_site_of

pytestmark = pytest.mark.browser
_SOURCE = (NODE_FOLDER / "attacks.js").read_text("utf-8")
NAMES = re.findall(r"^  \['([^']+)', \[", _SOURCE, re.MULTILINE)


@lru_cache(maxsize=1)
def _told() -> dict[str, Any]:
    """Keys are new in every process."""
    printed = subprocess.run(
        [NODE, "attacks.js"], cwd=NODE_FOLDER, check=True, capture_output=True, timeout=60
    )
    told: dict[str, Any] = json.loads(printed.stdout)
    return told


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """A page that pins the two roots; each visit has its own files."""
    folder = tmp_path_factory.mktemp("attacked")
    write_site_of({"settings": _told()["settings"], "files": {}}, folder)
    server = SiteServer(folder, "/")
    yield server
    server.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Somebody who remembers what was seen on the last visit, and nothing of other tests."""
    context = browser.new_context(service_workers="block")
    yield context.new_page()
    context.close()


def _visit(page: Page, server: SiteServer, visit: Mapping[str, Any]) -> list[str | None]:
    """Verdict and reason as the page shows them."""
    files: Mapping[str, str | None] = visit["files"]
    server.changed = {path: text.encode() if text else None for path, text in files.items()}
    settings = (server.folder / "verify/index.html").read_text("utf-8")
    pinned = f'data-root-threshold="{visit["rootThreshold"]}"'
    server.changed["verify/"] = settings.replace('data-root-threshold="1"', pinned).encode()
    page.goto("about:blank")
    page.goto(f"{server.address}verify/#{_told()['number']}")
    page.wait_for_selector("[data-verdict]")
    verdict = page.get_attribute("[data-verdict]", "data-verdict")
    failed = "".join(page.locator(".p-steps__item--failed").all_text_contents())
    reason = re.search("（(.+)）", failed)
    return [verdict, reason[1] if reason else None]


def test_every_attack_is_tried() -> None:
    assert [attack["name"] for attack in _told()["attacks"]] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_page_comes_to_the_right_verdict_under_attack(
    name: str, page: Page, server: SiteServer
) -> None:
    attack = next(one for one in _told()["attacks"] if one["name"] == name)
    shown = [_visit(page, server, visit) for visit in attack["visits"]]
    assert shown == [[visit["verdict"], visit["reason"]] for visit in attack["visits"]]


def test_python_comes_to_the_same_verdicts() -> None:
    """But for what a browser remembers."""
    settings = Settings(
        identifier_base=_told()["settings"]["identifier_base"],
        root_fingerprints=tuple(_told()["settings"]["root_fingerprints"]),
    )
    visits = [visit for attack in _told()["attacks"] for visit in attack["visits"]]
    for visit in visits:
        if visit["reason"] == "trust-list-older":
            continue
        files = visit["files"]
        pinned = replace(settings, root_threshold=visit["rootThreshold"])
        site = SiteRecords(lambda path, files=files: files.get(path) or NoText.NOT_THERE, pinned)
        told = verify_number(_told()["number"], site=site, checked_on=date(2026, 3, 18))
        assert (told["verdict"], told["reason"]) == (visit["verdict"], visit["reason"])
