"""A policy clause by clause: our summaries, and the text where it is at hand."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Policy
from generator.pages import TocEntry
from generator.policies.clause_ids import depth
from generator.policies.fingerprints import Match, compare
from generator.policies.sayings import sayings
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import Tag, TagLook
from generator.render.wording import TOPICS

_MATCHES = {
    Match.SAME: Tag(word="✓ 与编制所据文本一致", look=TagLook.GOOD),
    Match.CHANGED: Tag(word="本条文本已变，概括待复核", look=TagLook.PAUSED),
    Match.ADDED: Tag(word="新增条款，还没有要点", look=TagLook.PAUSED),
    Match.ABSENT: Tag(word="手头的文本里没有这一条", look=TagLook.PAUSED),
}
_FIRST_LEVEL = 3
_LAST_LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseSaying:
    """One thing we say of a clause, what it is about, and the names of the grades it is about."""

    topic: str
    text: str
    grades: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseBlock:
    """A clause with its anchor. `level` is that of its heading: chapters stand below the page's h2."""

    clause: str
    anchor: str
    level: int
    heading: str
    sayings: tuple[ClauseSaying, ...]
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    match: Tag | None
    is_broken: bool
    address: str

    @property
    def text(self) -> str:
        """Everything it says, for the search."""
        rows = (" ".join(row) for row in self.table)
        return "\n".join((*(one.text for one in self.sayings), *self.paragraphs, *rows))

    @property
    def grades(self) -> tuple[str, ...]:
        """The names of all grades that its sayings are about."""
        return tuple(dict.fromkeys(name for one in self.sayings for name in one.grades))


def outline(policy: Policy, path: str, context: RenderContext) -> tuple[ClauseBlock, ...]:
    """In the order of the text; a clause without heading is headed by its id alone."""
    known = context.clauses[policy.id]
    prints = context.site.portal.fingerprints.get(policy.id)
    headings = {one.clause: one.heading for one in prints.clauses} if prints else {}
    broken = {one.clause for one in prints.clauses if one.is_broken} if prints else set()
    said = _said(policy, context)
    texts = {part.clause: part for part in context.site.portal.policy_texts.get(policy.id, ())}
    matches = compare(prints, texts.values()) if prints and texts else {}
    blocks = []
    for clause in known:
        text = texts.get(clause)
        anchor = addresses.anchor(clause)
        blocks.append(
            ClauseBlock(
                clause=clause,
                anchor=anchor,
                level=min(_FIRST_LEVEL + depth(clause, known), _LAST_LEVEL),
                heading=headings.get(clause) or (text.heading if text else ""),
                sayings=said.get(clause, ()),
                paragraphs=text.paragraphs if text else (),
                table=text.table if text else (),
                match=_MATCHES.get(matches[clause]) if clause in matches else None,
                is_broken=clause in broken,
                address=f"{path}#{anchor}",
            )
        )
    return tuple(blocks)


def _said(policy: Policy, context: RenderContext) -> dict[str, tuple[ClauseSaying, ...]]:
    """By clause; what two grades share is said once."""
    said: dict[str, dict[str, ClauseSaying]] = {}
    for one in sayings(policy.id, context.site.portal):
        by_text = said.setdefault(one.clause, {})
        before = by_text.get(one.text)
        names = (context.grade_name(slug) for slug in one.grades)
        by_text[one.text] = ClauseSaying(
            topic=TOPICS[one.topic],
            text=one.text,
            grades=tuple(dict.fromkeys((*(before.grades if before else ()), *names))),
        )
    return {clause: tuple(by_text.values()) for clause, by_text in said.items()}


def outline_toc(blocks: tuple[ClauseBlock, ...]) -> tuple[TocEntry, ...]:
    """Chapters only, below 逐条要点."""
    return tuple(
        TocEntry(anchor=block.anchor, title=f"{block.clause} {block.heading}".strip(), level=3)
        for block in blocks
        if block.level == _FIRST_LEVEL
    )
