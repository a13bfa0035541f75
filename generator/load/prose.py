"""Prose is plain Markdown, so that nothing foreign reaches a page through it.

The engine renders Markdown as it stands, raw HTML included. So Python-Markdown, the engine's own parser,
is asked first what it would take for HTML, for a link and for a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import Treeprocessor

from generator.problems import Place, Problem, ProblemKind, first_told
from generator.text_files import TextFile

RAW_HTML = ProblemKind(
    "content-raw-html",
    zh="正文里不能写 HTML：{found}",
    en="prose must not hold HTML: {found}",
    hint_zh="改用 Markdown；要显示尖括号，写在反引号里",
    hint_en="use Markdown; to show angle brackets, write them in backticks",
)
LINK_SCHEME = ProblemKind(
    "content-link-scheme",
    zh="链接不能用这种地址：{found}",
    en="a link must not have this kind of address: {found}",
    hint_zh="写 https:// 开头的地址，或站内的相对地址",
    hint_en="write an address with https://, or a relative one within the site",
)
ABSOLUTE_LINK = ProblemKind(
    "content-absolute-link",
    zh="站内链接不能以 / 开头：{found}",
    en="a link within the site must not begin with /: {found}",
    hint_zh="从本页所在的文件夹写起，例如 ../../grades/",
    hint_en="write it from the folder of this page, for example ../../grades/",
)
FOREIGN_IMAGE = ProblemKind(
    "content-foreign-image",
    zh="图片必须在 content/ 里：{found}",
    en="a picture must lie in content/: {found}",
    hint_zh="把 png、jpg 或 webp 文件放进 content/，写相对地址",
    hint_en="put a png, jpg or webp file into content/ and write its relative address",
)
MISSING_FILE = ProblemKind(
    "content-missing-file",
    zh="链接的文件不存在：{found}",
    en="the file of this link is not there: {found}",
    hint_zh="检查文件名和所在文件夹",
    hint_en="check the name of the file and its folder",
)
TOO_DEEP = ProblemKind(
    "content-too-deep",
    zh="列表或引用嵌套太深",
    en="lists or quotes are nested too deep",
    hint_zh="减少嵌套层数",
    hint_en="nest them less",
)
TOO_INTRICATE = ProblemKind(
    "content-too-intricate",
    zh="方括号有 {count} 个，最多 {limit} 个",
    en="there are {count} square brackets, at most {limit} are read",
    hint_zh="拆分为多个页面",
    hint_en="split it into several pages",
)

# The same as in theme/shell/engine.yml; a test compares them.
EXTENSIONS = ("tables", "fenced_code", "toc")
IMAGE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp")
MOST_BRACKETS = 2_000  # the parser looks for the end of each to the end of its paragraph
_ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}


def prose_problems(source: TextFile, file: Path, content: Path) -> list[Problem]:
    """What is wrong in the Markdown of `file`, whose text without its head is `source`."""
    brackets = source.text.count("[")
    if brackets > MOST_BRACKETS:
        place = Place(path=source.path)
        return [TOO_INTRICATE.at(place, count=brackets, limit=MOST_BRACKETS)]
    seen = _Seen()
    try:
        Markdown(extensions=[*EXTENSIONS, seen]).convert(source.text)
    except RecursionError:
        return [TOO_DEEP.at(Place(path=source.path))]
    found: list[tuple[ProblemKind, str]] = [(RAW_HTML, html) for html in seen.raw_html]
    found += [(kind, href) for href in seen.links if (kind := _link_fault(href, file, content))]
    found += [(FOREIGN_IMAGE, src) for src in seen.images if not _is_own_image(src, file, content)]
    return list(
        first_told(
            kind.at(Place(path=source.path, line=_line_of(value, source.text)), found=value)
            for kind, value in found
        )
    )


class _Seen(Extension):
    """Notes what the parser takes for HTML, links and pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.raw_html: list[str] = []
        self.links: list[str] = []
        self.images: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        md.preprocessors.register(_BlockHtml(md, self), "html_block", 20)
        md.inlinePatterns.register(
            _InlineHtml(md.inlinePatterns["html"].pattern, md, self), "html", 90
        )
        md.treeprocessors.register(_Addresses(md, self), "portal-addresses", -10)


class _BlockHtml(HtmlBlockPreprocessor):
    def __init__(self, md: Markdown, seen: _Seen) -> None:
        super().__init__(md)
        self.seen = seen

    def run(self, lines: list[str]) -> list[str]:
        before = len(self.md.htmlStash.rawHtmlBlocks)
        result = super().run(lines)
        added = self.md.htmlStash.rawHtmlBlocks[before:]
        self.seen.raw_html += [str(block).strip().split("\n")[0] for block in added]
        return result


class _InlineHtml(HtmlInlineProcessor):
    def __init__(self, pattern: str, md: Markdown, seen: _Seen) -> None:
        super().__init__(pattern, md)
        self.seen = seen

    def handleMatch(  # type: ignore[override] # noqa: N802 - the name is Markdown's
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        self.seen.raw_html.append(m.group(1))
        return super().handleMatch(m, data)


class _Addresses(Treeprocessor):
    def __init__(self, md: Markdown, seen: _Seen) -> None:
        super().__init__(md)
        self.seen = seen

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                self.seen.links.append(self._plain(element.get("href", "")))
            elif element.tag == "img":
                self.seen.images.append(self._plain(element.get("src", "")))

    def _plain(self, address: str) -> str:
        """As a browser reads it: entities resolved, no white space or control characters."""
        return "".join(character for character in unescape(address) if character > " ")


def _link_fault(href: str, file: Path, content: Path) -> ProblemKind | None:
    scheme = re.match(r"[a-z][a-z0-9+.-]*(?=:)", href, re.IGNORECASE)
    if scheme:
        return None if scheme[0].lower() in _ALLOWED_SCHEMES else LINK_SCHEME
    if href.startswith(("/", "\\")):
        return ABSOLUTE_LINK
    path = unquote(urlsplit(href).path)
    if path.endswith(".md") and not _is_inside(file.parent / path, content):
        return MISSING_FILE
    return None


def _is_own_image(src: str, file: Path, content: Path) -> bool:
    parts = urlsplit(src)
    if parts.scheme or parts.netloc or src.startswith(("/", "\\")):
        return False
    path = file.parent / unquote(parts.path)
    return path.suffix in IMAGE_ENDINGS and _is_inside(path, content)


def _is_inside(path: Path, content: Path) -> bool:
    resolved = path.resolve()
    return resolved.is_file() and resolved.is_relative_to(content.resolve())


def _line_of(value: str, text: str) -> int:
    """Where `value` is first written; 0, the whole file, where it is written in another way."""
    return next(_lines_with(value, text), 0)


def _lines_with(value: str, text: str) -> Iterator[int]:
    for number, line in enumerate(text.split("\n"), start=1):
        if value and (value in line or value in unescape(line).replace(" ", "")):
            yield number
