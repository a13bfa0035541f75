"""`portal verify`: the verdict on a number, a token or a file of them, from a site's own files."""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.commands import Context
from generator.commands.arguments import count_from_one, day, text_like
from generator.config import Mode, SiteConfig
from generator.credentials.lookup import TRUST_LIST
from generator.credentials.outcomes import Verdict
from generator.credentials.wording import label
from generator.intake.workbooks.sheets import Sheet
from generator.load.config import load_config
from generator.problems import DataError, Language, Text, UsageError
from generator.staff_sheets import GRADES_ZH, Asked, rows_in
from generator.verify import exit_code, open_site, verify, verify_batch

HELP = Text(
    zh="核验证书编码、核验记录，或者一个文件",
    en="verify a certificate number, a token, or a file of them",
)
_FINGERPRINT = re.compile(r"sha256:[0-9a-f]{64}")
_LOOKS_LIKE_A_FILE = re.compile(r".*[/\\].*|.*\.[A-Za-z]{2,4}")
_SHOWN = {
    "certificate_number": Text(zh="证书编码", en="number"),
    "name": Text(zh="姓名", en="name"),
    "grade": Text(zh="等级", en="grade"),
    "occupation": Text(zh="职业", en="occupation"),
    "awarded_by": Text(zh="发证单位", en="awarded by"),
    "approved_by": Text(zh="核准单位", en="approved by"),
    "announced_in": Text(zh="公布文号", en="announced in"),
}
# in Chinese as the verify page says it
DIFFERS = {
    "grade": Text(zh="表中等级“{}”，记录是“{}”", en="the sheet says grade `{}`, the record `{}`"),
    "organisation": Text(
        zh="表中单位“{}”，发证单位是“{}”（现单位与发证单位可以不同）",
        en="the sheet says `{}`, awarded by `{}` (who employs and who awarded may differ)",
    ),
}
ROUNDED = Text(
    zh="表里把号码存成了数字，末几位已经丢失：请把这一列设为文本，照证书重新填写",
    en="the sheet kept the number as a number and lost its last digits: make the column text, fill it in again",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("asked", metavar="X", help="a file, a token or a certificate number")
    parser.add_argument("--site", required=True, help="folder or address of a built site")
    parser.add_argument(
        "--root",
        dest="roots",
        action="append",
        default=[],
        metavar="FINGERPRINT",
        type=text_like(_FINGERPRINT, "sha256: and 64 digits"),
        help="fingerprint of a trusted root",
    )
    parser.add_argument(
        "--root-threshold",
        type=count_from_one,
        default=1,
        metavar="N",
        help="how many of these roots must have signed the trust list, whatever it says (default: 1)",
    )
    parser.add_argument("--name", help="the name that must stand in the record")
    parser.add_argument("--today", type=day, help="the day to judge by (default: today, UTC+8)")
    parser.add_argument("--json", action="store_true", help="print verify/v1 or verify-batch/v1")


def run(arguments: argparse.Namespace, context: Context) -> int:
    config = _settings(context.root)
    _refuse_what_cannot_be_meant(arguments)
    _say_what_is_missing(arguments, context)
    told: set[str] = set()

    def say_once(address: str) -> None:
        if not told:
            context.say(
                f"网站让转到 {address}，没有跟随；确是本站的，把 --site 写成那边的网站地址",
                f"the host leads to {address}, which is not followed; if that is the site, name it with --site",
            )
        told.add(address)

    site = open_site(
        arguments.site,
        arguments.roots,
        config,
        say_once,
        root_threshold=arguments.root_threshold,
    )
    checked_on = arguments.today or _today(config, context)
    file = Path(arguments.asked)
    if _is_file(file):
        asked = rows_in(file, lambda sheet: _say_left_out(sheet, context))
        result = verify_batch(asked, site, checked_on)
        rows: list[dict[str, Any]] = result["rows"]
    else:
        result = verify(Asked(text=arguments.asked, name=arguments.name), site, checked_on)
        rows = [result]
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            is_of_file = "row" in row
            print((_row_as_text if is_of_file else _as_text)(row, context.language))
        if "rows" in result:
            _say_of_all_rows(rows, context)
    return exit_code([row["verdict"] for row in rows])


def _refuse_what_cannot_be_meant(arguments: argparse.Namespace) -> None:
    """Raises UsageError for a site that is neither folder nor web address, and a name for a whole file."""
    site = arguments.site
    if "://" in site and not site.startswith(("http://", "https://")):
        raise UsageError(
            f"--site 只能是文件夹或 http(s) 网址：{site}",
            f"--site is a folder or an address with http(s): {site}",
        )
    if arguments.name is not None and _is_file(Path(arguments.asked)):
        raise UsageError(
            "--name 只用于核验一个编码；文件里的姓名写在“姓名”一列",
            "--name is for one number; in a file names stand in a column of their own",
        )


def _say_left_out(sheet: Sheet, context: Context) -> None:
    if sheet.is_hidden:
        context.say(
            f"工作表“{sheet.name}”是隐藏的，没有核验",
            f"the sheet {sheet.name} is hidden and was not verified",
        )
    else:
        context.say(
            f"工作表“{sheet.name}”里没有证书编码，没有核验",
            f"the sheet {sheet.name} has no certificate numbers and was not verified",
        )


def _say_of_all_rows(rows: Sequence[Mapping[str, Any]], context: Context) -> None:
    """How many came out how, and once what every row would warn of."""
    counts = Counter(Verdict(row["verdict"]) for row in rows)
    told = {
        language: ", ".join(
            f"{label(verdict).in_language(language)} {count}" for verdict, count in counts.items()
        )
        for language in Language
    }
    context.say(
        f"共 {len(rows)} 行：{told[Language.CHINESE]}",
        f"{len(rows)} rows: {told[Language.ENGLISH]}",
    )
    for warning in rows[0]["warnings"]:
        if all(warning in row["warnings"] for row in rows):
            context.say(warning["zh"], warning["en"])


def _say_what_is_missing(arguments: argparse.Namespace, context: Context) -> None:
    """A path that leads nowhere is told; the verdict is given all the same."""
    asked, site = arguments.asked, arguments.site
    if _LOOKS_LIKE_A_FILE.fullmatch(asked) and not _is_file(Path(asked)):
        context.say(
            f"没有文件 {asked}，按证书编码核验",
            f"there is no file {asked}; it is taken as a certificate number",
        )
    if _is_folder(asked):
        context.say(
            f"{asked} 是文件夹；一次核验一个文件，或一个证书编码",
            f"{asked} is a folder; verify one file or one certificate number at a time",
        )
    if "://" not in site and not (Path(site) / TRUST_LIST).is_file():
        context.say(
            f"{site} 里没有带信任清单的网站；--site 写生成的文件夹或网站地址",
            f"there is no site with a trust list in {site}; --site names a built folder or an address",
        )


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


def _is_folder(asked: str) -> bool:
    try:
        return bool(asked) and Path(asked).is_dir()
    except (OSError, ValueError):
        return False


def _as_text(row: dict[str, Any], language: Language) -> str:
    """The verdict in words first, then what was signed, then what to do."""
    lines = [label(Verdict(row["verdict"])).in_language(language), row["message"][language]]
    record = row["record"]
    if record:
        for name, words in _SHOWN.items():
            value = _grade(record["grade"], language) if name == "grade" else record[name]
            lines.append(f"  {words.in_language(language)}: {value}")
    lines += [warning[language] for warning in row["warnings"]]
    lines.append(row["next_step"][language])
    return "\n".join(lines)


def _row_as_text(row: dict[str, Any], language: Language) -> str:
    """Row, number and verdict; why; where sheet and record disagree; what to do."""
    where = f"{row['sheet']}!{row['row']}" if row["sheet"] else str(row["row"])
    verdict = label(Verdict(row["verdict"])).in_language(language)
    lines = [f"{where}: {row['input']['number'] or ''} {verdict}", row["message"][language]]
    for found in row["differences"]:
        said = found["record"]
        said = _grade(said, language) if found["field"] == "grade" else said
        lines.append(DIFFERS[found["field"]].in_language(language).format(found["sheet"], said))
    if row["is_rounded"]:
        lines.append(ROUNDED.in_language(language))
    return "\n  ".join([*lines, row["next_step"][language]])


def _grade(slug: str, language: Language) -> str:
    return GRADES_ZH.get(slug, slug) if language is Language.CHINESE else slug
