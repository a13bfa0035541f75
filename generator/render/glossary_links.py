"""The first use of a glossary term on a page leads to the glossary; later uses stay plain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from markupsafe import escape

from generator.model import Term
from generator.pages import Page
from generator.render import addresses

_MARK = " data-no-terms"  # titles as printed, official texts
# Where a link would stand in a link, steal the place of a name, or be no reading matter.
_LEFT_OUT = frozenset(
    {
        *(
            "a",
            "button",
            "caption",
            "code",
            "del",
            "dt",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "label",
        ),
        *("nav", "option", "pre", "script", "strong", "style", "summary", "svg", "th", "title"),
    }
)
_TAG = re.compile(r"(<[^>]*>)")  # our templates and the Markdown engine escape `>` in attributes
_TAG_NAME = re.compile(r"</?([a-z0-9]+)")


@dataclass(slots=True)
class TermLinks:
    """Made once a build. Longer terms go before the shorter ones they contain."""

    terms: Iterable[Term]
    _targets: dict[str, str] = field(init=False)
    _pattern: re.Pattern[str] | None = field(init=False)

    def __post_init__(self) -> None:
        self._targets = {
            str(escape(word)): term.id for term in self.terms for word in (term.term, *term.also)
        }
        words = sorted(self._targets, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, words))) if words else None

    def on(self, page: Page) -> Page:
        """`page` with links; its words and their order stay as they are."""
        if self._pattern is None:
            return page
        return replace(page, body=self._linked(page.body, page.path, self._pattern))

    def _linked(self, html: str, path: str, pattern: re.Pattern[str]) -> str:
        glossary = addresses.relative(path, addresses.GLOSSARY)
        seen: set[str] = set()

        def link(match: re.Match[str]) -> str:
            id_ = self._targets[match[0]]
            if id_ in seen:
                return match[0]
            seen.add(id_)
            return f'<a class="p-term" href="{glossary}#{id_}">{match[0]}</a>'

        pieces = _TAG.split(html)
        left_out, depth = "", 0
        for at, piece in enumerate(pieces):
            if at % 2 == 0:
                pieces[at] = piece if depth else pattern.sub(link, piece)
                continue
            name = _TAG_NAME.match(piece)
            if name is None:
                continue
            is_end = piece.startswith("</")
            if depth == 0 and not is_end and (name[1] in _LEFT_OUT or _MARK in piece):
                left_out, depth = name[1], 1
            elif depth and name[1] == left_out:
                depth += -1 if is_end else 1
        return "".join(pieces)
