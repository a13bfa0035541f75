"""Paragraphs and tables into clauses, by the numbers that are printed before them.

What stands before the first number is 前言, what stands after the last clause of the body 文末. A
paragraph without number belongs to the clause before it, with one exception: after the last item of
an enumeration whose items have no headings it belongs to the clause that began the enumeration with
a colon. So 1. 2. 3. below such a paragraph are items of that clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.intake.drafts import Draft, Numbers
from generator.intake.endings import is_closing, is_end_of_notice, is_imprint
from generator.intake.gaps import (
    CLAUSE_TWICE,
    NUMBERS_MISSING,
    PAGE_MISSING,
    missing_numbers,
    split_at_seam,
)
from generator.intake.headings import ends_title, split_heading
from generator.intake.landmarks import landmarks
from generator.intake.markers import (
    AnnexHead,
    Level,
    Marker,
    is_lettered,
    is_part_of_division,
    note_head,
)
from generator.intake.paragraphs import is_complete
from generator.intake.pieces import Paragraph, Table
from generator.intake.tables import numbered_rows
from generator.model import ClauseText
from generator.problems import Place, Problem

PREAMBLE, END = "前言", "文末"
_LONGEST_TITLE = 60
_MOST_TITLE_LINES = 3


def clauses_of(
    path: str, blocks: Sequence[Paragraph | Table]
) -> tuple[tuple[ClauseText, ...], list[Problem]]:
    """The clauses of a text in the order of print; every word of it is in one of them."""
    reader = _Reader(path, blocks)
    reader.read()
    drafts = [draft for draft in reader.drafts.values() if not draft.is_empty]
    return tuple(draft.as_clause() for draft in drafts), reader.problems


class _Reader:
    def __init__(self, path: str, blocks: Sequence[Paragraph | Table]) -> None:
        self.path = path
        self.blocks = blocks
        self.marks = landmarks(blocks)
        self.problems: list[Problem] = []
        self.drafts: dict[str, Draft] = {}
        self.numbers = Numbers()
        self.current = self._opened(PREAMBLE, 1)
        self.is_in_end = False
        self.is_in_notes = False
        self.title_lines = 0  # of an annex, that may still grow

    def read(self) -> None:
        for index, block in enumerate(self.blocks):
            if isinstance(block, Table):
                self._table(block)
            elif index in self.marks.annexes:
                self._annex(self.marks.annexes[index], block.number)
            elif index in self.marks.lists and not self.numbers.annex:
                self._end(block)
            elif index not in self.marks.repeated:
                self._paragraph(index, block)

    def _paragraph(self, index: int, block: Paragraph) -> None:
        note = note_head(block.text) if not self.is_in_end else None
        if note:
            words = block.after(len(block.text) - len(note.rest))
            self._note(note.number, words)
            return
        marker = self.marks.markers[index]
        if marker and self.is_in_notes and marker.level is Level.ITEM:
            self._note(marker.printed, block.after(len(block.text) - len(marker.rest)))
        elif marker and self._is_clause(marker):
            self._clause(index, marker, block)
        elif self._grows_title(block.text):
            self.current.heading += block.text
        else:
            self._unnumbered(index, block)

    def _is_clause(self, marker: Marker) -> bool:
        """Whether `marker` counts clauses here: not in the list of annexes, nor contacts."""
        if not self.is_in_end:
            return True
        return marker.level <= Level.CHAPTER and marker.number == 1

    def _clause(self, index: int, marker: Marker, block: Paragraph) -> None:
        if self._begins_second_text(marker):
            self._second_text(block.number)
        marker = self.numbers.in_article(marker)
        self.is_in_notes, self.title_lines = False, 0
        self._tell_gap(marker, block.number)
        clause = self.numbers.move_to(marker)
        words = block.after(len(block.text) - len(marker.rest))
        is_new = clause not in self.drafts
        draft = self._opened(clause, block.number)
        heading, text = "", words
        if index not in self.marks.untitled:
            heading, text = split_heading(words, has_more=self._has_more(index, marker))
        if is_new:
            draft.heading, draft.is_titled = heading, bool(heading)
        elif heading:
            draft.paragraphs.append(Paragraph(text=heading, number=block.number))
        if not is_new:
            self._tell_twice(draft, block.number)
        if text.text.strip():
            draft.paragraphs.append(text)
        self.current = draft

    def _tell_twice(self, draft: Draft, line: int) -> None:
        place = Place(path=self.path, line=line)
        self.problems.append(CLAUSE_TWICE.at(place, clause=draft.clause, first=draft.number))

    def _has_more(self, index: int, marker: Marker) -> bool:
        """Whether the clause at `index` goes on below its first paragraph."""
        at = index + 1
        if at >= len(self.blocks) or at in self.marks.annexes or at in self.marks.lists:
            return False
        below = self.marks.markers[at]
        if below:
            return below.level > marker.level
        block = self.blocks[at]
        if isinstance(block, Table):
            return True
        if is_closing(block.text):
            return False
        return marker.level <= Level.CHAPTER or not self._closes_list(marker)

    def _closes_list(self, marker: Marker) -> bool:
        """Whether clauses of this level are items of a list that a colon began."""
        around = [
            self.numbers.clause(level) for level in self.numbers.levels if level < marker.level
        ]
        if self.numbers.annex:
            around.insert(0, self.numbers.annex)
        return bool(around) and self._leads_in(around[-1])

    def _leads_in(self, clause: str) -> bool:
        draft = self.drafts.get(clause)
        return draft is not None and draft.last_words.endswith(("：", ":"))

    def _unnumbered(self, index: int, block: Paragraph) -> None:
        if self._begins_end(index, block.text):
            self._end(block)
            return
        if not (self.is_in_end or self.is_in_notes or is_lettered(block.text)):
            self._step_out_of_list(index)
        self.current.paragraphs.append(block)

    def _begins_end(self, index: int, text: str) -> bool:
        if is_imprint(text):
            return True
        if self.numbers.annex or self.is_in_end or not self.numbers.levels:
            return False
        if not (self.current.paragraphs and is_closing(text)):
            return False
        following = self.marks.strong[index]
        marker = self.marks.markers[following] if following is not None else None
        return marker is None or self._begins_second_text(marker)

    def _step_out_of_list(self, index: int) -> None:
        """After the last untitled item of a list, stand at the clause that led into it."""
        levels = self.numbers.levels
        if not levels or self.current.is_titled or self.current.clause != self.numbers.clause():
            return
        if not self.current.paragraphs or self._sibling_follows(index, max(levels)):
            return
        for clause in self.numbers.around():
            if self._leads_in(clause):
                self.numbers.stand_at(clause)
                self.current = self.drafts[clause]
                return

    def _sibling_follows(self, index: int, level: Level) -> bool:
        following = self.marks.following[index]
        marker = self.marks.markers[following] if following is not None else None
        return marker is not None and marker.level is level and marker.number != 1

    def _tell_gap(self, marker: Marker, line: int) -> None:
        expected = self.numbers.expected(marker.level, marker.number)
        missing = missing_numbers(marker, expected)
        if not missing:
            return
        place = Place(path=self.path, line=line)
        tail = split_at_seam(self.current) if self.numbers.levels else None
        if tail is None:
            told = "、".join(missing)
            self.problems.append(NUMBERS_MISSING.at(place, found=marker.printed, missing=told))
            return
        before = self.current
        fragment = Marker(
            level=marker.level, number=marker.number - 1, printed=missing[-1], rest=""
        )
        clause = self.numbers.move_to(fragment)
        draft = self._opened(clause, tail[0].number)
        draft.paragraphs += tail
        draft.is_broken = before.is_broken = True
        told = "、".join(missing[:-1]) or "—"
        self.problems.append(
            PAGE_MISSING.at(place, before=before.clause, after=clause, missing=told)
        )

    def _note(self, number: str, words: Paragraph) -> None:
        self.is_in_notes, self.title_lines = True, 0
        clause = f"{self.numbers.annex} 注{number}".strip()
        self.current = self._opened(clause, words.number)
        if words.text.strip():
            self.current.paragraphs.append(words)

    def _annex(self, head: AnnexHead, line: int) -> None:
        self.numbers = Numbers(head.id)
        self.is_in_end = self.is_in_notes = False
        self.current = self._opened(head.id, line)
        self.title_lines = 1 if head.title else 0
        if not self.current.is_empty:
            self._tell_twice(self.current, line)
            self.current.paragraphs += [Paragraph(text=head.title, number=line)] * self.title_lines
        else:
            self.current.heading = head.title

    def _grows_title(self, text: str) -> bool:
        """The lines below the head of an annex are its title until one ends it, is a sentence or a form."""
        is_annex = bool(self.numbers.annex) and self.current.clause == self.numbers.annex
        if not is_annex or self.current.paragraphs or self.current.table or self.numbers.levels:
            return False
        if ends_title(self.current.heading):
            return False
        is_title = len(text) <= _LONGEST_TITLE and not is_complete(text) and " " not in text
        if is_title and self.title_lines < _MOST_TITLE_LINES and "：" not in text:
            self.title_lines += 1
            return True
        self.title_lines = _MOST_TITLE_LINES
        return False

    def _end(self, block: Paragraph) -> None:
        if self.numbers.levels or self.numbers.annex or self.is_in_end:
            self.is_in_end = True
            self.current = self._opened(END, block.number)
        self.current.paragraphs.append(block)

    def _begins_second_text(self, marker: Marker) -> bool:
        """一、 again in the body: a plan that stands behind its notice without the word annex."""
        if marker.level > Level.CHAPTER or marker.number != 1 or self.numbers.annex:
            return False
        if is_part_of_division(marker.printed):
            return False
        return self.is_in_end or (marker.printed in self.drafts and not self.numbers.is_in_article)

    def _second_text(self, line: int) -> None:
        """What stands between the notice's date and this number is the head of the second text."""
        before = self.current.paragraphs
        ends = [at for at, one in enumerate(before) if is_end_of_notice(one.text)]
        head = before[ends[-1] + 1 :] if ends else []
        del before[len(before) - len(head) :]
        self._annex(AnnexHead(id="附件", title="", is_list=False), line)
        for paragraph in head:
            if self._grows_title(paragraph.text):
                self.current.heading += paragraph.text
            else:
                self.current.paragraphs.append(paragraph)

    def _table(self, table: Table) -> None:
        """A numbered row is a clause of its own; another table belongs to the clause before it."""
        header, rows = numbered_rows(table.rows)
        prefix = f"{self.numbers.annex} 表".lstrip()
        if self.is_in_end or any(f"{prefix}{number}" in self.drafts for number, _ in rows):
            header, rows = list(table.rows), []
        is_behind_notes = self.is_in_notes and bool(self.numbers.annex)
        home = self.drafts[self.numbers.annex] if is_behind_notes else self.current
        home.table += header
        for number, part in rows:
            self._opened(f"{prefix}{number}", table.number).table += part

    def _opened(self, clause: str, line: int) -> Draft:
        """The draft of `clause`, made where there is none."""
        return self.drafts.setdefault(clause, Draft(clause=clause, number=line))
