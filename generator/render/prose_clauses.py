"""Clauses cited in `content/` look like those that templates cite: a number is one word and does not break."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from generator.pages import Page

_LINK = re.compile(r'<a href="([^"]*policies/[\w-]+/#([^"]*))">([^<]*)</a>')


def with_clauses_marked(page: Page) -> Page:
    """Of links to policies only those whose text is the clause of their anchor."""
    return replace(page, body=_LINK.sub(_marked, page.body))


def _marked(link: re.Match[str]) -> str:
    href, anchor, text = link.groups()
    if unquote(anchor) != text.replace(" ", "-"):
        return link[0]
    return f'<a class="p-clause p-clause__id" href="{href}">{text}</a>'
