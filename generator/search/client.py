"""What the search page needs beside the index: its script, and `search/terms.json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.pages import OutputFile, SearchRecord

TERMS_FORMAT = "search-terms/v1"


def client_files(theme: Path) -> list[OutputFile]:
    """The modules of `theme/search/`, served under `search/`."""
    scripts = sorted((theme / "search").glob("*.js"))
    return [
        OutputFile(path=f"search/{script.name}", content=script.read_bytes()) for script in scripts
    ]


def search_terms(
    *,
    synonyms: Iterable[tuple[str, Sequence[str]]],
    names: Iterable[str],
    records: Sequence[SearchRecord],
) -> OutputFile:
    """`search/terms.json`: the words by which a query is cut, and the values of the filters.

    `synonyms`: a term of the field and what people write instead. `names`: grades, places,
    occupations. Filter values are counted in `records`, in the order of their first appearance.
    """
    groups = {term: list(others) for term, others in synonyms}
    for name in names:
        groups.setdefault(name, [])
    places = (record.jurisdiction for record in records if record.jurisdiction)
    terms = {
        "format": TERMS_FORMAT,
        "count": len(records),
        "terms": [[term, *others] for term, others in groups.items()],
        "filters": {
            "kind": _counted(record.kind for record in records),
            "place": _counted(places),
            "grade": _counted(grade for record in records for grade in record.grades),
            "status": _counted(record.status for record in records if record.status),
        },
    }
    text = json.dumps(terms, ensure_ascii=False, separators=(",", ":")) + "\n"
    return OutputFile(path="search/terms.json", content=text.encode())


def _counted(values: Iterable[str]) -> list[list[str | int]]:
    return [[value, count] for value, count in Counter(values).items()]
