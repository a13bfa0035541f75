"""Sheets: what the policies print, in order; filled, grown, checked and saved in the browser alone."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import lxml.html
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.check import portal_with_texts
from generator.model import FormSectionKind, Portal
from generator.render.context import RenderContext
from generator.render.handouts.sheet_word import sheet_document
from generator.render.views.form_sheets import PartKind, Sheet, SheetKind, sheets
from generator.render.views.sheet_table import TABLE_HEIGHT, CellKind, sheet_table
from generator.rules.organisations import credit_code_check_digit
from tests.conftest import ROOT, SiteServer
from tests.node_tools import NODE, THEME
from tests.portal_sample import good_portal, rendered_pages, sample_site

FILING = "forms/pilot-filing/"
CODE = "91350100M000100Y43"
CODES = {
    "right": (CODE, None),
    "spaced": (" 9135 0100 m000 100y 43", None),
    "full width": ("９１３５０１００Ｍ０００１００Ｙ４３", None),
    "nothing": ("", None),
    "short": (CODE[:-1], "length"),
    "long": (CODE + "0", "length"),
    "a letter that is not used": ("O" + CODE[1:], "character"),
    "one digit off": (CODE[:-1] + "4", "check"),
}


@pytest.fixture(scope="module")
def real() -> Portal:
    portal, _ = portal_with_texts(ROOT)
    return portal


def _sheets(portal: Portal) -> dict[str, Sheet]:
    return {one.id: one for one in sheets(RenderContext(site=sample_site(portal=portal)))}


@pytest.mark.parametrize("case", CODES)
def test_a_credit_code_is_judged_as_the_rules_of_the_data_judge_it(case: str) -> None:
    typed, fault = CODES[case]
    module = (THEME / "forms" / "credit-code.js").as_uri()
    script = (
        f"import {{ creditCodeFault }} from {json.dumps(module)};"
        f"console.log(JSON.stringify(creditCodeFault({json.dumps(typed)})))"
    )
    done = subprocess.run(
        [NODE, "--input-type=module", "--eval", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found = json.loads(done.stdout)
    assert (found["fault"] if found else None) == fault
    if fault == "check":
        assert found["expected"] == credit_code_check_digit(typed)


def test_every_field_of_a_printed_form_is_on_its_sheet(real: Portal) -> None:
    known = _sheets(real)
    for procedures in real.procedures.values():
        for form in procedures.forms:
            parts = {part.name: part for part in known[form.id].parts}
            for section in form.sections:
                labels = [field.label for field in parts[section.name].fields]
                dates = section.kind is FormSectionKind.OPINIONS
                assert labels == [
                    one for one in section.fields if not (dates and one.startswith("日期"))
                ]


def test_each_place_whose_texts_say_what_a_plan_must_settle_has_its_checklist(real: Portal) -> None:
    plans = [one for one in _sheets(real).values() if one.kind is SheetKind.PLAN]
    assert [one.jurisdiction for one in plans] == ["cn", "cq", "sc", "sh", "demo"]
    chongqing = next(one for one in plans if one.jurisdiction == "cq")
    items = [field.label for part in chongqing.parts for field in part.fields]
    assert "评审标准" in items
    assert {part.kind for part in chongqing.parts} == {PartKind.CHECKLIST}


def test_no_sheet_can_be_sent_anywhere() -> None:
    pages = rendered_pages(sample_site(portal=good_portal()))
    for path, page in pages.items():
        if path.startswith("forms/"):
            assert "<form" not in page.body
            assert " name=" not in page.body


@pytest.fixture
def phone(server: SiteServer, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="zh-CN", accept_downloads=True
    )
    page = context.new_page()
    page.goto(server.address + FILING)
    yield page
    context.close()


def _document(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def _layout(document: docx.document.Document) -> list[list[tuple[int, str | None, str]]]:
    """Each row: how many columns each cell covers, whether it is merged downwards, its words."""
    return [
        [
            (
                int((cell.xpath("./w:tcPr/w:gridSpan/@w:val") or ["1"])[0]),
                (cell.xpath("./w:tcPr/w:vMerge/@w:val") or [""])[0]
                if cell.xpath("./w:tcPr/w:vMerge")
                else None,
                "".join(cell.xpath(".//w:t/text()")),
            )
            for cell in row.xpath("./w:tc")
        ]
        for row in document.tables[0]._tbl.xpath("./w:tr")
    ]


def _empty(portal: Portal, id_: str) -> bytes:
    return sheet_document(_sheets(portal)[id_], None)


def test_the_printed_form_has_the_merged_cells_of_the_official_table(real: Portal) -> None:
    """渝人社发〔2023〕27号 附件3: six columns, names of parts merged downwards, opinions without further cells."""
    rows = _layout(_document(_empty(real, "pilot-filing")))
    assert [[(columns, text) for columns, _, text in row] for row in rows] == [
        [(1, "备案企业基本信息"), (1, "企业名称"), (4, "（盖章）")],
        [(1, ""), (1, "详细地址"), (4, "")],
        [(1, ""), (1, "统一社会信用代码"), (4, "")],
        [(1, ""), (1, "注册登记机构"), (4, "")],
        [(1, ""), (1, "注册经营范围"), (4, "")],
        [(1, ""), (1, "技术技能人才数量"), (4, rows[5][2][2])],
        [(1, ""), (1, "企业类型"), (4, "☐ 央企分支机构　☐ 市级备案企业　☐ 区县级备案企业")],
        [(1, ""), (1, "法人代表"), (1, ""), (1, "联系电话"), (2, "")],
        [(1, ""), (1, "联系人"), (1, ""), (1, "联系电话"), (2, "")],
        [
            (1, "拟认定特级（首席）技师的职业（工种）"),
            *((1, name) for name in ("职业名称", "职业编码", "工种名称", "等级")),
            (1, "认定依据（国家职业标准或企业评价规范）"),
        ],
        *[[(1, "")] * 6] * 3,
        [(1, "区县（自治县）人社部门意见"), (5, "年　　月　　日")],
        [(1, "市人社局意见"), (5, "年　　月　　日")],
    ]
    assert rows[5][2][2].count("____人") == 4
    first = [row[0][1] for row in rows]
    assert first == ["restart", *[""] * 8, "restart", *[""] * 3, None, None]


@pytest.mark.parametrize("id_", ["pilot-filing", "demo-2025-1-filing", "plan-cq", "objection"])
def test_the_page_and_the_word_file_have_the_same_cells(real: Portal, id_: str) -> None:
    """Word names a merged cell again in each row that it covers, a page once."""
    pages = rendered_pages(sample_site(portal=real))
    table = lxml.html.fromstring(pages[f"forms/{id_}/"].body).xpath("//table")[0]
    on_page = [
        [int(cell.get("colspan", "1")) for cell in row.xpath("./th | ./td")]
        for row in table.xpath(".//tr")
    ]
    in_word = [
        [columns for columns, merged, _ in row if merged != ""]
        for row in _layout(_document(_empty(real, id_)))
    ]
    assert on_page == in_word
    assert len(table.xpath(".//col")) == len(_document(_empty(real, id_)).tables[0].columns)


def test_every_row_of_a_word_file_is_as_wide_as_its_table(real: Portal) -> None:
    for id_ in _sheets(real):
        document = _document(_empty(real, id_))
        columns = len(document.tables[0].columns)
        assert all(sum(one[0] for one in row) == columns for row in _layout(document))


def test_an_empty_form_is_the_same_bytes_each_time_and_tells_no_hour(real: Portal) -> None:
    content = _empty(real, "pilot-filing")
    assert content == _empty(real, "pilot-filing")
    assert _document(content).core_properties.created is None
    section = _document(content).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_a_sheet_of_an_invented_place_says_so_in_its_word_file(demo_site: Path) -> None:
    def told(id_: str) -> str:
        content = (demo_site / f"forms/{id_}/{id_}.docx").read_bytes()
        return _document(content).paragraphs[0].text

    assert "样例" in told("demo-2025-1-filing")
    assert "样例" not in told("pilot-filing")


@pytest.mark.parametrize("id_", ["pilot-filing", "demo-2025-1-filing", "objection"])
def test_a_form_fills_one_sheet_with_room_for_the_seal_of_an_authority(
    real: Portal, id_: str
) -> None:
    table = sheet_table(_sheets(real)[id_])
    rooms = [row.height for row in table.rows if row.cells[-1].kind is CellKind.ROOM]
    assert min(rooms) >= 36
    assert TABLE_HEIGHT - 10 <= sum(row.height for row in table.rows) <= TABLE_HEIGHT


@pytest.mark.browser
def test_a_form_is_filled_by_keyboard_and_saved_as_it_was_filled(
    phone: Page, server: SiteServer, real: Portal, tmp_path: Path
) -> None:
    phone.get_by_label("企业名称（盖章）").focus()
    phone.keyboard.type("某某公司 <甲> & 乙")
    phone.get_by_label("统一社会信用代码").focus()
    phone.keyboard.type(CODE[:-1] + "4")
    assert "校验位应为 3" in phone.locator(".p-sheet__told").inner_text()
    phone.get_by_label("技术技能人才数量：现有技能人才").fill("120")
    phone.get_by_label("企业类型：市级备案企业").check()
    phone.get_by_label("联系人的联系电话").fill("023-00000000")
    phone.get_by_role("button", name="加一行").focus()
    phone.keyboard.press("Enter")
    phone.keyboard.type("焊工")
    phone.get_by_role("button", name="删去第 1 行").focus()
    phone.keyboard.press("Enter")
    phone.get_by_role("button", name="加一行").press("Enter")
    assert "现有 4 行" in phone.locator("[data-form]").inner_text()
    server.requests.clear()
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="存成 Word（docx）").press("Enter")
    file = tmp_path / "form.docx"
    saved.value.save_as(file)
    assert server.requests == []
    rows = _layout(_document(file.read_bytes()))
    assert rows[0][2][2] == "某某公司 <甲> & 乙（盖章）"
    assert rows[5][2][2].startswith("现有技能人才120人，")
    assert rows[6][2][2] == "☐ 央企分支机构　☑ 市级备案企业　☐ 区县级备案企业"
    assert rows[8][4][2] == "023-00000000"
    assert [row[1][2] for row in rows[10:14]] == ["", "", "焊工", ""]
    assert [[one[:2] for one in row] for row in [*rows[:10], *rows[11:]]] == [
        [one[:2] for one in row] for row in _layout(_document(_empty(real, "pilot-filing")))
    ]
    assert phone.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.browser
def test_a_form_with_nothing_in_it_is_saved_as_the_empty_form(
    phone: Page, real: Portal, tmp_path: Path
) -> None:
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="存成 Word（docx）").click()
    saved.value.save_as(tmp_path / "form.docx")
    assert _layout(_document((tmp_path / "form.docx").read_bytes())) == _layout(
        _document(_empty(real, "pilot-filing"))
    )


@pytest.mark.browser
def test_without_the_empty_file_saving_says_why_it_cannot(
    server: SiteServer, browser: Browser
) -> None:
    server.changed[f"{FILING}pilot-filing.docx"] = None
    page = browser.new_page()
    page.goto(server.address + FILING)
    page.get_by_role("button", name="存成 Word（docx）").click()
    expect(page.locator("[data-saved]")).to_contain_text("没有读到空表")
    page.close()


@pytest.mark.browser
def test_without_javascript_a_form_is_filled_printed_and_its_empty_file_taken(
    server: SiteServer, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(server.address + FILING)
    assert page.get_by_role("button", name="存成 Word（docx）").count() == 0
    page.get_by_label("详细地址").fill("某地")
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载 Word 文件").click()
    assert taken.value.suggested_filename == "企业特级（首席）技师评聘试点备案申请表（空表）.docx"
    page.emulate_media(media="print")
    assert page.locator(".p-sheet__room").first.is_visible()
    context.close()


@pytest.mark.browser
def test_a_checklist_is_saved_with_what_is_ticked_and_where_it_stands(
    phone: Page, server: SiteServer, tmp_path: Path
) -> None:
    phone.goto(server.address + "forms/plan-cq/")
    phone.get_by_label("已写明：申报流程").check()
    phone.get_by_label("申报流程", exact=True).fill("第三章\n第2页")
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="存成 Word（docx）").click()
    saved.value.save_as(tmp_path / "plan.docx")
    rows = _layout(_document((tmp_path / "plan.docx").read_bytes()))
    told = {row[0][2]: [cell[2] for cell in row[1:]] for row in rows if len(row) > 1}
    assert told["申报流程"] == ["☑", "第三章第2页"]
    assert told["具体评价标准"] == ["☐", ""]
