"""What a verifier must fetch, gzipped as hosts send it, beside its limit."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.bench.measured import Size
from generator.credentials.lookup import TRUST_LIST

_KILOBYTE = 1024
_CORE = ("verify/v1/verifier.js",)
_FALLBACK = ("verify/v1/fallback.js", "verify/v1/vendor/ed25519.js")
_PAGE = (
    "verify/index.html",
    "verify/verify.css",
    "verify/v1/page.js",
    "verify/v1/wording.js",
    "assets/mark.svg",
)


def sizes(site: Path) -> Iterator[Size]:
    """Of a built site; one without records has no data to fetch before a verdict."""
    yield _size(site, "核验程序", "the verifier", _CORE, 5)
    yield _size(
        site, "核验程序，连同备用算法", "the verifier with its fallback", (*_CORE, *_FALLBACK), 14
    )
    data = [TRUST_LIST, "records/v1/index.json", *_largest_shard(site), *_status_lists(site)]
    there = [path for path in data if (site / path).is_file()]
    yield _size(site, "从空白页面到结论", "cold page to verdict", (*_PAGE, *there), 60)


def _size(site: Path, zh: str, en: str, paths: Sequence[str], kilobytes: int) -> Size:
    sent = sum(len(gzip.compress((site / path).read_bytes(), mtime=0)) for path in paths)
    return Size(what_zh=zh, what_en=en, bytes=sent, limit_bytes=kilobytes * _KILOBYTE)


def _largest_shard(site: Path) -> list[str]:
    shards = sorted((site / "records/v1").glob("*/*.json"), key=lambda file: file.stat().st_size)
    return [file.relative_to(site).as_posix() for file in shards[-1:]]


def _status_lists(site: Path) -> list[str]:
    """Both lists of one authority: what one record needs."""
    lists = sorted((site / "status").glob("*/1.*.jwt"))
    return [file.relative_to(site).as_posix() for file in lists[:2]]
