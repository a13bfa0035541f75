"""The figures and names of a sentence, in one form, so that two sentences can be held side by side.

A figure is a number with its unit (`5年`, `60%`, `5工作日`), or the number alone where no unit of ours
follows (`2` and `3` in （2+3）). Chinese numerals count where a unit follows: 三年 is `3年`, 一般 is nothing.
A name is what stands in 《》 or “”, the number of a document, or a name somebody registered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

_UNITS = "个工作日|工作日|个月|周年|年|月|日|天|周|小时|万元|亿元|元|人|名|次|位|家|户|级|等奖|类|项|种|条|届|倍|号|字|%"
_ARABIC = re.compile(rf"(\d+(?:\.\d+)?)({_UNITS})?")
# 统一级别 holds no 一级; 第一条 is a clause, not a figure
_HAN = re.compile(
    r"(?<![统单同唯第])([一二三四五六七八九十百千两〇零]+)"
    r"(个工作日|工作日|个月|周年|年|天|周|人|名|次|位|家|级|等奖|类|项|种|倍)"
)
_SHARE = re.compile(r"([一二三四五六七八九十百]+)分之([一二三四五六七八九十百]+)")
_ORDINAL = re.compile(r"第([一二三四五六七八九十]+)(名|位|届|次)")
_TITLES = re.compile(r"《[^《》]+》|“[^“”]+”")
_NUMBERS = re.compile(r"[\[(【〔](\d{4})[\])】〕](\d+号)")
# two letters before the bracket tell 厅发 from 部发; more would swallow the words of the sentence
_DOCUMENTS = re.compile(r"[\u4e00-\u9fa5]{2}〔\d{4}〕\d+号")
_DIGITS = {letter: value for value, letter in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
}
_PLACES = {"十": 10, "百": 100, "千": 1000}


@lru_cache(maxsize=1024)  # the registered names are asked for in every sentence
def normalised(text: str) -> str:
    """NFKC without white space, 〔〕 around the year of a document number: what is compared and digested."""
    letters = "".join(unicodedata.normalize("NFKC", text).split())
    return _NUMBERS.sub(r"〔\1〕\2", letters)


def figures(text: str) -> tuple[str, ...]:
    """Every figure of `text`, sorted, each once."""
    letters = normalised(text)
    found = {f"{number}{_unit(unit)}" for number, unit in _ARABIC.findall(letters)}
    found |= {f"{_value(han)}{_unit(unit)}" for han, unit in _HAN.findall(letters)}
    found |= {f"{_value(han)}{unit}" for han, unit in _ORDINAL.findall(letters)}
    found |= {f"{_value(part)}/{_value(whole)}" for whole, part in _SHARE.findall(letters)}
    return tuple(sorted(found))


def names(text: str, registered: Collection[str] = ()) -> tuple[str, ...]:
    """Every name of `text`, sorted, each once; `registered` names need no quotation marks."""
    letters = normalised(text)
    found = {*_TITLES.findall(letters), *_DOCUMENTS.findall(letters)}
    found |= {name for name in map(normalised, registered) if name in letters}
    return tuple(sorted(found))


def missing_figures(said: str, known: Iterable[str]) -> tuple[str, ...]:
    """The figures of `said` that `known` lacks; one without unit is content with the same number."""
    known = frozenset(known)
    numbers = {_number(figure) for figure in known}
    return tuple(
        figure
        for figure in figures(said)
        if figure not in known and not (figure == _number(figure) and figure in numbers)
    )


def _number(figure: str) -> str:
    return re.match(r"[\d./]+", figure)[0]  # type: ignore[index]  # a figure begins with its number


def _unit(unit: str) -> str:
    return unit.removeprefix("个")


def _value(han: str) -> int:
    """三 -> 3, 十二 -> 12, 二十 -> 20, 一百 -> 100, 二〇二四 -> 2024."""
    if not set(han) & set(_PLACES):
        return int("".join(str(_DIGITS[letter]) for letter in han))
    total, digit = 0, 0
    for letter in han:
        if letter in _PLACES:
            total += (digit or 1) * _PLACES[letter]
            digit = 0
        else:
            digit = _DIGITS[letter]
    return total + digit
