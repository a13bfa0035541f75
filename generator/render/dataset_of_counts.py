"""A download: how many rows of which list each figure of `/statistics/` counts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.render.context import RenderContext
from generator.render.dataset_files import Dataset, Row
from generator.render.list_counts import breakdowns


def _counts(context: RenderContext) -> Iterator[Row]:
    for breakdown in breakdowns(context.site.portal):
        for figure in breakdown.figures:
            for share in figure.lists:
                yield {
                    "by": breakdown.by.value,
                    "key": figure.key or "",
                    "name": figure.name,
                    "list": share.list,
                    "count": str(share.count),
                }


DATASET_OF_COUNTS = Dataset(
    name="list-counts",
    title="名单统计",
    columns=(
        (
            "by",
            "按什么分：jurisdiction 辖区、grade 等级、occupation 职业、organisation 发证单位、year 年份",
        ),
        ("key", "编号、代码、名称或年份；名单已不再公开、分不了类的为空"),
        ("name", "名称"),
        ("list", "名单的编号"),
        ("count", "该名单中的行数；只计本站公布的名单"),
    ),
    rows=_counts,
)
