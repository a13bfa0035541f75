"""What personal data looks like, in whatever disguise: ID numbers, mobiles, bank cards, birth dates.

GB 11643 (公民身份号码), GB 32100 (统一社会信用代码), 个人信息保护法 第十九条. A false alarm costs a minute; a leak
is for ever. The words of a data file and of the prose are asked alike; which fields, `rules/privacy.py` says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from generator.problems import ProblemKind

PERSONAL_DATA = ProblemKind(
    "personal-data",
    zh="`{field}` 里像是有{what_zh}",
    en="`{field}` seems to hold {what_en}",
    hint_zh="删去；身份证号、手机号、银行卡号、出生日期、私人邮箱一律不得公布，也不得打码后公布",
    hint_en="delete it; such data is never published, not even masked",
)

Kind = tuple[str, str]  # in Chinese and English
ID_NUMBER: Kind = ("公民身份号码", "an identity number")
MASKED_ID: Kind = ("打码的身份号码", "a masked identity number")
MOBILE: Kind = ("手机号", "a mobile number")
BANK_CARD: Kind = ("银行卡号", "a bank card number")
BIRTH_DATE: Kind = ("出生日期", "a birth date")
MAIL_ADDRESS: Kind = ("电子邮箱", "an e-mail address")
HOME_ADDRESS: Kind = ("家庭住址", "a home address")
KINDS: Mapping[str, Kind] = {
    "id_number": ID_NUMBER,
    "masked_id": MASKED_ID,
    "mobile": MOBILE,
    "bank_card": BANK_CARD,
    "birth_date": BIRTH_DATE,
    "mail_address": MAIL_ADDRESS,
    "home_address": HOME_ADDRESS,
}

_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖", "000123456789123456789")
_HAN_DIGIT = "[〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_HAN_RUN = re.compile(rf"{_HAN_DIGIT}(?:[\s\-·.]{{0,2}}{_HAN_DIGIT}){{5,}}")
# letters and signs that are typed for the X at the end
_LIKE_X = str.maketrans("×✕ХхΧχ", "XXXXXX")
# What people put between the digits of one number. Anything for an ID number, whose form convicts it;
# less for a mobile, and only spaces for a card, since two telephones in a row have its length.
_ANY_GAP = re.compile(r"(?<=[\dXx])(?:[^\w*＊●■•○◎?？#…]|_)+(?=[\dXx])")
_GAP = re.compile(r"(?<=[\dXx*])[\s\-_.·,，、/|()（）]+(?=[\dXx*])")
_SPACED = re.compile(r"(?<=\d)[\s\-]+(?=\d)")
_LABEL = re.compile(
    r"(?<![0-9A-Za-z])(?:ID|Id|id|NO|No|no)(?=\d{6})"
)  # stuck to a number, hides it
_ID_18 = re.compile(
    r"(?<![0-9A-Za-z])\d{6}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dXx](?![0-9A-Za-z])"
)
_ID_15 = re.compile(r"(?<![0-9A-Za-z])\d{6}(\d{2})(\d{2})(\d{2})\d{3}(?![0-9A-Za-z])")
_MASKED = re.compile(r"(?<![0-9A-Za-z])\d{3,10}[*＊xX×●■•○◎?？#_…]{4,}\d{0,4}[\dXx](?![0-9A-Za-z])")
_MASKED_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[*＊xX×●■•○◎?？#_…]{3,5}\d{3,4}(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)")
_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{16,19}(?![0-9A-Za-z])")
_YEAR = r"(?:19|20)\d{2}"
_BIRTH = re.compile(
    rf"(?:出生|生于|生日)\D{{0,6}}{_YEAR}"
    rf"|{_YEAR}\s*[年./-]\s*\d{{1,2}}(?:\s*[月./-]\s*(?:\d{{1,2}}\s*日?)?)?\s*(?:出生|生(?![\u4e00-\u9fff]))"
)
# one letter before the sign is enough to know it: more would be looked for from each letter of a long word
_MAIL = re.compile(r"[\w.+-]\s?@\s?[\w-]+\.[\w.]")
_DIGIT = re.compile(
    r"[\d\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u249b\u24ea-\u24ff\u2776-\u2793"
    r"〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
)
_SUSPICIOUS = re.compile(r"[*＊@＠●■•◎]|出生|生日|生于|[\d月日]\s*生")
# doors and stairs: offices have them too, so that only rows with people are asked
_HOME = re.compile(
    r"\d\s*(?:号楼|[栋幢弄]|单元)|\d\s*室(?![\u4e00-\u9fff])"
    r"|(?:小区|花园|家园|新村|公寓|宿舍)[^，。；]{0,8}\d|(?:家庭)?住址|[村组]\d+号"
)
# said to be one, or a stair with its door, which no office has
_CERTAIN_HOME = re.compile(
    r"住址[^\d，。；、]{0,40}\d+\s*(?:号|[栋幢弄]|单元|室)|\d\s*(?:号楼|[栋幢])?\s*\d*\s*单元\s*\d{2,4}"
)
_BROKEN_OFF = re.compile(r"\d\W*$")
_GOES_ON = re.compile(r"\W*[\dXx]")
_LONGEST_BROKEN = 40  # characters of an ID number with gaps
_FEWEST_DIGITS = 7  # of a masked mobile
# eleven digits, or some and the stars that hide others, on one line
_MANY_DIGITS = re.compile(r"\d(?:[^\w\n]{0,3}\d){10}|\d{3}[*＊xX×●■•○◎?？#_…]{3}")
_WORDS_OF_BIRTH_AND_HOME = ("出生", "生日", "生于", "月生", "日生", "住址", "单元")
_MACHINE_TEXT = re.compile(r"[0-9A-Za-z_-]{32,}")  # digests, keys, tokens


def may_hold_any(text: str) -> bool:
    """A quick look; False is certain."""
    return bool(_SUSPICIOUS.search(text)) or len(_DIGIT.findall(text)) >= _FEWEST_DIGITS


@lru_cache(maxsize=4096)  # organisations and occupations stand in many rows
def personal_data_in(text: str) -> Kind | None:
    """What kind of personal data `text` seems to hold; None if none."""
    if not may_hold_any(text):
        return None
    plain = _plain(text)
    joined = _GAP.sub("", plain)
    if any(_holds_id_18(candidate) for candidate in (plain, joined, _ANY_GAP.sub("", plain))):
        return ID_NUMBER
    for candidate in (plain, joined):
        if any(_is_date("19" + match[0], *match[1:]) for match in _ID_15.findall(candidate)):
            return ID_NUMBER
        if _MASKED_MOBILE.search(candidate) or _MOBILE.search(candidate):
            return MOBILE
        if _MASKED.search(candidate):
            return MASKED_ID
    if any(_passes_luhn(number) for number in _LONG_NUMBER.findall(_SPACED.sub("", plain))):
        return BANK_CARD
    if _BIRTH.search(plain):
        return BIRTH_DATE
    return MAIL_ADDRESS if _MAIL.search(plain) else None


def personal_data_in_lines(text: str) -> Iterator[tuple[int, Kind]]:
    """Line and kind. A number that is broken over lines is told at the last of them. Mailboxes are let be:
    offices have them, and prose is where they stand."""
    before = ""  # what a number in the next line may have begun with
    for number, line in enumerate(text.split("\n"), start=1):
        goes_on = _BROKEN_OFF.search(before) and _GOES_ON.match(line)
        together = before + line.strip() if goes_on else line.strip()
        found = personal_data_in(line)
        if found and found != MAIL_ADDRESS:
            yield number, found
        elif goes_on and personal_data_in(together) == ID_NUMBER:
            yield number, ID_NUMBER
            together = ""
        before = together[-_LONGEST_BROKEN:]


Key = TypeVar("Key")


def personal_data_among(texts: Mapping[Key, str]) -> Iterator[tuple[tuple[Key, ...], Kind]]:
    """The same for the cells of a row with a person, in their order: one by one, then neighbours together.

    An ID number may be split over two or three cells; they are told where no cell alone is.
    """
    together = "".join(texts.values())
    if _HOME.search(together):
        for key, text in texts.items():
            if _HOME.search(text):
                yield (key,), HOME_ADDRESS
    if not may_hold_any(together):
        return
    is_told = False
    for key, text in texts.items():
        if found := personal_data_in(text):
            is_told = True
            yield (key,), found
    keys = [] if is_told else list(texts)
    for count in (2, 3):
        for start in range(len(keys) - count + 1):
            neighbours = tuple(keys[start : start + count])
            found = personal_data_in("".join(texts[key] for key in neighbours))
            if found in (ID_NUMBER, MASKED_ID):
                yield neighbours, found
                return


def certainly_in(text: str) -> Kind | None:
    """The same of what was written, where nobody can answer back: only what can hardly be anything else.

    Line by line. ID numbers convict by their check digit, digests and tokens are no numbers, and the
    mailbox of an office may be told. Disguises are looked for in the data.
    """
    return next(filter(None, map(_certainly_in_line, _lines_worth_a_look(text))), None)


def _lines_worth_a_look(text: str) -> Iterator[str]:
    """Quick: most files have none."""
    starts = [match.start() for match in _MANY_DIGITS.finditer(text)]
    for word in _WORDS_OF_BIRTH_AND_HOME:
        at = text.find(word)
        while at >= 0:
            starts.append(at)
            at = text.find(word, at + 1)
    end = -1
    for start in sorted(starts):
        if start > end:
            found = text.find("\n", start)
            end = found if found >= 0 else len(text)
            yield text[text.rfind("\n", 0, start) + 1 : end]


def _certainly_in_line(line: str) -> Kind | None:
    plain = _MACHINE_TEXT.sub(" ", _plain(line))
    joined = _GAP.sub("", plain)
    if any(is_id_number(one[0]) for text in (plain, joined) for one in _ID_18.finditer(text)):
        return ID_NUMBER
    if _MASKED_MOBILE.search(plain) or _MOBILE.search(plain):
        return MOBILE
    if _MASKED.search(plain):
        return MASKED_ID
    if any(_passes_luhn(number) for number in _LONG_NUMBER.findall(_SPACED.sub("", plain))):
        return BANK_CARD
    if _CERTAIN_HOME.search(plain):
        return HOME_ADDRESS
    return BIRTH_DATE if _BIRTH.search(plain) else None


def is_id_number(text: str) -> bool:
    """Whether the whole `text` is an ID number with its check digit (GB 11643, ISO 7064 MOD 11-2).

    For fields of 18 characters that are another number by definition: one in eleven of those that
    look like an ID number is none, so only the check digit convicts.
    """
    match = _ID_18.fullmatch(text)
    if match is None or not _is_date(*match.groups()):
        return False
    total = sum(int(digit) * pow(2, 17 - index, 11) for index, digit in enumerate(text[:17]))
    return "10X98765432"[total % 11] == text[17].upper()


def as_data() -> dict[str, Any]:
    """Patterns and names for the page /desk/, so that the browser looks for the same."""
    return {
        "kinds": {name: {"zh": zh, "en": en} for name, (zh, en) in KINDS.items()},
        "patterns": {
            name: pattern.pattern
            for name, pattern in (
                ("han_run", _HAN_RUN),
                ("any_gap", _ANY_GAP),
                ("gap", _GAP),
                ("label", _LABEL),
                ("spaced", _SPACED),
                ("id_18", _ID_18),
                ("id_15", _ID_15),
                ("masked", _MASKED),
                ("masked_mobile", _MASKED_MOBILE),
                ("mobile", _MOBILE),
                ("long_number", _LONG_NUMBER),
                ("birth", _BIRTH),
                ("mail", _MAIL),
                ("digit", _DIGIT),
                ("suspicious", _SUSPICIOUS),
                ("home", _HOME),
            )
        },
        "han_digits": {chr(han): chr(digit) for han, digit in _HAN_DIGITS.items()},
        "like_x": "".join(map(chr, _LIKE_X)),
    }


def _plain(text: str) -> str:
    """Full-width, circled, foreign and Chinese digits as ASCII; what cannot be seen, or sticks to a number, is dropped."""
    normal = unicodedata.normalize("NFKC", text)
    if not normal.isascii():
        normal = "".join(
            str(unicodedata.digit(character))
            if character.isdecimal()
            else ""
            if unicodedata.category(character) == "Cf"
            else character
            for character in normal
        )
        normal = normal.translate(_LIKE_X)
        normal = _HAN_RUN.sub(lambda run: run[0].translate(_HAN_DIGITS), normal)
    return _LABEL.sub("", normal)


def _holds_id_18(text: str) -> bool:
    return any(_is_date(*match) for match in _ID_18.findall(text))


def _is_date(year: str, month: str, day: str) -> bool:
    try:
        return date(int(year), int(month), int(day)).year > 1800
    except ValueError:
        return False


def _passes_luhn(number: str) -> bool:
    """ISO/IEC 7812-1 annex B."""
    total = 0
    for index, digit in enumerate(reversed(number)):
        doubled = int(digit) * (1 + index % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
