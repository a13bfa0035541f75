"""Lists: a status in words with its clause; certificate numbers nowhere; holders never searched."""

from __future__ import annotations

import json
from datetime import date

from tests.portal_sample import (
    LIST,
    good_portal,
    rendered_files,
    rendered_pages,
    sample_site,
    search_records,
)

PATH = f"lists/{LIST}/"


def test_the_status_of_each_row_stands_there_in_words() -> None:
    body = rendered_pages(sample_site())[PATH].body
    for word in ("有效", "已撤销", "已暂停", "已公布，待编号"):
        assert f">{word}</span>" in body
    assert "2026年3月16日，示例省人力资源和社会保障厅：提供虚假业绩" in body
    assert "#三（二）" in body


def test_the_four_roles_are_kept_apart() -> None:
    body = rendered_pages(sample_site())[PATH].body
    for role in ("发证单位", "核准", "公布", "签发核验记录"):
        assert f'<dt class="p-fact-list__name">{role}</dt>' in body


def test_no_page_and_no_twin_shows_a_certificate_number() -> None:
    site = sample_site()
    numbers = [
        holder.certificate_number
        for approved in good_portal().approved_lists.values()
        for holder in approved.holders
        if holder.certificate_number
    ]
    texts = [page.body for page in rendered_pages(site).values()]
    files = rendered_files(site)
    twins = files.keys() - {"api/v1/samples.json"}
    texts += [files[path].decode() for path in twins if path.startswith("api/")]
    assert numbers
    assert not [number for number in numbers for text in texts if number in text]


def test_no_holder_and_no_candidate_is_in_the_search() -> None:
    portal = good_portal()
    names = {row.name for one in portal.approved_lists.values() for row in one.holders}
    names |= {row.name for one in portal.notices.values() for row in one.candidates}
    text = "".join(record.title + record.text for record in search_records(sample_site()))
    assert names
    assert not [name for name in names if name in text]


def test_the_twin_says_status_and_change_in_fields_of_one_type() -> None:
    twin = json.loads(rendered_files(sample_site())[f"api/v1/lists/{LIST}.json"])
    assert (twin["format"], twin["data_on"], twin["count"]) == ("list/v1", "2026-03-18", 4)
    assert [row["status"] for row in twin["items"]] == ["active", "revoked", "suspended", None]
    assert twin["items"][1]["change"]["on"] == date(2026, 3, 16).isoformat()
    assert twin["items"][0]["change"] is None
