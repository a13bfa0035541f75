"""Documents of others are read in a child process with little memory and little time.

The child may crash, hang or be killed: the parent survives, ends it after four seconds and tells it
as a Problem. It gets the bytes on standard input, sees no file name, and can write nothing but its
answer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.intake.refusals import REASONS
from generator.problems import Place, Problem, ProblemKind

REFUSED = ProblemKind(
    "document-refused",
    zh="不读这份文件：{reason_zh}",
    en="this document is not read: {reason_en}",
    hint_zh="在 Word 或 WPS 里打开，另存为不带宏和密码的 docx，或 UTF-8 纯文本",
    hint_en="open it in Word or WPS and save it as docx without macros or password, or as UTF-8 text",
)
READER_FAILED = ProblemKind(
    "document-reader-failed",
    zh="读这份文件时出错：{reason_zh}",
    en="reading this document failed: {reason_en}",
    hint_zh="文件可能已损坏或有意做成这样；另存为 UTF-8 纯文本再试",
    hint_en="it may be broken or made to be so; save it as UTF-8 text and try again",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes of memory and answer; seconds of CPU, or of the clock where CPU cannot be limited."""

    memory: int = 500_000_000
    seconds: int = 4
    answer: int = 32_000_000


# found beside this package and nowhere else: isolated mode looks neither here nor at PYTHONPATH
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from generator.intake.child import main; "
    "main(sys.argv[2], *map(int, sys.argv[3:]))"
)
_HOME = Path(__file__).resolve().parents[2]
# a child that computes is ended by its CPU time, however busy the machine; the clock ends one that waits
_PATIENCE = 5 if find_spec("resource") else 1
_NEEDED_TO_START = ("SYSTEMROOT",)  # on Windows; elsewhere nothing is


def read_in_child(
    reader: str,
    content: bytes,
    place: Place,
    limits: Limits | None = None,
    *,
    refused: ProblemKind = REFUSED,
    failed: ProblemKind = READER_FAILED,
) -> tuple[Any, list[Problem]]:
    """What `generator.intake.<reader>` makes of `content`; None and the reason where it makes nothing.

    `refused` and `failed` take `reason_zh` and `reason_en`; their hints suit the kind of document.
    """
    limits = limits or Limits()
    numbers = [str(one) for one in (limits.memory, limits.seconds, limits.answer)]
    command = [sys.executable, "-I", "-c", _START, str(_HOME), reader, *numbers]
    with tempfile.TemporaryFile() as answer:
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and module
                command,
                input=content,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=limits.seconds * _PATIENCE,
                check=False,
                env={name: os.environ[name] for name in _NEEDED_TO_START if name in os.environ},
            )
        except subprocess.TimeoutExpired:
            return None, [failed.at(place, reason_zh="超过时限", reason_en="it takes too long")]
        if done.returncode != 0:
            code = done.returncode
            zh, en = f"子进程结束于 {code}", f"the child ended with {code}"
            return None, [failed.at(place, reason_zh=zh, reason_en=en)]
        answer.seek(0)
        told = _told(answer.read(limits.answer))
    if told is None:
        zh, en = "子进程没有答复", "the child gave no answer"
        return None, [failed.at(place, reason_zh=zh, reason_en=en)]
    if "refused" in told:
        reason = REASONS[told["refused"]]
        return None, [refused.at(place, reason_zh=reason.zh, reason_en=reason.en)]
    return told["answer"], []


def _told(answer: bytes) -> dict[str, Any] | None:
    try:
        told: dict[str, Any] = json.loads(answer)
    except ValueError:
        return None
    return told
