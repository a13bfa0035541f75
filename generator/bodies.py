"""What kind of body a name means: a unit, the authority of the place itself, or one below it.

Policies name bodies in general (企业, 省人力资源社会保障厅), lists by their full names. Both are read here,
so that the two can be compared. A name that tells nothing has no kind; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Container
from enum import StrEnum

from generator.model import Jurisdiction


class BodyKind(StrEnum):
    ORGANISATION = "organisation"  # 用人单位、评价机构
    AUTHORITY = "authority"  # 本辖区（省、直辖市）人社部门
    LOCAL_AUTHORITY = "local_authority"  # 市（州）、区县人社部门


_ASIDE = re.compile(r"（[^）]*）")
_UNIT = re.compile(r"企业|用人单位|试点单位|评价机构|公司|集团|学院|学校|厂$")
_OFFICE = re.compile(r"人力资源|人力社保|人社|厅$|局$|中心$|部门$")
_BELOW = re.compile(r"^(?:各|.{1,12}?[州区县]|.{2,12}?市)(?=人力|人社|市级|级|$)|^各|区县")
_CITY = re.compile(r"^市(?!（|州)")


def body_kind(
    name: str, place: Jurisdiction, organisations: Container[str] = ()
) -> BodyKind | None:
    """The kind of the first body in `name`; `organisations` are names of units on file in `place`."""
    first = re.split(r"[、，,；;]", _ASIDE.sub("", name), maxsplit=1)[0].strip()
    if first in organisations or _UNIT.search(first):
        return BodyKind.ORGANISATION
    if not _OFFICE.search(first):
        return None
    rest = first.removeprefix(place.name)
    if rest == first:
        rest = first.removeprefix(place.short_name)
    if rest != first:
        return BodyKind.LOCAL_AUTHORITY if _BELOW.search(rest) else BodyKind.AUTHORITY
    if first.startswith("省") or first.endswith("厅"):
        return BodyKind.AUTHORITY
    if _CITY.search(
        first
    ):  # 市人力社保局: of a municipality the authority, of a province one below
        is_municipality = place.name.endswith("市")
        return BodyKind.AUTHORITY if is_municipality else BodyKind.LOCAL_AUTHORITY
    return BodyKind.LOCAL_AUTHORITY if _BELOW.search(first) else None
