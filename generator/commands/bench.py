"""`portal bench`: how fast it is here, beside a limit or a peer."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from generator.bench.figures import figures
from generator.bench.measured import Figure, Measured, NotMeasured, Size
from generator.commands import Context
from generator.problems import Language, Text

HELP = Text(
    zh="量一量检查、生成、核验有多快",
    en="measure check, build and verification, beside a limit or a peer",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (default: 5)")
    parser.add_argument(
        "--rows", type=int, default=100_000, help="rows of long lists (default: 100000; 0: none)"
    )
    parser.add_argument("--json", action="store_true", help="print bench/v1")


def run(arguments: argparse.Namespace, context: Context) -> int:
    measured = []
    for one in figures(context.root, context.today, runs=arguments.runs, rows=arguments.rows):
        measured.append(one)
        if not arguments.json:
            print(_line(one, context.language), flush=True)
    if arguments.json:
        times = [asdict(one) for one in measured if isinstance(one, Figure)]
        body = {
            "format": "bench/v1",
            "count": len(times),
            "figures": times,
            "sizes": [asdict(one) for one in measured if isinstance(one, Size)],
            "not_measured": [asdict(one.why) for one in measured if isinstance(one, NotMeasured)],
        }
        print(json.dumps(body, ensure_ascii=False, indent=2))
    return 0


def _line(measured: Measured, language: Language) -> str:
    if isinstance(measured, NotMeasured):
        return measured.why.in_language(language)
    is_chinese = language is Language.CHINESE
    if isinstance(measured, Size):
        share = measured.bytes / measured.limit_bytes
        size, limit = f"{measured.bytes:9d} B ", measured.limit_bytes
        if is_chinese:
            return f"{size} {measured.what_zh}（gzip）；上限 {limit} B，为其 {share:.2f} 倍"
        return f"{size} {measured.what_en} (gzip); limit {limit} B, {share:.2f} of it"
    spread = f"{measured.median_ms:9.1f} ms  ({measured.least_ms:.1f}–{measured.most_ms:.1f})"
    share = measured.median_ms / measured.beside_ms
    if is_chinese:
        beside = f"{measured.beside_zh} {measured.beside_ms:.1f} ms，为其 {share:.2f} 倍"
        return f"{spread}  {measured.what_zh}；{beside}"
    beside = f"{measured.beside_en} {measured.beside_ms:.1f} ms, {share:.2f} of it"
    return f"{spread}  {measured.what_en}; {beside}"
