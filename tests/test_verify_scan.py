"""Scanning on the verify page: from an image by what is vendored, by the camera where the browser reads codes."""

from __future__ import annotations

import io
from pathlib import Path

import axe_playwright_python
import pytest
import segno
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SiteServer

pytestmark = pytest.mark.browser
VALID = "Y00009999990126T000001"
FOREIGN = "https://elsewhere.example/verify/pay?to=me"
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
# Chromium has a camera and a reader of codes on phones; here both are put in its place.
CAMERA = """
Object.defineProperty(navigator, 'mediaDevices', { value: {
  getUserMedia: async () => {
    const canvas = document.createElement('canvas')
    canvas.getContext('2d').fillRect(0, 0, 9, 9)
    window.stream = canvas.captureStream(10)
    return window.stream
  }
} })
window.BarcodeDetector = class {
  static async getSupportedFormats() { return ['qr_code'] }
  async detect() { return window.seen.splice(0, 1).map((rawValue) => ({ rawValue })) }
}
"""


def _choose(page: Page, text: str) -> None:
    drawn = io.BytesIO()
    segno.make_qr(text, error="m").save(drawn, kind="png", scale=6)
    page.set_input_files(
        "[data-scan=image]",
        {"name": "code.png", "mimeType": "image/png", "buffer": drawn.getvalue()},
    )


def _open_scan(page: Page, server: SiteServer) -> None:
    page.goto(f"{server.address}verify/")
    page.click("[data-part=scan-open]")
    expect(page.locator(".p-scan")).to_be_visible()


@pytest.mark.parametrize(
    "text",
    [
        VALID,
        f"https://public.example/a/b/verify/#{VALID}",
        f"http://public.example/verify/index.html#{VALID}",
    ],
    ids=["a number", "a link", "a link to the file"],
)
def test_an_image_with_a_number_or_a_verify_link_is_verified_here(
    text: str, page: Page, server: SiteServer
) -> None:
    _open_scan(page, server)
    _choose(page, text)
    expect(page.locator("[data-verdict=valid]")).to_be_visible()
    expect(page.locator(".p-scan")).to_have_count(0)
    assert page.url == f"{server.address}verify/"


@pytest.mark.parametrize(
    "text",
    [
        FOREIGN,
        f"https://elsewhere.example/other/#{VALID}",
        f"javascript:alert('{VALID}')",
        "https://elsewhere.example/verify/#not-a-number",
        "WIFI:S:free;;",
    ],
    ids=["foreign", "no verify page", "script", "no number", "no link"],
)
def test_anything_else_is_shown_as_text_and_never_opened(
    text: str, page: Page, server: SiteServer
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _open_scan(page, server)
    _choose(page, text)
    expect(page.locator("[data-scan=foreign]")).to_have_text(text)
    assert page.locator(".p-scan a").count() == 0
    assert page.input_value("#number") == ""
    assert all(url.startswith((server.origin, "data:image/")) for url in asked)


def test_an_image_without_a_code_says_so(page: Page, server: SiteServer) -> None:
    _open_scan(page, server)
    page.set_input_files(
        "[data-scan=image]",
        {"name": "no.png", "mimeType": "image/png", "buffer": b"no image at all"},
    )
    expect(page.locator("[data-scan=told]")).to_contain_text("没有找到二维码")


def test_the_reader_is_fetched_when_scanning_is_opened(
    browser: Browser, server: SiteServer
) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{server.address}verify/")
    page.wait_for_load_state("networkidle")
    assert not any("scan" in path or "qr" in path for path in server.requests)
    page.click("[data-part=scan-open]")
    expect(page.locator(".p-scan")).to_be_visible()
    assert "/verify/v1/vendor/qr-reader.js" in server.requests
    context.close()


def test_the_camera_is_closed_as_soon_as_a_number_is_taken(page: Page, server: SiteServer) -> None:
    page.add_init_script(CAMERA + f"window.seen = ['{FOREIGN}', '{FOREIGN}', '{VALID}']")
    page.goto(f"{server.address}verify/")
    page.click("[data-part=scan-open]")
    expect(page.locator("[data-verdict=valid]")).to_be_visible()
    assert page.evaluate("window.stream.getTracks().every((one) => one.readyState === 'ended')")


def test_the_camera_that_is_refused_leaves_the_image(page: Page, server: SiteServer) -> None:
    refused = CAMERA.replace("getUserMedia: async () => {", "getUserMedia: async () => { throw 0")
    page.add_init_script(refused + "window.seen = []")
    _open_scan(page, server)
    expect(page.locator("[data-scan=told]")).to_have_text("没有打开摄像头，请选一张图片")
    _choose(page, VALID)
    expect(page.locator("[data-verdict=valid]")).to_be_visible()


def test_the_file_alone_reads_codes_too(page: Page, demo_site: Path) -> None:
    page.goto((demo_site / "verify/offline.html").as_uri())
    page.click("[data-part=scan-open]")
    _choose(page, f"https://public.example/verify/#{VALID}")
    expect(page.locator("[data-verdict=valid]")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_overflows(
    scheme: str, browser: Browser, server: SiteServer
) -> None:
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": 360, "height": 800}
    )
    page = context.new_page()
    _open_scan(page, server)
    _choose(page, FOREIGN)
    expect(page.locator("[data-scan=foreign]")).to_have_text(FOREIGN)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
