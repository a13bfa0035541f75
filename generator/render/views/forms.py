"""`/forms/` and each sheet: filled in the browser and kept only there, printed on A4, saved for Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.pages import OutputFile, Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.form_sheets import Sheet, SheetKind, sheets
from generator.render.views.parts import ClauseLink, Link, PageView, crumbs, next_steps
from generator.render.views.sheet_table import SheetTable, sheet_table
from generator.shipped import theme_folder

_NOTES = {
    SheetKind.FORM: "栏目照文件所附的表；以受理部门提供的表为准。",
    SheetKind.PLAN: "逐项照文件；怎样写由单位定，写在方案的哪一处可以记在右边。",
    SheetKind.OBJECTION: "这是本站的样式，不是哪个部门规定的表；公告对异议另有要求的，以公告为准。"
    "个人提出的要实名并签名，单位提出的要盖公章。",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    link: Link
    empty_href: str
    place: str | None
    clause: ClauseLink | None
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FormIndexPage(PageView):
    template: ClassVar[str] = "forms.html"
    kind: ClassVar[str] = "表格"
    section: ClassVar[Section] = Section.PROCEDURES
    forms: tuple[FormRow, ...]
    without_plan: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage(PageView):
    """`clause` None: no text prints it."""

    template: ClassVar[str] = "form.html"
    kind: ClassVar[str] = "表格"
    section: ClassVar[Section] = Section.PROCEDURES
    note: str
    table: SheetTable
    empty_href: str
    clause: ClauseLink | None
    sources: tuple[Link, ...]


def forms_files() -> Iterator[OutputFile]:
    """The script of the sheets."""
    built = theme_folder() / "forms" / "built" / "forms.js"
    yield OutputFile(path=f"{addresses.FORMS}forms.js", content=built.read_bytes())


def form_index_page(context: RenderContext) -> FormIndexPage:
    path = addresses.FORMS
    known = sheets(context)
    planned = {one.jurisdiction for one in known if one.kind is SheetKind.PLAN}
    return FormIndexPage(
        path=path,
        title="表格",
        description="备案申请表、方案核对清单和公示异议书：在自己的浏览器里填写、打印、存成 Word，不上传。",
        crumbs=crumbs(path, ("办理流程", addresses.PROCEDURES)),
        next_steps=next_steps(path, "procedures", "enterprise", "notices"),
        forms=tuple(_row(one, path, context) for one in known),
        without_plan=tuple(
            place.short_name
            for place in context.site.portal.jurisdictions.values()
            if place.id not in planned
        ),
    )


def form_pages(context: RenderContext) -> Iterator[FormPage]:
    for sheet in sheets(context):
        path = addresses.form(sheet.id)
        place = sheet.jurisdiction
        policies = context.policies_of(place) if place and sheet.kind is SheetKind.PLAN else ()
        yield FormPage(
            path=path,
            title=sheet.title,
            description=f"{sheet.title}：在浏览器里填写，打印在 A4 纸上，或存成 Word；填的内容不上传也不保存。",
            crumbs=crumbs(path, ("办理流程", addresses.PROCEDURES), ("表格", addresses.FORMS)),
            next_steps=next_steps(path, "forms", "procedures", "enterprise"),
            is_sample=bool(place) and context.is_fictional(place or ""),
            jurisdiction=context.place_name(place) if place else None,
            note=_NOTES[sheet.kind],
            table=sheet_table(sheet),
            empty_href=addresses.relative(path, addresses.empty_form(sheet.id)),
            clause=_clause(sheet, path, context),
            sources=tuple(context.policy_link(path, policy) for policy in policies),
        )


def _row(sheet: Sheet, path: str, context: RenderContext) -> FormRow:
    place = sheet.jurisdiction
    href = addresses.relative(path, addresses.form(sheet.id))
    return FormRow(
        link=Link(text=sheet.title, href=href),
        empty_href=addresses.relative(path, addresses.empty_form(sheet.id)),
        place=context.place_name(place) if place else None,
        clause=_clause(sheet, path, context),
        is_sample=bool(place) and context.is_fictional(place or ""),
    )


def _clause(sheet: Sheet, path: str, context: RenderContext) -> ClauseLink | None:
    if sheet.policy is None or sheet.clause is None:
        return None
    return context.clause_link(path, sheet.policy, sheet.clause)
