"""The shell and the search in a real browser: accessible, operable, and quiet."""

import json
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import jinja2
import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from generator.pages import Page, SearchRecord, Section
from generator.search import build_index, client_files, search_terms
from generator.shell import build_shell
from generator.shipped import theme_folder
from tests.conftest import SiteServer
from tests.test_shell_frames import CONFIG, CONTENT, DAY

pytestmark = pytest.mark.browser

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
SAMPLE_RECORD = SearchRecord(
    address="grades/technician/",
    title="技师 <img src=x onerror=alert(1)>",
    text="技师的<b>等级</b>要求。证书编码由22位组成，公示不少于5个工作日。",
    kind="等级",
    jurisdiction="示例省",
    grades=("技师",),
)


def _search_page() -> Page:
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(theme_folder() / "pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    links = [{"title": "工人指南", "address": "../guides/worker/"}]
    body = templates.get_template("search.html").render(
        page={"groups": [{"title": "指南", "links": links}]}
    )
    return Page(path="search/", section=Section.SEARCH, title="检索", description="检", body=body)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site: the prose, the search page, one page with all banners."""
    folder = tmp_path_factory.mktemp("small-site")
    css = (theme_folder() / "portal.css").read_bytes()
    shell = build_shell(
        config=CONFIG,
        content=CONTENT,
        data_on=DAY,
        linked={"assets/portal.css": css},
        cache=None,
    )
    sample = Page(
        path="grades/technician/",
        section=Section.GRADES,
        title="技师",
        description="技师",
        body="<h1>技师</h1><p>正文</p>",
        is_sample=True,
    )
    records = [*shell.records, SAMPLE_RECORD]
    synonyms = [("证书编码", ["证书编号"])]
    files = [
        *shell.files,
        *build_index(records),
        *client_files(theme_folder()),
        search_terms(synonyms=synonyms, names=[], records=records),
    ]
    written = {file.path: file.content for file in files} | {"assets/portal.css": css}
    for page in (*shell.pages, _search_page(), sample):
        written[page.path + "index.html"] = shell.render(page).encode()
    for path, content in written.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture(params=["/", "/a/b/"], ids=["at the root", "under a path"])
def site(folder: Path, request: pytest.FixtureRequest) -> Iterator[SiteServer]:
    server = SiteServer(folder, request.param)
    yield server
    server.close()


@pytest.fixture
def small_site(folder: Path) -> Iterator[SiteServer]:
    server = SiteServer(folder, "/a/b/")
    yield server
    server.close()


@pytest.mark.parametrize(
    "path", ["guides/worker/", "about/", "grades/technician/", "search/?q=公示"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 360])
def test_axe_finds_nothing(
    browser: Browser, small_site: SiteServer, path: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 800},
    )
    tab = context.new_page()
    tab.goto(small_site.address + path)
    if "?q=" in path:
        tab.wait_for_selector(".p-search__result")
    tab.evaluate(AXE)
    found = tab.evaluate(
        "axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))"
    )
    assert found == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_the_skip_link_leads_to_the_text(page: Tab, small_site: SiteServer) -> None:
    page.goto(small_site.address + "about/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "p-shell-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_the_chosen_scheme_is_remembered_on_other_pages(page: Tab, small_site: SiteServer) -> None:
    scheme = "document.documentElement.dataset.mdColorScheme"
    page.goto(small_site.address + "about/")
    assert page.evaluate(scheme) == "default"
    page.get_by_role("button", name="深色").click()
    page.goto(small_site.address + "guides/")
    assert page.evaluate(scheme) == "slate"
    assert page.get_by_role("button", name="深色", pressed=True).is_visible()


def test_the_box_in_the_header_leads_to_the_results_and_nothing_leaves_the_host(
    page: Tab, site: SiteServer
) -> None:
    outside: list[str] = []
    page.on(
        "request",
        lambda sent: None if sent.url.startswith(site.address) else outside.append(sent.url),
    )
    page.goto(site.address + "guides/worker/")
    page.get_by_role("searchbox").fill("证书编码")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    result = page.locator(".p-search__result[data-match=phrase]", has_text="劳动者指南")
    assert result.locator("mark").first.inner_text() == "证书编码"
    result.locator("a").click()
    page.wait_for_url("**/guides/worker/")
    assert outside == []


def test_what_was_written_in_a_page_never_becomes_markup_in_a_result(
    page: Tab, small_site: SiteServer
) -> None:
    page.goto(small_site.address + "search/?q=不少于5个工作日")
    result = page.locator(".p-search__result", has_text="onerror")
    assert "<img src=x onerror=alert(1)>" in result.inner_text()
    assert result.locator("img, b").count() == 0


def test_filters_narrow_the_answers_and_stay_in_the_address(
    page: Tab, small_site: SiteServer
) -> None:
    page.goto(small_site.address + "search/?q=证书编码&kind=等级")
    page.wait_for_selector(".p-search__result")
    assert page.locator(".p-search__result").count() == 1
    page.get_by_label("类型").select_option("指南")
    page.wait_for_function(
        "!document.querySelector('[data-part=exact]').innerText.includes('示例省')"
    )
    assert "kind=%E6%8C%87%E5%8D%97" in page.url


def test_a_certificate_number_is_led_to_the_verify_page(page: Tab, small_site: SiteServer) -> None:
    page.goto(small_site.address + "search/?q=y000 0999-9990126t000001")
    link = page.get_by_role("link", name="请到核验页核对这个编码")
    assert link.get_attribute("href") == small_site.address + "verify/#Y00009999990126T000001"


NUMBERS = {
    "a number": ("Y00009999990126T000001", True),
    "a number with spaces and hyphens": (" y0000 9999-9901 26t‑000001 ", True),
    "a number in full width": ("Ｙ００００９９９９９９０１２６Ｔ０００００１", True),
    "a number with a character too many": ("Y00009999990126T0000011", True),
    "a number cut short": ("Y00009999990126", True),
    "a number with O for 0": ("Y0OO09999990126T000001", True),
    "a document's number": ("人社部发〔2022〕14号", False),
    "a filing number": ("Y000099999901", False),
    "two years": ("2024 2026", False),
}


@pytest.mark.parametrize(("typed", "is_number"), NUMBERS.values(), ids=NUMBERS.keys())
@pytest.mark.parametrize(
    ("path", "box"), [("about/", "#shell-search"), ("search/", "#search-query")]
)
def test_a_certificate_number_in_a_search_form_is_in_no_request(
    page: Tab, small_site: SiteServer, path: str, box: str, typed: str, is_number: bool
) -> None:
    small_site.changed["verify/"] = b"<!doctype html><title>verify</title>"
    page.goto(small_site.address + path)
    page.locator(box).fill(typed)
    page.locator(box).press("Enter")
    page.wait_for_url("**/verify/#*" if is_number else "**/search/?q=*")
    sent = "".join(small_site.requests).upper()
    assert ("?Q=" in sent) == (not is_number and path == "about/")
    assert "990126" not in sent


@pytest.mark.parametrize(("typed", "is_number"), NUMBERS.values(), ids=NUMBERS.keys())
def test_a_number_that_is_being_typed_is_not_kept_in_the_address(
    page: Tab, small_site: SiteServer, typed: str, is_number: bool
) -> None:
    page.goto(small_site.address + "search/?q=")
    page.locator("#search-query").fill(typed)
    offer = page.get_by_role("link", name="请到核验页核对这个编码")
    if is_number:
        offer.wait_for()
        assert "?" not in page.url
    else:
        page.wait_for_url("**/search/?q=*")
        assert offer.count() == 0


def test_no_answer_says_what_to_try(page: Tab, small_site: SiteServer) -> None:
    page.goto(small_site.address + "search/?q=zzzzqqqq")
    page.get_by_text("可以这样试").wait_for()
    assert page.get_by_role("status").inner_text() == "没有找到"


def test_arrow_keys_walk_through_the_results(page: Tab, small_site: SiteServer) -> None:
    page.goto(small_site.address + "search/?q=证书编码")
    page.wait_for_selector(".p-search__result")
    page.locator("#search-query").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.part") == "link"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-query"


def test_an_index_that_does_not_load_is_told_and_the_list_of_pages_stays(
    page: Tab, small_site: SiteServer
) -> None:
    small_site.changed["search/terms.json"] = json.dumps([]).encode()
    page.goto(small_site.address + "search/?q=公示")
    page.get_by_role("alert").wait_for()
    assert page.get_by_role("link", name="工人指南").is_visible()


def test_without_javascript_the_search_page_lists_the_pages(
    browser: Browser, small_site: SiteServer
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(small_site.address + "search/?q=公示")
    tab.get_by_role("link", name="工人指南").click()
    assert tab.url == small_site.address + "guides/worker/"
    context.close()
