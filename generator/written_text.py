"""The text of a file as it is written to the site, line by line: what people and programs read in it.

Quick rather than exact: it is asked of every file of every build. What is signed is left out, since it
says what the rows say, which were looked at; so is code, which nothing of the data reaches.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePosixPath

_READ = frozenset({".html", ".json", ".csv", ".atom", ".ics", ".txt", ".xml"})
_SIGNED = ("records/", "status/", "trust/")
_LEFT_OUT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
# emphasis within a word must not part a number
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|small|span|strong|sub|sup|u)\b[^<>]*>|<wbr>")
_TAG = re.compile(r"<[^<>]*>")
_TOLD_IN_ATTRIBUTES = re.compile(r'\b(?:alt|aria-label|content|placeholder|title|value)="([^"]*)"')


def text_of(path: str, content: bytes) -> str:
    """`path` is relative to the site's root. What is no text or not looked at is ''."""
    ending = PurePosixPath(path).suffix
    if ending not in _READ or path.startswith(_SIGNED):
        return ""
    text = content.decode("utf-8", "replace")
    if ending == ".html":
        return _text_of_html(text)
    if ending == ".ics":
        return text.replace("\r\n ", "")
    if ending in (".atom", ".xml"):
        return unescape(_TAG.sub("\n", text))
    return text


def _text_of_html(html: str) -> str:
    html = _LEFT_OUT.sub("\n", html)
    told = "\n".join(_TOLD_IN_ATTRIBUTES.findall(html))
    return unescape(f"{told}\n{_TAG.sub(chr(10), _INLINE.sub('', html))}")
