"""`/data/`: what can be downloaded, with sizes and digests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import ClassVar

from generator.pages import OutputFile, Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.dataset_files import Dataset, dataset_files
from generator.render.datasets import DATASETS
from generator.render.twins.schemas import twin_schema_files
from generator.render.views.parts import Link, PageView, crumbs, next_steps


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadRow:
    """`size` is in bytes."""

    link: Link
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetView:
    anchor: str
    title: str
    columns: tuple[tuple[str, str], ...]
    downloads: tuple[DownloadRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadsPage(PageView):
    template: ClassVar[str] = "downloads.html"
    kind: ClassVar[str] = "数据"
    section: ClassVar[Section] = Section.ABOUT
    datasets: tuple[DatasetView, ...]
    schemas: tuple[DownloadRow, ...]


def downloads_page(context: RenderContext) -> DownloadsPage:
    path = addresses.DATA
    return DownloadsPage(
        path=path,
        title="数据下载",
        description="政策要点、申报条件、目标、条款指纹、常见问题和词汇表，JSON 与 CSV，附摘要和格式说明。",
        crumbs=crumbs(path),
        next_steps=next_steps(path, "trust", "verify"),
        datasets=tuple(_view(dataset, context) for dataset in DATASETS),
        schemas=tuple(_row(file) for file in twin_schema_files()),
    )


def _view(dataset: Dataset, context: RenderContext) -> DatasetView:
    return DatasetView(
        anchor=dataset.name,
        title=dataset.title,
        columns=dataset.columns,
        downloads=tuple(_row(file) for file in dataset_files(dataset, context)),
    )


def _row(file: OutputFile) -> DownloadRow:
    name = file.path.removeprefix(addresses.DATA)
    return DownloadRow(
        link=Link(text=name, href=name),
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
    )
