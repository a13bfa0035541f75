"""`portal print`: whose cards there are, what their codes say, what stands on them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.cli import main
from tests.conftest import ROOT
from tests.test_verify_card import decoded

LIST = "demo-list-2026-01"
REVOKED = "Y00009999990126T000002"
SUSPENDED = "Y00009999990126T000003"
VALID = "Y00009999990126T000001"
ADDRESS = "https://public.example/skills"


@pytest.fixture
def portal_copy(tmp_path: Path) -> Path:
    for folder in ("data", "content"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copyfile(ROOT / "site_config.yml", tmp_path / "site_config.yml")
    return tmp_path


def _set(root: Path, settings: str) -> None:
    with (root / "site_config.yml").open("a", encoding="utf-8") as file:
        file.write(settings)


def _print(root: Path, list_id: str = LIST) -> tuple[int, str]:
    out = root / "cards.html"
    code = main(["-C", str(root), "--lang", "en", "print", list_id, "--out", str(out)])
    return code, out.read_text("utf-8") if out.exists() else ""


def test_only_rows_with_a_record_in_force_have_a_card(
    portal_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, html = _print(portal_copy)
    assert code == 0
    numbers = re.findall(r'<dd class="number">(\w+)</dd>', html)
    assert VALID in numbers
    assert not {REVOKED, SUSPENDED} & set(numbers)
    assert html.count('<li class="card">') == len(numbers)
    told = capsys.readouterr().err
    assert f"{len(numbers)} cards, 3 rows without a record in force" in told
    assert "no site_address" in told


def test_every_card_of_the_sample_province_is_marked(portal_copy: Path) -> None:
    _, html = _print(portal_copy)
    assert html.count("【样例】</span>") == html.count('<li class="card">')


def test_the_cards_of_special_technicians_say_the_earliest_day_with_its_clause(
    portal_copy: Path,
) -> None:
    _, html = _print(portal_copy, "demo-list-2026-02")
    cards = html.split('<li class="card">')[1:]
    of_chiefs = [card for card in cards if "<dd>首席技师</dd>" in card]
    others = [card for card in cards if "<dd>特级技师</dd>" in card]
    told = "首席技师：最早 2029-03-02 满年限（示例省“新八级工”通知 附件2 二（一））"
    assert of_chiefs
    assert others
    assert all(told in card for card in others)
    assert not any("最早" in card for card in of_chiefs)


@pytest.mark.parametrize(
    ("id_", "why"),
    [("demo-notice-2026-03", "is no list"), ("nothing-2026-01", "there is no notice or list")],
)
def test_what_is_no_list_has_no_cards(
    id_: str, why: str, portal_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _print(portal_copy, id_) == (2, "")
    assert why in capsys.readouterr().err


def test_a_list_that_is_taken_down_has_no_cards(
    portal_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _set(portal_copy, "takedown_after:\n  honours:\n    days: 1\n")
    assert _print(portal_copy) == (2, "")
    assert "no longer published" in capsys.readouterr().err


@pytest.mark.browser
@pytest.mark.parametrize(
    ("settings", "said"),
    [(f"site_address: {ADDRESS}\n", f"{ADDRESS}/verify/#{VALID}"), ("", VALID)],
    ids=["with an address", "without"],
)
def test_an_outside_decoder_reads_the_printed_code(
    settings: str, said: str, portal_copy: Path, page: Page
) -> None:
    _set(portal_copy, settings)
    _print(portal_copy)
    page.goto((portal_copy / "cards.html").as_uri())
    page.emulate_media(media="print")
    png = page.locator(f'.card:has-text("{VALID}") .code').screenshot()
    page.goto("about:blank")  # the file's own policy lets no image in
    assert decoded(page, png) == said


@pytest.mark.browser
def test_eight_cards_stand_on_a_page(portal_copy: Path, page: Page) -> None:
    _set(portal_copy, f"site_address: {ADDRESS}\n")
    _, html = _print(portal_copy)
    page.goto((portal_copy / "cards.html").as_uri())
    cards = html.count('<li class="card">')
    pages = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert pages == -(-cards // 8)
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
