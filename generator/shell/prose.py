"""The pages of `content/`: what the engine rendered, as pages and as records for the search."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from generator.pages import Page, SearchRecord, Section, TocEntry

# By folder of content/: the section that is lit, and the kind the search shows. Others are guides.
_FOLDERS = {
    "guides": (Section.GUIDES, "指南"),
    "interpretations": (Section.POLICIES, "解读"),
    "about": (Section.ABOUT, "关于本站"),
}
_TOC_TAGS = {"h2": 2, "h3": 3}
_BLOCKS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "tr", "td", "th", "pre", "dt", "dd"}
)


class _Reader(HTMLParser):
    """The text of rendered Markdown, one block a line, and its headings with an anchor."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.toc: list[TocEntry] = []
        self._heading: tuple[str, int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.text.append("\n")
        anchor = dict(attrs).get("id")
        if tag in _TOC_TAGS and anchor:
            self._heading = (anchor, _TOC_TAGS[tag], len(self.text))

    def handle_endtag(self, tag: str) -> None:
        if tag in _TOC_TAGS and self._heading:
            anchor, level, start = self._heading
            title = "".join(self.text[start:]).strip()
            self.toc.append(TocEntry(anchor=anchor, title=title, level=level))
            self._heading = None
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def lines(self) -> str:
        lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(self.text).split("\n"))
        return "\n".join(line for line in lines if line)


def prose_page(rendered: Mapping[str, str]) -> tuple[Page, SearchRecord]:
    """`rendered`: path, title, description and body, as `theme/shell/main.html` writes them."""
    reader = _Reader()
    reader.feed(rendered["body"])
    reader.close()
    path, title = rendered["path"], rendered["title"]
    section, kind = _FOLDERS.get(path.split("/")[0], _FOLDERS["guides"])
    page = Page(
        path=path,
        section=section,
        title=title,
        description=rendered["description"],
        body=rendered["body"],
        toc=tuple(reader.toc),
    )
    return page, SearchRecord(address=path, title=title, text=reader.lines(), kind=kind)
