"""What holds for every page: its frame, its links, what is shown in which mode, what is escaped."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin

import pytest

from generator.config import Mode
from generator.model import Portal
from generator.pages import Page
from generator.render.json_form import NEVER_PUBLISHED
from generator.rules.announcements import all_notices
from tests.portal_sample import good_portal, rendered_files, rendered_pages, sample_site

FROM_CONTENT = {
    "guides/",
    "guides/worker/",
    "guides/enterprise/",
    "guides/employer/",
    "guides/bureau/",
}
WITHOUT_SHELL = {"desk/", "verify/"}
FROM_BUILD = {"trust/trust.json", "trust/jwks.json", "trust/issuers/demo-hrss.json"}
HOSTILE = "\"><svg/onload=alert(1)></script><!--{{7*7}}%s'&"


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(values)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        for name in ("href", "action"):
            if values.get(name):
                self.links.append(values[name] or "")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))


def _markup(html: str) -> _Markup:
    markup = _Markup()
    markup.feed(html)
    return markup


def _pages() -> list[Page]:
    return list(rendered_pages(sample_site()).values())


@pytest.mark.parametrize("page", _pages(), ids=lambda page: page.path or "home")
class TestEveryPage:
    def test_it_begins_with_its_only_h1(self, page: Page) -> None:
        assert page.body.lstrip().startswith("<h1>")
        assert page.body.count("<h1>") == 1

    def test_it_has_a_title_and_a_description(self, page: Page) -> None:
        assert page.title
        assert 8 <= len(page.description) <= 200

    def test_no_heading_skips_a_level(self, page: Page) -> None:
        levels = _markup(page.body).headings
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_no_id_stands_twice(self, page: Page) -> None:
        ids = _markup(page.body).ids
        assert sorted(ids) == sorted(set(ids))

    def test_its_table_of_contents_leads_to_its_headings(self, page: Page) -> None:
        assert {entry.anchor for entry in page.toc} <= set(_markup(page.body).ids)

    def test_nothing_runs_inline(self, page: Page) -> None:
        markup = _markup(page.body + page.head)
        assert not {name for name in markup.attributes if name.startswith("on") or name == "style"}
        assert not markup.tags & {"style", "iframe"}
        scripts = ('<script type="module" src="', '<script type="application/json"')
        assert page.body.count("<script") == sum(page.body.count(one) for one in scripts)


def test_every_link_is_relative_and_leads_to_something_there_is() -> None:
    site = sample_site()
    pages = rendered_pages(site)
    files = rendered_files(site)
    anchors = {path: set(_markup(page.body).ids) for path, page in pages.items()}
    evidence = {one.address for n in all_notices(site.portal) for one in n.published_at}
    for page in pages.values():
        for link in set(_markup(page.body + page.head).links) - evidence:
            assert not link.startswith("/")
            address, _, anchor = urljoin(f"http://s/{page.path}", link)[9:].partition("#")
            target = address.partition("?")[0]  # what a page is asked to show is the page
            assert (
                target in pages.keys() | files.keys() | FROM_CONTENT | FROM_BUILD | WITHOUT_SHELL
            ), link
            is_choice = target == "eligibility/" and anchor.startswith("place=")
            assert not anchor or is_choice or anchor in anchors[target], link


def test_pages_of_the_fictional_province_are_marked_as_samples() -> None:
    pages = rendered_pages(sample_site())
    for path in (
        "policies/demo-2025-1/",
        "notices/demo-notice-2026-01/",
        "organisations/demo-jinggong/",
    ):
        assert pages[path].is_sample
    assert not pages["policies/mohrss-2022-14/"].is_sample


def test_production_shows_nothing_of_the_fictional_province() -> None:
    site = sample_site(mode=Mode.PRODUCTION)
    pages, files = rendered_pages(site), rendered_files(site)
    assert "policies/mohrss-2022-14/" in pages
    assert "api/v1/samples.json" not in files
    everything = "".join(page.body + page.head for page in pages.values())
    everything += "".join(
        content.decode() for path, content in files.items() if path.startswith("api/")
    )
    assert "示例省" not in everything
    assert "demo-" not in everything


def test_the_trust_page_shows_where_a_list_is_complete_and_only_what_is_published() -> None:
    site = sample_site()
    declared = site.portal.coverage["demo"].declarations[0]
    body = site.portal.organisations[declared.organisations[0]]
    assert body.name in rendered_pages(site)["trust/"].body
    silent = rendered_pages(replace(site, covered_places=frozenset()))["trust/"].body
    assert body.name not in silent
    assert "还没有声明" in silent


def _made_hostile(value: Any) -> Any:
    """Every free text of a record replaced by markup; ids, numbers and dates stay."""
    if is_dataclass(value) and not isinstance(value, type):
        changes = {}
        for one in fields(value):
            item = getattr(value, one.name)
            is_text = isinstance(item, str) and re.search(r"[\u4e00-\u9fa5]", item)
            kept = {"clause", "effective_clause", "grade", *NEVER_PUBLISHED}
            if is_text and one.name not in kept:
                changes[one.name] = HOSTILE
            elif isinstance(item, tuple) or is_dataclass(item):
                changes[one.name] = _made_hostile(item)
        return replace(value, **{name: item for name, item in changes.items() if name != "source"})
    if isinstance(value, tuple):
        return tuple(_made_hostile(item) for item in value)
    return value


def _hostile_portal() -> Portal:
    portal = good_portal()
    nouns = ("policies", "notices", "approved_lists", "organisations", "policy_texts")
    changed = {
        noun: {key: _made_hostile(value) for key, value in getattr(portal, noun).items()}
        for noun in nouns
    }
    return replace(portal, **changed)


def test_markup_in_any_text_field_is_shown_as_it_is_written() -> None:
    pages = rendered_pages(sample_site(portal=_hostile_portal()))
    shown = 0
    for page in pages.values():
        markup = _markup(page.body + page.head)
        assert page.body.count("<svg") == page.body.count('<svg class="p-')
        assert not any(name.startswith("on") for name in markup.attributes)
        shown += page.body.count("&lt;svg/onload=alert(1)&gt;")
        assert "49" not in re.findall(r"\{\{7\*7\}\}|\b49\b", page.body)
    assert shown > 20
