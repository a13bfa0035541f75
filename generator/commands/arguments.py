"""Values as they are written on the command line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date

KEY_ID = re.compile(r"[A-Za-z0-9._-]+")
_MOST = 1_000_000


def day(text: str) -> date:
    """A day, `YYYY-MM-DD`."""
    try:
        if len(text) != len("2026-03-18"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a day: {text}; write 2026-03-18") from None


def count_from_one(text: str) -> int:
    """A whole number from 1."""
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= _MOST):
        raise argparse.ArgumentTypeError(f"not a number from 1: {text}")
    return int(text)


def text_like(pattern: re.Pattern[str], example: str) -> Callable[[str], str]:
    """A reader of texts that the whole of `pattern` matches."""

    def read(text: str) -> str:
        if not pattern.fullmatch(text):
            raise argparse.ArgumentTypeError(f"not of the right form: {text}; write {example}")
        return text

    return read
