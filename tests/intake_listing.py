"""Clauses as a listing that people can read and tests can compare; ids of a text in compact form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import ClauseText


def listing(clauses: Iterable[ClauseText]) -> str:
    """`【三（一）】heading`, a line for each paragraph, `a | b` for each row."""
    lines = []
    for clause in clauses:
        mark = "（不完整）" if clause.is_broken else ""
        lines.append(f"【{clause.clause}】{clause.heading}{mark}")
        lines += [f"    {paragraph}" for paragraph in clause.paragraphs]
        lines += ["    " + " | ".join(row) for row in clause.table]
    return "\n".join(lines) + "\n"


def ids(compact: str) -> list[str]:
    """Ids out of lines: `附件2: 一 一（一）` is 附件2, 附件2 一, 附件2 一（一）; `三(一-四)` is 三（一） to 三（四）."""
    return [clause for line in compact.strip().splitlines() for clause in _of_line(line.strip())]


def _of_line(line: str) -> Iterator[str]:
    annex, colon, rest = line.rpartition(": ")
    if colon:
        yield annex
    for word in rest.split():
        for body in _spread(word):
            yield f"{annex} {body}" if colon else body


def _spread(word: str) -> Iterator[str]:
    """一(一-三)2(1-2) has one range, its last."""
    head, _, last = word.rpartition("(")
    if "-" not in last:
        yield word.replace("(", "（").replace(")", "）")
        return
    first, until = last.removesuffix(")").split("-")
    names = _HAN if first in _HAN else [str(number) for number in range(100)]
    for name in names[names.index(first) : names.index(until) + 1]:
        yield f"{head}（{name}）".replace("(", "（").replace(")", "）")


_TENS = ["", "十"]
_HAN = [*[ten + one for ten in _TENS for one in ["", *"一二三四五六七八九"]][1:], "二十"]
