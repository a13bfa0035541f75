"""`/api/v1/samples.json`: numbers to try the demo with, and the code each must get (CONTRACT)."""

from __future__ import annotations

from generator.pages import OutputFile
from generator.render import addresses
from generator.render.json_form import json_bytes
from generator.render.site_view import SiteView

SAMPLES = {
    "Y00009999990126T000001": ("valid", "在名单中"),
    "Y00009999990126T000002": ("revoked", "已撤销"),
    "Y00009999990126T000003": ("suspended", "已暂停"),
    "Y00009999990126S000001": ("valid", "在名单中，有管理期"),
    "Y00009999990126T000009": ("not_found", "在收录范围内，但名单里没有"),
    "Y00005199990126T000001": ("not_covered", "不在收录范围内"),
    "Y00009999990126Q000001": ("malformed", "第16位不是等级代码"),
}


def samples_file(site: SiteView) -> OutputFile:
    items = [
        {"number": number, "verdict": code, "note": note}
        for number, (code, note) in SAMPLES.items()
    ]
    head = {"format": "samples/v1", "data_on": site.today.isoformat(), "count": len(items)}
    return OutputFile(path=addresses.SAMPLES, content=json_bytes(head | {"items": items}))
