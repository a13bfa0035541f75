"""What the stages of a build hand to one another: pages, files, records for the search."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """The parts of the site; a page stands in exactly one. The last three have no tab."""

    HOME = "home"
    GRADES = "grades"
    POLICIES = "policies"
    PROCEDURES = "procedures"
    NOTICES = "notices"
    LISTS = "lists"
    ORGANISATIONS = "organisations"
    VERIFY = "verify"
    GUIDES = "guides"
    TRUST = "trust"
    SEARCH = "search"
    ABOUT = "about"


# The main navigation: section, address, words.
TABS = (
    (Section.HOME, "", "首页"),
    (Section.GRADES, "grades/", "等级要求"),
    (Section.POLICIES, "policies/", "政策文件"),
    (Section.PROCEDURES, "procedures/", "办理流程"),
    (Section.NOTICES, "notices/", "公示"),
    (Section.LISTS, "lists/", "名单"),
    (Section.ORGANISATIONS, "organisations/", "评价机构"),
    (Section.VERIFY, "verify/", "核验"),
    (Section.GUIDES, "guides/", "指南"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """One thing that can be found. `address` is relative to the site's root and may carry an anchor.

    `kind`, `jurisdiction`, `grades` and `status` (现行有效, 已废止, 未收录原文) are the filters, in the words that
    are shown. `is_sample`: invented, so it comes after what is real. `heading` is the end of `title`
    that is its own, where the title begins with that of its page. `is_not_stated`: a question that no
    text answers. Never a holder.
    """

    address: str
    title: str
    text: str
    kind: str
    jurisdiction: str | None = None
    grades: tuple[str, ...] = ()
    status: str | None = None
    is_sample: bool = False
    heading: str | None = None
    is_not_stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TocEntry:
    """A heading in the table of contents of its page. `level` is 2 or 3."""

    anchor: str
    title: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page before its shell. `path` is relative to the root and ends in `/` (home is empty).

    `body` is HTML made by our own autoescaping templates, beginning with its h1. `head` is further
    HTML for <head>. Links in both are relative to the page.
    """

    path: str
    section: Section
    title: str
    description: str
    body: str
    head: str = ""
    toc: tuple[TocEntry, ...] = ()
    is_sample: bool = False

    @property
    def depth(self) -> int:
        """How many folders below the root: 0 for home, 2 for `grades/technician/`."""
        return self.path.count("/")

    @property
    def to_root(self) -> str:
        """The prefix that leads from the page to the root: `./`, `../../`."""
        return "../" * self.depth or "./"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """Bytes and where they go, relative to the site's root, with `/` on every system."""

    path: str
    content: bytes
