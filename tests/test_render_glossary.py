"""The first use of a term on a page leads to the glossary."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Term
from generator.render.context import RenderContext
from generator.render.glossary_links import TermLinks, TextPart
from tests.portal_sample import good_portal, sample_site

TERMS = {
    "appointment": Term(id="appointment", term="评聘", meaning="先评后聘"),
    "chief": Term(id="chief", term="首席技师", also=("首席技师岗位",), meaning="最高一级"),
}


def links() -> TermLinks:
    portal = replace(good_portal(), terms=TERMS)
    return TermLinks("policies/a/", RenderContext(site=sample_site(portal=portal)))


def test_only_the_first_use_is_linked() -> None:
    on_page = links()
    assert on_page.parts("做好评聘，评聘后上岗") == (
        TextPart("做好"),
        TextPart("评聘", "../../glossary/#appointment"),
        TextPart("，评聘后上岗"),
    )
    assert on_page.parts("评聘") == (TextPart("评聘"),)


def test_the_longer_of_two_words_is_taken() -> None:
    assert links().parts("首席技师岗位") == (TextPart("首席技师岗位", "../../glossary/#chief"),)


def test_text_without_terms_stays_whole() -> None:
    assert links().parts("公示") == (TextPart("公示"),)
