"""From records to the files of the index, under `search/pagefind/`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.pages import OutputFile, SearchRecord
from generator.problems import EnvironmentFault
from generator.search.service import INDEX_ID, Message, files_of_index, pagefind_executable
from generator.search.words import (
    NOT_STATED,
    PART_OF_A_PAGE,
    SAMPLE,
    TITLE_END,
    filter_word,
    spaced,
)

FOLDER = "search/pagefind/"
# What our own script asks for; the rest of what Pagefind ships is its own search page.
_KEPT_FILES = ("pagefind.js", "pagefind-entry.json", "wasm.en.pagefind")
_KEPT_FOLDERS = ("index/", "fragment/")
_KEPT_SUFFIX = ".pf_meta"


def build_index(
    records: Iterable[SearchRecord], *, timeout: float = 120, executable: Path | None = None
) -> list[OutputFile]:
    """The index of `records`; the same records give the same bytes, in whatever order they come."""
    in_order = sorted(records, key=lambda record: (record.address, record.title, record.text))
    if not in_order:
        return []
    files = files_of_index(
        [_addition(record) for record in in_order],
        executable=executable or pagefind_executable(),
        timeout=timeout,
    )
    kept = {path: content for path, content in files.items() if _is_kept(path)}
    if not all(name in kept for name in _KEPT_FILES):
        raise EnvironmentFault(
            "Pagefind 的输出不完整",
            f"Pagefind left out one of {', '.join(_KEPT_FILES)}",
            hint_zh="需要 pagefind-bin 1.4 或更新的 1.x 版本",
            hint_en="pagefind-bin must be 1.4 or a later 1.x",
        )
    return [OutputFile(path=FOLDER + path, content=kept[path]) for path in sorted(kept)]


def _addition(record: SearchRecord) -> Message:
    """Filters are words of the text: Pagefind writes its own in the order of a random hash.

    Of a title that begins with its page's, the own part stands first and the whole one last.
    """
    filters = [filter_word("kind", record.kind)]
    if record.jurisdiction:
        filters.append(filter_word("place", record.jurisdiction))
    filters += [filter_word("grade", grade) for grade in record.grades]
    if record.status:
        filters.append(filter_word("status", record.status))
    if "#" in record.address:
        filters.append(PART_OF_A_PAGE)
    if record.is_sample:
        filters.append(SAMPLE)
    if record.is_not_stated:
        filters.append(NOT_STATED)
    title = record.title if record.heading is None else record.heading
    words = [spaced(title), TITLE_END, spaced(record.text), *filters]
    if record.heading is not None:
        words.append(spaced(record.title))
    return {
        "type": "AddRecord",
        "index_id": INDEX_ID,
        "url": record.address or "./",  # Pagefind's script loses an empty one
        "content": " ".join(word for word in words if word),
        "language": "en",
        "meta": {
            "title": record.title,
            "text": record.text,
            "kind": record.kind,
            "place": record.jurisdiction or "",
            "status": record.status or "",
        },
    }


def _is_kept(path: str) -> bool:
    return path in _KEPT_FILES or path.startswith(_KEPT_FOLDERS) or path.endswith(_KEPT_SUFFIX)
