"""A notice in four forms: the same said in each, nothing of the data taken for markup, no clock."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from generator.model import (
    CallNotice,
    FilingDesk,
    PublicityNotice,
    SupervisionFinding,
    SupervisionNotice,
)
from generator.render.context import RenderContext
from generator.render.handouts import FORMS, Handout, handout_of, written
from tests.portal_sample import LIST, NOTICE, good_portal, sample_site, with_notice

HOSTILE = (
    "<b>粗</b>",
    '=HYPERLINK("http://evil.example","x")',
    "{{ 7*7 }}",
    "</w:t>&amp;",
    "[[slot]]",
)


def _notice(**changes: object) -> PublicityNotice:
    return replace(good_portal().notices[NOTICE], **changes)  # type: ignore[arg-type]


def _handout(notice: PublicityNotice | None = None, address: str | None = None) -> Handout:
    notice = notice or _notice()
    site = sample_site(portal=with_notice(notice))
    site = replace(site, config=replace(site.config, site_address=address))
    return handout_of(notice, RenderContext(site=site))


def _word(handout: Handout) -> docx.document.Document:
    return docx.Document(io.BytesIO(written(handout, "docx")))


class _Html(HTMLParser):
    """Text and tags of HTML."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.parts: list[str] = []
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _text(handout: Handout, form: str) -> str:
    content = written(handout, form)
    if form == "text":
        return content.decode()
    if form == "docx":
        document = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in document.paragraphs), *cells])
    return "\n".join(_Html(content).parts)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_who_until_when_and_where_to_object(form: str) -> None:
    notice = _notice()
    text = _text(_handout(), form)
    for said in (
        notice.title,
        "2026年1月12日（星期一） 24:00",
        "5 个工作日",
        "1月5日（发布日）",
        "1月10日（周末）",
        notice.objection.office,
        notice.objection.telephone,
        notice.objection.real_name_rule,
        *(one.name for one in notice.candidates),
        notice.published_by,
        "2026年1月5日",
    ):
        assert said in text, said


@pytest.mark.parametrize("form", FORMS)
def test_what_is_invented_says_so_in_every_form(form: str) -> None:
    assert "【样例】" in _text(_handout(), form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_stands_there_as_it_was_written(form: str, name: str) -> None:
    first, *others = _notice().candidates
    handout = _handout(_notice(candidates=(replace(first, name=name), *others)))
    assert name in _text(handout, form)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_notice_gives_the_same_bytes(form: str) -> None:
    assert written(_handout(), form) == written(_handout(), form)


@pytest.mark.parametrize("form", FORMS)
def test_the_address_is_told_only_where_there_is_one(form: str) -> None:
    address = f"https://public.example/p/notices/{NOTICE}/"
    assert address in _text(_handout(address="https://public.example/p"), form)
    assert "原文" not in _text(_handout(), form)


@pytest.mark.parametrize("form", FORMS)
def test_where_nothing_can_be_counted_no_day_is_made_up(form: str) -> None:
    text = _text(_handout(_notice(published_on=date(2026, 12, 28))), form)
    assert "以发布机关公告为准" in text
    assert "怎样计算" not in text


def test_a_make_up_day_that_counts_is_told() -> None:
    text = _text(_handout(_notice(published_on=date(2026, 2, 12))), "text")
    assert "计入：2月14日（调休上班）" in text
    assert "放假（春节）" in text


def test_the_wechat_editor_finds_nothing_that_it_would_drop() -> None:
    html = _Html(written(_handout(address="https://public.example/"), "wechat"))
    kept = {"meta", "section", "p", "strong", "table", "thead", "tbody", "tr", "td"}
    assert {tag for tag, _ in html.tags} == kept
    attributes = {name for tag, names in html.tags if tag != "meta" for name in names}
    assert attributes <= {"style", "width", "cellspacing", "cellpadding"}
    styles = " ".join(names.get("style") or "" for _, names in html.tags)
    assert re.search(r"var\(|flex|grid|position|float|url\(", styles) is None


def test_the_poster_is_one_a4_file_that_fetches_nothing() -> None:
    content = written(_handout(), "print").decode()
    html = _Html(content.encode())
    assert "@page { size: A4" in content
    assert "display: table-header-group" in content
    assert {"script", "link", "img", "a"} & {tag for tag, _ in html.tags} == set()
    assert "url(" not in content
    assert "http://" not in content


def test_the_word_file_has_the_layout_of_official_documents() -> None:
    document = _word(_handout())
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    title = next(one for one in document.paragraphs if one.style.name == "Title")
    assert title.alignment == WD_ALIGN_PARAGRAPH.CENTER
    by, on = (one for one in document.paragraphs if one.style.name == "Signature")
    assert (by.alignment, on.alignment) == (WD_ALIGN_PARAGRAPH.RIGHT,) * 2
    assert (by.text, on.text) == (_notice().published_by, "2026年1月5日")
    head = document.tables[0].rows[0]._tr
    assert head.xpath("./w:trPr/w:tblHeader")
    fonts = document.styles.element.xpath("//w:rFonts/@w:eastAsia")
    assert {"仿宋_GB2312", "黑体", "方正小标宋简体"} <= set(fonts)


def test_the_word_file_tells_no_day_of_writing_and_no_author() -> None:
    properties = _word(_handout()).core_properties
    assert (properties.author, properties.created, properties.modified) == ("", None, None)


def test_a_list_has_the_four_forms_and_names_no_number() -> None:
    approved = good_portal().approved_lists[LIST]
    handout = handout_of(approved, RenderContext(site=sample_site()))
    for form in FORMS:
        text = _text(handout, form)
        assert approved.document_number in text
        assert all(one.name in text for one in approved.holders)
        assert not any(
            one.certificate_number in text for one in approved.holders if one.certificate_number
        )
    assert "已撤销" in _text(handout, "text")


def test_a_column_that_nobody_fills_leaves_its_room() -> None:
    handout = _handout()
    assert handout.table is not None
    assert "备注" not in handout.table.columns
    assert 95 <= sum(handout.table.shares) <= 100


_CALL = CallNotice(
    id="demo-call-1",
    jurisdiction="demo",
    policy="demo-2025-1",
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


@pytest.mark.parametrize("form", FORMS)
def test_a_call_tells_its_window_and_a_supervision_its_findings(form: str) -> None:
    context = RenderContext(site=sample_site())
    call = _text(handout_of(_CALL, context), form)
    assert "2026年3月9日（星期一）至2026年4月10日（星期五）（含）" in call
    organisation = next(iter(good_portal().organisations.values()))
    supervision = SupervisionNotice(
        id="demo-supervision-1",
        jurisdiction="demo",
        policy="demo-2025-1",
        clause="二（一）",
        title="监督检查情况公示",
        published_by="示例省人力资源和社会保障厅",
        published_on=date(2026, 3, 2),
        summary="检查了备案材料。",
        findings=(
            SupervisionFinding(
                organisation=organisation.id, finding="档案不全", measure="限期整改"
            ),
        ),
    )
    text = _text(handout_of(supervision, context), form)
    assert organisation.name in text
    assert "限期整改" in text
