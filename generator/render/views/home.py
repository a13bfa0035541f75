"""Home: what the portal is, its doors, what is open for objection now, the ladder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.case import (
    CaseOccupation,
    CasePlace,
    case_occupations,
    case_places,
)
from generator.render.views.grades import Rung, ladder
from generator.render.views.notices import NoticeRow, may_be_open, notice_rows
from generator.render.views.parts import Link, PageView, next_steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    link: Link
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(PageView):
    template: ClassVar[str] = "home.html"
    kind: ClassVar[str] = "首页"
    section: ClassVar[Section] = Section.HOME
    doors: tuple[Door, ...]
    occupations: tuple[CaseOccupation, ...]
    places: tuple[CasePlace, ...]
    verify_href: str
    notices_href: str
    calendar_href: str
    grades_href: str
    compare_href: str
    has_open_notice: bool
    notices: tuple[NoticeRow, ...]
    ladder: tuple[Rung, ...]


_DOORS = (
    ("条件自查", addresses.ELIGIBILITY, "对照条款看自己或单位符合哪几条，最早哪一天满足"),
    ("常见问题", addresses.QUESTIONS, "一句话回答，注明条款"),
    ("企业申报", addresses.GUIDE_ENTERPRISE, "怎样备案、评聘方案要写清什么、谁来核准"),
    ("用人单位核验", addresses.GUIDE_EMPLOYER, "核对一张员工名册，每个结论怎样读、下一步问谁"),
    ("办理流程", addresses.PROCEDURES, "各地向谁备案、谁评审、公示多久、谁核准发证"),
    ("人社部门发布", addresses.GUIDE_BUREAU, "主管部门怎样发布公示和签名名单"),
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
        next_steps=next_steps(path, "compare", "career", "targets", "calendar", "statistics"),
        doors=tuple(
            Door(link=Link(text=name, href=addresses.relative(path, target)), text=text)
            for name, target, text in _DOORS
        ),
        occupations=case_occupations(path, context),
        places=case_places(path, context),
        verify_href=addresses.relative(path, addresses.VERIFY),
        notices_href=addresses.relative(path, addresses.NOTICES),
        calendar_href=addresses.relative(path, addresses.CALENDAR),
        grades_href=addresses.relative(path, addresses.GRADES),
        compare_href=addresses.relative(path, addresses.COMPARE),
        has_open_notice=any(row.is_open for row in notices),
        notices=notices,
        ladder=ladder(path, context),
    )
