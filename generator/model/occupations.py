"""Occupations of 职业分类大典; a trade has no code of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from generator.records import Doc, OccupationCode, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation(Record):
    code: Annotated[OccupationCode, Doc("职业编码")]
    name: Annotated[str, Doc("职业名称")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationList(Record):
    """`data/occupations.yml`: the occupations this portal knows by name; others draw a warning."""

    edition: Annotated[str, Doc("所据大典版本")]
    occupations: tuple[Occupation, ...]
