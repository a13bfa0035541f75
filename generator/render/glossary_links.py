"""The first use of a glossary term on a page leads to the glossary; later uses stay plain."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.render import addresses
from generator.render.context import RenderContext


@dataclass(frozen=True, slots=True)
class TextPart:
    """`href` None: plain words."""

    text: str
    href: str | None = None


@dataclass(slots=True)
class TermLinks:
    """Those of one page. Longer terms go before the shorter ones they contain."""

    page: str
    context: RenderContext
    _targets: dict[str, str] = field(init=False)
    _pattern: re.Pattern[str] | None = field(init=False)
    _seen: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        terms = self.context.site.portal.terms.values()
        self._targets = {word: term.id for term in terms for word in (term.term, *term.also)}
        words = sorted(self._targets, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, words))) if words else None

    def parts(self, text: str) -> tuple[TextPart, ...]:
        """`text` cut at the terms that are used here for the first time."""
        if self._pattern is None:
            return (TextPart(text),)
        parts: list[TextPart] = []
        last = 0
        for match in self._pattern.finditer(text):
            id_ = self._targets[match[0]]
            if id_ in self._seen:
                continue
            self._seen.add(id_)
            if match.start() > last:
                parts.append(TextPart(text[last : match.start()]))
            target = f"{addresses.GLOSSARY}#{id_}"
            parts.append(TextPart(match[0], addresses.relative(self.page, target)))
            last = match.end()
        if last < len(text):
            parts.append(TextPart(text[last:]))
        return tuple(parts)
