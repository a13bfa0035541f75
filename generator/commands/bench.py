"""`portal bench`: how fast it is here, beside a limit or a peer."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from generator.bench import Figure, figures
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
    for figure in figures(context.root, context.today, runs=arguments.runs, rows=arguments.rows):
        measured.append(figure)
        if not arguments.json:
            print(_line(figure, context.language), flush=True)
    if arguments.json:
        body = {
            "format": "bench/v1",
            "count": len(measured),
            "figures": [asdict(figure) for figure in measured],
        }
        print(json.dumps(body, ensure_ascii=False, indent=2))
    return 0


def _line(figure: Figure, language: Language) -> str:
    spread = f"{figure.median_ms:9.1f} ms  ({figure.least_ms:.1f}–{figure.most_ms:.1f})"
    share = figure.median_ms / figure.beside_ms
    if language is Language.CHINESE:
        return f"{spread}  {figure.what_zh}；{figure.beside_zh} {figure.beside_ms:.1f} ms，为其 {share:.2f} 倍"
    return f"{spread}  {figure.what_en}; {figure.beside_en} {figure.beside_ms:.1f} ms, {share:.2f} of it"
