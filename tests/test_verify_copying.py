"""Every copy button of the verify page where there is no clipboard (plain http, WeChat) or where it refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import SiteServer

pytestmark = pytest.mark.browser
VALID = "Y00009999990126T000001"
ELSEWHERE = "Y00005199990126T000001"
PASTED = f"姓名\t证书编号\n李四\t{ELSEWHERE}\n林砺行\t{VALID}"
WITHOUT_CLIPBOARD = {
    "no clipboard": "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
    "a clipboard that refuses": """Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }
    })""",
}
NO_OLD_WAY = "document.execCommand = () => false"


@pytest.fixture(params=WITHOUT_CLIPBOARD.values(), ids=WITHOUT_CLIPBOARD.keys())
def page(request: pytest.FixtureRequest, browser: Browser, server: SiteServer) -> Iterator[Page]:
    """With both a sheet's result and a card on it."""
    context = browser.new_context(service_workers="block")
    context.add_init_script(request.param)
    page = context.new_page()
    page.goto(f"{server.address}verify/#{VALID}")
    page.click("[data-card-open]")
    page.fill("#sheet-pasted", PASTED)
    page.click("[data-part=sheet-form] button")
    expect(page.locator("[data-slot=elsewhere-rows] li")).to_have_count(1)
    yield page
    context.close()


def _copy_table(page: Page) -> Locator:
    page.click("[data-act=copy]")
    return page.locator("[data-part=sheet-told]")


def _copy_number(page: Page) -> Locator:
    page.click("[data-copy=number]")
    return page.locator("[data-cell=told]")


def _copy_name(page: Page) -> Locator:
    page.click("[data-copy=name]")
    return page.locator("[data-cell=told]")


def _copy_note(page: Page) -> Locator:
    page.click("[data-note=copy]")
    return page.locator("[data-note=told]")


def _copy_record(page: Page) -> Locator:
    page.click("[data-card=copy]")
    return page.locator("[data-card=told]")


COPIES = {
    "the table": (_copy_table, "姓名\t证书编号\t"),
    "a number": (_copy_number, ELSEWHERE),
    "a name": (_copy_name, "李四"),
    "the note": (_copy_note, "核验记录（"),
    "the record": (_copy_record, "ey"),
}


@pytest.mark.parametrize(("copy", "begins"), COPIES.values(), ids=COPIES.keys())
def test_without_a_clipboard_the_old_way_copies(
    copy: Callable[[Page], Locator], begins: str, page: Page
) -> None:
    expect(copy(page)).to_have_text("已复制")
    page.evaluate("document.querySelector('#sheet-pasted').value = ''")
    page.focus("#sheet-pasted")
    page.keyboard.press("Control+V")
    assert page.input_value("#sheet-pasted").startswith(begins)


@pytest.mark.parametrize(("copy", "begins"), COPIES.values(), ids=COPIES.keys())
def test_where_nothing_copies_the_text_is_selected_and_the_visitor_is_told(
    copy: Callable[[Page], Locator], begins: str, page: Page
) -> None:
    page.evaluate(NO_OLD_WAY)
    expect(copy(page)).to_contain_text("Ctrl+C")
    selected = str(page.evaluate("getSelection().toString()"))
    assert selected.startswith(begins)
    page.keyboard.press("Control+C")
    page.evaluate("document.querySelector('#sheet-pasted').value = ''")
    page.focus("#sheet-pasted")
    page.keyboard.press("Control+V")
    assert page.input_value("#sheet-pasted") == selected


def test_of_a_table_too_long_to_be_shown_the_first_rows_are_selected(page: Page) -> None:
    rows = "\n".join(f"Y0000519999{at % 10000:04}T{at:06}" for at in range(2500))
    page.fill("#sheet-pasted", rows)
    page.click("[data-part=sheet-form] button")
    expect(page.locator("[data-slot=count-all]")).to_have_text("2500")
    told = _copy_table(page)
    expect(told).to_contain_text("前 2000 行")
    assert len(page.input_value("[data-slot=by-hand]").split("\n")) == 2001
