"""What holds for the rows of notices and of lists alike, and of scopes where they name occupations."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.model import Candidate, Holder, Portal, ScopeRow
from generator.problems import Problem, ProblemKind, Severity

UNKNOWN_GRADE = ProblemKind(
    "unknown-grade",
    zh="等级 `{found}` 不在 data/grades.yml 中",
    en="grade `{found}` is not in data/grades.yml",
    hint_zh="是否想写 `{meant}`？",
    hint_en="did you mean `{meant}`?",
)
SERIAL_TWICE = ProblemKind(
    "serial-twice",
    zh="序号 {serial} 已用于 {first}",
    en="serial {serial} is already used at {first}",
    hint_zh="每人一个序号",
    hint_en="give every person a serial of their own",
)
PERSON_TWICE = ProblemKind(
    "person-twice",
    zh="{name} 的单位、职业、等级与 {first} 完全相同",
    en="{name} stands at {first} with the same organisation, occupation and grade",
    hint_zh="重复的删去一行；确是同名的两个人，请在备注中注明",
    hint_en="delete one if it is a duplicate; if they are two people, say so in the remark",
    severity=Severity.WARNING,
)
UNKNOWN_OCCUPATION = ProblemKind(
    "unknown-occupation",
    zh="职业编码 {code} 不在 data/occupations.yml 中",
    en="occupation code {code} is not in data/occupations.yml",
    hint_zh="核对编码；确属新职业的，补入该文件",
    hint_en="check the code; if the occupation is new, add it to that file",
    severity=Severity.WARNING,
)
OCCUPATION_NAME_DIFFERS = ProblemKind(
    "occupation-name-differs",
    zh="编码 {code} 是 `{expected}`，写的是 `{found}`",
    en="code {code} is `{expected}`, not `{found}`",
    hint_zh="编码与名称以《职业分类大典》为准",
    hint_en="code and name must agree with the national catalogue",
)

OWN_GRADE_NAME = ProblemKind(
    "own-grade-name",
    zh="`{found}` 是 {organisation} 自己的叫法，对应 `{meant}`（{place}）",
    en="`{found}` is the name that {organisation} itself gives to `{meant}` ({place})",
    hint_zh="名单和公示里写 `{meant}`",
    hint_en="lists and notices have `{meant}`",
)

Row = Candidate | Holder


def serials(rows: Sequence[Row]) -> Iterator[Problem]:
    """A serial stands once in a file."""
    rows_of: dict[int, Row] = {}
    for row in rows:
        first = rows_of.setdefault(row.serial, row)
        if first is not row:
            place = row.source.at("serial")
            yield SERIAL_TWICE.at(place, serial=row.serial, first=first.source.at("serial"))


def people(rows: Sequence[Row]) -> Iterator[Problem]:
    """A person stands once in a file for an occupation and a grade; namesakes have a remark."""
    rows_of: dict[tuple[str | None, ...], Row] = {}
    for row in rows:
        key = (row.name, row.organisation, row.occupation_code, row.trade, row.grade, row.remark)
        first = rows_of.setdefault(key, row)
        if first is not row:
            place = row.source.at("name")
            yield PERSON_TWICE.at(place, name=row.name, first=first.source.at("name"))


def grades(portal: Portal, jurisdiction: str, rows: Sequence[Row]) -> Iterator[Problem]:
    """A row's grade is one of the eight names; an organisation's own name for one is told apart."""
    names = {grade.slug: grade.name for grade in portal.grades.values()}
    official = tuple(names.values())
    own_names = {
        (organisation.name, own.name): own
        for organisation in portal.organisations.values()
        if organisation.jurisdiction == jurisdiction
        for own in organisation.own_grade_names
    }
    for row in rows:
        if row.grade in official:
            continue
        own = own_names.get((row.organisation, row.grade))
        if own and own.grade in names:
            yield OWN_GRADE_NAME.at(
                row.source.at("grade"),
                found=row.grade,
                organisation=row.organisation,
                meant=names[own.grade],
                place=own.source.place,
            )
        else:
            meant = _nearest(row.grade, official)
            yield UNKNOWN_GRADE.at(row.source.at("grade"), found=row.grade, meant=meant)


@lru_cache(maxsize=256)  # the same slip stands in every row of a column
def _nearest(grade: str, names: tuple[str, ...]) -> str:
    meant = difflib.get_close_matches(grade, names, n=1, cutoff=0.3) or names[:1]
    return "".join(meant)


def occupations(portal: Portal, rows: Sequence[Row | ScopeRow]) -> Iterator[Problem]:
    """A code that is known carries its name; one that is not draws a warning."""
    for row in rows:
        known = portal.occupations.get(row.occupation_code)
        if known is None:
            yield UNKNOWN_OCCUPATION.at(row.source.at("occupation_code"), code=row.occupation_code)
        elif known.name != row.occupation:
            yield OCCUPATION_NAME_DIFFERS.at(
                row.source.at("occupation"),
                code=row.occupation_code,
                expected=known.name,
                found=row.occupation,
            )
