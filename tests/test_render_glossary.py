"""The first use of a term on a page leads to the glossary."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model import Term
from generator.pages import Page, Section
from generator.render.glossary_links import TermLinks

TERMS = (
    Term(id="appointment", term="评聘", meaning="先评后聘"),
    Term(id="chief", term="首席技师", also=("首席技师岗位",), meaning="最高一级"),
    Term(id="both", term="A&B", meaning="两样"),
)
_LINK = re.compile(r'<a class="p-term" href="([^"#]*)#([a-z0-9-]+)">')


def linked(body: str) -> str:
    page = Page(
        path="policies/a/", section=Section.POLICIES, title="甲", description="甲", body=body
    )
    return TermLinks(TERMS).on(page).body


def test_only_the_first_use_is_linked() -> None:
    link = '<a class="p-term" href="../../glossary/#appointment">评聘</a>'
    assert linked("<p>做好评聘，评聘后上岗</p><p>评聘</p>") == (
        f"<p>做好{link}，评聘后上岗</p><p>评聘</p>"
    )


def test_the_longer_of_two_words_is_taken() -> None:
    assert ">首席技师岗位</a>" in linked("<p>首席技师岗位</p>")


def test_a_term_is_found_as_it_is_escaped() -> None:
    assert linked("<p>A&amp;B</p>").count("#both") == 1


def test_text_without_terms_stays_whole() -> None:
    assert linked("<p>公示</p>") == "<p>公示</p>"


@pytest.mark.parametrize(
    "body",
    [
        '<a href="#x">看<span>评聘</span></a>',
        "<h3>评聘</h3>",
        "<code>评聘</code>",
        "<tr><th>评聘</th></tr>",
        "<svg><text>评聘</text></svg>",
        "<details><summary>评聘</summary></details>",
        '<p title="评聘">聘</p>',
        "<div data-no-terms><div>原文</div>评聘</div>",
    ],
)
def test_no_link_stands_in_a_link_a_heading_code_or_the_head_of_a_table(body: str) -> None:
    assert linked(body) == body
    assert "#appointment" in linked(f"{body}<p>评聘</p>")


@pytest.mark.parametrize(
    "page",
    [
        "grades/special-technician",
        "procedures/cq",
        "career",
        "policies/sc-2024-10",
        "guides/worker",
        "interpretations/sh-2024-177",
    ],
)
def test_pages_of_the_demo_lead_to_each_term_once_and_to_terms_that_exist(
    demo_site: Path, page: str
) -> None:
    found = _LINK.findall((demo_site / page / "index.html").read_text(encoding="utf-8"))
    glossary = (demo_site / "glossary" / "index.html").read_text(encoding="utf-8")
    ids = [id_ for _, id_ in found]
    assert ids
    assert len(set(ids)) == len(ids)
    assert all(f'id="{id_}"' in glossary for id_ in ids)
    assert {base for base, _ in found} == {"../" * (page.count("/") + 1) + "glossary/"}


def test_the_glossary_and_the_lists_of_people_lead_nowhere(demo_site: Path) -> None:
    for page in ("glossary", "lists/demo-list-2026-01", "notices/demo-notice-2026-01"):
        assert "p-term" not in (demo_site / page / "index.html").read_text(encoding="utf-8")
