"""A policy clause by clause: our summaries, and the text where it is at hand."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Policy
from generator.pages import TocEntry
from generator.render import addresses, clauses
from generator.render.context import RenderContext

_FIRST_LEVEL = 3
_LAST_LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseBlock:
    """A clause with its anchor. `level` is that of its heading: chapters stand below the page's h2."""

    clause: str
    anchor: str
    level: int
    heading: str
    summary: str | None
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    address: str

    @property
    def text(self) -> str:
        """Everything it says, for the search."""
        rows = (" ".join(row) for row in self.table)
        return "\n".join(part for part in (self.summary, *self.paragraphs, *rows) if part)


def outline(policy: Policy, path: str, context: RenderContext) -> tuple[ClauseBlock, ...]:
    """In the order of the text; a clause without heading is headed by its id alone."""
    known = context.clauses[policy.id]
    headings = {heading.clause: heading for heading in policy.headings}
    texts = {part.clause: part for part in context.site.portal.policy_texts.get(policy.id, ())}
    blocks = []
    for clause in known:
        heading, text = headings.get(clause), texts.get(clause)
        anchor = addresses.anchor(clause)
        blocks.append(
            ClauseBlock(
                clause=clause,
                anchor=anchor,
                level=min(_FIRST_LEVEL + clauses.depth(clause, known), _LAST_LEVEL),
                heading=_printed(
                    clause, heading.text if heading else (text.heading if text else "")
                ),
                summary=heading.summary if heading else None,
                paragraphs=text.paragraphs if text else (),
                table=text.table if text else (),
                address=f"{path}#{anchor}",
            )
        )
    return tuple(blocks)


def _printed(clause: str, heading: str) -> str:
    """`heading`, or nothing where the data repeats the clause's own number: none is printed."""
    return "" if clause.endswith(heading) else heading


def outline_toc(blocks: tuple[ClauseBlock, ...]) -> tuple[TocEntry, ...]:
    """Chapters only, below 逐条要点."""
    return tuple(
        TocEntry(anchor=block.anchor, title=f"{block.clause} {block.heading}".strip(), level=3)
        for block in blocks
        if block.level == _FIRST_LEVEL
    )
