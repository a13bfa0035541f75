"""A staff sheet's result and a card as they look: light, dark, on a phone, on paper; on the page and in the file alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SiteServer
from tests.test_verify_sheet import HEADER, ROWS, workbook

pytestmark = pytest.mark.browser
VALID = "Y00009999990126T000001"
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
LOOKS: dict[str, dict[str, Any]] = {
    "light on a desk": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "light on a tablet": {"color_scheme": "light", "viewport": {"width": 768, "height": 900}},
    "light on a phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 800}},
    "dark on a phone": {"color_scheme": "dark", "viewport": {"width": 360, "height": 800}},
    "on paper": {"color_scheme": "light", "viewport": {"width": 700, "height": 900}},
}
# a paper has no landmarks to go by, and its title need not be a heading
OF_SCREENS = "{ rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } }"
NO_PRINTER = "window.print = () => { window.wasPrinted = true }"


@pytest.fixture(params=["page", "file alone"])
def address(request: pytest.FixtureRequest, server: SiteServer, demo_site: Path) -> str:
    if request.param == "page":
        return f"{server.address}verify/"
    return (demo_site / "verify/offline.html").as_uri()


@pytest.fixture(params=LOOKS.values(), ids=LOOKS.keys())
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True, service_workers="block", **request.param)
    context.add_init_script(NO_PRINTER)
    page = context.new_page()
    yield page
    context.close()


def _open_sheet(page: Page) -> None:
    rows = [["员工名册"], HEADER, *ROWS, ["10", "张十", "", "", ""]]
    page.set_input_files(
        "#sheet-file", {"name": "名册.xlsx", "mimeType": "", "buffer": workbook(rows)}
    )
    expect(page.locator("[data-slot=elsewhere-shown]")).not_to_be_empty()


def _open_card(page: Page) -> None:
    page.fill("#number", VALID)
    page.click("[data-part=form] button[type=submit]")
    page.click("[data-card-open]")
    expect(page.locator(".p-card-sheet")).to_be_visible()


@pytest.mark.parametrize(
    ("opened", "print_button"),
    [(_open_sheet, "[data-act=print]"), (_open_card, "[data-card=print]")],
    ids=["sheet", "card"],
)
def test_axe_finds_nothing_and_nothing_overflows(
    opened: Callable[[Page], None],
    print_button: str,
    page: Page,
    address: str,
    request: pytest.FixtureRequest,
) -> None:
    is_paper = "on paper" in request.node.name
    page.goto(address)
    opened(page)
    if is_paper:
        page.click(print_button)
        expect(page.locator("html[class^=p-printing]")).to_have_count(1)
        page.emulate_media(media="print")
    page.add_script_tag(path=AXE)
    options = OF_SCREENS if is_paper else "{}"
    found = page.evaluate(
        f"axe.run({options}).then(({{ violations }}) => violations.map(({{ id }}) => id))"
    )
    assert found == []
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0


def test_a_sheet_stands_alone_on_paper_as_a_table(browser: Browser, server: SiteServer) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 900})  # an A4 between its margins
    page.add_init_script(NO_PRINTER)
    page.goto(f"{server.address}verify/#{VALID}")
    expect(page.locator("[data-verdict=valid]")).to_be_visible()
    _open_sheet(page)
    page.click("[data-act=print]")
    expect(page.locator("html")).to_have_class("p-printing-sheet")
    page.emulate_media(media="print")
    for shown in ("table thead", "[data-slot=read]", "[data-slot=circumstances]", "#elsewhere"):
        expect(page.locator(f"[data-part=sheet-result] {shown}")).to_be_visible()
    for hidden in ("h1", "#sheet", "[data-verdict=valid] h2", "[data-part=sheet-form]", "button"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()
    page.close()


def test_the_note_is_printed_without_the_sheet(browser: Browser, server: SiteServer) -> None:
    page = browser.new_page()
    page.add_init_script(NO_PRINTER)
    page.goto(f"{server.address}verify/#{VALID}")
    _open_sheet(page)
    page.click("[data-note=print]")
    page.emulate_media(media="print")
    expect(page.locator("#verdict")).to_be_visible()
    expect(page.locator("[data-part=sheet-result]")).to_be_hidden()
    page.close()
