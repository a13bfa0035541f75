"""Sheets: what the policies print, in order; filled, grown, checked and saved in the browser alone."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page

from generator.check import portal_with_texts
from generator.model import FormSectionKind, Portal
from generator.render.context import RenderContext
from generator.render.views.form_sheets import PartKind, Sheet, SheetKind, sheets
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


@pytest.mark.browser
def test_a_form_is_filled_by_keyboard_and_saved_as_it_was_filled(
    phone: Page, server: SiteServer, tmp_path: Path
) -> None:
    phone.get_by_label("企业名称（盖章）").focus()
    phone.keyboard.type("某某公司 <甲> & 乙")
    phone.get_by_label("统一社会信用代码").focus()
    phone.keyboard.type(CODE[:-1] + "4")
    assert "校验位应为 3" in phone.locator(".p-sheet__told").inner_text()
    phone.get_by_role("button", name="加一行").focus()
    phone.keyboard.press("Enter")
    phone.keyboard.type("焊工")
    phone.get_by_role("button", name="删去第 1 行").focus()
    phone.keyboard.press("Enter")
    assert "现有 3 行" in phone.locator("[data-form]").inner_text()
    server.requests.clear()
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="存成 Word（docx）").press("Enter")
    file = tmp_path / "form.docx"
    saved.value.save_as(file)
    assert server.requests == []
    tables = docx.Document(str(file)).tables
    assert tables[0].rows[0].cells[1].text == "某某公司 <甲> & 乙"
    assert tables[1].rows[-1].cells[0].text == "焊工"
    assert len(tables[1].rows) == 4
    assert "盖章" in tables[2].rows[0].cells[1].text
    assert phone.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.browser
def test_the_empty_form_is_empty_whatever_was_filled_in(phone: Page, tmp_path: Path) -> None:
    phone.get_by_label("企业名称（盖章）").fill("某某公司")
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="下载空表").click()
    assert "空表" in saved.value.suggested_filename
    file = tmp_path / "empty.docx"
    saved.value.save_as(file)
    assert "某某公司" not in "".join(
        cell.text
        for table in docx.Document(str(file)).tables
        for row in table.rows
        for cell in row.cells
    )


@pytest.mark.browser
def test_on_paper_there_is_only_the_sheet_and_without_javascript_it_can_be_filled(
    server: SiteServer, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(server.address + FILING)
    assert page.get_by_role("button", name="存成 Word（docx）").count() == 0
    page.get_by_label("详细地址").fill("某地")
    page.emulate_media(media="print")
    assert not page.get_by_role("heading", name="接下来").is_visible()
    assert page.locator(".p-sheet__stamp").first.is_visible()
    context.close()
