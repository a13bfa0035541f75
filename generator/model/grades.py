"""The eight grades, from the bottom rung to the top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from generator.records import ClauseId, Doc, Pattern, Record, RecordId, Refers


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade(Record):
    """A rung a person can be approved for."""

    slug: Annotated[RecordId, Doc("网址与数据里用的英文名")]
    name: Annotated[str, Doc("等级名称，名单里照此填写")]
    code: Annotated[str, Pattern(r"[X54321TS]", example="T", max_length=1), Doc("证书编码第16位")]
    certificate_label: Annotated[str | None, Doc("证书上的级别写法；没有的不写")] = None
    clause: Annotated[ClauseId, Doc("编码所据条款（见 source_policy）")]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeLadder(Record):
    """`data/grades.yml`: exactly the eight, lowest first."""

    source_policy: Annotated[str, Refers("policies"), Doc("序列与编码所据文件")]
    grades: tuple[Grade, ...]
