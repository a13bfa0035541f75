"""`portal schema [NAME]`: JSON Schemas of the files in `data/`, for editors."""

from __future__ import annotations

import argparse
import json

from generator.commands import Context
from generator.load.schema import RECORD_TYPES, schema_of
from generator.problems import Text

HELP = Text(zh="打印一种文件的 JSON Schema", en="print the JSON Schema of one kind of file")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", choices=sorted(RECORD_TYPES), help="which kind of file")


def run(arguments: argparse.Namespace, context: Context) -> int:
    print(json.dumps(schema_of(arguments.name), ensure_ascii=False, indent=2))
    return 0
