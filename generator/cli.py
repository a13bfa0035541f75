"""The command `portal`: finds the command's file, reads the clock once, turns errors into exit codes."""

from __future__ import annotations

import argparse
import codecs
import importlib
import io
import json
import locale
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from generator.commands import Context
from generator.problems import DataError, Language, PortalError

# name -> module in generator.commands; each has HELP, add_arguments(parser) and run(arguments, context)
COMMANDS = {
    "check": "check",
    "build": "build",
    "serve": "serve",
    "new": "new",
    "publish": "publish",
    "deadline": "deadline",
    "keys": "keys",
    "trust": "trust",
    "import": "import_book",
    "notice": "notice",
    "print": "print_cards",
    "issue": "issue",
    "status": "status",
    "verify": "verify",
    "policy": "policy",
    "schema": "schema",
    "diff": "diff",
    "explain": "explain",
    "doctor": "doctor",
    "bench": "bench",
}
CHINA = timezone(timedelta(hours=8))
USAGE = 2
BUG = 5
INTERRUPTED = 130  # as shells have it
_ESCAPED = "escaped-as-json"


def _escaped(error: UnicodeError) -> tuple[str, int]:
    r"""What a console's code page lacks as `\\uXXXX`: JSON stays JSON, and a reader sees that it is there."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error(_ESCAPED, _escaped)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit code of CONTRACT."""
    words = sys.argv[1:] if argv is None else list(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal in GBK has not every name
            stream.reconfigure(errors=_ESCAPED)
    try:
        return _run(words)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(words: Sequence[str]) -> int:
    language = _language_among(words) or _language_of_environment()
    arguments = parser_for(words, language).parse_args(words)
    context = Context(
        root=arguments.directory.resolve(),
        today=datetime.now(CHINA).date(),
        language=language,
    )
    try:
        return int(arguments.run(arguments, context))
    except DataError as error:
        _report_problems(error, context)
        return error.exit_code
    except PortalError as error:
        _report(error, context.language)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except Exception:  # noqa: BLE001 - the last resort: a bug must be told as one
        traceback.print_exc()
        context.say(
            "这是程序缺陷，请连同上文一并报告", "this is a bug; please report it with the above"
        )
        return BUG


def parser_for(words: Sequence[str], language: Language) -> argparse.ArgumentParser:
    """The parser of the command that `words` name; of all commands where they name none."""
    parser = argparse.ArgumentParser(prog="portal", description=__doc__)
    _common_arguments(parser, top=True)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    named = [word for word in words if word in COMMANDS][:1]
    for name in named or COMMANDS:
        module = importlib.import_module(f"generator.commands.{COMMANDS[name]}")
        told = module.HELP.in_language(language)
        command = commands.add_parser(name, help=told, description=told)
        _common_arguments(command, top=False)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def _common_arguments(parser: argparse.ArgumentParser, *, top: bool) -> None:
    """The same two options before and after the command's name."""
    parser.add_argument(
        "-C",
        "--directory",
        type=Path,
        default=Path() if top else argparse.SUPPRESS,
        help="folder with site_config.yml (default: here)",
    )
    parser.add_argument(
        "--lang",
        type=Language,
        choices=list(Language),
        default=None if top else argparse.SUPPRESS,
        help="language of messages (default: from LANG)",
    )


def _language_among(words: Sequence[str]) -> Language | None:
    """What `--lang` says, before the parser is made, whose help is in that language too."""
    first = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    first.add_argument("--lang", type=Language, default=None)
    try:
        language: Language | None = first.parse_known_args(words)[0].lang
    except argparse.ArgumentError:
        return None  # the parser of all arguments says what is wrong
    return language


def _language_of_environment() -> Language:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return language_of_locale(value)
    return language_of_locale(locale.getlocale()[0] or "")  # Windows sets none of these


def language_of_locale(name: str) -> Language:
    """By what POSIX (`zh_CN.UTF-8`) or Windows (`Chinese (Simplified)_China`) calls it."""
    return Language.CHINESE if name.startswith(("zh", "Chinese")) else Language.ENGLISH


def _report_problems(error: DataError, context: Context) -> None:
    from generator.commands.problem_report import as_text, look_on
    from generator.commands.source_lines import work_tree_lines

    look = look_on(sys.stderr, work_tree_lines(context.root), all_stand=error.all_stand)
    print(as_text(error.problems, context.language, look), file=sys.stderr)


def _report(error: PortalError, language: Language) -> None:
    print(error.message.in_language(language), file=sys.stderr)
    if error.hint:
        word = "提示" if language is Language.CHINESE else "hint"
        print(f"    {word}: {error.hint.in_language(language)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
