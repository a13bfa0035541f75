"""The ladder itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Portal
from generator.problems import Place, Problem, ProblemKind

WRONG_LADDER = ProblemKind(
    "wrong-ladder",
    zh="等级序列是 {found}",
    en="the ladder is {found}",
    hint_zh="应为八级，由低到高：{expected}",
    hint_en="it must be the eight, lowest first: {expected}",
)

# 人社部发〔2022〕14号 二（五） and 附件 注2; the slugs are promised addresses
LADDER = (
    ("apprentice", "X"),
    ("junior", "5"),
    ("intermediate", "4"),
    ("senior", "3"),
    ("technician", "2"),
    ("senior-technician", "1"),
    ("special-technician", "T"),
    ("chief-technician", "S"),
)


def the_ladder_is_the_eight_grades(portal: Portal) -> Iterator[Problem]:
    """There are eight grades, lowest first, with the code letters of the national text."""
    found = tuple((grade.slug, grade.code) for grade in portal.grades.values())
    if portal.grades and found != LADDER:
        first = next(iter(portal.grades.values()))
        place = Place(path=first.source.place.path)
        yield WRONG_LADDER.at(
            place,
            found=", ".join(f"{slug} {code}" for slug, code in found),
            expected=", ".join(f"{slug} {code}" for slug, code in LADDER),
        )
