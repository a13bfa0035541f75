"""What `bench` tells: a time or a size, each beside what it is held against, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Median of `runs` in milliseconds, beside what it is held against, in milliseconds too."""

    what_zh: str
    what_en: str
    median_ms: float
    least_ms: float
    most_ms: float
    runs: int
    beside_zh: str
    beside_en: str
    beside_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Bytes as they are sent, gzipped."""

    what_zh: str
    what_en: str
    bytes: int
    limit_bytes: int


@dataclass(frozen=True, slots=True)
class NotMeasured:
    why: Text


Measured = Figure | Size | NotMeasured
