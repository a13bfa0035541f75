"""Times of a piece of work, beside a limit or beside a peer that does the same."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from generator.bench.measured import Figure

_MILLISECONDS = 1000


def against_limit(
    zh: str, en: str, work: Callable[[], object], limit_ms: float, runs: int
) -> Figure:
    """`work`, done `runs` times, beside a limit."""
    return _figure(zh, en, _timed(work, runs), "上限", "limit", limit_ms)


def against_peer(
    zh: str,
    en: str,
    work: Callable[[], object],
    peer_zh: str,
    peer_en: str,
    peer: Callable[[], object],
    runs: int,
) -> Figure:
    """Ours and the peer's runs take turns, so that both see the same machine."""
    ours, theirs = [], []
    for _ in range(runs):
        ours += _timed(work, 1)
        theirs += _timed(peer, 1)
    return _figure(zh, en, ours, peer_zh, peer_en, statistics.median(theirs))


def _figure(
    zh: str, en: str, times: list[float], beside_zh: str, beside_en: str, beside_ms: float
) -> Figure:
    return Figure(
        what_zh=zh,
        what_en=en,
        median_ms=statistics.median(times),
        least_ms=min(times),
        most_ms=max(times),
        runs=len(times),
        beside_zh=beside_zh,
        beside_en=beside_en,
        beside_ms=beside_ms,
    )


def _timed(work: Callable[[], object], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * _MILLISECONDS)
    return times
