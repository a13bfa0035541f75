"""Markdown into lines and tables: its signs go, its pipe tables and the HTML tables in it stay tables.

Runs in the limited child, because of the HTML.
"""

from __future__ import annotations

import re

from generator.intake.answers import Answer, Answers
from generator.intake.html_pages import pieces_of_page
from generator.intake.plain_text import pieces_of

_HTML_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_RULE = re.compile(
    r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*|\s{0,3}(?:[-*_]\s?){3,}|```.*"
)
_HEAD = re.compile(r"\s{0,3}#{1,6}\s+|\s{0,3}(?:>\s?)+")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,500}(?:\s[^()]{0,200})?\)")
_STRONG = re.compile(r"\*\*([^*]{1,2000})\*\*|(?<![*\w])\*([^*\s][^*]{0,2000})\*(?![*\w])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")


def read(content: bytes) -> Answer:
    """The answer of the child. `content` is UTF-8: the parent has looked."""
    text = content.decode("utf-8")
    answers = Answers()
    end = 0
    for table in _HTML_TABLE.finditer(text):
        answers.extend(pieces_of(_plain(text[end : table.start()])))
        answers.answer += pieces_of_page(table[0])
        end = table.end()
    answers.extend(pieces_of(_plain(text[end:])))
    return answers.answer


def _plain(text: str) -> str:
    return "\n".join(_plain_line(line) for line in text.split("\n") if not _RULE.fullmatch(line))


def _plain_line(line: str) -> str:
    line = _HEAD.sub("", line, count=1)
    line = _LINK.sub(lambda link: "" if link[0].startswith("!") else link[1], line)
    line = _STRONG.sub(lambda words: words[1] or words[2], line)
    return _ESCAPED.sub(r"\1", line)
