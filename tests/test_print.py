"""Paper: what Chromium prints of each kind of page, on A4, as a visitor would."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.conftest import SiteServer

pytestmark = pytest.mark.browser

# Printed as they are, all kinds of pages that come from data, and one of prose.
UPRIGHT = (
    "",
    "calendar/",
    "career/",
    "data/",
    "desk/",
    "eligibility/",
    "forms/",
    "forms/objection/",
    "forms/pilot-filing/",
    "forms/plan-cq/",
    "glossary/",
    "grades/chief-technician/",
    "guides/worker/",
    "lists/",
    "lists/demo-list-2026-01/",
    "notices/",
    "notices/demo-call-2026-01/",
    "notices/demo-notice-2026-01/",
    "notices/demo-supervision-2026-01/",
    "occupations/",
    "occupations/6-18-01-01/",
    "organisations/",
    "organisations/demo-jinggong/",
    "policies/",
    "policies/sc-2022-9/",
    "policies/cq-2023-27/",
    "procedures/cq/",
    "questions/",
    "search/",
    "statistics/",
    "targets/",
    "trust/",
    "verify/",
    "verify/#Y00009999990126T000002",
)
# Wide tables, on sheets that lie across.
ACROSS = ("compare/", "compare/?grade=chief-technician&topic=publicity", "grades/", "procedures/")
_LEADS_ELSEWHERE = """() => Array.from(
  document.querySelectorAll('header, nav, footer, button, select, [type="search"], .p-shell-skip, .p-skip'),
).filter((one) => one.getClientRects().length).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Page]:
    """At night: paper stays white."""
    context = browser.new_context(locale="zh-CN", color_scheme="dark")
    yield context.new_page()
    context.close()


def _printed(page: Page, address: str) -> PdfReader:
    page.goto("about:blank")
    page.goto(address, wait_until="networkidle")
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def _plain(text: str) -> str:
    """Fonts print some characters as radicals, and lines end anywhere."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _millimetres(paper: PdfReader) -> set[tuple[int, int]]:
    return {
        (
            round(float(one.mediabox.width) / 72 * 25.4),
            round(float(one.mediabox.height) / 72 * 25.4),
        )
        for one in paper.pages
    }


@pytest.mark.parametrize("path", [*UPRIGHT, *ACROSS])
def test_nothing_that_leads_elsewhere_is_printed_and_nothing_is_cut_off(
    path: str, visitor: Page, server: SiteServer
) -> None:
    millimetres = (297 if path in ACROSS else 210) - 2 * 15
    visitor.set_viewport_size({"width": round(millimetres / 25.4 * 96), "height": 900})
    visitor.goto("about:blank")
    visitor.goto(server.address + path)
    visitor.emulate_media(media="print")
    assert visitor.evaluate(_LEADS_ELSEWHERE) == []
    assert visitor.evaluate("document.documentElement.scrollWidth <= innerWidth")
    told = visitor.locator(".p-shell-paper, .p-paper")
    assert told.is_visible()
    assert "演示站" in told.inner_text()
    visitor.emulate_media(media="null")
    assert not told.is_visible()


def test_a_sheet_says_its_title_and_the_last_one_where_it_was_read(
    visitor: Page, server: SiteServer
) -> None:
    path = "lists/demo-list-2026-01/"
    sheets = _printed(visitor, server.address + path + "#people").pages
    texts = [_plain(one.extract_text()) for one in sheets]
    title = _plain(f"样例 · {visitor.title()}")
    assert len(texts) > 1
    assert all(title in text for text in texts)
    assert all(f"{number}/{len(texts)}" in text for number, text in enumerate(texts, 1))
    assert server.address + path in texts[-1]
    assert "#people" not in texts[-1]
    assert "数据截至2026-03-18" in texts[-1]


@pytest.mark.parametrize("path", ACROSS)
def test_a_comparison_lies_across_the_sheet(path: str, visitor: Page, server: SiteServer) -> None:
    assert _millimetres(_printed(visitor, server.address + path)) == {(297, 210)}


@pytest.mark.parametrize("path", ["", "forms/objection/", "statistics/"])
def test_other_pages_stand_upright(path: str, visitor: Page, server: SiteServer) -> None:
    assert _millimetres(_printed(visitor, server.address + path)) == {(210, 297)}


@pytest.mark.parametrize(
    "path", ["forms/pilot-filing/", "forms/demo-2025-1-filing/", "forms/objection/"]
)
def test_a_form_is_one_sheet_of_a4_with_room_for_stamps(
    path: str, visitor: Page, server: SiteServer
) -> None:
    paper = _printed(visitor, server.address + path)
    assert (len(paper.pages), _millimetres(paper)) == (1, {(210, 297)})
    visitor.emulate_media(media="print")
    rooms = visitor.eval_on_selector_all(
        ".p-sheet__room", "rooms => rooms.map((room) => room.getBoundingClientRect().height)"
    )
    visitor.emulate_media(media="null")
    assert all(round(room / 96 * 25.4) >= 36 for room in rooms)


def test_a_form_that_is_filled_in_is_still_one_sheet_and_loses_no_word(
    visitor: Page, server: SiteServer
) -> None:
    visitor.goto(server.address + "forms/pilot-filing/")
    scope = "机械零部件加工、装配和修理；\n电气设备安装；\n职业技能培训和评价"
    for number, field in enumerate(visitor.locator("[data-sheet] textarea").all()):
        field.fill(scope if number == 4 else f"填写{number}")
    paper = PdfReader(io.BytesIO(visitor.pdf(prefer_css_page_size=True)))
    text = _plain("".join(one.extract_text() for one in paper.pages))
    assert len(paper.pages) == 1
    assert _plain(scope) in text
    fields = visitor.locator("[data-sheet] textarea").count()
    assert all(f"填写{number}" in text for number in range(fields) if number != 4)
