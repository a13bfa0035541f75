"""What the search is given: the text a reader sees, clause by clause for policies."""

from __future__ import annotations

from generator.render.search_text import visible_text
from tests.portal_sample import POLICY, rendered_pages, sample_site, search_records


def test_text_marked_as_not_searched_or_hidden_is_left_out() -> None:
    html = "<p>甲<br>乙</p><div data-search-ignore><p>丙<img></p></div><p hidden>丁</p><p>戊&amp;己</p>"
    assert visible_text(html) == "甲乙\n戊&己"


def test_a_table_of_people_is_left_out_and_what_stands_around_it_is_not() -> None:
    people = '<table id="a" data-search-ignore><tr><td>丙</td></tr></table>'
    others = '<table id="b"><tr><td>乙</td></tr></table>'
    assert visible_text(f"<p>甲</p>{people}{others}{people}<p>丁</p>") == "甲\n乙\n丁"


def test_every_page_but_the_missing_one_can_be_found() -> None:
    site = sample_site()
    found = {record.address for record in search_records(site)}
    assert set(rendered_pages(site)) - found == {"404.html", "search/"}
    assert "verify/" in found


def test_a_clause_is_found_at_its_anchor() -> None:
    records = {record.address: record for record in search_records(sample_site())}
    clause = records[f"policies/{POLICY}/#二（二）"]
    assert clause.title == "示例省通知 二（二） 核准"
    assert "核准和公布的是省厅。" in clause.text
    assert clause.kind == "政策条款"
    assert clause.jurisdiction == "示例省"
    assert clause.grades == ("特级技师", "首席技师")
    assert clause.status == "现行有效"
    assert clause.is_sample


def test_every_search_record_leads_to_an_anchor_of_its_page() -> None:
    site = sample_site()
    pages = rendered_pages(site)
    for record in search_records(site):
        path, _, anchor = record.address.partition("#")
        assert path in pages or path in ("verify/", "desk/")
        assert not anchor or f'id="{anchor}"' in pages[path].body
