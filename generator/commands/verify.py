"""`portal verify`: the verdict on a number, a token or a file of them, from a site's own files."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from generator.commands import Context
from generator.commands.arguments import day
from generator.config import Mode, SiteConfig
from generator.credentials.outcomes import Verdict
from generator.credentials.wording import label
from generator.load.config import load_config
from generator.problems import DataError, Language, Text
from generator.verify import Asked, exit_code, open_site, rows_in, verify, verify_batch

HELP = "verify a certificate number, a token, or a file of them"
_SHOWN = {
    "certificate_number": Text(zh="证书编码", en="number"),
    "name": Text(zh="姓名", en="name"),
    "grade": Text(zh="等级", en="grade"),
    "occupation": Text(zh="职业", en="occupation"),
    "awarded_by": Text(zh="发证单位", en="awarded by"),
    "approved_by": Text(zh="核准单位", en="approved by"),
    "announced_in": Text(zh="公布文号", en="announced in"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("asked", metavar="X", help="a file, a token or a certificate number")
    parser.add_argument("--site", required=True, help="folder or address of a built site")
    parser.add_argument(
        "--root", dest="roots", action="append", default=[], help="fingerprint of a trusted root"
    )
    parser.add_argument("--name", help="the name that must stand in the record")
    parser.add_argument("--today", type=day, help="the day to judge by (default: today, UTC+8)")
    parser.add_argument("--json", action="store_true", help="print verify/v1 or verify-batch/v1")


def run(arguments: argparse.Namespace, context: Context) -> int:
    config = _settings(context.root)
    site = open_site(arguments.site, arguments.roots, config)
    checked_on = arguments.today or _today(config, context)
    file = Path(arguments.asked)
    if _is_file(file):
        result = verify_batch(rows_in(file), site, checked_on)
        rows: list[dict[str, Any]] = result["rows"]
    else:
        result = verify(Asked(1, arguments.asked, arguments.name), site, checked_on)
        rows = [result]
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print(_as_text(row, context.language))
    return exit_code([row["verdict"] for row in rows])


def _settings(root: Path) -> SiteConfig | None:
    """None outside a portal: whoever verifies needs no portal of their own."""
    if not (root / "site_config.yml").exists():
        return None
    config, problems = load_config(root)
    if config is None:
        raise DataError(problems)
    return config


def _today(config: SiteConfig | None, context: Context) -> date:
    is_demo = config is not None and config.mode is Mode.DEMO
    return (config.demo_today if config and is_demo else None) or context.today


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False  # too long to be a name: a token


def _as_text(row: dict[str, Any], language: Language) -> str:
    """The verdict in words first, then what was signed, then what to do."""
    lines = [label(Verdict(row["verdict"])).in_language(language), row["message"][language]]
    if "row" in row:
        lines[0] = f"{row['row']}: {row['input']['number'] or ''} {lines[0]}"
    record = row["record"]
    if record:
        lines += [
            f"  {words.in_language(language)}: {record[name]}" for name, words in _SHOWN.items()
        ]
    lines += [warning[language] for warning in row["warnings"]]
    lines.append(row["next_step"][language])
    return "\n".join(lines)
