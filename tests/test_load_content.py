"""Prose is plain Markdown: nothing foreign reaches a page through it."""

import re
from pathlib import Path

import pytest

from generator.load.content import content_problems
from generator.load.prose import EXTENSIONS
from generator.shipped import theme_folder

ROOT = Path(__file__).parent.parent
FRONT = "---\ntitle: 题\ndescription: 说明\n---\n\n# 题\n\n"


def told(folder: Path, text: str) -> list[str]:
    content = folder / "content"
    (content / "guides").mkdir(parents=True)
    (content / "guides" / "a.md").write_text(FRONT + text, encoding="utf-8")
    (content / "guides" / "b.md").write_text(FRONT, encoding="utf-8")
    (content / "guides" / "own.png").write_bytes(b"\x89PNG")
    return [f"{problem.place} {problem.code}" for problem in content_problems(content, folder)]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("第一行\n\n<script>alert(1)</script>\n", 10, "content-raw-html"),
        ("文字 <img src=x onerror=alert(1)> 文字", 8, "content-raw-html"),
        ("<!-- 注释 -->", 8, "content-raw-html"),
        ("<div markdown>\n\n文字\n\n</div>", 8, "content-raw-html"),
        ("[点](javascript:alert(1))", 8, "content-link-scheme"),
        ("[点](JaVaScRiPt:alert(1))", 8, "content-link-scheme"),
        ("[点](&#106;avascript:alert(1))", 8, "content-link-scheme"),
        ("[点][甲]\n\n[甲]: data:text/html,x", 10, "content-link-scheme"),
        ("<javascript:alert(1)>", 8, "content-raw-html"),
        ("[点](/grades/)", 8, "content-absolute-link"),
        ("[点](//evil.example/)", 8, "content-absolute-link"),
        ("![图](https://evil.example/a.png)", 8, "content-foreign-image"),
        ("![图](//evil.example/a.png)", 8, "content-foreign-image"),
        ("![图](../../secret.png)", 8, "content-foreign-image"),
        ("![图](none.png)", 8, "content-foreign-image"),
        ("[点](none.md)", 8, "content-missing-file"),
    ],
)
def test_foreign_matter_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, code: str
) -> None:
    assert told(tmp_path, text) == [f"content/guides/a.md:{line} {code}"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("证号 11010519491231002X", 8),
        ("证号 110105**19491231**002X", 8),
        ("证号 110105*19491231*`002X`", 8),
        ("证号 &#49;10105194912310021", 8),
        ("电话 &#x31;3800138000", 8),
        ("证号 1101051949\n1231002X", 9),
    ],
    ids=[
        "as it is",
        "with emphasis in it",
        "with code in it",
        "with an entity",
        "a mobile with an entity",
        "broken over two lines",
    ],
)
def test_personal_data_in_the_disguises_of_markdown_is_told_once(
    tmp_path: Path, text: str, line: int
) -> None:
    assert told(tmp_path, text) == [f"content/guides/a.md:{line} personal-data"]


def test_a_page_or_folder_named_by_an_identity_number_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "content/110105194912310021"
    folder.mkdir(parents=True)
    (folder / "11010519491231002x.md").write_text(FRONT, encoding="utf-8")
    codes = [problem.code for problem in content_problems(tmp_path / "content", tmp_path)]
    assert codes == ["personal-data", "personal-data"]


def test_nesting_that_breaks_the_parser_is_a_problem_of_the_file(tmp_path: Path) -> None:
    assert told(tmp_path, "- " * 500 + "x") == ["content/guides/a.md content-too-deep"]


@pytest.mark.parametrize(
    "text",
    [
        "`<b>` 和 a < b 且 c > d",
        "```html\n<script>x</script>\n```",
        "    <div>代码</div>",
        "[站内](../../grades/) [锚点](#题) [另一篇](b.md#题) [外站](https://www.example.gov.cn/)",
        "<https://www.example.gov.cn/> ![图](own.png)",
        "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
    ],
)
def test_plain_markdown_is_accepted(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


def test_files_that_are_no_prose_and_links_are_refused(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "page.html").write_text("<p>", encoding="utf-8")
    (content / "passwd.md").symlink_to("/etc/passwd")
    codes = [problem.code for problem in content_problems(content, tmp_path)]
    assert codes == ["content-unexpected-file", "is-a-link"]


def test_a_portal_without_prose_is_no_problem(tmp_path: Path) -> None:
    assert content_problems(tmp_path / "content", tmp_path) == []


def test_the_prose_of_this_portal_is_plain() -> None:
    assert content_problems(ROOT / "content", ROOT) == []


def test_the_engine_reads_the_same_markdown() -> None:
    settings = (theme_folder() / "shell" / "engine.yml").read_text(encoding="utf-8")
    listed = settings.partition("markdown_extensions:")[2].partition("validation:")[0]
    assert tuple(re.findall(r"^  - ([a-z_]+)", listed, re.MULTILINE)) == EXTENSIONS
