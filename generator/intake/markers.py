"""The numbers that begin a clause: 第一章, 一、, 第一条, （一）, 1., （1）, ①, and the heads of annexes and notes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """From wide to narrow. A chapter and an article are never inside one another."""

    DIVISION = 0  # 第一章, 第一节
    CHAPTER = 1  # 一、 or 第一条
    SECTION = 2  # （一）
    ITEM = 3  # 1.
    SUBITEM = 4  # （1）
    CIRCLED = 5  # ①


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A number at the head of a paragraph. `printed` is its part of a clause id, `rest` what follows."""

    level: Level
    number: int
    printed: str
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexHead:
    """附件2, 附件2：申请表, 附表, 附2 for 附件2. `is_list` where it can only begin the list of annexes."""

    id: str
    title: str
    is_list: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHead:
    """注：…, 注2：…, 注：1. …; `number` is '' where none is printed."""

    number: str
    rest: str


_HAN_DIGITS = "零一二三四五六七八九"
_HAN = "[一二三四五六七八九十百零]{1,6}"
_OPEN, _CLOSE = r"[（(﹙]\s*", r"\s*[）)﹚]"
_DIVISION = re.compile(rf"(第({_HAN})[章节编])[\s　]+(.*)|(第({_HAN})[章节编])$")
_ARTICLE = re.compile(rf"第\s?({_HAN})\s?条(?![第款项规之所的和、，])\s*[：:]?\s*(.*)")
_CHAPTER = re.compile(rf"({_HAN})\s?[、．.]\s*(.*)")
_NEXT_RANK = re.compile(rf"({_HAN})[级等、]")  # 一、二级 and 一、二等奖 are prose
_SECTION = re.compile(rf"{_OPEN}({_HAN}){_CLOSE}[、.．]?\s*(.*)")
_ITEM = re.compile(r"(\d{1,3})\s?(?:[.．、](?!\d)|[)）])\s*(.*)")
_SUBITEM = re.compile(rf"{_OPEN}(\d{{1,3}}){_CLOSE}[、.．]?\s*(.*)")
_CIRCLED = re.compile(r"([①-⑳])\s*(.*)")
# （三）项规定 cites a clause and begins none
_CITED = re.compile(r"[项款目](?:[的规所之和、，至及或中内]|$)|[、和或至及]")
_ANNEX = re.compile(
    r"附(件|表|(?=\s*(?:\d{1,2}\s*(?:$|[：:.．、])|[：:]))\s*)"
    r"\s*(\d{1,2}|[一二三四五六七八九十]{1,3})?\s*([：:.．、]?)\s*(.*)"
)
_GOES_ON = re.compile(r"[的所中及和与至或、，。；）)》]|.*[，；]")
_LETTERED = re.compile(r"[a-zA-Z]\s?[.．、)）]")
_NOTE = re.compile(r"注\s?(\d{0,2})\s?[：:]\s*(?:(\d{1,2})\s?[.．、](?!\d)\s*)?(.*)")
_WIDE_DIGITS = re.compile("[（(]?[０-９]{1,3}[）)]?")
_IN_CONTENTS = re.compile(r"[.…·．]{4,}\s*\d{1,3}$|……\s*\d{1,3}$")
_LONGEST_LEADER = 200
_LONGEST_ANNEX_TITLE = 60


def marker_of(text: str) -> Marker | None:
    """The number that `text` begins with, if it does; a line of a table of contents begins nothing."""
    if is_in_contents(text):
        return None
    text = _plain_head(text)
    if match := _DIVISION.match(text):
        printed, number, rest = match[1] or match[4], match[2] or match[5], match[3] or ""
        return _marker(Level.DIVISION, han_value(number), printed, rest)
    if match := _ARTICLE.match(text):
        return _marker(Level.CHAPTER, han_value(match[1]), f"第{match[1]}条", match[2])
    if (match := _CHAPTER.match(text)) and not _is_rank(han_value(match[1]), match[2]):
        return _marker(Level.CHAPTER, han_value(match[1]), match[1], match[2])
    if match := _SECTION.match(text):
        return _marker(Level.SECTION, han_value(match[1]), f"（{match[1]}）", match[2])
    if match := _ITEM.match(text):
        return _marker(Level.ITEM, int(match[1]), str(int(match[1])), match[2])
    if match := _SUBITEM.match(text):
        return _marker(Level.SUBITEM, int(match[1]), f"（{int(match[1])}）", match[2])
    if match := _CIRCLED.match(text):
        return _marker(Level.CIRCLED, ord(match[1]) - ord("①") + 1, match[1], match[2])
    return None


def annex_head(text: str) -> AnnexHead | None:
    """The annex that `text` announces: the id alone, or id and a title that is no sentence."""
    match = _ANNEX.fullmatch(text)
    if match is None:
        return None
    kind, number, sign, title = match[1].strip() or "件", match[2] or "", match[3], match[4]
    is_bound = bool(number) and not sign and bool(title) and text[match.end(2)] not in " \t"
    if is_bound or (not number and title and sign not in ("：", ":") and text[2:3] != " "):
        return None  # 附件2所列, 附件所列
    if not sign and _GOES_ON.match(title):
        return None  # 附件 2 的规定
    if len(title) > _LONGEST_ANNEX_TITLE or title.endswith(("。", "；")):
        return None
    if is_in_contents(title):
        return None
    is_list = not number and sign in ("：", ":")
    arabic = number if number.isascii() else str(han_value(number))
    return AnnexHead(id=f"附{kind}{arabic.lstrip('0')}", title=title, is_list=is_list)


def is_in_contents(text: str) -> bool:
    """Whether `text` is a line of a table of contents: leaders and a page number at its end."""
    return bool(_IN_CONTENTS.search(text[-_LONGEST_LEADER:]))


def note_head(text: str) -> NoteHead | None:
    """The note that `text` begins with, if it does."""
    match = _NOTE.match(text)
    return NoteHead(number=match[1] or match[2] or "", rest=match[3]) if match else None


def is_lettered(text: str) -> bool:
    """a. or B）: narrower than any number, and no clause of its own."""
    return bool(_LETTERED.match(text))


def is_part_of_division(printed: str) -> bool:
    """第一节, which every chapter counts anew."""
    return printed.endswith("节")


def han_value(number: str) -> int:
    """三 -> 3, 十二 -> 12, 二十 -> 20, 一百零一 -> 101."""
    total, digit = 0, 0
    for letter in number:
        if letter in "十百":
            total += (digit or 1) * (10 if letter == "十" else 100)
            digit = 0
        else:
            digit = _HAN_DIGITS.index(letter)
    return total + digit


def han_number(value: int) -> str:
    """3 -> 三, 12 -> 十二, 20 -> 二十; for values below 100."""
    tens, ones = divmod(value, 10)
    head = ("" if tens == 1 else _HAN_DIGITS[tens]) + "十" if tens else ""
    return head + (_HAN_DIGITS[ones] if ones else "")


def printed_number(level: Level, value: int) -> str:
    """The part of a clause id for the `value`-th clause of `level`."""
    if level is Level.CHAPTER:
        return han_number(value)
    if level is Level.SECTION:
        return f"（{han_number(value)}）"
    return str(value) if level is Level.ITEM else f"（{value}）"


def _is_rank(number: int, rest: str) -> bool:
    following = _NEXT_RANK.match(rest)
    return following is not None and han_value(following[1]) == number + 1


def _marker(level: Level, number: int, printed: str, rest: str) -> Marker | None:
    if number == 0 or (level in (Level.SECTION, Level.SUBITEM) and _CITED.match(rest)):
        return None
    return Marker(level=level, number=number, printed=printed, rest=rest.strip())


def _plain_head(text: str) -> str:
    """㈠ as (一), ⑴ as (1), ⒈ as 1., １２ as 12 at the head of `text`, which stays as it is behind it."""
    if text[:1] and ("\u2474" <= text[0] <= "\u249b" or "\u3220" <= text[0] <= "\u3229"):
        return unicodedata.normalize("NFKC", text[0]) + text[1:]
    digits = _WIDE_DIGITS.match(text)
    return unicodedata.normalize("NFKC", digits[0]) + text[digits.end() :] if digits else text
