"""Home: what the portal is, its doors, what is open for objection now, the ladder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.grades import Rung, ladder
from generator.render.views.notices import NoticeRow, may_be_open, notice_rows
from generator.render.views.occupation_places import place_anchor, places_in_force
from generator.render.views.parts import Link, PageView, next_steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    link: Link
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChoice:
    """An occupation by its code, or a place by its anchor on the occupation's page."""

    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(PageView):
    template: ClassVar[str] = "home.html"
    kind: ClassVar[str] = "首页"
    section: ClassVar[Section] = Section.HOME
    doors: tuple[Door, ...]
    occupations: tuple[CaseChoice, ...]
    places: tuple[CaseChoice, ...]
    occupations_href: str
    verify_href: str
    notices_href: str
    has_open_notice: bool
    notices: tuple[NoticeRow, ...]
    ladder: tuple[Rung, ...]


_DOORS = (
    ("等级要求", addresses.GRADES, "八个等级各要求什么，每升一级多了什么"),
    (
        "核验",
        addresses.VERIFY,
        "核对证书编码：每个结论都有理由、条款和下一步，在您自己的设备上完成",
    ),
    ("公示", addresses.NOTICES, "正在公示什么，异议截止到哪一天"),
    ("条件自查", addresses.ELIGIBILITY, "对照条款看自己或单位符合哪几条，最早哪一天满足"),
    ("企业申报", addresses.GUIDE_ENTERPRISE, "怎样备案、评聘方案要写清什么、谁来核准"),
    ("发布", addresses.GUIDE_BUREAU, "主管部门怎样发布公示和签名名单"),
)


def home_page(context: RenderContext) -> HomePage:
    """Notices that are open or may become open without a new build; the browser shows those that are."""
    path = addresses.HOME
    notices = tuple(row for row in notice_rows(path, context) if may_be_open(row))
    return HomePage(
        path=path,
        title=context.site.config.site_name,
        description="“新八级工”职业技能等级：各地要求逐条注明依据，公示截止日按工作日核算，"
        "证书编码在自己的浏览器里核验。",
        next_steps=next_steps(
            path, "compare", "procedures", "career", "targets", "calendar", "statistics"
        ),
        doors=tuple(
            Door(link=Link(text=name, href=addresses.relative(path, target)), text=text)
            for name, target, text in _DOORS
        ),
        occupations=tuple(
            CaseChoice(value=code, text=one.name)
            for code, one in context.site.portal.occupations.items()
        ),
        places=tuple(
            CaseChoice(value=place_anchor(one.id), text=one.short_name)
            for one in places_in_force(context)
        ),
        occupations_href=addresses.relative(path, addresses.OCCUPATIONS),
        verify_href=addresses.relative(path, addresses.VERIFY),
        notices_href=addresses.relative(path, addresses.NOTICES),
        has_open_notice=any(row.is_open for row in notices),
        notices=notices,
        ladder=ladder(path, context),
    )
