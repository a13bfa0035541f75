"""`/api/v1/samples.json`: numbers to try the demo with, and the code each must get (CONTRACT)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, twin_file

SAMPLES = {
    "Y00009999990126T000001": ("valid", "在名单中"),
    "Y00009999990126T000002": ("revoked", "已撤销"),
    "Y00009999990126T000003": ("suspended", "已暂停"),
    "Y00009999990126S000001": ("valid", "在名单中，有管理期"),
    "Y00009999990126T000009": ("not_found", "在收录范围内，但名单里没有"),
    "Y00005199990126T000001": ("not_covered", "不在收录范围内"),
    "Y00009999990126Q000001": ("malformed", "第16位不是等级代码"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    number: str
    verdict: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplesTwin(ListTwin):
    format: ClassVar[str] = "samples/v1"
    items: tuple[Sample, ...]


def samples_file(context: RenderContext) -> OutputFile:
    items = tuple(
        Sample(number=number, verdict=code, note=note) for number, (code, note) in SAMPLES.items()
    )
    return twin_file(addresses.SAMPLES, SamplesTwin(items=items), context)
