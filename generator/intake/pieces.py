"""What a text is made of before anybody has looked for clauses in it: lines and tables."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line without outer white space. `blanks` is the number of empty lines before it."""

    text: str
    number: int
    blanks: int = 0
    is_indented: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells in the order of print; a cell that is merged into another one is ''."""

    rows: tuple[tuple[str, ...], ...]
    number: int
    blanks: int = 0


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """Lines that are one paragraph. `seams` are the places in `text` where a page ended."""

    text: str
    number: int
    seams: list[int] = field(default_factory=list)

    def after(self, offset: int) -> Paragraph:
        """The rest from `offset` on."""
        seams = [seam - offset for seam in self.seams if seam > offset]
        return Paragraph(text=self.text[offset:], number=self.number, seams=seams)

    def before(self, offset: int) -> Paragraph:
        seams = [seam for seam in self.seams if seam < offset]
        return Paragraph(text=self.text[:offset], number=self.number, seams=seams)
