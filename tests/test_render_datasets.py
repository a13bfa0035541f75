"""Downloads: the same rows as JSON and CSV, held by their schema, with their digests on the page."""

from __future__ import annotations

import csv
import hashlib
import io
import json

import jsonschema
import pytest

from generator.render.datasets import DATASETS
from tests.portal_sample import rendered_files, rendered_pages, sample_site


@pytest.mark.parametrize("name", [dataset.name for dataset in DATASETS])
def test_json_and_csv_hold_the_same_rows_and_obey_the_schema(name: str) -> None:
    files = rendered_files(sample_site())
    body = json.loads(files[f"data/{name}.json"])
    schema = json.loads(files[f"data/{name}.schema.json"])
    jsonschema.Draft202012Validator(schema).validate(body)
    rows = list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode("utf-8-sig"))))
    assert len(rows) == body["count"] == len(body["items"])
    assert [row | {key: value.removeprefix("'") for key, value in row.items()} for row in rows] == [
        {key: value.removeprefix("'") for key, value in item.items()} for item in body["items"]
    ]


def test_the_page_prints_the_digest_of_every_file() -> None:
    files = rendered_files(sample_site())
    page = rendered_pages(sample_site())["data/"].body
    downloads = {path: content for path, content in files.items() if path.startswith("data/")}
    assert len(downloads) > 3 * len(DATASETS)  # and the schemas of the twins
    for path, content in downloads.items():
        assert hashlib.sha256(content).hexdigest() in page, path


def test_the_statements_hold_every_clause_that_is_said() -> None:
    body = json.loads(rendered_files(sample_site())["data/statements.json"])
    assert {"demo-2025-1", "mohrss-2022-14"} <= {item["policy"] for item in body["items"]}
    assert all(item["clause"] and item["text"] for item in body["items"])
