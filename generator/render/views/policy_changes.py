"""A policy beside the version it repeals: numbers and bodies first, then topic by topic, then letter by letter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from generator.model import Policy
from generator.pages import Section
from generator.policies.versions import (
    FactChange,
    PolicyChanges,
    SayingChange,
    VersionChange,
    Worded,
    policy_changes,
    versions,
)
from generator.policies.wording_differences import Segment, differences
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.compare_aspects import fact_text
from generator.render.views.parts import ClauseLink, Link, PageView, crumbs, next_steps, toc_of
from generator.render.views.policy_lines import grade_names
from generator.render.wording import KEY_FACTS, NOT_STATED, TOPICS

_CHANGES = {
    VersionChange.ADDED: "新增",
    VersionChange.CHANGED: "改变",
    VersionChange.DROPPED: "不再写",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedView:
    text: str
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChangeView:
    """An empty side: 文件未规定."""

    label: str
    grades: str
    before: tuple[WordedView, ...]
    after: tuple[WordedView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingChangeView:
    """`figures`: 3工作日 → 5工作日, empty where no number changed."""

    word: str
    before: WordedView | None
    after: WordedView | None
    figures: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChanges:
    anchor: str
    title: str
    changes: tuple[SayingChangeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseDifference:
    before: ClauseLink
    after: ClauseLink
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChangesPage(PageView):
    template: ClassVar[str] = "policy_changes.html"
    kind: ClassVar[str] = "政策文件"
    section: ClassVar[Section] = Section.POLICIES
    old: Link
    new: Link
    summary: str
    facts: tuple[FactChangeView, ...]
    topics: tuple[TopicChanges, ...]
    clauses: tuple[ClauseDifference, ...]


def changes_link(policy: Policy, page: str, context: RenderContext) -> tuple[Link, ...]:
    """From a policy's own page to what changed, with its counts: against the version before and after it."""
    return tuple(
        Link(
            text=f"{'与前一版相比' if policy is new else '后一版改了什么'}："
            f"{(old if policy is new else new).short_title}（{_counts(old, new, context)}）",
            href=addresses.relative(page, addresses.policy_changes(old.id, new.id)),
        )
        for old, new in versions(context.site.portal)
        if policy in (old, new)
    )


def policy_changes_page(old: Policy, new: Policy, context: RenderContext) -> PolicyChangesPage:
    path = addresses.policy_changes(old.id, new.id)
    changes = policy_changes(old, new, context.site.portal)
    facts = tuple(_fact(one, changes, path, context) for one in changes.facts)
    topics = _topics(changes, path, context)
    clauses = _clauses(changes, path, context)
    return PolicyChangesPage(
        path=path,
        title=f"与前一版相比：{new.short_title}",
        description=f"{new.title}（{new.document_number}）与它废止的{old.document_number}相比，新增、改变和不再写的内容。",
        crumbs=crumbs(
            path,
            ("政策文件", addresses.POLICIES),
            (new.short_title, addresses.policy(new.id)),
        ),
        toc=(
            *toc_of(("facts", "数字、期限和由谁办", bool(facts))),
            *toc_of(*((one.anchor, one.title, True) for one in topics)),
            *toc_of(("clauses", "条文逐字对照", bool(clauses))),
        ),
        next_steps=next_steps(path, "compare", "procedures"),
        is_sample=context.is_fictional(new.jurisdiction),
        jurisdiction=context.place_name(new.jurisdiction),
        old=context.policy_link(path, old),
        new=context.policy_link(path, new),
        summary=f"{_counts(old, new, context)}，{changes.kept} 处要点相同",
        facts=facts,
        topics=topics,
        clauses=clauses,
    )


def _counts(old: Policy, new: Policy, context: RenderContext) -> str:
    """新增 80 处，改变 9 处，不再写 5 处."""
    found = Counter(one.change for one in policy_changes(old, new, context.site.portal).sayings)
    return "，".join(f"{word} {found[change]} 处" for change, word in _CHANGES.items())


def _fact(
    one: FactChange, changes: PolicyChanges, path: str, context: RenderContext
) -> FactChangeView:
    def worded(policy: str, sides: tuple[Worded, ...]) -> tuple[WordedView, ...]:
        return tuple(
            WordedView(
                text=fact_text(one.kind, side.text),
                clause=context.clause_link(path, policy, side.clause, names_policy=False),
            )
            for side in sides
        )

    is_about_all = len(one.grades) == len(context.site.portal.grades)
    return FactChangeView(
        label=KEY_FACTS[one.kind],
        grades="各等级" if is_about_all else grade_names(one.grades, context),
        before=worded(changes.old, one.before),
        after=worded(changes.new, one.after),
    )


def _topics(changes: PolicyChanges, path: str, context: RenderContext) -> tuple[TopicChanges, ...]:
    by_topic: dict[str, list[SayingChangeView]] = {}
    titles = {}
    for one in changes.sayings:
        titles[one.topic.value] = TOPICS[one.topic]
        by_topic.setdefault(one.topic.value, []).append(_saying(one, changes, path, context))
    return tuple(
        TopicChanges(anchor=f"topic-{topic}", title=titles[topic], changes=tuple(found))
        for topic, found in by_topic.items()
    )


def _saying(
    one: SayingChange, changes: PolicyChanges, path: str, context: RenderContext
) -> SayingChangeView:
    def worded(policy: str, side: Worded | None) -> WordedView | None:
        if side is None:
            return None
        link = context.clause_link(path, policy, side.clause, names_policy=False)
        return WordedView(text=side.text, clause=link)

    sides = [
        "、".join(figures) or NOT_STATED for figures in (one.figures_before, one.figures_after)
    ]
    has_figures = bool(one.figures_before or one.figures_after)
    return SayingChangeView(
        word=_CHANGES[one.change],
        before=worded(changes.old, one.before),
        after=worded(changes.new, one.after),
        figures=" → ".join(sides) if has_figures else "",
    )


def _clauses(
    changes: PolicyChanges, path: str, context: RenderContext
) -> tuple[ClauseDifference, ...]:
    """Where both texts are at hand, the clauses behind what changed, each pair once."""
    texts = context.site.portal.policy_texts
    old = {part.clause: "".join(part.paragraphs) for part in texts.get(changes.old, ())}
    new = {part.clause: "".join(part.paragraphs) for part in texts.get(changes.new, ())}
    pairs = dict.fromkeys(
        (one.before.clause, one.after.clause) for one in changes.sayings if one.before and one.after
    )
    return tuple(
        ClauseDifference(
            before=context.clause_link(path, changes.old, before, names_policy=False),
            after=context.clause_link(path, changes.new, after, names_policy=False),
            segments=differences(old[before], new[after]),
        )
        for before, after in pairs
        if old.get(before) and new.get(after)
    )
