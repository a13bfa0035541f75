"""What the evaluators are given: rules whose every condition says by which answers it is measured.

These records are published as they are, so Python and the browser reckon from the same thing. An answer
is called a fact and is known by its key: `grade:senior`, `title:assistant`, `award:china-skills-award`
(true or false), `since:senior`, `post:senior` and `doing:senior` (the day a grade was
obtained, the day work in its post began, the day of the corresponding work that began with or after it), `work:total`, `work:employed` (the day from which work counts), `count:workers`, and
`yes:<policy>#<clause>/<kind>` for what a text asks and nobody can reckon.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model import ConditionKind, Judge, Route, Strength


class Applicant(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"


class Measure(StrEnum):
    """How the answers decide."""

    HELD = "held"  # one of the facts is true
    SPAN = "span"  # enough time since the day of the first fact; the second, if any, is true
    COUNT = "count"  # the number is not below `at_least`
    JUDGED = "judged"  # no answer decides


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One condition. With `judged_by` and a measure, the answers can only refuse, never grant."""

    kind: ConditionKind
    text: str
    clause: str
    measure: Measure
    facts: tuple[str, ...] = ()
    months: int = 0
    at_least: int = 0
    judged_by: Judge | None = None
    strength: Strength | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPath:
    """The conditions of one way, beside those of its rule."""

    all_of: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWaiver:
    """`facts` empty: everybody the rule is for is freed."""

    text: str
    clause: str
    waives: tuple[ConditionKind, ...]
    facts: tuple[str, ...] = ()
    judged_by: Judge | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFirst:
    """Who comes first among equals. `facts` empty: no answer tells."""

    text: str
    clause: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRule:
    """`id` is `<policy>#<rule>`. `target` groups rules with one aim: a grade, `title-<rank>`, for units the id.

    All of `every` and one of `paths` must hold; a rule without ways has one that is empty. `name` is what a unit wants to do; `route` and `who` are of persons.
    `reading` is ours, where the text leaves something open.
    """

    id: str
    policy: str
    jurisdiction: str
    applicant: Applicant
    target: str
    clause: str
    route: Route | None = None
    name: str | None = None
    who: str | None = None
    reading: str | None = None
    grades: tuple[str, ...] = ()
    every: tuple[Asked, ...]
    paths: tuple[AskedPath, ...]
    waivers: tuple[AskedWaiver, ...] = ()
    priority: tuple[AskedFirst, ...] = ()
