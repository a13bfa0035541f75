"""The full text of a policy, where we may hold it, cut into clauses by its printed numbers.

`data/policies/<j>/<id>.txt` stands beside the policy's facts. Levels: 一、 → （一） → 1. → （1）;
第一条 in annexed rules; 附件N; a row of a table is 表N, a note 注N. What stands before the first
number is 前言; what follows the list of annexes is 文末.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.load.folders import data_files
from generator.load.text_files import YAML_BYTES, read_text
from generator.load.values import hidden_in_lines
from generator.model import ClauseText, Policy
from generator.problems import Place, Problem, ProblemKind, first_told

TEXT_WITHOUT_FACTS = ProblemKind(
    "policy-text-without-facts",
    zh="这份文本没有同名的 .yml",
    en="this text has no .yml of the same name",
    hint_zh="先写 {expected}",
    hint_en="write {expected} first",
)
CLAUSE_TWICE = ProblemKind(
    "clause-twice",
    zh="条款 `{clause}` 出现两次，第一次在第 {first} 行",
    en="clause `{clause}` stands here twice, first in line {first}",
    hint_zh="检查编号",
    hint_en="check the numbering",
)

_HAN = "[一二三四五六七八九十百]+"
_ANNEX = re.compile(r"附件\s?(\d*)")
_ARTICLE = re.compile(rf"(第{_HAN}条)\s*(.*)")
_CHAPTER = re.compile(rf"({_HAN})、\s*(.*)")
_SECTION = re.compile(rf"[（(]({_HAN})[）)]\s*(.*)")
_ITEM = re.compile(r"(\d+)[.．]\s*(.*)")
_SUBITEM = re.compile(r"[（(](\d+)[）)]\s*(.*)")
_NOTE = re.compile(r"注[：:]\s*(?:1[.．])?\s*(.*)")
_ANNEX_LIST = re.compile(r"附件[：:]")
_LONGEST_HEADING = 24


def load(
    root: Path, policies: Mapping[str, Policy], problems: list[Problem]
) -> dict[str, tuple[ClauseText, ...]]:
    """The clauses of every committed text, by policy id."""
    texts = {}
    for file in data_files(root, "data/policies", endings=(".txt", ".yml"), problems=[]):
        if file.suffix != ".txt":
            continue
        if file.stem not in policies:
            header = file.with_suffix(".yml").relative_to(root).as_posix()
            if not file.with_suffix(".yml").exists():
                place = Place(path=file.relative_to(root).as_posix())
                problems.append(TEXT_WITHOUT_FACTS.at(place, expected=header))
            continue
        text, faults = read_text(root, file, limit=YAML_BYTES)
        problems += faults
        if text:
            problems += first_told(hidden_in_lines(text))
            clauses, faults = parse_clauses(text.path, text.text)
            problems += first_told(faults)
            texts[file.stem] = clauses
    return texts


def parse_clauses(path: str, text: str) -> tuple[tuple[ClauseText, ...], list[Problem]]:
    """The clauses of `text` in the order in which they are printed."""
    problems: list[Problem] = []
    first_lines: dict[str, int] = {}
    clauses = []
    for draft in _drafts(text):
        if draft.clause in first_lines:
            place = Place(path=path, line=draft.line)
            first = first_lines[draft.clause]
            problems.append(CLAUSE_TWICE.at(place, clause=draft.clause, first=first))
            continue
        first_lines[draft.clause] = draft.line
        clauses.append(
            ClauseText(
                clause=draft.clause,
                heading=draft.heading,
                paragraphs=tuple(draft.paragraphs),
                table=tuple(draft.table),
            )
        )
    return tuple(clauses), problems


@dataclass(slots=True)
class _Draft:
    clause: str
    line: int
    heading: str = ""
    paragraphs: list[str] = field(default_factory=list)
    table: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(slots=True)
class _Numbers:
    """Where the reader stands: annex, chapter or article, section, item."""

    annex: str = ""
    chapter: str = ""
    section: str = ""
    item: str = ""
    is_in_notes: bool = False

    def clause(self, tail: str = "") -> str:
        body = self.chapter + self.section + self.item + tail
        return " ".join(part for part in (self.annex, body) if part)


def _drafts(text: str) -> Iterator[_Draft]:
    numbers = _Numbers()
    current = _Draft(clause="前言", line=1)
    for line_number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip(" \u3000")
        if not line:
            continue
        started = _started(numbers, line, line_number)
        if started is None:
            _continue(current, line)
            continue
        if current.heading or current.paragraphs or current.table:
            yield current
        current = started
    yield current


def _started(numbers: _Numbers, line: str, line_number: int) -> _Draft | None:
    """The clause that begins with `line`, if one does; moves `numbers` there."""
    if "\t" in line:
        cells = tuple(line.split("\t"))
        if not numbers.annex or not cells[0].isdecimal():
            return None
        return _Draft(clause=f"{numbers.annex} 表{cells[0]}", line=line_number, table=[cells])
    if match := _ANNEX.fullmatch(line):
        numbers.annex, numbers.is_in_notes = f"附件{match[1]}", False
        numbers.chapter = numbers.section = numbers.item = ""
        return _Draft(clause=numbers.annex, line=line_number)
    if _ANNEX_LIST.match(line) and not numbers.annex:
        numbers.chapter = numbers.section = numbers.item = ""
        return _Draft(clause="文末", line=line_number, paragraphs=[line])
    if match := _NOTE.match(line):
        numbers.is_in_notes = True
        return _Draft(
            clause=f"{numbers.annex} 注1".strip(), line=line_number, paragraphs=[match[1]]
        )
    return _numbered(numbers, line, line_number)


def _numbered(numbers: _Numbers, line: str, line_number: int) -> _Draft | None:
    if match := _CHAPTER.match(line) or _ARTICLE.match(line):
        numbers.chapter, numbers.section, numbers.item = match[1], "", ""
        return _clause(numbers.clause(), match[2], line_number)
    if match := _SECTION.match(line):
        numbers.section, numbers.item = f"（{match[1]}）", ""
        return _clause(numbers.clause(), match[2], line_number)
    if match := _ITEM.match(line):
        if numbers.is_in_notes:
            clause = f"{numbers.annex} 注{match[1]}"
            return _Draft(clause=clause, line=line_number, paragraphs=[match[2]])
        if not numbers.chapter:
            return None
        numbers.item = match[1]
        return _clause(numbers.clause(), match[2], line_number)
    if (match := _SUBITEM.match(line)) and numbers.item:
        return _clause(numbers.clause(f"（{match[1]}）"), match[2], line_number)
    return None


def _clause(clause: str, words: str, line_number: int) -> _Draft:
    """A short lead-in up to the first full stop is the heading; the rest is text."""
    lead, stop, rest = words.partition("。")
    is_heading = (
        len(lead) <= _LONGEST_HEADING and not set("；：") & set(lead) and (rest or not stop)
    )
    if not is_heading:
        return _Draft(clause=clause, line=line_number, paragraphs=[words] if words else [])
    return _Draft(clause=clause, line=line_number, heading=lead, paragraphs=[rest] if rest else [])


def _continue(current: _Draft, line: str) -> None:
    if "\t" in line:
        current.table.append(tuple(line.split("\t")))
    elif current.clause.startswith("附件") and " " not in current.clause and not current.heading:
        current.heading = line
    else:
        current.paragraphs.append(line)
