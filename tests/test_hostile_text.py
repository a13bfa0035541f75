"""HTML, scripts and template strings in every text of every record: literal everywhere, run nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from generator.build import build
from generator.check import load_and_check
from tests.bad_data import TODAY
from tests.conftest import SiteServer
from tests.hostile_portal import PAYLOAD, HostilePortal

VALID = "Y00009999990126T000001"
REVOKED = "Y00009999990126T000002"
# what stays in the data: no page, twin or record shows it
NEVER_SHOWN = re.compile(r"OccupationList.edition|QueryServices.*|CalendarYear.*")


@dataclass(frozen=True)
class HostileSite:
    folder: Path
    texts: dict[str, str]

    def files(self, suffix: str) -> Iterator[tuple[str, str]]:
        for file in sorted(self.folder.rglob(f"*{suffix}")):
            yield file.relative_to(self.folder).as_posix(), file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    root = tmp_path_factory.mktemp("hostile") / "portal"
    portal = HostilePortal(root)
    with pytest.MonkeyPatch.context() as monkeypatch:
        portal.sign(monkeypatch)
    assert load_and_check(root, TODAY).problems == []
    build(root, out=root / "site", today=TODAY, report=lambda phase, seconds: None)
    return HostileSite(root / "site", portal.texts)


@pytest.fixture
def hostile_server(hostile: HostileSite) -> Iterator[SiteServer]:
    server = SiteServer(hostile.folder, "/")
    yield server
    server.close()


class _Reader(HTMLParser):
    """The texts and values of attributes of a page, and what in it could run."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.dangers: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.texts.append(value or "")
            if name.startswith("on") or re.match(
                r"\s*(javascript|data|vbscript):", value or "", re.IGNORECASE
            ):
                self.dangers.append(f"<{tag} {name}={value}>")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.dangers.append(f"<!--{data}-->")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, str):
        yield value


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def test_every_hostile_text_is_published_literally(hostile: HostileSite) -> None:
    """In a text, an attribute, a title or a JSON twin; each text is found whole somewhere."""
    found = [text for _, html in hostile.files(".html") for text in _Reader(html).texts]
    found += [text for _, twin in hostile.files(".json") for text in _strings(json.loads(twin))]
    everything = "\0".join(_collapsed(text) for text in found)
    absent = [where for where, text in hostile.texts.items() if _collapsed(text) not in everything]
    assert [where for where in absent if not NEVER_SHOWN.match(where)] == []
    assert len(hostile.texts) > 160


def test_no_page_has_a_handler_a_script_address_or_a_comment_of_the_data(
    hostile: HostileSite,
) -> None:
    dangers = {path: _Reader(html).dangers for path, html in hostile.files(".html")}
    assert {path: found for path, found in dangers.items() if found} == {}


def test_titles_and_descriptions_hold_the_text_as_it_is(hostile: HostileSite) -> None:
    html = (hostile.folder / "policies/demo-2025-1/index.html").read_text(encoding="utf-8")
    title = hostile.texts["Policy.short_title"]
    assert any(_collapsed(text).startswith(_collapsed(title)) for text in _Reader(html).texts)
    assert PAYLOAD not in html


def test_the_calendar_file_is_escaped_and_folded_by_the_standard(hostile: HostileSite) -> None:
    """RFC 5545 §3.1 and §3.3.11: unfolded and unescaped, the text is the one of the notice."""
    (calendar,) = hostile.folder.glob("notices/demo-notice-*/*.ics")
    raw = calendar.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    properties = dict(line.split(":", 1) for line in lines if line)
    assert len(properties) == len([line for line in lines if line]) - 2  # BEGIN and END, twice
    summary = properties["SUMMARY"]
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", summary)
    unescaped = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], summary)
    assert unescaped.endswith(hostile.texts["PublicityNotice.title"])


@pytest.mark.browser
def test_no_page_runs_anything_of_the_data(
    hostile: HostileSite, hostile_server: SiteServer, context: BrowserContext
) -> None:
    page, told = _watched(context)
    for path, _ in hostile.files(".html"):
        page.goto(hostile_server.address + quote(path.removesuffix("index.html")))
        assert page.evaluate("window.pwned") is None, path
        assert page.evaluate("document.querySelectorAll('svg[onload], img[src=x]').length") == 0
    assert told == []


@pytest.mark.browser
def test_the_verdict_shows_the_record_literally(
    hostile: HostileSite, hostile_server: SiteServer, context: BrowserContext
) -> None:
    page, told = _watched(context)
    for number, shown in (
        (VALID, ("Holder[0].name", "Holder[0].organisation", "ApprovedList.approved_by", "issuer")),
        (REVOKED, ("Holder[1].name", "StatusRegister.changes[0].ground")),
    ):
        page.goto(f"{hostile_server.address}verify/#{number}")
        verdict = page.locator("[data-slot=verdict]")
        expect(verdict).to_be_visible()
        for field in shown:
            expect(verdict).to_contain_text(hostile.texts[field])
        assert page.evaluate("window.pwned") is None
        page.goto("about:blank")  # else only the fragment would change
    assert told == []


@pytest.mark.browser
def test_search_results_show_titles_and_excerpts_literally(
    hostile: HostileSite, hostile_server: SiteServer, context: BrowserContext
) -> None:
    page, told = _watched(context)
    page.goto(f"{hostile_server.address}search/?q={quote('svg/onload=window.pwned')}")
    results = page.locator("main")
    expect(results).to_contain_text(hostile.texts["PublicityNotice.title"])
    assert page.evaluate("window.pwned") is None
    assert told == []


def _watched(context: BrowserContext) -> tuple[Page, list[str]]:
    """A page, and what it must never say: a dialog, an error."""
    told: list[str] = []
    page = context.new_page()

    def dismiss(dialog: Dialog) -> None:
        told.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: told.append(str(error)))
    return page, told
