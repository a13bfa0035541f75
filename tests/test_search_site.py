"""The search of the demo site: words of its pages find those pages, other words the right one."""

import csv
import gzip
import json
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page

from generator.search.words import spaced
from tests.conftest import ROOT, SiteServer
from tests.search_queries import NOT_STATED, QUERIES
from tests.test_search_index import ask

_SIGNATURE = len(b"pagefind_dcd")


@pytest.fixture(scope="module")
def pages(demo_site: Path) -> dict[str, str]:
    """Address -> title and text, as the index holds them."""
    found = {}
    for file in sorted((demo_site / "search/pagefind/fragment").iterdir()):
        record = json.loads(gzip.decompress(file.read_bytes())[_SIGNATURE:])
        found[record["url"]] = f"{record['meta']['title']}\n{record['meta']['text']}"
    return dict(sorted(found.items()))


def phrases(pages: dict[str, str], count: int) -> list[str]:
    """`count` runs of 2 to 8 characters within a line, from pages and places spread over all."""
    lines = [line for text in pages.values() for line in text.split("\n") if len(line) > 8]
    chosen = []
    for number in range(count * 3):
        line = lines[number * 7919 % len(lines)]
        start = number * 104_729 % (len(line) - 8)
        run = line[start : start + 2 + number % 7].strip()
        if len(spaced(run)) > 1:
            chosen.append(run)
    return chosen[:count]


def test_forty_phrases_find_every_page_that_holds_them_and_hardly_any_other(
    demo_site: Path, pages: dict[str, str]
) -> None:
    queries = phrases(pages, 40)
    precision = []
    for query, answer in zip(queries, ask(demo_site, *queries), strict=True):
        holding = {address for address, text in pages.items() if query in text}
        found = set(answer["exact"])
        assert holding <= found, query
        precision.append(len(holding & found) / len(found))
    assert len(precision) == 40
    assert sum(precision) / len(precision) >= 0.9


def test_sixty_queries_lead_to_the_right_page_first_or_among_the_first_three(
    demo_site: Path,
) -> None:
    assert len(QUERIES) >= 60
    answers = ask(demo_site, *(query for query, _, _ in QUERIES))
    missed = []
    for (query, wanted, within), answer in zip(QUERIES, answers, strict=True):
        found = [*answer["exact"], *answer["near"]][:within]
        if wanted not in found:
            missed.append((query, wanted, found))
    assert missed == []


def test_only_what_no_text_states_is_told_as_such(demo_site: Path) -> None:
    answers = ask(demo_site, *(query for query, _, _ in QUERIES))
    told = {query: one["unstated"] for (query, _, _), one in zip(QUERIES, answers, strict=True)}
    expected = {query: address for query, address, _ in NOT_STATED}
    assert {query: address for query, address in told.items() if address} == expected


def test_an_invented_clause_comes_after_the_real_ones_unless_its_place_is_asked_for(
    demo_site: Path,
) -> None:
    everywhere, at_home = ask(
        demo_site,
        {"text": "公示", "filters": {"kind": "政策条款"}},
        {"text": "公示", "filters": {"kind": "政策条款", "place": "示例省"}},
    )
    is_demo = ["policies/demo-" in address for address in everywhere["exact"]]
    assert set(is_demo) == {False, True}
    assert is_demo == sorted(is_demo)
    assert at_home["exact"]
    assert all("policies/demo-" in address for address in at_home["exact"])


@pytest.mark.parametrize(
    ("status", "policy"),
    [("现行有效", "policies/sc-2024-10/"), ("已废止", "policies/demo-2022-3/")],
)
def test_the_filter_by_status_lets_through_policies_of_that_standing_and_their_clauses(
    demo_site: Path, status: str, policy: str
) -> None:
    found = ask(demo_site, {"text": "特级技师", "filters": {"status": status}})[0]
    addresses = [*found["exact"], *found["near"]]
    assert policy in addresses
    assert any(address.startswith(policy + "#") for address in addresses)
    others = {"现行有效": "policies/demo-2022-3/", "已废止": "policies/sc-2024-10/"}
    assert not any(address.startswith(others[status]) for address in addresses)


@pytest.mark.browser
def test_a_slash_leads_to_the_box_and_is_typed_only_there(page: Page, demo_site: Path) -> None:
    server = SiteServer(demo_site, "/a/b/")
    page.goto(server.address + "search/")
    page.wait_for_selector("[data-module=search][aria-busy]")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.press("/")
    typed = page.locator("[data-part=input]").input_value()
    server.close()
    assert typed == "/"


@pytest.mark.browser
def test_a_reader_types_all_queries_one_after_another_in_one_page(
    page: Page, demo_site: Path
) -> None:
    server = SiteServer(demo_site, "/a/b/")
    page.goto(server.address + "search/")
    box = page.locator("[data-part=input]")
    missed = []
    for query, wanted, within in QUERIES:
        box.fill(query)
        box.press("Enter")
        page.wait_for_selector("[data-module=search][aria-busy=false] [data-part=link]")
        links = page.eval_on_selector_all("[data-part=link]", "all => all.map(one => one.href)")
        found = [unquote(link.removeprefix(server.address)) for link in links][:within]
        note = page.locator("[data-part=not-stated]")
        is_told = note.is_visible() and note.locator("a").get_attribute("href")
        if wanted not in found or bool(is_told) != ((query, wanted, within) in NOT_STATED):
            missed.append((query, wanted, found, is_told))
    server.close()
    assert missed == []
    assert parse_qs(urlsplit(page.url).query)["q"] == [QUERIES[-1][0]]


def test_no_holder_and_no_candidate_is_in_the_index(pages: dict[str, str]) -> None:
    files = [*ROOT.glob("data/approved_lists/**/*.csv"), *ROOT.glob("data/notices/**/*.csv")]
    names = {
        row["name"]
        for file in files
        for row in csv.DictReader(file.read_text("utf-8-sig").splitlines())
    }
    assert len(names) >= 12
    assert not [name for name in names for text in pages.values() if name in text]
