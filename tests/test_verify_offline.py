"""`/verify/offline.html` from a folder and `/verify/` without a network."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SiteServer

pytestmark = pytest.mark.browser
VALID = "Y00009999990126T000001"
REVOKED = "Y00009999990126T000002"
ABSENT = "Y00009999990126T000009"
ELSEWHERE = "Y00005199990126T000001"
ALL_IS_KEPT = """async () => {
  const isKept = async () => {
    const urls = (await (await caches.open('verify-v1')).keys()).map(({ url }) => url)
    const ends = ['/verify/', 'page.js', '/99/0.json', 'suspension.jwt', 'revocation.jwt',
      'sheet.js', 'table-worker.js', 'scan.js', 'qr-reader.js']
    return ends.every((end) => urls.some((url) => url.endsWith(end)))
  }
  while (!navigator.serviceWorker.controller || !(await isKept())) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}"""
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"


@pytest.fixture
def carried_file(demo_site: Path, tmp_path: Path) -> Path:
    """The file alone, as on a stick."""
    copy = tmp_path / "offline.html"
    copy.write_bytes((demo_site / "verify/offline.html").read_bytes())
    return copy


def _verdict(page: Page, number: str) -> str:
    page.fill("#number", number)
    page.fill("#name", "")
    page.click("button[type=submit]")
    expect(page.locator("[data-part=progress]")).to_be_empty()
    return str(page.locator("[data-verdict]").get_attribute("data-verdict"))


def test_the_file_alone_gives_every_verdict_and_asks_for_nothing(
    page: Page, carried_file: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(carried_file.as_uri())
    verdicts = {number: _verdict(page, number) for number in (VALID, REVOKED, ABSENT, ELSEWHERE)}
    assert verdicts == {
        VALID: "valid",
        REVOKED: "revoked",
        ABSENT: "not_found",
        ELSEWHERE: "not_covered",
    }
    assert asked == [carried_file.as_uri()]
    expect(page.locator("[data-slot=warnings]")).to_have_count(0)


def test_the_file_verifies_without_webcrypto(browser: Browser, carried_file: Path) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'crypto', {value: undefined})")
    page = context.new_page()
    page.goto(carried_file.as_uri())
    assert _verdict(page, VALID) == "valid"
    context.close()


@pytest.mark.parametrize(
    ("script", "workers"),
    [
        ("", 1),
        ("window.Worker = undefined", 0),
        (
            "URL.createObjectURL = () => 'data:text/javascript,throw%201'",  # which the policy refuses
            0,
        ),
    ],
    ids=["worker", "no workers", "a worker that does not start"],
)
def test_the_file_reads_a_sheet_in_a_worker_of_its_own_where_there_are_any(
    script: str, workers: int, page: Page, carried_file: Path
) -> None:
    page.add_init_script(script)
    page.add_init_script(
        "window.broken = []; document.addEventListener('securitypolicyviolation',"
        "(event) => window.broken.push(event.violatedDirective))"
    )
    begun: list[str] = []
    page.on("worker", lambda worker: begun.append(worker.url))
    page.goto(carried_file.as_uri())
    content = f"姓名,证书编号\n林砺行,{VALID}\n周翰歌,{REVOKED}\n".encode()
    page.set_input_files("#sheet-file", {"name": "a.csv", "mimeType": "", "buffer": content})
    expect(page.locator("[data-slot=summary] li")).to_have_text(["核对一致 1", "已撤销 1"])
    assert [url[:5] for url in begun] == ["blob:"] * workers
    if workers:
        assert page.evaluate("window.broken") == []


def test_the_file_on_a_plain_host_with_its_headers_checks_a_sheet(
    page: Page, server: SiteServer
) -> None:
    begun: list[str] = []
    page.on("worker", lambda worker: begun.append(worker.url))
    page.goto(f"{server.address}verify/offline.html".replace("127.0.0.1", "plain.example"))
    page.fill("#sheet-pasted", f"{VALID}\n{REVOKED}")
    page.click("[data-part=sheet-form] button")
    expect(page.locator("[data-slot=summary] li")).to_have_text(["核对一致 1", "已撤销 1"])
    assert len(begun) == 1
    assert not page.evaluate("isSecureContext")


def test_reading_can_be_stopped_and_another_sheet_be_given(page: Page, carried_file: Path) -> None:
    page.goto(carried_file.as_uri())
    page.fill("#sheet-pasted", VALID)
    page.click("[data-part=sheet-form] button")
    expect(page.locator("[data-part=sheet-told]")).to_have_text("核验完毕，共 1 行")
    page.evaluate("""() => {
      document.querySelector('[data-part=sheet-form] button').click()
      document.querySelector('[data-part=cancel]').click()
    }""")
    expect(page.locator("[data-part=sheet-told]")).to_have_text("已停止，核验了 0 行")
    expect(page.locator("[data-part=cancel]")).to_be_hidden()
    expect(page.locator("[data-part=sheet-progress]")).to_be_hidden()
    page.click("[data-part=sheet-form] button")
    expect(page.locator("[data-part=sheet-told]")).to_have_text("核验完毕，共 1 行")


def test_a_byte_changed_in_the_file_is_never_valid(page: Page, carried_file: Path) -> None:
    text = carried_file.read_text(encoding="utf-8")
    token = max(
        re.findall(r"ey[\w-]+\.[\w-]+\.[\w-]+", text.partition("records/v1/99")[2]), key=len
    )
    at = text.index(token) + len(token) // 2
    flipped = "A" if text[at] != "A" else "B"
    carried_file.write_text(text[:at] + flipped + text[at + 1 :], encoding="utf-8")
    page.goto(carried_file.as_uri())
    assert _verdict(page, VALID) == "unavailable"


def test_the_trust_page_names_the_digest_of_the_file(demo_site: Path) -> None:
    digest = hashlib.sha256((demo_site / "verify/offline.html").read_bytes()).hexdigest()
    assert digest in (demo_site / "trust/index.html").read_text(encoding="utf-8")


def test_no_record_can_end_the_element_that_holds_it(demo_site: Path) -> None:
    html = (demo_site / "verify/offline.html").read_text(encoding="utf-8")
    held = html.partition("data-files>")[2].partition("</script>")[0]
    assert "<" not in held
    files = json.loads(held)
    assert files["trust/trust.json"] == (demo_site / "trust/trust.json").read_text("utf-8")


def test_the_page_works_without_a_network_after_one_visit(
    browser: Browser, server: SiteServer
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server.address}verify/")
    page.evaluate(ALL_IS_KEPT)
    context.set_offline(True)
    page.reload()
    assert _verdict(page, VALID) == "valid"
    assert _verdict(page, REVOKED) == "revoked"
    assert _verdict(page, ELSEWHERE) == "not_covered"
    expect(page.locator("[data-fact=site_data_on]")).to_have_text("2026-03-18")
    page.fill("#sheet-pasted", f"{VALID}\n{REVOKED}\n{ELSEWHERE}")
    page.click("[data-part=sheet-form] button")
    expect(page.locator("[data-slot=summary] li")).to_have_count(3)
    page.click("[data-part=scan-open]")
    expect(page.locator("[data-scan=image]")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_file(scheme: str, browser: Browser, carried_file: Path) -> None:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": 360, "height": 700}, bypass_csp=True
    )
    page = context.new_page()
    page.goto(carried_file.as_uri())
    _verdict(page, VALID)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
