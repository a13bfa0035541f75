"""The verify page in Chromium: its verdicts, with and without WebCrypto, and what it must never do."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SiteServer
from tests.verify_site import (
    MATTER_IN_ORDER,
    NUMBER,
    WORDING,
    differing,
    write_verify_files,
    write_worlds,
)

pytestmark = pytest.mark.browser

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
SHARD = "records/v1/99/0.json"
NO_SUBTLE = "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })"
OUTSIDE = "Y00005199990126T000001"
MALFORMED = "Y00009999990126Q000001"

ANSWERS = """async ([origin, hasWebCrypto]) =>
  (await import(`${origin}/ask_worlds.js`)).askWorlds(hasWebCrypto)"""

ServeWorld = Callable[..., SiteServer]


@pytest.fixture
def serve_world(tmp_path: Path) -> Iterator[ServeWorld]:
    servers: list[SiteServer] = []

    def serve(matter: str = MATTER_IN_ORDER, prefix: str = "/", **options: bool) -> SiteServer:
        write_verify_files(tmp_path, matter, **options)
        servers.append(SiteServer(tmp_path, prefix))
        return servers[-1]

    yield serve
    for server in servers:
        server.close()


def _ask(page: Page, server: SiteServer, number: str = NUMBER) -> str:
    """The verdict that the page shows for a number in its fragment."""
    page.goto(f"{server.address}verify/#{number}")
    page.wait_for_selector("[data-verdict]")
    return str(page.get_attribute("[data-verdict]", "data-verdict"))


def test_a_number_in_order_is_shown_with_its_four_roles(
    page: Page, serve_world: ServeWorld
) -> None:
    server = serve_world(prefix="/a/b/")
    assert _ask(page, server) == "valid"
    assert page.inner_text("[data-slot=heading]") == "核对一致"
    facts = {
        name: page.inner_text(f"[data-fact={name}]")
        for name in ("awarded_by", "approved_by", "announced_in", "signed_by", "grade")
    }
    assert facts == {
        "awarded_by": "示例重型机械厂",
        "approved_by": "示例省人力资源和社会保障厅",
        "announced_in": "示人社发〔2026〕3号（示例省人力资源和社会保障厅）",
        "signed_by": "示例省人力资源和社会保障厅",
        "grade": "特级技师",
    }
    filed = page.get_attribute("[data-fact=filing-number]", "href")
    assert filed == f"../organisations/#{NUMBER[:13]}"
    assert page.get_attribute("[data-fact=list]", "href") == "../lists/demo-list-2026-01/"
    assert page.get_attribute("[data-fact=notice]", "href") == "../notices/demo-notice-2025-01/"
    address = page.evaluate("document.querySelector('[data-fact=policy]').href")
    assert address.startswith(f"{server.address}policies/demo-2025-1/#")
    assert page.locator(".p-steps__item--passed").count() == 9


def test_the_focus_moves_to_the_verdict(page: Page, serve_world: ServeWorld) -> None:
    server = serve_world()
    page.goto(f"{server.address}verify/")
    page.fill("#number", "ｙ0000 9999-9901 26t000001")
    page.fill("#name", "样例乙")
    page.press("#name", "Enter")
    page.wait_for_selector("[data-verdict=mismatch]")
    assert page.evaluate("document.activeElement.dataset.slot") == "heading"


def test_neither_number_nor_name_is_ever_sent(page: Page, serve_world: ServeWorld) -> None:
    server = serve_world()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + str(request.headers)))
    _ask(page, server)
    page.fill("#name", "样例甲")
    page.press("#name", "Enter")
    page.wait_for_selector("[data-verdict=valid]")
    assert sent
    assert not any(NUMBER in request.partition("#")[0] for request in sent)
    assert not any(NUMBER in path for path in server.requests)
    assert all(request.startswith(server.origin) for request in sent)
    assert page.evaluate("location.hash") == ""


@pytest.mark.parametrize(
    ("matter", "verdict"),
    [
        (MATTER_IN_ORDER, "valid"),
        ("revoked", "revoked"),
        ("suspended", "suspended"),
        ("superseded", "superseded"),
        ("signed by a stranger", "tampered"),
        ("an authority that is not on the list", "out_of_scope"),
        ("a shard with another digest", "unavailable"),
        ("a record whose end has come", "expired"),
        ("a trust list past its date", "valid_stale"),
    ],
)
def test_without_webcrypto_the_fallback_gives_the_same_verdict(
    matter: str, verdict: str, browser: Browser, serve_world: ServeWorld
) -> None:
    server = serve_world(matter)
    context = browser.new_context(service_workers="block")  # which keeps the fallback for later
    native = _ask(context.new_page(), server)
    assert not any("vendor/ed25519.js" in path for path in server.requests)
    context.add_init_script(NO_SUBTLE)
    fallback = _ask(context.new_page(), server)
    assert any("vendor/ed25519.js" in path for path in server.requests)
    assert (native, fallback) == (verdict, verdict)
    context.close()


@pytest.mark.parametrize("has_web_crypto", [True, False], ids=["native", "fallback"])
def test_chromium_gives_the_json_of_node_in_every_world(
    has_web_crypto: bool, page: Page, serve_world: ServeWorld
) -> None:
    server = serve_world()
    write_worlds(server.folder)
    page.goto(f"{server.address}verify/")
    answers = page.evaluate(ANSWERS, [server.origin, has_web_crypto])
    assert differing(answers) == []
    assert {answer["verdict"] for answer in answers} == set(WORDING["verdicts"])


@pytest.mark.parametrize("digest_is_mended", [False, True])
def test_a_flipped_byte_in_the_shard_is_never_valid(
    digest_is_mended: bool, page: Page, serve_world: ServeWorld
) -> None:
    server = serve_world()
    shard: dict[str, Any] = json.loads((server.folder / SHARD).read_text(encoding="utf-8"))
    header, payload, signature = shard["tokens"][0].split(".")
    other = "A" if signature[5] != "A" else "B"
    shard["tokens"] = [f"{header}.{payload}.{signature[:5]}{other}{signature[6:]}"]
    if digest_is_mended:
        shard["sha256"] = hashlib.sha256(shard["tokens"][0].encode()).hexdigest()
    server.changed[SHARD] = json.dumps(shard).encode()
    assert _ask(page, server) == ("tampered" if digest_is_mended else "unavailable")
    assert page.locator("[data-fact=certificate_number]").count() == 0


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("trust/trust.json", None),
        ("trust/trust.json", b"<!doctype html><title>login</title>"),
        ("records/v1/index.json", b"{"),
        (SHARD, b"\xff\xfe"),
        (SHARD, b" " * 5_000_000),
    ],
    ids=["missing", "html", "truncated", "not text", "endless"],
)
def test_a_file_that_cannot_be_read_is_unavailable(
    path: str, content: bytes | None, page: Page, serve_world: ServeWorld
) -> None:
    server = serve_world()
    server.changed[path] = content
    assert _ask(page, server) == "unavailable"


def test_a_number_outside_coverage_leads_to_the_national_query(
    page: Page, serve_world: ServeWorld
) -> None:
    assert _ask(page, serve_world(), OUTSIDE) == "not_covered"
    link = page.locator("[data-slot=next-step] a")
    assert link.get_attribute("href") == "https://www.osta.org.cn/"


def test_the_wrong_character_is_pointed_at(page: Page, serve_world: ServeWorld) -> None:
    assert _ask(page, serve_world(), MALFORMED) == "malformed"
    assert page.inner_text(".p-characters mark") == "Q"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("y0000 5199", "已输入 9 位，还差 13 位 · 用人单位 · 在省级备案 · 四川省"),
        (
            "S0001 51001064 24 T",
            "社会培训评价组织 · 在人力资源社会保障部备案 · 四川省 · 2024 · 特级技师",
        ),
        ("J0000", "已输入 5 位，还差 17 位"),
        ("24510", "如果是过去的职业资格证书编号（16 位数字），还差 11 位"),
        ("11010519491231002X", "这像是身份证号：核验用不到它"),
        ("Y0O", "第 3 位是“O”，应为数字（是否把数字 0 写成了字母 O）。"),
        ("Y00009999990126Q", "第 16 位是“Q”，应为等级代码 X、5、4、3、2、1、T、S 之一。"),
        ("1234567890123456", "这是 16 位数字"),
        (NUMBER + "0", "证书编码应为 22 位，输入的是 23 位。"),
        (NUMBER, "格式正确。格式本身不能证明证书真实"),
    ],
    ids=[
        "half",
        "its parts",
        "a letter without meaning",
        "digits",
        "identity number",
        "letter o",
        "no grade",
        "older number",
        "too long",
        "whole",
    ],
)
def test_help_while_typing_names_the_position_and_what_belongs_there(
    typed: str, told: str, page: Page, serve_world: ServeWorld
) -> None:
    page.goto(f"{serve_world().address}verify/")
    page.fill("#number", typed)
    expect(page.locator("#number-help")).to_contain_text(told)


def test_words_come_before_steps_and_steps_before_facts(
    page: Page, serve_world: ServeWorld
) -> None:
    _ask(page, serve_world())
    slots = page.eval_on_selector_all(
        "#verdict, [data-slot]", "all => all.map(one => one.dataset.slot)"
    )
    order = ["heading", "message", "next-step", "steps", "record", "number", "note"]
    assert [slot for slot in slots if slot in order] == order


PASTE = """([text]) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text', text)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  return !document.querySelector('#number').dispatchEvent(event)
}"""


@pytest.mark.parametrize(
    ("pasted", "taken"),
    [
        (f"证书编号：{NUMBER}，林某", NUMBER),
        (f"https://bureau.example/verify/#{NUMBER}", NUMBER),
        (f"1\t林某\t{NUMBER.lower()}\t特级技师", NUMBER),
        (f"{NUMBER} {OUTSIDE}", None),
        (f" {NUMBER} ", None),
        ("Y0000999999O126T000001", None),
        (f"A{NUMBER}", None),
    ],
    ids=[
        "a label",
        "a link",
        "a line of a table",
        "two numbers",
        "itself",
        "a letter O",
        "within a longer word",
    ],
)
def test_the_one_number_among_pasted_words_is_taken_and_said_to_be(
    pasted: str, taken: str | None, page: Page, serve_world: ServeWorld
) -> None:
    page.goto(f"{serve_world().address}verify/")
    page.wait_for_selector("#number")
    assert page.evaluate(PASTE, [pasted]) is (taken is not None)
    assert page.input_value("#number") == (taken or "")
    if taken:
        assert taken in page.inner_text("#number-help")


def test_the_verdict_says_when_and_by_which_version_it_was_made(
    page: Page, serve_world: ServeWorld
) -> None:
    _ask(page, serve_world())
    page.emulate_media(media="print")
    assert "2026-03-18（北京时间，据本机时钟）" in page.inner_text("[data-verdict]")
    assert page.inner_text("[data-fact=verifier]").startswith("verify/v1 sha384-")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "没有输入姓名，姓名未核对"),
        ("样例甲", "姓名“样例甲”与记录一致。"),
        ("样例乙", "输入的姓名“样例乙”与记录不一致。"),
    ],
    ids=["none", "the same", "another"],
)
def test_whether_the_name_was_compared_is_said_on_the_page_and_in_the_note(
    name: str, said: str, page: Page, serve_world: ServeWorld
) -> None:
    page.goto(f"{serve_world().address}verify/")
    page.fill("#number", NUMBER)
    page.fill("#name", name)
    page.press("#name", "Enter")
    expect(page.locator("[data-slot=name]")).to_contain_text(said)
    assert said in page.locator("[data-note=text]").input_value()


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("Y00005199990127T000001", "年份还没有到"),
        ("Y00005199990120T000001", "特级技师 2021 年开始试点"),
        ("S00005199990126S000001", "这两个等级一般由用人单位评聘"),
    ],
    ids=["a year to come", "before there was the grade", "a training body"],
)
def test_what_is_unusual_in_a_number_of_right_form_is_pointed_at(
    number: str, told: str, page: Page, serve_world: ServeWorld
) -> None:
    server = serve_world()
    assert _ask(page, server, number) == "not_covered"
    assert told in page.inner_text("[data-slot=doubts]")
    page.goto("about:blank")
    assert _ask(page, server, OUTSIDE) == "not_covered"
    assert page.locator("[data-slot=doubts]").count() == 0


def test_a_number_filed_with_the_ministry_is_not_sent_to_a_province(
    page: Page, serve_world: ServeWorld
) -> None:
    server = serve_world()
    services = "[data-slot=services] li a"
    assert _ask(page, server, "S00015100106424T000001") == "not_covered"
    assert page.locator(services).all_inner_texts() == ["技能人才评价工作网"]
    page.goto("about:blank")
    assert _ask(page, server, OUTSIDE) == "not_covered"
    assert page.locator(services).all_inner_texts() == ["样例省级查询", "技能人才评价工作网"]


def test_the_note_says_what_was_asked_what_came_out_and_as_of_when(
    page: Page, serve_world: ServeWorld
) -> None:
    _ask(page, serve_world())
    note = page.locator("[data-note=text]").input_value()
    for line in ("结论：核对一致", f"证书编码：{NUMBER}", "发证单位：", "核准：", "公布文号："):
        assert line in note
    assert re.search(
        r"核验时间（北京时间，据本机时钟）：2026-03-18\n本站数据日期：2026-03-18", note
    )
    assert re.search(r"核验程序：verify/v1 sha384-\S", note)
    with page.expect_download() as download:
        page.click("[data-note=save]")
    saved = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert saved == note
    assert download.value.suggested_filename == "核验记录.txt"


def test_in_wechat_the_note_is_copied_for_nothing_can_be_printed_or_saved(
    browser: Browser, serve_world: ServeWorld
) -> None:
    context = browser.new_context(user_agent="Mozilla/5.0 Chrome/122 MicroMessenger/8.0.50")
    page = context.new_page()
    _ask(page, serve_world())
    expect(page.locator("[data-note=print]")).to_be_hidden()
    expect(page.locator("[data-note=save]")).to_be_hidden()
    expect(page.locator("[data-note=open-elsewhere]")).to_be_visible()
    page.click("[data-note=copy]")
    expect(page.locator("[data-note=told]")).to_have_text("已复制")
    context.close()


@pytest.mark.parametrize(
    ("number", "services"),
    [
        ("Y00005199990126T000001", ["样例省级查询", "技能人才评价工作网"]),
        ("Y00003199990126T000001", ["技能人才评价工作网"]),
        ("1251001234300005", ["样例省级查询"]),
    ],
    ids=["its province first", "no query of its own", "older number"],
)
def test_where_this_portal_cannot_tell_the_right_query_is_named(
    number: str, services: list[str], page: Page, serve_world: ServeWorld
) -> None:
    _ask(page, serve_world(), number)
    assert page.locator("[data-slot=services] li a").all_text_contents() == services


def test_markup_in_a_signed_record_stays_text(page: Page, serve_world: ServeWorld) -> None:
    assert _ask(page, serve_world("a name and an organisation with markup")) == "valid"
    assert page.inner_text("[data-fact=name]") == "<img src=x onerror=alert(1)>"
    assert page.locator("article img, article script").count() == 0


def test_a_sample_number_can_be_chosen_twice(page: Page, serve_world: ServeWorld) -> None:
    server = serve_world()
    page.goto(f"{server.address}verify/")
    for _ in range(2):
        page.click(f'.p-samples__link:text-is("{NUMBER}")')
        page.wait_for_selector("[data-verdict=valid]")
        page.click(f'.p-samples__link:text-is("{OUTSIDE}")')
        page.wait_for_selector("[data-verdict=not_covered]")


def test_an_older_trust_list_than_was_seen_is_refused(page: Page, serve_world: ServeWorld) -> None:
    server = serve_world()
    _ask(page, server)
    page.evaluate("localStorage.setItem(localStorage.key(0), '2')")
    page.reload()
    page.fill("#number", NUMBER)
    page.press("#number", "Enter")
    page.wait_for_selector("[data-verdict=unavailable]")
    assert "trust-list-older" in page.inner_text("[data-slot=steps]")


def test_nothing_breaks_the_policy_for_content(page: Page, serve_world: ServeWorld) -> None:
    page.add_init_script(
        "window.broken = []; document.addEventListener('securitypolicyviolation',"
        "(event) => window.broken.push(event.violatedDirective))"
    )
    _ask(page, serve_world())
    assert page.evaluate("window.broken") == []


def test_the_clock_of_the_device_is_doubted_when_the_host_says_another_day(
    page: Page, serve_world: ServeWorld
) -> None:
    server = serve_world(is_demo=False)
    page.clock.set_fixed_time("2026-03-18T09:00:00+08:00")
    _ask(page, server)
    assert "设备时间可能不准" in page.inner_text("[data-slot=warnings]")


def test_without_javascript_the_page_says_what_to_do(
    browser: Browser, serve_world: ServeWorld
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{serve_world().address}verify/")
    text = page.inner_text("body")
    assert "portal verify" in text
    assert "www.osta.org.cn" in text
    assert not page.is_visible("form")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize(
    ("matter", "number"),
    [
        (MATTER_IN_ORDER, None),
        (MATTER_IN_ORDER, NUMBER),
        (MATTER_IN_ORDER, MALFORMED),
        (MATTER_IN_ORDER, OUTSIDE),
        ("revoked", NUMBER),
        ("suspended", NUMBER),
    ],
    ids=["empty", "valid", "malformed", "not covered", "revoked", "suspended"],
)
def test_axe_finds_nothing_and_nothing_overflows(
    matter: str,
    number: str | None,
    width: int,
    scheme: Any,
    browser: Browser,
    serve_world: ServeWorld,
) -> None:
    server = serve_world(matter)
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{server.address}verify/" + (f"#{number}" if number else ""))
    page.wait_for_selector("[data-verdict]" if number else "form")
    page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run()).violations")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_script_that_differs_from_its_digest_does_not_run(page: Page, tmp_path: Path) -> None:
    write_verify_files(tmp_path)
    script = tmp_path / "verify/v1/page.js"
    script.write_bytes(script.read_bytes() + b"\n")
    server = SiteServer(tmp_path, "/")
    try:
        page.goto(f"{server.address}verify/")
        expect(page.locator("[data-part=fallback]")).to_be_visible()
        expect(page.locator("[data-part=form]")).to_be_hidden()
    finally:
        server.close()
