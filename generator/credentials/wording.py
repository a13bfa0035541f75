"""The words of a verdict: read from `theme/verify/v1/wording.json`, which the browser shows too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from generator.credentials.outcomes import PLACE_OF_REASON, Reason, Verdict, WarningCode
from generator.problems import Text
from generator.shipped import theme_folder

_UNKNOWN = "—"


@lru_cache(maxsize=1)
def wording() -> Mapping[str, Any]:
    file = theme_folder() / "verify" / "v1" / "wording.json"
    loaded: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def message(verdict: Verdict, reason: Reason | None, values: Mapping[str, str | None]) -> Text:
    """What is told. `expected` and `province` in `values` are keys of the wording's own tables."""
    template = _told(verdict, reason)["message"]
    return Text(
        zh=template["zh"].format_map(_Filling(values, "zh")),
        en=template["en"].format_map(_Filling(values, "en")),
    )


def reason_text(reason: Reason) -> Text:
    """The message of a reason, for problems found by the build."""
    return message(PLACE_OF_REASON[reason][1], reason, {})


def next_step(verdict: Verdict, reason: Reason | None) -> dict[str, str]:
    code = _told(verdict, reason)["next_step"]
    return {"code": code, **wording()["next_steps"][code]}


def label(verdict: Verdict) -> Text:
    words = wording()["verdicts"][verdict]["label"]
    return Text(zh=words["zh"], en=words["en"])


def warning(code: WarningCode) -> dict[str, str]:
    return {"code": code.value, **wording()["warnings"][code]}


def _told(verdict: Verdict, reason: Reason | None) -> Mapping[str, Any]:
    told: Mapping[str, Any] = wording()["verdicts"][verdict]["reasons"][reason or "none"]
    return told


class _Filling(dict[str, str]):
    """`values` in one language; what is not known is shown as a dash."""

    def __init__(self, values: Mapping[str, str | None], language: str) -> None:
        super().__init__((name, value) for name, value in values.items() if value is not None)
        words = wording()
        if "expected" in self:
            self["expected"] = words["expected"][self["expected"]][language]
        if "province" in self:
            provinces = words["provinces"]
            name = self["province"]
            self["province"] = provinces[name if name in provinces else "unknown"][language]

    def __missing__(self, name: str) -> str:
        return _UNKNOWN
