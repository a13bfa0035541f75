"""A frame is a page with slots; a page is spliced into the frame of its section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import quote

from generator.config import SiteConfig
from generator.pages import OutputFile, Page, SearchRecord, Section, TocEntry
from generator.shell.engine import fault

SLOTS = ("head", "title", "description", "canonical", "toc", "banner", "content", "paper")
_SLOT = re.compile(r"\[\[slot:([a-z]+)\]\]")
_SAMPLE_BANNER = (
    '<p class="p-shell-sample"><strong>样例</strong>：'
    "本页内容属虚构的示例省，仅供演示，不对应任何真实的单位、人员和决定。</p>\n"
)
_NOINDEX = '<meta name="robots" content="noindex">\n'


@dataclass(frozen=True, slots=True)
class Frame:
    """The text around the slots: one piece more than there are slots, in the order of `SLOTS`."""

    pieces: tuple[str, ...]

    @classmethod
    def parted(cls, html: str, *, section: str) -> Frame:
        """Each slot must stand in `html` exactly once, in the order of `SLOTS`."""
        if tuple(_SLOT.findall(html)) != SLOTS:
            found = ", ".join(_SLOT.findall(html)) or "none"
            raise fault(
                f"页面框架 {section} 的插槽不对：{found}",
                f"the frame of {section} must have each slot once, but has: {found}",
            )
        pieces = []
        for slot in SLOTS:
            piece, _, html = html.partition(f"[[slot:{slot}]]")
            pieces.append(piece)
        return cls((*pieces, html))

    def at(self, to_root: str, current: str) -> Frame:
        """The frame as it stands at one depth."""
        return Frame(
            tuple(
                piece.replace("[[to-root]]", to_root).replace("[[current]]", current)
                for piece in self.pieces
            )
        )

    def filled(self, values: Mapping[str, str]) -> str:
        parts = [self.pieces[0]]
        for slot, piece in zip(SLOTS, self.pieces[1:], strict=True):
            parts += (values[slot], piece)
        return "".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """Frames, and what else the engine made: pages of `content/` (without frame) with their records, files.

    `data_on` is the day that the site is built for.
    """

    config: SiteConfig
    data_on: date
    frames: Mapping[Section, Frame]
    pages: tuple[Page, ...]
    records: tuple[SearchRecord, ...]
    files: tuple[OutputFile, ...]

    def render(self, page: Page) -> str:
        """`page` as a whole document. Links are relative, so it works below any path."""
        # The page of a section, or one further inside.
        current = "page" if page.depth <= 1 else "true"
        frame = self.frames[page.section].at(page.to_root, current)
        return frame.filled(
            {
                "head": (_NOINDEX if page.is_sample else "") + page.head,
                "title": escape(self._title(page)),
                "description": escape(page.description),
                "canonical": self._canonical(page),
                "toc": contents(page.toc),
                "banner": _SAMPLE_BANNER if page.is_sample else "",
                "content": page.body,
                "paper": self._paper(page),
            }
        )

    def _title(self, page: Page) -> str:
        name = self.config.site_name
        return f"{page.title} - {name}" if page.path else name

    def _canonical(self, page: Page) -> str:
        if not self.config.site_address or (page.path and not page.path.endswith("/")):
            return ""
        address = self.config.address_of(page.path)
        return f'<link rel="canonical" href="{escape(address)}">\n'

    def _paper(self, page: Page) -> str:
        """Where a printed page is from, and as of when."""
        facts = (
            escape(self._title(page)),
            f'<span data-shell="address">{escape(self.config.address_of(page.path))}</span>',
            f"数据截至 {self.data_on}",
            escape(self.config.demo_banner or ""),
        )
        return " · ".join(filter(None, facts))


def contents(entries: Iterable[TocEntry]) -> str:
    """The table of contents; a page with fewer than two headings needs none."""
    items = [
        f'<li class="p-shell-toc__item p-shell-toc__item--level-{entry.level}">'
        f'<a class="p-shell-toc__link" href="#{escape(quote(entry.anchor))}">{escape(entry.title)}</a></li>'
        for entry in entries
    ]
    if len(items) < 2:
        return ""
    return (
        '<details class="p-shell-toc" open>\n<summary class="p-shell-toc__title">本页目录</summary>\n'
        '<nav aria-label="本页目录">\n<ul class="p-shell-toc__list">\n'
        + "\n".join(items)
        + "\n</ul>\n</nav>\n</details>\n"
    )
