"""A download: a flat table as JSON and CSV, with the schema of a row. Which there are: datasets.py."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.json_form import json_bytes

Row = dict[str, str]
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """`columns` are name and meaning; every value is text, '' where the text does not say."""

    name: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: Callable[[RenderContext], Iterator[Row]]

    @property
    def format(self) -> str:
        """Of the JSON; a page's machine twin of a like name has another form, so another format."""
        return f"dataset-{self.name}/v1"


def dataset_files(dataset: Dataset, context: RenderContext) -> tuple[OutputFile, ...]:
    """The JSON, the CSV (with BOM, for Excel) and the JSON Schema of one row."""
    rows = list(dataset.rows(context))
    names = [name for name, _ in dataset.columns]
    body = {
        "format": dataset.format,
        "data_on": context.site.today.isoformat(),
        "count": len(rows),
        "items": rows,
    }
    text = io.StringIO()
    writer = csv.DictWriter(text, names, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _safe(value) for name, value in row.items()} for row in rows)
    base = f"{addresses.DATA}{dataset.name}"
    return (
        OutputFile(path=f"{base}.json", content=json_bytes(body)),
        OutputFile(path=f"{base}.csv", content=f"\ufeff{text.getvalue()}".encode()),
        OutputFile(path=f"{base}.schema.json", content=json_bytes(_schema(dataset))),
    )


def _schema(dataset: Dataset) -> dict[str, object]:
    columns = {
        name: {"type": "string", "description": meaning} for name, meaning in dataset.columns
    }
    row = {
        "type": "object",
        "properties": columns,
        "required": list(columns),
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": dataset.title,
        "type": "object",
        "properties": {
            "format": {"const": dataset.format},
            "data_on": {"type": "string", "format": "date"},
            "count": {"type": "integer", "minimum": 0},
            "items": {"type": "array", "items": row},
        },
        "required": ["format", "data_on", "count", "items"],
        "additionalProperties": False,
    }


def _safe(value: str) -> str:
    """A spreadsheet must not take the cell for a formula."""
    return f"'{value}" if value.startswith(_FORMULA_SIGNS) else value
