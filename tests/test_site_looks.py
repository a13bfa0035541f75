"""Every type of page for everybody: axe finds nothing, nothing overflows, all reads without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.conftest import SiteServer

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "grades/",
    "grades/special-technician/",
    "policies/",
    "policies/cq-2023-27/",
    "policies/demo-2025-1/",
    "policies/demo-2025-1/changes/demo-2022-3/",
    "compare/",
    "compare/?grade=special-technician&topic=grades",
    "procedures/",
    "procedures/cq/",
    "procedures/sc/",
    "career/",
    "forms/",
    "forms/pilot-filing/",
    "forms/plan-cq/",
    "forms/objection/",
    "eligibility/",
    "targets/",
    "notices/",
    "notices/demo-notice-2026-03/",
    "notices/demo-notice-2026-01/",
    "notices/demo-call-2026-01/",
    "notices/demo-supervision-2026-01/",
    "calendar/",
    "lists/demo-list-2026-02/",
    "lists/",
    "lists/demo-list-2026-01/",
    "statistics/",
    "organisations/",
    "organisations/demo-jinggong/",
    "organisations/demo-qiming/",
    "organisations/demo-ruilu/",
    "occupations/",
    "occupations/6-18-02-04/",
    "trust/",
    "ns/v1/",
    "guides/",
    "guides/employer/",
    "guides/enterprise/",
    "guides/bureau/",
    "questions/",
    "glossary/",
    "about/",
    "search/",
    "search/?q=公示期",
    "verify/",
    "verify/#Y00009999990126T000001",
    "verify/#Y00009999990126T000002",
    "verify/#Y00005199990126T000001",
    "verify/#Y00009999990126Q000001",
    "404.html",
]
WIDE = ViewportSize(width=1200, height=900)
PHONE = ViewportSize(width=360, height=740)
LOOKS = {"light": ("light", WIDE), "dark": ("dark", WIDE), "phone": ("light", PHONE)}
# all that the dark changes: the rest was looked at in the light
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


@pytest.fixture(params=LOOKS)
def looked_at(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme, viewport = LOOKS[request.param]
    context = browser.new_context(color_scheme=scheme, viewport=viewport, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_nothing_is_too_wide_and_no_other_host_is_asked(
    server: SiteServer, looked_at: Page, path: str
) -> None:
    asked: list[str] = []
    looked_at.on("request", lambda request: asked.append(request.url))
    looked_at.goto(server.address + path)
    looked_at.wait_for_load_state("networkidle")
    assert [one for one in asked if not one.startswith((server.address, "data:", "blob:"))] == []
    is_dark = looked_at.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    found = Axe().run(looked_at, options=OF_COLOURS if is_dark else None).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    width = looked_at.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert width <= 0


@pytest.mark.parametrize("path", [path for path in PAGES if "#" not in path and "?" not in path])
def test_a_page_reads_without_javascript(server: SiteServer, browser: Browser, path: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(server.address + path)
    assert page.locator("h1").count() == 1
    assert len(page.locator("main").inner_text()) > 40
    context.close()


def test_a_notice_without_javascript_says_as_of_when(server: SiteServer, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{server.address}notices/demo-notice-2026-03/")
    assert "截至生成时" in page.locator("main").inner_text()
    context.close()


def test_the_first_stop_of_the_keyboard_leads_past_the_header(
    server: SiteServer, page: Page
) -> None:
    page.goto(f"{server.address}grades/")
    page.keyboard.press("Tab")
    assert "跳" in str(page.evaluate("document.activeElement.textContent"))
    page.keyboard.press("Enter")
    assert page.evaluate(
        "document.querySelector(location.hash)?.closest('main, [role=main]') !== null"
    )


def test_the_verify_page_has_the_navigation_and_the_banner_of_every_page(
    server: SiteServer, page: Page
) -> None:
    seen = []
    for path in ("grades/", "verify/"):
        page.goto(server.address + path)
        tabs = page.get_by_role("navigation", name="主导航").get_by_role("link").all()
        words = [(one.inner_text(), one.evaluate("link => link.href")) for one in tabs]
        edges = [page.locator(one).first.bounding_box() for one in ("header a[href='../']", "h1")]
        seen.append((words, [round(edge["x"]) for edge in edges if edge]))
        assert page.get_by_text(
            "演示站：示例省及其人员、单位均为虚构；演示日期 2026-03-18", exact=True
        ).is_visible()
    assert seen[0] == seen[1]


SMALL_TARGETS = """
() => [...document.querySelectorAll(
  'header a, header button, header input, form button, form input, form select, nav a, .p-doors__link, .p-ladder__link'
)].filter(one => {
  const box = one.getBoundingClientRect()
  return box.width > 0 && box.height > 0 && Math.round(box.height) < 44 && !one.closest('.p-crumbs, .p-shell-toc, .p-shell-skip')
}).map(one => one.outerHTML.slice(0, 80))
"""


@pytest.mark.parametrize("path", ["", "grades/", "grades/technician/", "search/", "verify/"])
def test_on_a_phone_what_is_pressed_is_44_pixels_high(
    server: SiteServer, browser: Browser, path: str
) -> None:
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    page.goto(server.address + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SMALL_TARGETS) == []
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        "grades/",
        "lists/demo-list-2026-01/",
        "policies/cq-2023-27/",
        "compare/",
        "procedures/",
        "procedures/cq/",
        "career/",
        "targets/",
    ],
)
def test_a_table_needs_no_sideways_scrolling_on_a_desktop(
    server: SiteServer, browser: Browser, path: str
) -> None:
    context = browser.new_context(viewport=WIDE, locale="zh-CN")
    page = context.new_page()
    page.goto(server.address + path)
    widths = page.evaluate(
        "[...document.querySelectorAll('.p-table:not(.p-table--text)')]"
        ".map(table => table.offsetWidth - table.parentElement.clientWidth)"
    )
    assert widths
    assert max(widths) <= 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("site", ["default", "slate"])
def test_a_drawing_is_seen_in_colours_that_the_system_forces(
    server: SiteServer, browser: Browser, scheme: Literal["light", "dark"], site: str
) -> None:
    """Whichever scheme the visitor chose on the site before."""
    context = browser.new_context(color_scheme=scheme, forced_colors="active")
    context.add_init_script(f"localStorage.setItem('skillgrade-portal.scheme', '{site}')")
    page = context.new_page()
    page.goto(server.address + "statistics/")
    drawn, text = page.evaluate(
        """() => [getComputedStyle(document.querySelector('.p-bars__bar')).fill,
                  getComputedStyle(document.querySelector('.p-lead')).color]"""
    )
    context.close()
    assert drawn == text


def test_on_a_phone_the_contents_stay_in_sight_and_close_behind_a_jump(
    server: SiteServer, browser: Browser
) -> None:
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{server.address}policies/sc-2024-10/#附件3-二（一）")
    title = page.get_by_text("本页目录", exact=True)
    expect(title).to_be_in_viewport()
    title.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="公示规则").focus()
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="公示规则")
    expect(heading).to_be_in_viewport()
    bottom = page.locator(".p-shell-toc").evaluate("bar => bar.getBoundingClientRect().bottom")
    assert bottom < 60
    assert heading.evaluate("heading => heading.getBoundingClientRect().top") >= bottom
    context.close()
