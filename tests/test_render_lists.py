"""Lists: a status in words with its clause; certificate numbers nowhere; holders never searched."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from generator.model import ApprovedList, Portal, Supplement
from tests.bureau import corrected_list
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


def _corrected(**changes: str) -> ApprovedList:
    return corrected_list(good_portal().approved_lists[LIST], **changes)


def _with(approved: ApprovedList) -> Portal:
    return replace(good_portal(), approved_lists={LIST: approved})


def test_a_corrected_row_keeps_what_was_announced_beside_it_shown_as_superseded() -> None:
    site = sample_site(portal=_with(_corrected(name="林励行")))
    body = rendered_pages(site)[PATH].body
    assert "<del>林砺行</del>" in body
    assert "林励行</th>" in body
    assert ">已被取代</span>" in body
    row = json.loads(rendered_files(site)[f"api/v1/lists/{LIST}.json"])["items"][0]
    assert row["holder"]["name"] == "林励行"
    assert [one["row"]["name"] for one in row["former"]] == ["林砺行"]


def test_a_corrected_number_is_told_without_the_numbers() -> None:
    new, old = "Y00009999990126T000008", "Y00009999990126T000001"
    site = sample_site(portal=_with(_corrected(certificate_number=new)))
    page = rendered_pages(site)[PATH].body
    twin = rendered_files(site)[f"api/v1/lists/{LIST}.json"].decode()
    assert '<td data-label="更正什么">证书编码</td>' in page
    assert not [text for text in (page, twin) if new in text or old in text]


def test_a_list_says_how_many_numbers_are_to_come_and_shows_its_supplements() -> None:
    approved = good_portal().approved_lists[LIST]
    later = replace(approved, supplements=(Supplement(on=date(2026, 1, 20), serials=(2, 3)),))
    site = sample_site(portal=_with(later))
    body = rendered_pages(site)[PATH].body
    assert "部分待编号，待编号 1 人" in body
    assert '2026年1月20日</th><td data-label="序号">2、3</td>' in body
    twin = json.loads(rendered_files(site)[f"api/v1/lists/{LIST}.json"])
    assert (twin["state"], twin["pending_count"]) == ("numbers_pending", 1)
