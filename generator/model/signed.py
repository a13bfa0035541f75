"""Signed files as they are kept: bytes are never rewritten."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedFile:
    """A file of compact tokens, one per line, or one signed JSON; line i of the file is `lines[i]`."""

    path: str
    lines: tuple[str, ...]
