"""What must never be published: ID numbers, even in disguise, mobiles, bank cards, birth dates.

GB 11643 (公民身份号码), 个人信息保护法 第十九条. A false alarm costs a minute; a leak is for ever.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from generator.model import Portal
from generator.problems import Place, Problem, ProblemKind
from generator.records import Record, fields_of

PERSONAL_DATA = ProblemKind(
    "personal-data",
    zh="`{field}` 里像是有{what_zh}",
    en="`{field}` seems to hold {what_en}",
    hint_zh="删去；身份证号、手机号、银行卡号、出生日期、私人邮箱一律不得公布，也不得打码后公布",
    hint_en="delete it; such data is never published, not even masked",
)

ID_NUMBER = ("公民身份号码", "an identity number")
MASKED_ID = ("打码的身份号码", "a masked identity number")
MOBILE = ("手机号", "a mobile number")
BANK_CARD = ("银行卡号", "a bank card number")
BIRTH_DATE = ("出生日期", "a birth date")
MAIL_ADDRESS = ("电子邮箱", "an e-mail address")

# separators that people put between digits; NFKC has been applied before
_SEPARATORS = re.compile(r"(?<=[\dXx])[\s\-_.·,，、/|\u200b-\u200f\u2060\ufeff]+(?=[\dXx])")
_ID_18 = re.compile(
    r"(?<![0-9A-Za-z])\d{6}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dXx](?![0-9A-Za-z])"
)
_ID_15 = re.compile(r"(?<![0-9A-Za-z])\d{6}(\d{2})(\d{2})(\d{2})\d{3}(?![0-9A-Za-z])")
_MASKED = re.compile(r"(?<![0-9A-Za-z])\d{3,6}[*＊xX×●■]{6,}\d{0,3}[\dXx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)")
_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{16,19}(?![0-9A-Za-z])")
_BIRTH = re.compile(
    r"(?:出生|生于|生日)\D{0,6}(?:19|20)\d{2}|(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?(?:出生|生)"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_SUSPICIOUS = re.compile(r"[\d*＊@]|出生|生日|生于")
# fields that are numbers of another kind by definition, checked by their own pattern
_EXEMPT = frozenset({"certificate_number", "filing_number", "credit_code", "address", "clause"})


def nothing_personal_is_published(portal: Portal) -> Iterator[Problem]:
    """No field of any record, and no two neighbouring cells together, hold personal data."""
    for notice in portal.notices.values():
        yield from _of_record(notice)
        for candidate in notice.candidates:
            yield from _of_row(candidate)
    for approved in portal.approved_lists.values():
        yield from _of_record(approved)
        for holder in approved.holders:
            yield from _of_row(holder)
    for organisation in portal.organisations.values():
        yield from _of_record(organisation)
    for register in portal.status_registers.values():
        for change in register.changes:
            yield from _of_record(change)
    for policy in portal.policies.values():
        yield from _of_record(policy)


def personal_data_in(text: str) -> tuple[str, str] | None:
    """What kind of personal data `text` seems to hold, in Chinese and English; None if none."""
    if not _SUSPICIOUS.search(text):
        return None
    plain = unicodedata.normalize("NFKC", text)
    joined = _SEPARATORS.sub("", plain)
    for candidate in (plain, joined):
        if any(_is_date(*match) for match in _ID_18.findall(candidate)):
            return ID_NUMBER
        if any(_is_date("19" + match[0], *match[1:]) for match in _ID_15.findall(candidate)):
            return ID_NUMBER
        if _MASKED.search(candidate):
            return MASKED_ID
        if _MOBILE.search(candidate):
            return MOBILE
        if any(_passes_luhn(number) for number in _LONG_NUMBER.findall(candidate)):
            return BANK_CARD
    if _BIRTH.search(plain):
        return BIRTH_DATE
    return MAIL_ADDRESS if _MAIL.search(plain) else None


def _of_record(record: Record) -> Iterator[Problem]:
    for spec in fields_of(type(record)):
        if spec.name in _EXEMPT or spec.name in {"candidates", "holders"}:
            continue
        value = getattr(record, spec.name)
        values = value if spec.is_list else (value,)
        for part in values:
            if isinstance(part, Record):
                yield from _of_record(part)
            elif type(part) is str and (found := personal_data_in(part)):
                yield _problem(record.source.at(spec.name), spec.name, found)


def _of_row(row: Record) -> Iterator[Problem]:
    """The cells one by one, then together: a number may be split over two."""
    texts = _texts(row)
    if not _SUSPICIOUS.search("".join(texts.values())):
        return
    is_told = False
    for name, text in texts.items():
        if found := personal_data_in(text):
            is_told = True
            yield _problem(row.source.place, name, found)
    names = list(texts)
    if not is_told:
        for first, second in itertools.pairwise(names):
            found = personal_data_in(texts[first] + texts[second])
            if found in (ID_NUMBER, MASKED_ID):
                yield _problem(row.source.place, f"{first}+{second}", found)


@cache
def _text_fields(row_type: Any) -> tuple[str, ...]:
    return tuple(
        spec.name
        for spec in fields_of(row_type)
        if spec.kind is str and spec.name not in {*_EXEMPT, "occupation_code", "grade"}
    )


def _texts(row: Record) -> dict[str, str]:
    names = _text_fields(type(row))  # type: ignore[arg-type]  # mypy doubts that classes hash
    values = {name: getattr(row, name) for name in names}
    return {name: value for name, value in values.items() if value}


def _problem(place: Place, field: str, found: tuple[str, str]) -> Problem:
    return PERSONAL_DATA.at(place, field=field, what_zh=found[0], what_en=found[1])


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
