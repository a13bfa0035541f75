"""What a verifier must fetch, gzipped as hosts send it, beside its limit."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from generator.bench.measured import Size
from generator.bench.records import full_shard
from generator.credentials.lookup import TRUST_LIST
from generator.credentials.shards import MAX_SHARD_BYTES

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


def sizes(site: Path, identifier_base: str, today: date) -> Iterator[Size]:
    """Of a built site; one without records has no data to fetch before a verdict."""
    core, fallback = _sent(site, _CORE), _sent(site, _FALLBACK)
    yield _size("核验程序", "the verifier", core, 5)
    yield _size("核验程序，连同备用算法", "the verifier with its fallback", core + fallback, 14)
    data = [TRUST_LIST, "records/v1/index.json", *_status_lists(site)]
    page = _sent(site, (*_PAGE, *(path for path in data if (site / path).is_file())))
    shard = _sent(site, _largest_shard(site))
    yield _size("从空白页面到结论", "cold page to verdict", page + shard, 60)
    full = _gzipped(full_shard(identifier_base, today))
    yield _size(
        f"从空白页面到结论，记录分片满 {MAX_SHARD_BYTES // _KILOBYTE} KB 时",
        f"cold page to verdict, with a full shard of {MAX_SHARD_BYTES // _KILOBYTE} KB",
        page + full,
        60,
    )


def _size(zh: str, en: str, sent: int, kilobytes: int) -> Size:
    return Size(what_zh=zh, what_en=en, bytes=sent, limit_bytes=kilobytes * _KILOBYTE)


def _sent(site: Path, paths: Iterable[str]) -> int:
    return sum(_gzipped((site / path).read_bytes()) for path in paths)


def _gzipped(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))


def _largest_shard(site: Path) -> list[str]:
    shards = sorted((site / "records/v1").glob("*/*.json"), key=lambda file: file.stat().st_size)
    return [file.relative_to(site).as_posix() for file in shards[-1:]]


def _status_lists(site: Path) -> list[str]:
    """Both lists of one authority: what one record needs."""
    lists = sorted((site / "status").glob("*/1.*.jwt"))
    return [file.relative_to(site).as_posix() for file in lists[:2]]
