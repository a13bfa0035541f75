"""The pieces views are made of, and what every page has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from generator.pages import SearchRecord, Section, TocEntry
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

    `policy_status` is the word for a policy's standing, a filter of the search. `base` is set where
    links must not depend on the address the page is shown at. `explains_terms`: the first use of a term
    leads to the glossary. `feed` is that of its jurisdiction.
    """

    template: ClassVar[str]
    kind: ClassVar[str]
    section: ClassVar[Section]
    has_twin: ClassVar[bool] = True
    explains_terms: ClassVar[bool] = False

    path: str
    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    toc: tuple[TocEntry, ...] = ()
    next_steps: tuple[Link, ...] = ()
    is_sample: bool = False
    jurisdiction: str | None = None
    grades: tuple[str, ...] = ()
    policy_status: str | None = None
    base: str | None = None
    feed: Link | None = None

    @property
    def twin_href(self) -> str | None:
        if not self.has_twin:
            return None
        return addresses.relative(self.path, addresses.twin(self.path))

    @property
    def search_title(self) -> str:
        """What the page is known by: its title, and a number where people type that."""
        return self.title

    def search_entries(self) -> tuple[SearchRecord, ...]:
        """Parts of the page that are found by themselves, each at its anchor."""
        return ()


def crumbs(path: str, *trail: tuple[str, str]) -> tuple[Link, ...]:
    """From home to the page above `path`; `trail` is (text, address) of the pages between."""
    steps = (("首页", addresses.HOME), *trail)
    return tuple(Link(text=text, href=addresses.relative(path, target)) for text, target in steps)


_NEXT_STEPS = {
    "worker": ("劳动者指南：看懂等级，知道走到哪一步", addresses.GUIDE_WORKER),
    "enterprise": ("企业指南：怎样备案和申报", addresses.GUIDE_ENTERPRISE),
    "grades": ("等级要求：每升一级多了什么", addresses.GRADES),
    "compare": ("各地对照：同一等级各地怎样规定，哪里不同", addresses.COMPARE),
    "procedures": ("办理流程：各地怎样备案、评审、公示和发证", addresses.PROCEDURES),
    "forms": ("表格：备案申请表、方案核对清单、异议书", addresses.FORMS),
    "career": ("职业发展贯通：技能等级与职称怎样互相申报", addresses.CAREER),
    "eligibility": ("条件自查：对照条款看自己或单位符合哪几条", addresses.ELIGIBILITY),
    "targets": ("目标与期限：文件定了什么，到哪一天", addresses.TARGETS),
    "notices": ("公示：现在可以对哪些名单提出异议", addresses.NOTICES),
    "calendar": ("日历：公示、受理、考核和目标的日子", addresses.CALENDAR),
    "lists": ("公布名单：公示期满后的结果", addresses.LISTS),
    "statistics": ("名单统计：各地、各级、各职业公布了多少", addresses.STATISTICS),
    "verify": ("核验：核对一个证书编码", addresses.VERIFY),
    "questions": ("常见问题：一句话回答，附条款", addresses.QUESTIONS),
    "glossary": ("词汇表：政策用语的意思", addresses.GLOSSARY),
    "occupations": ("职业：哪些机构可以评价", addresses.OCCUPATIONS),
    "data": ("数据下载：JSON 与 CSV", addresses.DATA),
    "trust": ("信任清单：谁可以签发核验记录", addresses.TRUST),
}


def next_steps(path: str, *names: str) -> tuple[Link, ...]:
    """Where a reader who has read the page may want to go."""
    chosen = (_NEXT_STEPS[name] for name in names)
    return tuple(Link(text=text, href=addresses.relative(path, target)) for text, target in chosen)


def toc_of(*headings: tuple[str, str, bool]) -> tuple[TocEntry, ...]:
    """Second-level entries from (anchor, title, whether the page has it)."""
    return tuple(
        TocEntry(anchor=anchor, title=title, level=2)
        for anchor, title, is_there in headings
        if is_there
    )
