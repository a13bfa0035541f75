"""The numbers that Word prints before a paragraph and that stand nowhere in its text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from generator.intake.markers import han_number
from generator.intake.xml_parts import child, name_of, value_of

_LEVELS = 9
_HAN_FORMATS = {
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
    "ideographTraditional",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}
_PLACE = re.compile(r"%(\d)")
_LARGEST = 9_999


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str  # %1、 or （%2）


class Numbering:
    """Counts paragraphs by their list, as Word does."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists = _lists_of(numbering) if numbering is not None else {}
        self._styles = _styles_of(styles) if styles is not None else {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def number_of(self, paragraph: Element) -> str:
        """What is printed before `paragraph`, '' where nothing or a bullet is."""
        place = self._place_of(paragraph)
        if place is None:
            return ""
        number, depth = place
        base, levels = self._lists.get(number, ("", {}))
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts[base]
        counts[depth] = min(counts.get(depth, level.start - 1) + 1, _LARGEST)
        for narrower in [one for one in counts if one > depth]:
            del counts[narrower]
        if level.format in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda found: _printed(int(found[1]) - 1, counts, levels), level.text)

    def _place_of(self, paragraph: Element) -> tuple[str, int] | None:
        properties = child(paragraph, "pPr")
        if properties is None:
            return None
        own = _numbered(properties)
        style = child(properties, "pStyle")
        inherited = self._styles.get(value_of(style, "val")) if style is not None else None
        number, depth = own or inherited or ("", "")
        if inherited and not number:
            number = inherited[0]
        if not number or number == "0":
            return None
        return number, min(int(depth), _LEVELS) if depth.isdecimal() else 0


def _printed(depth: int, counts: dict[int, int], levels: dict[int, _Level]) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    count = counts.get(depth, level.start)
    if level.format in _HAN_FORMATS and 0 < count < 100:
        return han_number(count)
    if level.format.startswith("decimalEnclosedCircle") and 0 < count <= 20:
        return chr(ord("①") + count - 1)
    if level.format == "decimalEnclosedParen":
        return f"（{count}）"
    return str(count)


def _lists_of(numbering: Element) -> dict[str, tuple[str, dict[int, _Level]]]:
    """By the id that paragraphs use: the list it is made after, whose count it shares, and its levels."""
    bases: dict[str, dict[int, _Level]] = {}
    lists: dict[str, tuple[str, dict[int, _Level]]] = {}
    for element in numbering:
        if name_of(element) == "abstractNum":
            bases[value_of(element, "abstractNumId")] = _levels_of(element)
        elif name_of(element) == "num":
            base = child(element, "abstractNumId")
            name = value_of(base, "val") if base is not None else ""
            number = value_of(element, "numId")
            restarts = child(element, "lvlOverride") is not None
            lists[number] = (f"{name}/{number}" if restarts else name, bases.get(name, {}))
    return lists


def _levels_of(base: Element) -> dict[int, _Level]:
    found = {}
    for element in base:
        depth = value_of(element, "ilvl")
        if name_of(element) != "lvl" or not depth.isdecimal() or len(depth) > 1:
            continue
        values = {name_of(inner): value_of(inner, "val") for inner in element}
        start = values.get("start", "1")
        found[int(depth)] = _Level(
            start=int(start) if start.isdecimal() and len(start) < 5 else 1,
            format=values.get("numFmt", "decimal"),
            text=values.get("lvlText", ""),
        )
    return found


def _styles_of(styles: Element) -> dict[str, tuple[str, str]]:
    """List and level of the styles that number their paragraphs."""
    found = {}
    for style in styles:
        properties = child(style, "pPr")
        if properties is not None and (numbered := _numbered(properties)):
            found[value_of(style, "styleId")] = numbered
    return found


def _numbered(properties: Element) -> tuple[str, str] | None:
    element = child(properties, "numPr")
    if element is None:
        return None
    number, level = child(element, "numId"), child(element, "ilvl")
    return (
        value_of(number, "val") if number is not None else "",
        value_of(level, "val") if level is not None else "0",
    )
