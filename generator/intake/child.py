"""What runs in the limited child: one reader, from standard input to standard output.

The limits are set before a byte of the document is looked at. It is started by `limited_child.py`.
"""

from __future__ import annotations

import importlib
import json
import sys

from generator.intake.refusals import Refused

try:
    import resource
except ImportError:  # Windows: the parent still ends the child by the clock
    resource = None  # type: ignore[assignment]  # a module or nothing

READERS = frozenset(
    {
        "docx",
        "html_pages",
        "markdown",
        "workbooks.csv_tables",
        "workbooks.docx_tables",
        "workbooks.marked_copies",
        "workbooks.xls",
        "workbooks.xlsx",
    }
)


def main(reader: str, memory: int, seconds: int, answer: int) -> None:
    """Read standard input with `generator.intake.<reader>`; its limits are bytes and CPU seconds."""
    _limit(memory, seconds, answer)
    if reader not in READERS:
        raise ValueError(reader)
    content = sys.stdin.buffer.read()
    try:
        told = {"answer": importlib.import_module(f"generator.intake.{reader}").read(content)}
    except Refused as refused:
        told = {"refused": refused.reason}
    sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _limit(memory: int, seconds: int, answer: int) -> None:
    if resource is None:
        return  # type: ignore[unreachable]  # on Windows it is reached
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (answer, answer))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "darwin":  # macOS knows the limit but does not take it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
