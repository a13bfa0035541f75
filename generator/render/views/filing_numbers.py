"""What the thirteen positions of a filing number mean; a certificate number begins with them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.context import RenderContext

_LETTERS = {"Y": "用人单位（院校评价本校学生的也可能是 Y）", "S": "社会培训评价组织"}
_WITH_A_PROVINCE = "0000"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingNumberPart:
    positions: str
    characters: str
    meaning: str


def filing_number_parts(number: str, context: RenderContext) -> tuple[FilingNumberPart, ...]:
    """Letter, code of the ministry or 0000, province, serial in the province."""
    letter, ministry, province, serial = number[0], number[1:5], number[5:7], number[7:13]
    places = context.site.portal.jurisdictions.values()
    place = next((one.name for one in places if one.code == province), None)
    return (
        FilingNumberPart(positions="第1位", characters=letter, meaning=_LETTERS[letter]),
        FilingNumberPart(
            positions="第2–5位",
            characters=ministry,
            meaning="在省里备案"
            if ministry == _WITH_A_PROVINCE
            else "在人力资源社会保障部备案的代码",
        ),
        FilingNumberPart(
            positions="第6–7位",
            characters=province,
            meaning=f"所在省份：{place}" if place else "所在省份的代码（GB/T 2260 前两位）",
        ),
        FilingNumberPart(positions="第8–13位", characters=serial, meaning="该省范围内的序号"),
    )
