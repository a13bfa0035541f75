"""Scripts, styles and data put into a page, so that it is one file; a policy names them by digest."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from markupsafe import Markup


def inlined(source: str, element: str) -> Markup:
    """Our own file as it is, which is what its digest is of; it must not end its element itself."""
    if f"</{element}" in source.lower() or "<!--" in source:
        raise AssertionError(f"the source would end <{element}>")
    return Markup(source)  # noqa: S704 - shipped with the theme, no data in it


def inlined_json(value: Any) -> Markup:
    """JSON in which no character can end the element or begin another."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - nothing left that is markup


def digest_source(source: str) -> str:
    """As a content security policy names it, without the quotes."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode("ascii")
