"""Values as they are written on the command line."""

from __future__ import annotations

import argparse
from datetime import date


def day(text: str) -> date:
    """A day, `YYYY-MM-DD`."""
    try:
        if len(text) != len("2026-03-18"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a day: {text}; write 2026-03-18") from None
