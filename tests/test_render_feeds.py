"""Feeds and calendars as outside readers read them: whole, dated by the data, without a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urljoin
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest

from generator.model import (
    CallNotice,
    FilingDesk,
    Portal,
    PublicityNotice,
    SupervisionFinding,
    SupervisionNotice,
)
from generator.render import SiteView
from tests.conftest import ROOT
from tests.portal_sample import (
    LIST,
    NOTICE,
    POLICY,
    good_portal,
    rendered_files,
    rendered_pages,
    sample_site,
    with_notice,
)

ALL = "feeds/all.atom"
DEADLINES = "feeds/deadlines.ics"
PUBLIC = "https://public.example/portal"


def _read(site: SiteView, path: str = ALL) -> feedparser.FeedParserDict:
    feed = feedparser.parse(rendered_files(site)[path])
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def _notice(**changes: object) -> PublicityNotice:
    return replace(good_portal().notices[NOTICE], **changes)  # type: ignore[arg-type]


def _with_notices_alone() -> Portal:
    """The sample without calls, results of supervision, targets and management."""
    portal = good_portal()
    policies = {
        id_: replace(one, targets=(), management_period=None)
        for id_, one in portal.policies.items()
    }
    return replace(portal, policies=policies, call_notices={}, supervision_notices={})


def _at(address: str) -> SiteView:
    site = sample_site()
    return replace(site, config=replace(site.config, site_address=address))


def test_a_reader_gets_notices_lists_and_policies_newest_first() -> None:
    entries = _read(sample_site()).entries
    kinds = {entry.tags[0].term for entry in entries}
    assert kinds == {"公示", "受理公告", "监督检查", "名单", "政策", "评价机构"}
    days = [entry.updated for entry in entries]
    assert days == sorted(days, reverse=True)


def test_ids_are_made_of_the_identifier_base_and_are_unique() -> None:
    ids = [entry.id for entry in _read(sample_site()).entries]
    base = sample_site().config.identifier_base
    assert f"{base}notices/{NOTICE}/" in ids
    assert all(one.startswith(base) for one in ids)
    assert len(set(ids)) == len(ids)


def test_the_feed_is_as_old_as_its_newest_entry_whatever_the_day_of_the_build() -> None:
    early = rendered_files(sample_site(today=date(2026, 3, 18)))[ALL]
    late = rendered_files(sample_site(today=date(2026, 3, 19)))[ALL]
    assert early == late
    feed = feedparser.parse(early)
    assert feed.feed.updated == feed.entries[0].updated


def test_what_has_not_happened_yet_stands_in_no_feed() -> None:
    site = sample_site(portal=with_notice(_notice(published_on=date(2026, 3, 19))))
    assert "公示" not in {entry.tags[0].term for entry in _read(site).entries}


@pytest.mark.parametrize(
    "site",
    [sample_site(), _at(PUBLIC), _at(PUBLIC + "/")],
    ids=["no public address", "an address", "an address with a slash"],
)
def test_links_lead_to_pages_where_the_reader_found_the_feed(site: SiteView) -> None:
    entries = _read(site).entries
    pages = rendered_pages(site)
    for entry in entries:
        target = urljoin(f"{PUBLIC}/{ALL}", entry.link)
        assert target.removeprefix(f"{PUBLIC}/") in pages


def test_with_a_public_address_links_are_absolute_and_the_feed_names_itself() -> None:
    feed = _read(_at(PUBLIC))
    assert all(entry.link.startswith(f"{PUBLIC}/") for entry in feed.entries)
    assert f"{PUBLIC}/{ALL}" in [link.href for link in feed.feed.links if link.rel == "self"]


def test_a_jurisdiction_has_a_feed_of_its_own_even_without_entries() -> None:
    site = sample_site()
    for place in site.portal.jurisdictions.values():
        feed = _read(site, f"feeds/{place.id}.atom")
        own = {entry.tags[1].term for entry in feed.entries}
        assert own <= {place.short_name}
    bare = Portal(
        grades=site.portal.grades,
        grade_source=site.portal.grade_source,
        jurisdictions=site.portal.jurisdictions,
        query_services=site.portal.query_services,
    )
    empty = feedparser.parse(rendered_files(sample_site(portal=bare))[ALL])
    assert empty.entries == []
    assert empty.feed.updated == "1970-01-01T00:00:00+08:00"


def test_a_feed_has_at_most_a_hundred_entries() -> None:
    notices = {
        f"n-{index}": _notice(
            id=f"n-{index}", published_on=date(2026, 1, 5) + timedelta(index % 60)
        )
        for index in range(150)
    }
    entries = _read(sample_site(portal=replace(good_portal(), notices=notices))).entries
    assert len(entries) == 100


def test_nobody_is_named_in_a_feed_or_calendar_even_where_a_title_names_him() -> None:
    portal = good_portal()
    name = portal.notices[NOTICE].candidates[0].name
    holder = portal.approved_lists[LIST].holders[0].name
    approved = replace(portal.approved_lists[LIST], title=f"关于公布{holder}同志的通知")
    naming = replace(
        with_notice(_notice(title=f"关于{name}同志的公示")), approved_lists={LIST: approved}
    )
    people = {one.name for one in portal.notices[NOTICE].candidates} | {
        one.name for one in approved.holders
    }
    files = rendered_files(sample_site(portal=naming, today=date(2026, 3, 18)))
    fed = [path for path in files if path.endswith((".atom", ".ics"))]
    assert len(fed) > 3
    for path in fed:
        text = files[path].decode().replace("\r\n ", "")
        assert [name for name in people if name in text] == [], path


def test_an_invented_notice_is_marked_in_feed_and_calendar() -> None:
    site = sample_site(today=date(2026, 1, 6))
    entry = next(one for one in _read(site).entries if one.tags[0].term == "公示")
    assert entry.title.startswith("【样例】")
    event = icalendar.Calendar.from_ical(rendered_files(site)[DEADLINES]).events[0]
    assert event["SUMMARY"].startswith("【样例】")


def test_text_of_the_data_is_text_for_a_reader() -> None:
    title = "]]><script>alert(1)</script>&amp;"
    site = sample_site(portal=with_notice(_notice(title=title)))
    content = rendered_files(site)[ALL]
    atom = "{http://www.w3.org/2005/Atom}"
    titles = [one.text for one in ElementTree.fromstring(content).iter(f"{atom}title")]
    assert f"【样例】{title}" in titles


def test_the_calendar_of_deadlines_holds_those_that_have_not_ended() -> None:
    portal = _with_notices_alone()

    def events(today: date) -> list[icalendar.Event]:
        content = rendered_files(sample_site(portal=portal, today=today))[DEADLINES]
        calendar = icalendar.Calendar.from_ical(content)
        assert calendar.errors == []
        return list(calendar.events)

    (event,) = events(date(2026, 1, 12))
    assert event["DTSTART"].dt == date(2026, 1, 12)
    assert event["UID"].startswith(f"{NOTICE}@")
    assert events(date(2026, 1, 13)) == []


def test_calls_supervisions_and_the_directory_are_news_and_a_call_is_a_deadline() -> None:
    portal = good_portal()
    organisation = next(iter(portal.organisations.values()))
    call = CallNotice(
        id="demo-call-1",
        jurisdiction="demo",
        policy=POLICY,
        clause="二（一）",
        title="关于受理申请的公告",
        published_by="示例省人力资源和社会保障厅",
        published_on=date(2026, 3, 2),
        summary="受理申请。",
        grades=("special-technician",),
        filing_from=date(2026, 3, 9),
        filing_until=date(2026, 4, 10),
        who_may_file="用人单位",
        desk=FilingDesk(office="职业能力建设处", telephone="0199-5550101", address="示例大道1号"),
    )
    supervision = SupervisionNotice(
        id="demo-supervision-1",
        jurisdiction="demo",
        policy=POLICY,
        clause="二（一）",
        title="监督检查情况公示",
        published_by="示例省人力资源和社会保障厅",
        published_on=date(2026, 3, 3),
        summary="检查了备案材料。",
        findings=(
            SupervisionFinding(organisation=organisation.id, finding="不全", measure="整改"),
        ),
    )
    site = sample_site(
        portal=replace(
            portal,
            call_notices={call.id: call},
            supervision_notices={supervision.id: supervision},
        )
    )
    entries = {entry.tags[0].term: entry for entry in _read(site).entries}
    assert "2026年4月10日（星期五）截止" in entries["受理公告"].summary
    assert entries["监督检查"].title.endswith("监督检查情况公示")
    assert organisation.name in entries["评价机构"].title
    pages = rendered_pages(site)
    for kind in ("受理公告", "监督检查", "评价机构"):
        assert urljoin("feeds/", entries[kind].link) in pages
    events = icalendar.Calendar.from_ical(rendered_files(site)[DEADLINES]).events
    (event,) = [one for one in events if one["UID"].startswith(f"{call.id}@")]
    assert event["DTSTART"].dt == date(2026, 4, 10)
    assert f"notices/{call.id}/{call.id}.ics" in rendered_files(site)


def test_a_calendar_without_deadlines_still_has_a_component() -> None:
    """RFC 5545 §3.6 asks for one."""
    site = sample_site(portal=_with_notices_alone())
    content = rendered_files(site)[DEADLINES]
    assert not icalendar.Calendar.from_ical(content).events
    assert icalendar.Calendar.from_ical(content).subcomponents


def test_pages_of_a_jurisdiction_name_its_feed_and_lists_of_records_show_them_all() -> None:
    pages = rendered_pages(sample_site())
    assert 'href="../../feeds/demo.atom"' in pages[f"notices/{NOTICE}/"].head
    for path in ("notices/", "lists/"):
        assert 'href="../feeds/all.atom"' in pages[path].body
        assert 'href="../feeds/demo.atom"' in pages[path].body
    assert 'href="../feeds/deadlines.ics"' in pages["notices/"].body


def test_the_frame_of_every_page_and_the_verify_page_name_the_feed_of_all() -> None:
    for template, href in (
        ("theme/shell/frame.html", "[[to-root]]feeds/all.atom"),
        ("theme/pages/verify.html", "../feeds/all.atom"),
    ):
        text = (ROOT / template).read_text(encoding="utf-8")
        assert f'type="application/atom+xml" title="更新：全部" href="{href}"' in text
