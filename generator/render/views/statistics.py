"""`/statistics/`: what this site's lists add up to, each figure with its lists, beside the dated targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.list_counts import (
    Breakdown,
    Dimension,
    Figure,
    ListShare,
    breakdowns,
    counts_beside,
    row_count,
)
from generator.render.views.bar_chart import BarChart, bar_chart
from generator.render.views.parts import Link, PageView, crumbs, next_steps, toc_of
from generator.render.views.targets import TargetRow, all_targets, target_row
from generator.render.wording import DIMENSIONS, chinese_date

UNIT = "人次"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView:
    link: Link
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """`href`: where the portal tells more of what is counted; None where it has no page."""

    name: str
    href: str | None
    count: int
    shares: tuple[ShareView, ...]
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakdownView:
    """`chart` None: a single bar compares nothing."""

    anchor: str
    title: str
    column: str
    chart: BarChart | None
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetBesideCounts:
    """`counts` is empty where the target names no grade: the lists know nothing of it."""

    target: TargetRow
    counts: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPage(PageView):
    template: ClassVar[str] = "statistics.html"
    kind: ClassVar[str] = "统计"
    section: ClassVar[Section] = Section.LISTS
    list_count: int
    row_count: int
    breakdowns: tuple[BreakdownView, ...]
    targets: tuple[TargetBesideCounts, ...]
    uncounted_targets: int
    targets_href: str
    built_on: str
    csv_href: str


def statistics_page(context: RenderContext) -> StatisticsPage:
    path = addresses.STATISTICS
    portal = context.site.portal
    targets = [
        TargetBesideCounts(
            target=target_row(policy, target, path, context),
            counts=tuple(
                _row(figure, None, context)
                for figure in counts_beside(target, policy.jurisdiction, portal)
            ),
        )
        for policy, target in all_targets(context)
    ]
    views = tuple(_breakdown(one, context) for one in breakdowns(portal) if one.figures)
    return StatisticsPage(
        path=path,
        title="名单统计",
        description="本站公布的名单按辖区、等级、职业、发证单位和年份合计，每个数都列出所出的名单。",
        crumbs=crumbs(path, ("公布名单", addresses.LISTS)),
        next_steps=next_steps(path, "lists", "targets", "data"),
        toc=toc_of(
            *((view.anchor, view.title, True) for view in views),
            ("targets", "目标旁边的数", True),
        ),
        list_count=len(portal.approved_lists),
        row_count=row_count(portal),
        breakdowns=views,
        targets=tuple(row for row in targets if row.counts),
        uncounted_targets=sum(not row.counts for row in targets),
        targets_href=addresses.relative(path, addresses.TARGETS),
        built_on=chinese_date(context.site.today),
        csv_href=addresses.relative(path, f"{addresses.DATA}list-counts.csv"),
    )


def _breakdown(breakdown: Breakdown, context: RenderContext) -> BreakdownView:
    name = DIMENSIONS[breakdown.by]
    title = f"按{name}"
    return BreakdownView(
        anchor=f"by-{breakdown.by}",
        title=title,
        column=name,
        chart=bar_chart(
            f"chart-{breakdown.by}",
            f"本站名单{title}的{UNIT}",
            [(figure.name, figure.count) for figure in breakdown.figures],
            UNIT,
        )
        if len(breakdown.figures) > 1
        else None,
        rows=tuple(_row(figure, breakdown.by, context) for figure in breakdown.figures),
    )


def _row(figure: Figure, by: Dimension | None, context: RenderContext) -> FigureRow:
    lists = context.site.portal.approved_lists
    return FigureRow(
        name=figure.name,
        href=_href(figure, by, context),
        count=figure.count,
        shares=tuple(_share(share, context) for share in figure.lists),
        is_sample=bool(figure.lists)
        and all(context.is_fictional(lists[share.list].jurisdiction) for share in figure.lists),
    )


def _share(share: ListShare, context: RenderContext) -> ShareView:
    approved = context.site.portal.approved_lists[share.list]
    href = addresses.relative(addresses.STATISTICS, addresses.approved_list(share.list))
    return ShareView(link=Link(text=approved.document_number, href=href), count=share.count)


def _href(figure: Figure, by: Dimension | None, context: RenderContext) -> str | None:
    portal = context.site.portal
    page = addresses.STATISTICS
    if figure.key is None:
        return None
    if by is Dimension.GRADE and figure.key in portal.grades:
        return addresses.relative(page, addresses.grade(figure.key))
    if by is Dimension.OCCUPATION and figure.key in portal.occupations:
        return addresses.relative(page, addresses.occupation(figure.key))
    if by is Dimension.ORGANISATION and figure.lists:
        approved = portal.approved_lists[figure.lists[0].list]
        return context.organisation_href(page, approved.jurisdiction, figure.key)
    return None
