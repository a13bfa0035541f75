"""The clauses of a text while it is read: where the reader stands, and what belongs where."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.intake.markers import Level, Marker, is_part_of_division, printed_number
from generator.intake.pieces import Paragraph
from generator.model import ClauseText


@dataclass(slots=True)
class Draft:
    """A clause that still grows. `is_titled`: its number was followed by a heading."""

    clause: str
    number: int  # of the line
    heading: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    table: list[tuple[str, ...]] = field(default_factory=list)
    is_titled: bool = False
    is_broken: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.heading or self.paragraphs or self.table)

    @property
    def last_words(self) -> str:
        return self.paragraphs[-1].text if self.paragraphs else self.heading

    def as_clause(self) -> ClauseText:
        return ClauseText(
            clause=self.clause,
            heading=self.heading,
            paragraphs=tuple(paragraph.text for paragraph in self.paragraphs),
            table=tuple(self.table),
            is_broken=self.is_broken,
        )


class Numbers:
    """The path to where the reader stands: annex, then the printed numbers from wide to narrow."""

    def __init__(self, annex: str = "") -> None:
        self.annex = annex
        self._path: dict[Level, str] = {}
        self._last: dict[Level, int] = {}
        self._run_on: dict[Level, int] = {}
        self._division = ""  # 第二章, for the id of its 第一节

    @property
    def levels(self) -> tuple[Level, ...]:
        return tuple(self._path)

    @property
    def is_in_article(self) -> bool:
        return self._path.get(Level.CHAPTER, "").startswith("第")

    def in_article(self, marker: Marker) -> Marker:
        """Inside 第三条 the number 一、 counts what （一） counts elsewhere."""
        is_chapter = marker.level is Level.CHAPTER and not marker.printed.startswith("第")
        if not (is_chapter and self.is_in_article):
            return marker
        printed = printed_number(Level.SECTION, marker.number)
        return replace(marker, level=Level.SECTION, printed=printed)

    def clause(self, upto: Level = Level.CIRCLED, tail: str = "") -> str:
        """The id of the clause at `upto` around the place; divisions are not part of a path."""
        body = "".join(part for level, part in self._path.items() if level <= upto) + tail
        return " ".join(part for part in (self.annex, body) if part)

    def around(self) -> list[str]:
        """Ids of the clauses around the place, nearest first, the annex last."""
        found = [
            self.clause(level)
            for level in sorted(self._path, reverse=True)
            if level < max(self._path)
        ]
        return [*found, self.annex] if self.annex and self._path else found

    def expected(self, level: Level, found: int) -> int:
        """The number that comes next at `level`; sections may run on from chapter to chapter."""
        last = self._last.get(level)
        if last is not None:
            return last + 1
        run_on = self._run_on.get(level, 0) + 1
        return found if found == run_on else 1

    def move_to(self, marker: Marker) -> str:
        """Stand at `marker`; the result is its id."""
        self.leave(marker.level)
        self._last[marker.level] = self._run_on[marker.level] = marker.number
        if marker.level is Level.DIVISION:
            printed = marker.printed
            if is_part_of_division(printed):
                printed = self._division + printed
            else:
                self._division = printed
            return " ".join(part for part in (self.annex, printed) if part)
        self._path[marker.level] = marker.printed
        return self.clause()

    def leave(self, level: Level) -> None:
        """Stand outside all clauses of `level` and narrower ones."""
        for narrower in [one for one in self._path if one >= level]:
            del self._path[narrower]
        for narrower in [one for one in self._last if one > level]:
            del self._last[narrower]

    def stand_at(self, clause: str) -> None:
        """Go back to `clause`, one of those around the place."""
        while self._path and self.clause() != clause:
            level = max(self._path)
            del self._path[level]
