"""Where the files that ship with the portal stand: beside the package in a checkout, in it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def theme_folder() -> Path:
    """Templates, CSS and JavaScript."""
    return _shipped("theme")


def calendar_folder() -> Path:
    """The calendars to fall back on where a portal has none of its own."""
    return _shipped("data/calendars")


def _shipped(name: str) -> Path:
    in_wheel = _PACKAGE / "_shipped" / name
    return in_wheel if in_wheel.exists() else _PACKAGE.parent / name
