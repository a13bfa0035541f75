"""The prose in content/ is plain Markdown, and each clause it cites is on the page it links to."""

from __future__ import annotations

import json
import re
from pathlib import Path
from posixpath import join, normpath

import pytest

from generator.load.portal import load_portal
from generator.model import Portal

CONTENT = Path(__file__).resolve().parent.parent / "content"
WORDING = CONTENT.parent / "theme/verify/v1/wording.json"
PAGES = sorted(
    path.relative_to(CONTENT).as_posix()
    for path in CONTENT.rglob("*.md")
    if path.name != "README.md"
)
LINK = re.compile(r"\]\(([^()\s]+)\)")
FRONT_MATTER = re.compile(r"---\ntitle: (.+)\ndescription: (.+)\n---\n\n# .+\n")
VERDICT_ROW = re.compile(r"^\| ([^|`]+) `(\w+)` \|", re.MULTILINE)
HTML_TAG = re.compile(r"<[a-zA-Z/!]")


@pytest.fixture(scope="module")
def portal() -> Portal:
    return load_portal(CONTENT.parent)[0]


def links(page: str) -> list[str]:
    return LINK.findall((CONTENT / page).read_text(encoding="utf-8"))


def address(page: str) -> str:
    """Where the page is served: guides/worker.md is guides/worker/."""
    return page.removesuffix("index.md") if page.endswith("index.md") else page[:-3] + "/"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_title_description_and_its_heading(page: str) -> None:
    assert FRONT_MATTER.match((CONTENT / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_holds_no_html(page: str) -> None:
    assert not HTML_TAG.search((CONTENT / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_a_linked_neighbour_is_a_file_of_content(page: str) -> None:
    neighbours = [link for link in links(page) if link.endswith(".md")]
    assert all((CONTENT / page).parent.joinpath(link).is_file() for link in neighbours)


@pytest.mark.parametrize("page", PAGES)
def test_only_the_national_query_is_linked_outside(page: str) -> None:
    outside = {link for link in links(page) if "://" in link}
    assert outside <= {"https://www.osta.org.cn/"}


@pytest.mark.parametrize("page", PAGES)
def test_every_cited_clause_is_on_the_policy_page_it_links_to(page: str, portal: Portal) -> None:
    for link in links(page):
        if "://" in link or link.endswith(".md"):
            continue
        path, _, anchor = normpath(join(address(page), link)).partition("#")
        if not path.startswith("policies/"):
            assert not path.startswith(".."), link
            continue
        policy_id = path.removeprefix("policies/").strip("/")
        clauses = portal.fingerprints[policy_id].clauses if policy_id else ()
        anchors = {one.clause.replace(" ", "-") for one in clauses}
        assert not anchor or anchor in anchors, link


def test_the_guide_names_every_verdict_as_the_verify_page_does() -> None:
    verdicts = json.loads(WORDING.read_text(encoding="utf-8"))["verdicts"]
    labels = {code: verdict["label"]["zh"] for code, verdict in verdicts.items()}
    guide = (CONTENT / "guides/employer.md").read_text(encoding="utf-8")
    assert {code: label for label, code in VERDICT_ROW.findall(guide)} == labels


def test_the_guide_tells_may_compare_from_compares_place_by_place() -> None:
    guide = (CONTENT / "guides/worker.md").read_text(encoding="utf-8")
    pay = guide.split("## 待遇")[1].split("## ")[0]
    may = {line[2:4]: "**可**比照" in line for line in pay.splitlines() if line.startswith("- ")}
    assert may == {"国家": False, "四川": False, "重庆": True, "上海": True}


@pytest.mark.parametrize("page", PAGES)
def test_a_document_number_stands_with_a_clause_of_that_document(page: str, portal: Portal) -> None:
    ids = {policy.document_number: policy.id for policy in portal.policies.values()}
    cited = re.findall(
        r"（([^（）]+〔\d{4}〕\d+号) \[[^\]]+\]\(\.\./\.\./policies/([^/]+)/",
        (CONTENT / page).read_text(encoding="utf-8"),
    )
    assert [(number, id_) for number, id_ in cited if ids[number] != id_] == []
