"""The shell: each slot once, nothing unescaped, the same bytes anywhere, a broken engine told as such."""

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.config import Footer, Mode, SiteConfig
from generator.pages import Page, Section, TocEntry
from generator.problems import EnvironmentFault
from generator.shell import Shell, build_shell
from generator.shell.frames import SLOTS, Frame, contents

CONTENT = Path(__file__).parent.parent / "content"
LINKED = {"assets/portal.css": b"a{}", "assets/js/portal.js": b"export {}"}
DAY = date(2026, 3, 18)
CONFIG = SiteConfig(
    mode=Mode.DEMO,
    demo_today=DAY,
    site_name="技能<script>等级&",
    site_address="https://host.example/a/b",
    identifier_base="https://skillgrade.example/",
    root_fingerprints=("sha256:" + "0" * 64,),
    footer=Footer(sponsor='某<b>"局', icp_number="渝ICP备1号"),
)
PAGE = Page(
    path="grades/technician/",
    section=Section.GRADES,
    title="技师<b>",
    description='说"明',
    body="<h1>技师</h1>",
)


def shell(config: SiteConfig = CONFIG, content: Path = CONTENT, cache: Path | None = None) -> Shell:
    return build_shell(config=config, content=content, data_on=DAY, linked=LINKED, cache=cache)


@pytest.fixture(scope="module")
def built() -> Shell:
    return shell()


def test_what_the_page_says_is_escaped_and_its_body_kept(built: Shell) -> None:
    html = built.render(PAGE)
    assert "<title>技师&lt;b&gt; - 技能&lt;script&gt;等级&amp;</title>" in html
    assert 'content="说&quot;明"' in html
    assert "<h1>技师</h1>" in html


def test_settings_are_escaped_before_the_engine_prints_them(built: Shell) -> None:
    html = built.render(PAGE)
    assert "技能<script>" not in html
    assert "某&lt;b&gt;&quot;局" in html


def test_the_home_page_is_titled_with_the_site_alone(built: Shell) -> None:
    home = replace(PAGE, path="", section=Section.HOME)
    assert "<title>技能&lt;script&gt;等级&amp;</title>" in built.render(home)


@pytest.mark.parametrize(
    ("path", "to_root"), [("grades/", "../"), ("grades/technician/", "../../"), ("404.html", "./")]
)
def test_every_address_is_relative_to_the_root(built: Shell, path: str, to_root: str) -> None:
    html = built.render(replace(PAGE, path=path))
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', html)
    within = [one for one in addresses if not one.startswith(("#", "https:"))]
    assert f"{to_root}grades/" in within
    assert all(one.startswith(to_root) for one in within)
    assert {one for one in addresses if one.startswith("https:")} <= {
        "https://host.example/a/b/grades/",
        "https://host.example/a/b/grades/technician/",
        "https://beian.miit.gov.cn/",
    }


@pytest.mark.parametrize("section", Section)
def test_a_section_marks_its_own_tab_and_no_other(built: Shell, section: Section) -> None:
    html = built.render(replace(PAGE, path=f"{section}/x/", section=section))
    marked = re.findall(r'href="\.\./\.\./([a-z]*)/?" aria-current="true"', html)
    without_tab = {Section.TRUST, Section.SEARCH, Section.ABOUT}
    expected = [] if section in without_tab else ["" if section is Section.HOME else str(section)]
    assert marked == expected


def test_the_page_of_a_tab_is_marked_as_the_page_itself(built: Shell) -> None:
    html = built.render(replace(PAGE, path="grades/"))
    assert html.count('href="../grades/" aria-current="page"') == 1


def test_a_sample_says_so_and_is_kept_out_of_search_engines(built: Shell) -> None:
    html = built.render(replace(PAGE, is_sample=True))
    assert '<meta name="robots" content="noindex">' in html
    assert "<strong>样例</strong>" in html
    assert "<strong>样例</strong>" not in built.render(PAGE)


def test_the_demo_says_so_on_every_page_and_production_does_not(built: Shell) -> None:
    banner = "演示站：示例省及其人员、单位均为虚构；演示日期 2026-03-18"
    assert banner in built.render(PAGE)
    real = shell(replace(CONFIG, mode=Mode.PRODUCTION, demo_today=None, footer=None))
    assert "演示" not in real.render(PAGE)
    assert "主办单位" not in real.render(PAGE)


def test_without_an_address_of_the_site_there_is_no_canonical_link() -> None:
    assert 'rel="canonical"' not in shell(replace(CONFIG, site_address=None)).render(PAGE)


def test_the_table_of_contents_leads_to_anchors_and_is_left_out_when_short() -> None:
    entries = [TocEntry(anchor=f"三（{n}）", title="<i>", level=2) for n in "一二"]
    html = contents(entries)
    assert 'href="#%E4%B8%89%EF%BC%88%E4%B8%80%EF%BC%89"' in html
    assert "&lt;i&gt;" in html
    assert contents(entries[:1]) == ""


def test_prose_becomes_pages_and_records_with_relative_links(built: Shell) -> None:
    pages = {page.path: page for page in built.pages}
    assert {"guides/", "guides/worker/", "about/"} <= pages.keys()
    assert pages["about/"].section is Section.ABOUT
    assert 'href="worker/"' in pages["guides/"].body
    records = {record.address: record for record in built.records}
    assert records.keys() == pages.keys()
    assert "<" not in records["guides/worker/"].text


def test_every_id_on_a_page_is_unique(built: Shell) -> None:
    for page in built.pages:
        ids = re.findall(r'\bid="([^"]+)"', built.render(page))
        assert len(ids) == len(set(ids)), page.path


def test_nothing_is_fetched_from_elsewhere_and_no_engine_script_is_shipped(built: Shell) -> None:
    assert {file.path for file in built.files} == {
        "assets/mark.svg",
        "assets/shell.css",
        "assets/shell.js",
    }
    style = next(file.content for file in built.files if file.path.endswith(".css")).decode()
    assert not re.search(r"url\([\"']?(?!data:|[\"'])|@import|sourceMappingURL", style)


def test_the_same_input_gives_the_same_bytes_from_the_cache_and_in_another_zone(
    tmp_path: Path, built: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "elsewhere"
    for file in CONTENT.rglob("*.md"):
        target = copy / file.relative_to(CONTENT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    cache = tmp_path / "cache"
    assert shell(content=copy, cache=cache) == built
    assert len(list(cache.iterdir())) == 1
    assert (
        build_shell(
            config=CONFIG,
            content=copy,
            data_on=DAY,
            linked=LINKED,
            cache=cache,
            command=["/no/such"],
        )
        == built
    )


def test_a_damaged_cache_is_not_believed(tmp_path: Path, built: Shell) -> None:
    shell(cache=tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_text(kept.read_text("utf-8").replace("跳到正文", "跳到别处"), "utf-8")
    assert shell(cache=tmp_path) == built


def test_a_portal_without_prose_still_has_its_frames(tmp_path: Path) -> None:
    bare = shell(content=tmp_path / "none")
    assert bare.pages == ()
    assert "关于本站" not in bare.render(PAGE)


@pytest.mark.parametrize(
    "html",
    [
        "".join(f"[[slot:{slot}]]" for slot in SLOTS[1:]),
        "".join(f"[[slot:{slot}]]" for slot in (*SLOTS, "title")),
        "rubbish",
    ],
    ids=["one missing", "one twice", "none"],
)
def test_a_frame_must_have_each_slot_once(html: str) -> None:
    with pytest.raises(EnvironmentFault, match="must have each slot once"):
        Frame.parted(html, section="grades")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import time; time.sleep(60)", "did not finish within 1 seconds"),
        ("print('rubbish')", "cannot use the output"),
        ("import no_such_module", "MkDocs failed: .*no_such_module"),
    ],
    ids=["hanging", "making nothing", "missing"],
)
def test_a_broken_engine_is_a_fault_of_the_machine(code: str, told: str) -> None:
    with pytest.raises(EnvironmentFault, match=told) as caught:
        build_shell(
            config=CONFIG,
            content=CONTENT,
            data_on=DAY,
            linked=LINKED,
            cache=None,
            timeout=1,
            command=[sys.executable, "-c", code],
        )
    assert caught.value.exit_code == 3
    assert caught.value.hint
