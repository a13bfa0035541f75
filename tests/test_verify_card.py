"""The holder's card: what its code says by an outside decoder, what is kept, printed and copied."""

from __future__ import annotations

import base64
import json
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
import zxingcpp
from playwright.sync_api import Browser, Locator, Page, expect

from generator.month_days import corresponding_day
from tests.conftest import SiteServer
from tests.node_tools import NODE, THEME

pytestmark = pytest.mark.browser
VALID = "Y00009999990126T000001"
REVOKED = "Y00009999990126T000002"
CHIEF = "Y00009999990126S000001"
ELSEWHERE = "Y00005199990126T000001"
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
WECHAT = "Mozilla/5.0 Chrome/122 MicroMessenger/8.0.50"
PIXELS = """async (address) => {
  const image = new Image()
  await new Promise((resolve) => { image.onload = resolve; image.src = address })
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height)
  let grey = ''
  for (let at = 0; at < data.length; at += 4) grey += String.fromCharCode(data[at])
  return { grey: btoa(grey), width, height }
}"""

COUNTED = f"""
import {{ correspondingDay }} from '{(THEME / "verify/v1/card/chief-wait.js").as_uri()}'
const counted = process.argv.slice(1).map((day) => [1, 36].map((months) => correspondingDay(day, months)))
console.log(JSON.stringify(counted))
"""


def decoded(page: Page, png: bytes) -> str:
    """What zxing reads in an image; the browser only unpacks the PNG."""
    address = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    pixels = page.evaluate(PIXELS, address)
    grey = memoryview(base64.b64decode(pixels["grey"]))
    found = zxingcpp.read_barcodes(grey.cast("B", (pixels["height"], pixels["width"])))
    assert len(found) == 1
    return str(found[0].text)


def _open_card(page: Page, address: str, number: str = VALID) -> Locator:
    page.goto(address)
    page.fill("#number", number)
    page.click("button[type=submit]")
    page.click("[data-card-open]")
    card = page.locator(".p-card-sheet")
    expect(card).to_be_visible()
    return card


def _printed_pages(page: Page) -> int:
    """On A6 with the margins of an ordinary printer."""
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
    return page.pdf(width="105mm", height="148mm", margin=margin).count(b"/Type /Page\n")


@pytest.fixture
def carried_file(demo_site: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "offline.html"
    copy.write_bytes((demo_site / "verify/offline.html").read_bytes())
    return copy


def test_the_code_leads_to_this_page_with_the_number_where_no_request_carries_it(
    page: Page, server: SiteServer
) -> None:
    card = _open_card(page, f"{server.address}verify/")
    text = decoded(page, card.locator(".p-card__code").screenshot())
    assert text == f"{server.address}verify/#{VALID}"
    page.goto(text)
    expect(page.locator("[data-verdict=valid]")).to_be_visible()
    assert not any(VALID in path for path in server.requests)


def test_the_card_says_what_is_signed_and_as_of_when(page: Page, server: SiteServer) -> None:
    card = _open_card(page, f"{server.address}verify/")
    facts = dict(
        zip(
            card.locator("dt").all_text_contents(),
            card.locator("dd").all_text_contents(),
            strict=True,
        )
    )
    assert (facts["证书编码"], facts["等级"], facts["数据日期"]) == (
        VALID,
        "特级技师",
        "2026-03-18",
    )
    assert facts["姓名"]
    assert facts["发证单位"]
    expect(card.locator("[data-card=verdict]")).to_have_text("核对一致")
    expect(card.locator("[data-card=sample]")).to_contain_text("虚构")
    assert page.evaluate("document.activeElement.dataset.card") == "heading"


def test_a_revoked_record_says_so_on_its_card(page: Page, server: SiteServer) -> None:
    card = _open_card(page, f"{server.address}verify/", REVOKED)
    expect(card.locator("[data-card=verdict]")).to_contain_text("撤销")


def test_without_a_record_there_is_no_card(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}verify/#{ELSEWHERE}")
    expect(page.locator("[data-verdict=not_covered]")).to_be_visible()
    assert page.locator("[data-card-open]").count() == 0


def test_what_draws_the_card_is_fetched_when_it_is_opened(
    browser: Browser, server: SiteServer
) -> None:
    context = browser.new_context(service_workers="block")  # which keeps it for later
    page = context.new_page()
    page.goto(f"{server.address}verify/#{VALID}")
    expect(page.locator("[data-verdict=valid]")).to_be_visible()
    assert not any("card.js" in path or "qr" in path for path in server.requests)
    page.click("[data-card-open]")
    expect(page.locator(".p-card-sheet")).to_be_visible()
    assert [path for path in server.requests if "qr" in path] == ["/verify/v1/vendor/qr.js"]
    context.close()


def test_the_kept_image_holds_the_same_code(page: Page, server: SiteServer) -> None:
    _open_card(page, f"{server.address}verify/")
    with page.expect_download() as download:
        page.click("[data-card=keep]")
    assert download.value.suggested_filename == f"{VALID}.png"
    png = Path(download.value.path()).read_bytes()
    assert decoded(page, png) == f"{server.address}verify/#{VALID}"
    shown = page.locator("[data-card=image]")  # for browsers that save nothing and say nothing
    expect(shown).to_be_visible()
    assert shown.get_attribute("src") == f"data:image/png;base64,{base64.b64encode(png).decode()}"


def test_the_downloaded_record_verifies_by_itself(page: Page, server: SiteServer) -> None:
    _open_card(page, f"{server.address}verify/")
    with page.expect_download() as download:
        page.click("[data-card=download]")
    assert download.value.suggested_filename == f"{VALID}.jwt"
    token = Path(download.value.path()).read_text("ascii")
    page.fill("#number", token)
    page.click("button[type=submit]")
    expect(page.locator("[data-fact=certificate_number]")).to_have_text(VALID)
    page.click("[data-card-open]")
    assert page.locator("[data-card=token-text]").input_value() == token.strip()


def test_in_wechat_the_image_is_pressed_long_and_the_record_is_copied(
    browser: Browser, server: SiteServer
) -> None:
    context = browser.new_context(user_agent=WECHAT)
    page = context.new_page()
    card = _open_card(page, f"{server.address}verify/")
    for name in ("print", "keep", "download"):
        expect(card.locator(f"[data-card={name}]")).to_be_hidden()
    address = str(card.locator("[data-card=image]").get_attribute("src"))
    png = base64.b64decode(address.removeprefix("data:image/png;base64,"))
    assert decoded(page, png) == f"{server.address}verify/#{VALID}"
    page.click("[data-card=copy]")
    expect(card.locator("[data-card=told]")).to_have_text("已复制")
    context.close()


def test_only_the_card_is_printed_and_then_the_page_is_as_it_was(
    page: Page, server: SiteServer
) -> None:
    page.add_init_script("window.print = () => { window.wasPrinted = true }")
    card = _open_card(page, f"{server.address}verify/")
    page.emulate_media(media="print")
    expect(card).to_be_hidden()  # 核验记录 is printed without it
    page.evaluate("document.querySelector('[data-card=print]').click()")
    expect(card.locator(".p-card")).to_be_visible()
    for other in (".p-header", "[data-part=result]", "[data-card=chief]", "[data-card=heading]"):
        expect(page.locator(other).first).to_be_hidden()
    assert _printed_pages(page) == 1
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(card).to_be_hidden()
    assert page.evaluate("window.wasPrinted")


def test_a_special_technician_reads_the_earliest_day_with_its_clause(
    page: Page, server: SiteServer
) -> None:
    card = _open_card(page, f"{server.address}verify/")
    approved_on = date.fromisoformat(page.inner_text("[data-fact=approved_on]"))
    chief = card.locator("[data-card=chief]")
    expect(chief).to_contain_text(f"最早 {corresponding_day(approved_on, 36)} 满年限")
    expect(chief).to_contain_text("其他条件由单位和部门认定")
    links = chief.locator("a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert (
        links[0]
        == "../policies/demo-2025-1/#%E9%99%84%E4%BB%B62-%E4%BA%8C%EF%BC%88%E4%B8%80%EF%BC%89"
    )
    assert len(links) == 2


def test_a_chief_technician_is_told_of_no_wait(page: Page, server: SiteServer) -> None:
    card = _open_card(page, f"{server.address}verify/", CHIEF)
    expect(card.locator("[data-card=chief]")).to_have_count(0)


def test_the_way_to_a_correction_is_named(page: Page, server: SiteServer) -> None:
    card = _open_card(page, f"{server.address}verify/")
    card.get_by_role("link", name="更正").click()
    expect(page.locator("h1")).to_have_text("更正")


def test_a_file_that_knows_no_site_puts_the_number_alone_into_the_code(
    page: Page, carried_file: Path
) -> None:
    card = _open_card(page, carried_file.as_uri())
    assert decoded(page, card.locator(".p-card__code").screenshot()) == VALID
    expect(card.locator("[data-card=scan]")).to_contain_text("不知道本站的网址")


def test_nothing_breaks_the_policy_for_content(page: Page, server: SiteServer) -> None:
    page.add_init_script(
        "window.broken = []; document.addEventListener('securitypolicyviolation',"
        "(event) => window.broken.push(event.violatedDirective))"
    )
    _open_card(page, f"{server.address}verify/")
    with page.expect_download():
        page.click("[data-card=keep]")
    assert page.evaluate("window.broken") == []


@pytest.mark.parametrize("agent", [None, WECHAT], ids=["browser", "wechat"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_axe_finds_nothing_and_nothing_overflows(
    width: int, scheme: Any, agent: str | None, browser: Browser, server: SiteServer
) -> None:
    context = browser.new_context(
        bypass_csp=True,
        color_scheme=scheme,
        user_agent=agent,
        viewport={"width": width, "height": 800},
    )
    page = context.new_page()
    _open_card(page, f"{server.address}verify/")
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_browser_counts_months_as_the_build_does() -> None:
    days = [date(2024, 1, 1) + timedelta(days=at) for at in range(1462)]
    printed = subprocess.run(
        [NODE, "--input-type=module", "-e", COUNTED, *(day.isoformat() for day in days)],
        check=True,
        capture_output=True,
        timeout=20,
    )
    counted = json.loads(printed.stdout)
    assert counted == [
        [corresponding_day(day, months).isoformat() for months in (1, 36)] for day in days
    ]
