"""What people come for, done in a real browser on the built demo, at the root and below a path."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from generator.cli import main
from tests.conftest import SiteServer

pytestmark = pytest.mark.browser

VALID = "Y00009999990126T000001"
REVOKED = "Y00009999990126T000002"
SAMPLES = {
    VALID: "valid",
    REVOKED: "revoked",
    "Y00009999990126T000003": "suspended",
    "Y00009999990126S000001": "valid",
    "Y00009999990126T000009": "not_found",
    "Y00005199990126T000001": "not_covered",
    "Y00009999990126Q000001": "malformed",
}
NO_WEB_CRYPTO = "Object.defineProperty(globalThis.crypto, 'subtle', {value: undefined})"


def _verdict(page: Page) -> str:
    article = page.locator("[data-slot=verdict]")
    expect(article).to_be_visible()
    return str(article.get_attribute("data-verdict"))


def _ask(page: Page, address: str, number: str) -> str:
    page.goto(f"{address}verify/")
    page.get_by_label("证书编码").fill(number)
    page.get_by_role("button", name="核验", exact=True).click()
    return _verdict(page)


def test_from_home_to_a_verified_number(server_anywhere: SiteServer, page: Page) -> None:
    """home → grade → policy clause → notice → list → verify → 核对一致, and nothing leaves the origin."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    main_area = page.locator("main")
    page.goto(server_anywhere.address)
    main_area.get_by_role("link", name="等级要求").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("等级要求")
    main_area.get_by_role("link", name="特级技师").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("特级技师")
    main_area.get_by_role("link", name="附件1 表7").first.click()
    anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    expect(page.locator(f"[id='{anchor}']")).to_be_visible()
    page.get_by_role("link", name="公示", exact=True).first.click()
    main_area.get_by_role("link", name="2026年度第三批首席技师、特级技师").first.click()
    expect(main_area).to_contain_text("2026年3月23日（星期一）")
    expect(main_area).to_contain_text("正在公示")
    page.get_by_role("link", name="名单", exact=True).first.click()
    main_area.get_by_role("link", name="2025年度第一批特级技师名单").first.click()
    expect(main_area).to_contain_text("林砺行")
    expect(main_area).not_to_contain_text(VALID)
    page.get_by_role("link", name="核验", exact=True).first.click()
    page.get_by_label("证书编码").fill(VALID)
    page.get_by_role("button", name="核验", exact=True).click()
    assert _verdict(page) == "valid"
    expect(page.get_by_role("heading", level=2, name="核对一致")).to_be_focused()
    outside = [one for one in addresses if not one.startswith(server_anywhere.address)]
    assert outside == []
    assert not [one for one in server_anywhere.requests if VALID in one]


@pytest.mark.parametrize("crypto", ["native", "fallback"])
def test_each_sample_number_has_its_verdict(
    server: SiteServer, context: BrowserContext, page: Page, crypto: str
) -> None:
    if crypto == "fallback":
        context.add_init_script(NO_WEB_CRYPTO)
    page.goto(f"{server.address}verify/")
    assert page.evaluate("!crypto.subtle") == (crypto == "fallback")
    assert {number: _ask(page, server.address, number) for number in SAMPLES} == SAMPLES


def test_the_samples_are_the_promised_ones(demo_site: Path) -> None:
    samples = json.loads((demo_site / "api/v1/samples.json").read_text(encoding="utf-8"))
    assert {one["number"]: one["verdict"] for one in samples["items"]} == SAMPLES


def test_a_revoked_number_shows_reason_and_clause(server: SiteServer, page: Page) -> None:
    assert _ask(page, server.address, REVOKED) == "revoked"
    article = page.locator("[data-slot=verdict]")
    expect(article).to_contain_text("以他人成果作为本人业绩取得等级")
    expect(article).to_contain_text("示人社发〔2026〕15号")
    page.get_by_role("link", name="附件4 第七条（二）").first.click()
    expect(page.locator("[id='附件4-第七条（二）']")).to_be_visible()


def test_a_number_not_covered_leads_to_the_national_query(server: SiteServer, page: Page) -> None:
    assert _ask(page, server.address, "Y00005199990126T000001") == "not_covered"
    link = page.locator("[data-slot=next-step] a").first
    expect(link).to_have_attribute("href", "https://www.osta.org.cn/")


def test_a_number_in_the_fragment_is_verified_and_taken_from_the_address(
    server: SiteServer, page: Page
) -> None:
    page.goto(f"{server.address}verify/#{VALID}")
    assert _verdict(page) == "valid"
    assert VALID not in page.url


def test_the_field_on_the_home_page_leads_to_the_verdict(server: SiteServer, page: Page) -> None:
    page.goto(server.address)
    page.get_by_role("textbox", name="证书编码").fill(VALID)
    page.locator("main").get_by_role("button", name="核验", exact=True).click()
    assert _verdict(page) == "valid"
    assert not [one for one in server.requests if VALID in one]


def _flipped(body: bytes, position: int) -> bytes:
    changed = bytearray(body)
    changed[position] ^= 1
    return bytes(changed)


@pytest.mark.parametrize("part", [0.2, 0.5, 0.8])
@pytest.mark.parametrize(
    "path",
    [
        "records/v1/99/0.json",
        "trust/trust.json",
        "status/demo-hrss/1.revocation.jwt",
        "status/demo-hrss/1.suspension.jwt",
    ],
)
def test_a_flipped_byte_never_gives_valid(
    server: SiteServer, page: Page, path: str, part: float
) -> None:
    body = server.body(path)
    assert body
    server.changed[path] = _flipped(body, int(len(body) * part))
    assert _ask(page, server.address, VALID) in {"tampered", "unavailable"}


@pytest.mark.parametrize(
    "path", ["records/v1/99/0.json", "trust/trust.json", "records/v1/index.json"]
)
@pytest.mark.parametrize(
    "body",
    [None, b"<html>log in to the network</html>", b""],
    ids=["404", "captive portal", "empty"],
)
def test_a_host_that_answers_badly_gives_unavailable(
    server: SiteServer, page: Page, path: str, body: bytes | None
) -> None:
    server.changed[path] = body
    assert _ask(page, server.address, VALID) == "unavailable"


@pytest.mark.parametrize("number", SAMPLES)
def test_the_command_and_the_browser_give_the_same_answer(
    server: SiteServer,
    demo_site: Path,
    page: Page,
    number: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = Path(__file__).parent.parent
    words = ["-C", str(root), "verify", number, "--site", str(demo_site), "--json"]
    code = main(words)
    told = json.loads(capsys.readouterr().out)
    assert code == (0 if SAMPLES[number] == "valid" else 4)
    page.goto(f"{server.address}verify/")
    seen = page.evaluate(
        """async ([number, checkedOn]) => {
            const { verifyNumber } = await import(new URL('v1/verifier.js', location.href).href)
            const { default: wording } = await import(new URL('v1/wording.js', location.href).href)
            const main = document.querySelector('[data-module=verify]')
            return verifyNumber({
                number, checkedOn, wording, crypto: globalThis.crypto,
                settings: {
                    identifier_base: main.dataset.identifierBase,
                    root_fingerprints: main.dataset.rootFingerprints.split(' '),
                },
                read: async (path) => {
                    const answer = await fetch('../' + path)
                    return answer.ok ? answer.text() : null
                },
            })
        }""",
        [number, told["checked_on"]],
    )
    assert json.dumps(seen, ensure_ascii=False) == json.dumps(told, ensure_ascii=False)
