"""What is long is folded: a link into it and paper open it, and nothing of it stands on a page twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import SiteServer

PAGES = ("procedures/cq/", "procedures/sc/", "career/", "data/")


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_paper_opens_what_is_folded_and_the_screen_folds_it_again(
    server: SiteServer, page: Page, path: str
) -> None:
    page.goto(server.address + path)
    closed = page.locator(".p-fold:not([open])")
    count = closed.count()
    assert count
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(closed).to_have_count(0)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(closed).to_have_count(count)


@pytest.mark.browser
def test_a_link_of_the_contents_opens_what_it_leads_to(server: SiteServer, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(server.address + "procedures/cq/")
    fold = page.locator("details#topic-treatment")
    expect(fold).not_to_have_attribute("open", "")
    page.locator(".p-shell-toc__link[href='#topic-treatment']").click()
    expect(fold).to_have_attribute("open", "")
    page.goto(server.address + "procedures/cq/#topic-filing")
    page.goto(server.address + "procedures/cq/#topic-standards")
    page.reload()
    expect(page.locator("details#topic-standards")).to_have_attribute("open", "")


def test_a_text_about_careers_stands_on_the_page_of_careers_and_procedures_lead_there(
    demo_site: Path,
) -> None:
    procedures = (demo_site / "procedures/cq/index.html").read_text(encoding="utf-8")
    career = (demo_site / "career/index.html").read_text(encoding="utf-8")
    assert 'href="../../career/#place-cq"' in procedures
    assert 'id="place-cq"' in career
    cited = re.compile(r'p-lines__item">[^\n]*policies/cq-2021-55/#')
    stated = procedures.partition('id="defects"')[0]
    assert not cited.search(stated)
    assert len(cited.findall(career)) > 50
