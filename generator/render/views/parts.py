"""The pieces views are made of, and what every page has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from generator.pages import Section, TocEntry
from generator.render import addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`href` is relative to the page it stands on."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLink:
    """A clause that is cited. `href` None: the policy is not on this site."""

    clause: str
    href: str | None
    policy: str | None = None


class TagLook(StrEnum):
    """Colour and shape of a status tag; the word is always printed too."""

    GOOD = "good"
    WAITING = "waiting"
    ENDED = "ended"
    PAUSED = "paused"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    word: str
    look: TagLook


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A row of a fact list. `is_absent`: the text does not say, shown muted."""

    name: str
    text: str
    link: Link | None = None
    clause: ClauseLink | None = None
    tag: Tag | None = None
    note: str | None = None
    is_absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What every page has. `path` is relative to the root; `title` is the h1.

    `base` is set where links must not depend on the address the page is shown at.
    """

    template: ClassVar[str]
    kind: ClassVar[str]
    section: ClassVar[Section]
    has_twin: ClassVar[bool] = True

    path: str
    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    toc: tuple[TocEntry, ...] = ()
    is_sample: bool = False
    jurisdiction: str | None = None
    grades: tuple[str, ...] = ()
    base: str | None = None

    @property
    def twin_href(self) -> str | None:
        if not self.has_twin:
            return None
        return addresses.relative(self.path, addresses.twin(self.path))


def crumbs(path: str, *trail: tuple[str, str]) -> tuple[Link, ...]:
    """From home to the page above `path`; `trail` is (text, address) of the pages between."""
    steps = (("首页", addresses.HOME), *trail)
    return tuple(Link(text=text, href=addresses.relative(path, target)) for text, target in steps)


def toc_of(*headings: tuple[str, str, bool]) -> tuple[TocEntry, ...]:
    """Second-level entries from (anchor, title, whether the page has it)."""
    return tuple(
        TocEntry(anchor=anchor, title=title, level=2)
        for anchor, title, is_there in headings
        if is_there
    )
