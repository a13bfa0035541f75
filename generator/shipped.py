"""Where the files that ship with the portal stand: beside the package in a checkout, in it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def theme_folder() -> Path:
    """Templates, CSS and JavaScript."""
    return _root() / "theme"


def calendar_root() -> Path:
    """The folder whose `data/calendars` a portal without its own falls back on."""
    return _root()


def portal_folder() -> Path:
    """The folder with the `content/` and `data/` that a new portal begins with."""
    return _root()


def _root() -> Path:
    in_wheel = _PACKAGE / "_shipped"
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent
