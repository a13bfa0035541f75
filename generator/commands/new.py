"""`portal new DIR`: a bureau's own portal in a folder of its own, ready to be checked, built and pushed."""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.commands import Context
from generator.commands.arguments import text_like
from generator.git.command import has_git
from generator.git.repository import Repository
from generator.load.config import load_config
from generator.load.portal import load_portal
from generator.load.schema import RECORD_TYPES, schema_of
from generator.problems import DataError, Text, UsageError, errors_among
from generator.starter import Beginning, Place, StarterFile, known_jurisdictions, starter_files
from generator.starter.folder import new_folder

HELP = Text(zh="新建一个门户的文件夹", en="make the folder of a new portal")

_JURISDICTION = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"\d{2}")
_LINE = re.compile(r"\S(?:.{0,98}\S)?")
_NATION = "cn"
_SCHEMAS = ".vscode/schemas"
_line = text_like(_LINE, "四川省人力资源和社会保障厅")
# kind of file -> where such files stand, and with ! where not
_SCHEMA_GLOBS: dict[str, str | list[str]] = {
    "approved_list": "data/approved_lists/*/*/*.yml",
    "calendar": "data/calendars/2*.yml",
    "call_notice": "data/call_notices/*/*/*.yml",
    "coverage": "data/coverage/[a-z]*.yml",
    "notice": "data/notices/*/*/*.yml",
    "organisation": "data/organisations/*/*.yml",
    "policy": ["data/policies/*/*.yml", "!data/policies/*/*.*.yml"],
    "policy_clauses": "data/policies/*/*.clauses.yml",
    "policy_eligibility": "data/policies/*/*.eligibility.yml",
    "policy_procedures": "data/policies/*/*.procedures.yml",
    "policy_statements": "data/policies/*/*.statements.yml",
    "site_config": "site_config.yml",
    "status_register": "data/status/*/changes.yml",
    "supervision_notice": "data/supervision_notices/*/*/*.yml",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="new or empty folder")
    parser.add_argument(
        "--jurisdiction",
        type=text_like(_JURISDICTION, "sc"),
        help="id of the bureau's jurisdiction",
    )
    parser.add_argument("--name", type=_line, help="name of the bureau")
    parser.add_argument("--site-name", type=_line, help="name of the site (default: from --name)")
    parser.add_argument("--identifier-base", help="https://…/, in every record for ever")
    parser.add_argument(
        "--place", type=_line, help="full name of a jurisdiction that is not known yet"
    )
    parser.add_argument("--short-place", type=_line, help="its short name (default: the full one)")
    parser.add_argument(
        "--code", type=text_like(_CODE, "33"), help="its two digits in certificate numbers"
    )


def run(arguments: argparse.Namespace, context: Context) -> int:
    beginning = _beginning(arguments, context)
    folder: Path = arguments.folder.absolute()
    with new_folder(folder) as beside:
        _write(beside, {**starter_files(beginning), **_editor_files()})
        _require_readable(beside)
        if has_git():
            Repository(beside).begin()
    print(folder)
    _say_what_follows(context)
    return 0


def _beginning(arguments: argparse.Namespace, context: Context) -> Beginning:
    """From the options; what is not given is asked for on a terminal, and else has a default."""
    ask = _asked if sys.stdin.isatty() else _not_asked
    known = known_jurisdictions()
    jurisdiction = arguments.jurisdiction or ask(
        context,
        _NATION,
        f"辖区编号（{' '.join(known)}，或新的）",
        f"jurisdiction ({' '.join(known)})",
    )
    name = arguments.name or ask(
        context, "本单位", "本单位全称，如 四川省人力资源和社会保障厅", "name of the bureau"
    )
    site_name = arguments.site_name or (
        "技能等级公示与核验" if name == "本单位" else f"{name}技能等级公示与核验"
    )
    base = arguments.identifier_base or ask(
        context,
        f"https://{jurisdiction}.skillgrade.example/",
        "标识前缀，https:// 开头、/ 结尾，以后不再更改",
        "identifier base, https://…/, for ever",
    )
    return Beginning(
        jurisdiction=jurisdiction,
        authority=name,
        site_name=site_name,
        identifier_base=base,
        version=importlib.metadata.version("skillgrade-portal"),
        place=_place(arguments, jurisdiction, known),
    )


def _place(arguments: argparse.Namespace, jurisdiction: str, known: list[str]) -> Place | None:
    if jurisdiction in known:
        if arguments.place or arguments.code:
            raise UsageError(
                f"{jurisdiction} 是已有的辖区，不用写 --place 和 --code",
                f"{jurisdiction} is known; --place and --code are for a new one",
            )
        return None
    if not (arguments.place and arguments.code):
        raise UsageError(
            f"没有辖区 {jurisdiction}；已有 {'、'.join(known)}",
            f"there is no jurisdiction {jurisdiction}; there are {', '.join(known)}",
            hint_zh="新的辖区还要写 --place 浙江省 --code 33（证书编码第6–7位）",
            hint_en="for a new one also give --place 浙江省 --code 33 (digits 6-7 of its numbers)",
        )
    return Place(
        name=arguments.place,
        short_name=arguments.short_place or arguments.place,
        code=arguments.code,
    )


def _asked(context: Context, default: str, zh: str, en: str) -> str:
    context.say(f"{zh} [{default}]：", f"{en} [{default}]: ")
    return sys.stdin.readline().strip() or default


def _not_asked(context: Context, default: str, zh: str, en: str) -> str:
    context.say(f"没有写{zh}：先用 {default}", f"not given: {en}; {default} for now")
    return default


def _editor_files() -> dict[str, StarterFile]:
    """Schemas for the editor's own checks, and where each holds."""
    globs = {name: _SCHEMA_GLOBS.get(name, f"data/{name}.yml") for name in RECORD_TYPES}
    settings = {
        "yaml.schemas": {f"{_SCHEMAS}/{name}.json": glob for name, glob in globs.items()},
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[csv]": {"files.encoding": "utf8bom"},
    }
    bodies = {f"{_SCHEMAS}/{name}.json": schema_of(name) for name in RECORD_TYPES}
    bodies[".vscode/settings.json"] = settings
    return {
        path: StarterFile(
            content=(json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
        )
        for path, body in bodies.items()
    }


def _write(folder: Path, files: Mapping[str, StarterFile]) -> None:
    for path, file in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
        if file.is_executable:
            target.chmod(0o755)


def _require_readable(folder: Path) -> None:
    """What was typed is held by the same definitions as what is edited later. Raises DataError."""
    problems = load_config(folder)[1] + load_portal(folder)[1]
    if errors_among(problems):
        raise DataError(problems)


def _say_what_follows(context: Context) -> None:
    context.say(
        "接着：看 README.md；git commit；运行 portal check 和 portal build",
        "next: read README.md; git commit; run portal check and portal build",
    )
