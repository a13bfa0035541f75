"""Forms of policies: an address of their own, cells that are of their fields."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import BLANK, OBJECTION_SHEET, PLAN_SHEETS, FormSection, Portal
from generator.problems import Problem, ProblemKind

ID_SHARED = ProblemKind(
    "form-id-shared",
    zh="表的编号 `{id}` 已用于 {first}",
    en="form id `{id}` is already that of {first}",
    hint_zh="各政策的表都在 forms/编号/，编号不能相同；可以用政策编号开头",
    hint_en="the forms of all policies stand at forms/ID/, so no two may share an id; begin it with the policy's",
)
ID_RESERVED = ProblemKind(
    "form-id-reserved",
    zh="表的编号 `{id}` 是本站自有表格的网址",
    en="form id `{id}` is the address of a sheet of the portal's own",
    hint_zh="不用 objection，不以 plan- 开头",
    hint_en="do not use objection, and do not begin with plan-",
)
CELL_OF_NO_FIELD = ProblemKind(
    "form-cell-of-no-field",
    zh="`{field}` 写的是 {found}，它不是 `{section}` 里的栏",
    en="`{field}` names {found}, which is no field of `{section}`",
    hint_zh="照 fields 里的写法；beside 写紧挨着的前一栏",
    hint_en="write it as in fields; `beside` names the field right before",
)
TEXT_WITHOUT_BLANK = ProblemKind(
    "form-text-without-blank",
    zh="栏内印着的话没有空：{text}",
    en="the text of a cell has no blank: {text}",
    hint_zh="每个空写一个 ＿；没有空的写在 note",
    hint_en="write ＿ for each blank; a text without one is a note",
)


def every_form_has_an_address_of_its_own(portal: Portal) -> Iterator[Problem]:
    """Forms stand below forms/, whichever policy prints them, beside the portal's own sheets."""
    first: dict[str, str] = {}
    for procedures in portal.procedures.values():
        for form in procedures.forms:
            place = form.source.at("id")
            if form.id == OBJECTION_SHEET or form.id.startswith(PLAN_SHEETS):
                yield ID_RESERVED.at(place, id=form.id)
            elif form.id in first:
                yield ID_SHARED.at(place, id=form.id, first=first[form.id])
            first.setdefault(form.id, f"{place.path}:{place.line}")


def cells_are_of_their_fields(portal: Portal) -> Iterator[Problem]:
    """A cell says how a field of its section looks; what it stands beside comes right before it."""
    for procedures in portal.procedures.values():
        for form in procedures.forms:
            for section in form.sections:
                yield from _cells(section)


def _cells(section: FormSection) -> Iterator[Problem]:
    before = dict(zip(section.fields[1:], section.fields, strict=False))
    for cell in section.cells:
        if cell.field not in section.fields:
            yield CELL_OF_NO_FIELD.at(
                cell.source.at("field"), field="field", found=cell.field, section=section.name
            )
        elif cell.beside and cell.beside != before.get(cell.field):
            yield CELL_OF_NO_FIELD.at(
                cell.source.at("beside"), field="beside", found=cell.beside, section=section.name
            )
        if cell.text and BLANK not in cell.text:
            yield TEXT_WITHOUT_BLANK.at(cell.source.at("text"), text=cell.text)
