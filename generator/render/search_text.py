"""The text of a rendered page for the search: what a reader sees, without what is marked unsearchable."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from generator.pages import Page, SearchRecord
from generator.render.views.parts import PageView

LEFT_OUT = "data-search-ignore"
# the rows of people, most of what a long list is; no table of ours stands in another
_LEFT_OUT_TABLE = re.compile(rf"<table\b[^>]*\b{LEFT_OUT}\b.*?</table>", re.DOTALL)
_LEFT_OUT_TAGS = frozenset({"head", "noscript", "script", "style", "template"})
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "caption",
    "dd",
    "div",
    "dt",
    "li",
    "nav",
    "p",
    "section",
    "summary",
    "td",
    "th",
    "tr",
}


class _VisibleText(HTMLParser):
    """Collects text outside elements that are hidden, never shown or carry `data-search-ignore`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._ignored_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if tag in _VOID:
            return
        is_left_out = tag in _LEFT_OUT_TAGS or LEFT_OUT in names or "hidden" in names
        if self._ignored_depth or is_left_out:
            self._ignored_depth += 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._ignored_depth:
            self._ignored_depth -= 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._ignored_depth:
            self.parts.append(data)


def visible_text(html: str) -> str:
    """Blocks on lines of their own; white space within a line is one space. Our HTML closes every tag."""
    parser = _VisibleText()
    parser.feed(_LEFT_OUT_TABLE.sub("\n", html))
    parser.close()
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def search_records(view: PageView, page: Page) -> list[SearchRecord]:
    """One for the page, then those of its parts."""
    return [
        SearchRecord(
            address=page.path,
            title=view.search_title,
            text=visible_text(page.body),
            kind=view.kind,
            jurisdiction=view.jurisdiction,
            grades=view.grades,
            status=view.policy_status,
            is_sample=view.is_sample,
        ),
        *view.search_entries(),
    ]
