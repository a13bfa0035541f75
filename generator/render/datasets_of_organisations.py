"""Downloads of the directory: organisations, what each may assess and could, how that came about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.render.context import RenderContext
from generator.render.dataset_files import Dataset, Row
from generator.scopes import Span, organisation_state, removed_on


def _organisations(context: RenderContext) -> Iterator[Row]:
    today = context.site.today
    for one in context.site.portal.organisations.values():
        yield {
            "id": one.id,
            "jurisdiction": one.jurisdiction,
            "name": one.name,
            "kind": one.kind.value,
            "filing_number": one.filing_number,
            "credit_code": one.credit_code or "",
            "filed_with": one.filed_with,
            "filed_on": one.filed_on.isoformat(),
            "state": organisation_state(one, today).value,
            "removed_on": _day(removed_on(one)),
        }


def _scopes(context: RenderContext) -> Iterator[Row]:
    for organisation in context.site.portal.organisations.values():
        for row in organisation.scope:
            is_open = Span(row.since, row.until).holds_on(context.site.today)
            yield {
                "organisation": organisation.id,
                "occupation_code": row.occupation_code,
                "occupation": row.occupation,
                "trade": row.trade or "",
                "grades": " ".join(row.grades),
                "standard": row.standard.name if row.standard else "",
                "since": row.since.isoformat(),
                "until": _day(row.until),
                "is_open": "true" if is_open else "false",
            }


def _history(context: RenderContext) -> Iterator[Row]:
    for organisation in context.site.portal.organisations.values():
        for entry in organisation.history:
            yield {
                "organisation": organisation.id,
                "on": entry.on.isoformat(),
                "change": entry.change.value,
                "text": entry.text,
                "authority": entry.authority,
                "document": entry.document,
                "document_number": entry.document_number or "",
                "until": _day(entry.until),
            }


def _own_grade_names(context: RenderContext) -> Iterator[Row]:
    for organisation in context.site.portal.organisations.values():
        for own in organisation.own_grade_names:
            yield {"organisation": organisation.id, "name": own.name, "grade": own.grade}


def _pilots(context: RenderContext) -> Iterator[Row]:
    for organisation in context.site.portal.organisations.values():
        for pilot in organisation.pilots:
            yield {
                "organisation": organisation.id,
                "name": pilot.name,
                "grades": " ".join(pilot.grades),
                "on": pilot.on.isoformat(),
                "authority": pilot.authority,
                "document": pilot.document,
                "document_number": pilot.document_number or "",
            }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


_ORGANISATION = ("organisation", "机构的编号")
_DOCUMENT = (
    ("authority", "作出的部门"),
    ("document", "所据文件的标题"),
    ("document_number", "文号，没有为空"),
)
DATASETS_OF_ORGANISATIONS = (
    Dataset(
        name="organisations",
        title="评价机构",
        columns=(
            ("id", "编号"),
            ("jurisdiction", "辖区"),
            ("name", "名称"),
            ("kind", "类别"),
            ("filing_number", "备案号，即证书编码第1–13位"),
            ("credit_code", "统一社会信用代码，没有写为空"),
            ("filed_with", "备案部门"),
            ("filed_on", "备案日期"),
            ("state", "在数据日的状态，推算"),
            ("removed_on", "自何日起不在目录里，没有移出为空"),
        ),
        rows=_organisations,
    ),
    Dataset(
        name="organisation-scopes",
        title="评价机构的评价范围",
        columns=(
            _ORGANISATION,
            ("occupation_code", "职业编码"),
            ("occupation", "职业名称"),
            ("trade", "工种，不限为空"),
            ("grades", "可评等级，空格分开"),
            ("standard", "评价标准，没有写为空"),
            ("since", "自何日起"),
            ("until", "到何日止（含），没有写为空"),
            ("is_open", "在数据日是否可评，推算"),
        ),
        rows=_scopes,
    ),
    Dataset(
        name="organisation-history",
        title="评价机构的历次调整",
        columns=(
            _ORGANISATION,
            ("on", "自何日起生效"),
            ("change", "列入、扩大、缩小或移出"),
            ("text", "变了什么"),
            *_DOCUMENT,
            ("until", "文件写明有效到何日（含），没有写为空"),
        ),
        rows=_history,
    ),
    Dataset(
        name="organisation-pilots",
        title="特级技师、首席技师试点批次",
        columns=(
            _ORGANISATION,
            ("name", "批次名称"),
            ("grades", "试点等级，空格分开"),
            ("on", "自何日起可以评聘"),
            *_DOCUMENT,
        ),
        rows=_pilots,
    ),
    Dataset(
        name="own-grade-names",
        title="单位对等级的叫法",
        columns=(_ORGANISATION, ("name", "本单位的叫法"), ("grade", "对应的等级")),
        rows=_own_grade_names,
    ),
)
