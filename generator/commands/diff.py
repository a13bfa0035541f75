"""`portal diff [REV]`: what a push changes, in plain words."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from generator.changes import Change
from generator.commands import Context
from generator.problems import Language, Text
from generator.revisions import changes_since

HELP = Text(zh="用大白话说明推送会改变什么", en="tell in plain words what a push changes")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "revision",
        nargs="?",
        default="HEAD",
        metavar="REV",
        help="what to compare with (default: HEAD)",
    )
    parser.add_argument("--json", action="store_true", help="print changes/v1")


def run(arguments: argparse.Namespace, context: Context) -> int:
    changes = changes_since(context.root, arguments.revision)
    print(_as_json(changes) if arguments.json else as_lines(changes, context.language))
    return 0


def as_lines(changes: Sequence[Change], language: Language) -> str:
    """A line each; one line that says so where nothing changes."""
    lines = [change.sentence.in_language(language) for change in changes]
    if not lines:
        return "没有变化" if language is Language.CHINESE else "nothing changes"
    return "\n".join(lines)


def _as_json(changes: Sequence[Change]) -> str:
    body = {
        "format": "changes/v1",
        "count": len(changes),
        "people_added": sum(change.people.added for change in changes),
        "people_removed": sum(change.people.removed for change in changes),
        "changes": [
            {
                "noun": change.noun,
                "id": change.id or None,
                "kind": change.kind,
                "people_added": change.people.added,
                "people_removed": change.people.removed,
                "people_corrected": change.people.corrected,
                "sentence": {"zh": change.sentence.zh, "en": change.sentence.en},
            }
            for change in changes
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=2)
