"""One file a command: arguments, messages, exit code. Only these print; only `cli.py` has the clock."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.problems import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every command is given. `root` holds site_config.yml; `today` is the day in UTC+8."""

    root: Path
    today: date
    language: Language

    def say(self, zh: str, en: str) -> None:
        """A line of progress or diagnosis, on stderr."""
        print(zh if self.language is Language.CHINESE else en, file=sys.stderr)
