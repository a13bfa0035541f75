"""A number is signed once, and again only to correct it: what is replayed or doubled is told at its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.credentials.list_history import Signed
from generator.problems import Problem, ProblemKind

TOKEN_TWICE = ProblemKind(
    "token-twice",
    zh="{number} 的核验记录在第 {line} 行已有，这一条不是对它的更正",
    en="a record of {number} stands in line {line} already, and this one does not correct it",
    hint_zh="删去这一行；更正用 portal issue --supersedes",
    hint_en="remove this line; correct with portal issue --supersedes",
)


def repeated_tokens(records: Sequence[Signed]) -> Iterator[Problem]:
    """Of several records of a number in a file each later one supersedes that number, and none is the same text."""
    lines: dict[str, int] = {}
    texts: set[str] = set()
    for one in records:
        number = one.signed.record.certificate_number
        corrects = one.signed.supersedes is not None and one.signed.supersedes.number == number
        if number in lines and (one.token in texts or not corrects):
            yield TOKEN_TWICE.at(one.place, number=number, line=str(lines[number]))
        lines.setdefault(number, one.place.line or 0)
        texts.add(one.token)
