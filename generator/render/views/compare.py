"""Places side by side, topic by topic and grade by grade; which topic and grade is shown stands in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.model import Policy, Topic
from generator.pages import Section
from generator.policies.comparisons import COMPARED, ComparedRow, compared
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.compare_rows import CompareRow, compare_row
from generator.render.views.parts import Link, PageView, crumbs, next_steps
from generator.render.views.table_differences import TableDifferences, table_differences
from generator.render.wording import TOPICS


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePlace:
    """A column. `gaps` leads to what is missing in its texts, which is not the same as 文件未规定."""

    name: str
    is_sample: bool
    policies: tuple[Link, ...]
    gaps: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareTable:
    """A topic. `anchor` is its value in the address too."""

    anchor: str
    title: str
    rows: tuple[CompareRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage(PageView):
    """Without a table of contents: the columns need the width.

    Found as one page: what the texts say of a topic is found at their clauses, which come first.
    """

    template: ClassVar[str] = "compare.html"
    kind: ClassVar[str] = "各地对照"
    section: ClassVar[Section] = Section.POLICIES
    places: tuple[ComparePlace, ...]
    topics: tuple[Choice, ...]
    grade_choices: tuple[Choice, ...]
    tables: tuple[CompareTable, ...]
    has_wordings: bool


def compared_rows(context: RenderContext) -> tuple[ComparedRow, ...]:
    """Of the texts that are not repealed or lapsed, places in the order of data/jurisdictions.yml."""
    return tuple(compared(context.site.portal, _texts(context)))


def compare_page(context: RenderContext) -> ComparePage:
    path = addresses.COMPARE
    portal = context.site.portal
    texts = _texts(context)
    wordings = _wordings(texts, path, context)
    rows = compared_rows(context)
    return ComparePage(
        path=path,
        title="各地对照",
        description="同一等级、同一主题，国家和各地文件的规定并排对照：哪里不同，哪里没有规定，逐条注明条款。",
        crumbs=crumbs(path, ("政策文件", addresses.POLICIES)),
        next_steps=next_steps(path, "grades", "procedures", "career"),
        places=tuple(_place(place, of_place, path, context) for place, of_place in texts.items()),
        topics=tuple(Choice(value=topic.value, text=TOPICS[topic]) for topic in COMPARED),
        grade_choices=tuple(
            Choice(value=grade.slug, text=grade.name) for grade in portal.grades.values()
        ),
        tables=tuple(_table(topic, rows, wordings, path, context) for topic in COMPARED),
        has_wordings=bool(wordings),
    )


def _texts(context: RenderContext) -> dict[str, tuple[Policy, ...]]:
    texts = {place: context.policies_of(place) for place in context.site.portal.jurisdictions}
    return {place: policies for place, policies in texts.items() if policies}


def _wordings(
    texts: dict[str, tuple[Policy, ...]], path: str, context: RenderContext
) -> dict[str, TableDifferences]:
    found = {}
    for place, policies in texts.items():
        for policy in policies:
            if tables := table_differences(policy, path, context):
                found[place] = tables
    return found


def _place(
    place: str, policies: tuple[Policy, ...], path: str, context: RenderContext
) -> ComparePlace:
    return ComparePlace(
        name=context.place_name(place),
        is_sample=context.is_fictional(place),
        policies=tuple(context.policy_link(path, policy) for policy in policies),
        gaps=tuple(
            Link(
                text=f"{policy.short_title}：文本的缺漏与疑点",
                href=addresses.relative(path, f"{addresses.policy(policy.id)}#defects"),
            )
            for policy in policies
            if policy.defects
        ),
    )


def _table(
    topic: Topic,
    rows: tuple[ComparedRow, ...],
    wordings: dict[str, TableDifferences],
    path: str,
    context: RenderContext,
) -> CompareTable:
    of_topic = [row for row in rows if row.topic is topic]
    speaking = frozenset(one.place for row in of_topic for one in row.places if one.is_stated)
    shown = [compare_row(row, speaking, wordings, path, context) for row in of_topic]
    return CompareTable(
        anchor=topic.value,
        title=TOPICS[topic],
        # a grade of which a text says something comes before those that are silent everywhere
        rows=tuple(sorted(shown, key=lambda row: not row.aspects)),
    )
