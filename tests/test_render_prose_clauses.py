"""Clauses cited in prose look like those that templates cite."""

from __future__ import annotations

import pytest

from generator.pages import Page, Section
from generator.render.prose_clauses import with_clauses_marked


def _body(link: str) -> str:
    page = Page(path="guides/worker/", section=Section.GUIDES, title="", description="", body=link)
    return with_clauses_marked(page).body


@pytest.mark.parametrize(
    ("anchor", "text"),
    [("四（四）", "四（四）"), ("附件3-二（一）", "附件3 二（一）"), ("%E4%B8%89", "三")],
    ids=["a clause", "a clause of an annex", "an encoded anchor"],
)
def test_a_link_that_is_a_clause_number_does_not_break(anchor: str, text: str) -> None:
    marked = _body(f'<a href="../../policies/cq-2023-27/#{anchor}">{text}</a>')
    assert marked.startswith('<a class="p-clause p-clause__id" href=')
    assert marked.endswith(f">{text}</a>")


def test_a_link_with_words_of_its_own_stays_as_it_is() -> None:
    link = '<a href="../../policies/cq-2023-27/#defects">文本的缺漏与疑点</a>'
    assert _body(link) == link
