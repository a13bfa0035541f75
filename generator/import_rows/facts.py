"""What the portal knows that makes a clerk's cell whole: grades, occupations, organisations, the notice."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.intake.list_columns import GRADE_WORDS
from generator.model import Candidate, Portal

_SPACES = re.compile(r"\s+")
_GRADE_PARTS = re.compile(r"[/()、,]+")


class Facts:
    """Look-ups by what people write. `candidates` are those of the notice that a list follows."""

    def __init__(
        self, portal: Portal, jurisdiction: str, candidates: Iterable[Candidate] = ()
    ) -> None:
        self._grades = _grade_words(portal)
        self.occupation_names = {code: one.name for code, one in portal.occupations.items()}
        self._codes = _only((name_key(one.name), code) for code, one in portal.occupations.items())
        self._organisations = _only(
            (name_key(one.name), one.name)
            for one in portal.organisations.values()
            if one.jurisdiction == jurisdiction
        )
        self._candidates: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            self._candidates[candidate.name].append(candidate)

    def grade(self, text: str) -> str:
        """The grade's name for 一级/高级技师, 高级技师（一级） or 特级; else `text`, for a rule to refuse."""
        words = [part for part in _GRADE_PARTS.split(name_key(text)) if part]
        names = {self._grades.get(word, "") for word in words}
        return names.pop() if len(names) == 1 and "" not in names else text

    def organisation(self, text: str) -> str:
        """The name as it is registered, where only brackets or spaces differ."""
        return self._organisations.get(name_key(text), text)

    def occupation_code(self, name: str) -> str:
        return self._codes.get(name_key(name), "")

    def candidate(self, values: Mapping[str, str]) -> Candidate | None:
        """Who of the notice is meant: the same in all that is written, else the only one of that name.

        Where several have the name and none agrees, nobody.
        """
        named = self._candidates.get(values["name"], [])
        same = [
            one
            for one in named
            if _agrees(one, values, ("organisation", "occupation_code", "grade"))
        ]
        exact = [one for one in same if (one.trade or "") == values["trade"]]
        for found in (exact, same, named):
            if len(found) == 1:
                return found[0]
        return None


def _agrees(candidate: Candidate, values: Mapping[str, str], fields: Iterable[str]) -> bool:
    return all(getattr(candidate, field) == values[field] for field in fields)


def name_key(text: str) -> str:
    """Names that differ in white space and in the width of their letters have the same key."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).lower()


def _only(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What is known by one name alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: next(iter(values)) for key, values in found.items() if len(values) == 1}


def _grade_words(portal: Portal) -> dict[str, str]:
    words = {
        word: portal.grades[slug].name
        for word, slug in GRADE_WORDS.items()
        if slug in portal.grades
    }
    for grade in portal.grades.values():
        words[name_key(grade.name)] = grade.name
        for part in (grade.certificate_label or "").split("/"):
            words.setdefault(name_key(part), grade.name)
    return words
