"""Where a policy holds and an issuer may sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from generator.records import Doc, Pattern, Record, RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction(Record):
    id: Annotated[RecordId, Doc("cn cq sc sh demo")]
    name: Annotated[str, Doc("全称")]
    short_name: Annotated[str, Doc("简称，用于标签与表头")]
    code: Annotated[
        str | None,
        Pattern(r"\d{2}", example="51", max_length=2),
        Doc("GB/T 2260 前两位，即证书编码第6–7位；全国没有"),
    ] = None
    is_fictional: Annotated[bool, Doc("是否虚构（只在 mode: demo 显示）")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JurisdictionList(Record):
    """`data/jurisdictions.yml`, in the order in which pages show them."""

    jurisdictions: tuple[Jurisdiction, ...]
