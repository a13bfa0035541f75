"""One written value into one typed value, by the field's definition."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cache

from generator.hidden_characters import HIDDEN_CHARACTER, hidden_characters
from generator.problems import Place, Problem, ProblemKind
from generator.records import FieldSpec

NOT_A_DATE = ProblemKind(
    "not-a-date",
    zh="`{field}` 不是日期：{found}",
    en="`{field}` is not a date: {found}",
    hint_zh="写作 2026-03-31",
    hint_en="write 2026-03-31",
)
YEAR_OUT_OF_RANGE = ProblemKind(
    "year-out-of-range",
    zh="`{field}` 的年份应在 {least} 到 {most} 之间，写的是 {found}",
    en="the year of `{field}` must be from {least} to {most}, not {found}",
    hint_zh="核对年份",
    hint_en="check the year",
)
NOT_A_NUMBER = ProblemKind(
    "not-a-whole-number",
    zh="`{field}` 不是整数：{found}",
    en="`{field}` is not a whole number: {found}",
    hint_zh="写阿拉伯数字，例如 5",
    hint_en="write digits, for example 5",
)
OUT_OF_RANGE = ProblemKind(
    "out-of-range",
    zh="`{field}` 应在 {least} 到 {most} 之间，写的是 {found}",
    en="`{field}` must be from {least} to {most}, not {found}",
    hint_zh="核对数字",
    hint_en="check the number",
)
TOO_LONG = ProblemKind(
    "too-long",
    zh="`{field}` 有 {length} 个字，最多 {most} 个",
    en="`{field}` has {length} characters, at most {most} are allowed",
    hint_zh="写短一些",
    hint_en="write it shorter",
)
NOT_TRUE_OR_FALSE = ProblemKind(
    "not-true-or-false",
    zh="`{field}` 只能写 true 或 false，写的是 {found}",
    en="`{field}` must be true or false, not {found}",
    hint_zh="是写 true，否写 false",
    hint_en="write true for yes, false for no",
)
NOT_A_CHOICE = ProblemKind(
    "not-a-choice",
    zh="`{field}` 不能是 `{found}`",
    en="`{field}` cannot be `{found}`",
    hint_zh="可写：{choices}",
    hint_en="write one of: {choices}",
)
WRONG_FORM = ProblemKind(
    "wrong-form",
    zh="`{field}` 的写法不对：{found}",
    en="`{field}` is not written as it should be: {found}",
    hint_zh="照此写：{example}",
    hint_en="write it like this: {example}",
)
EMPTY_VALUE = ProblemKind(
    "empty-value",
    zh="`{field}` 没有内容",
    en="`{field}` is empty",
    hint_zh="填写内容，或整行删去（如果可以不写）",
    hint_en="fill it in, or leave the field out where it may be left out",
)
OUTER_SPACE = ProblemKind(
    "outer-space",
    zh="`{field}` 首尾有空格：{found}",
    en="`{field}` begins or ends with a space: {found}",
    hint_zh="删去首尾空格",
    hint_en="delete the space",
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE_NUMBER = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
LOOK_ALIKE = ProblemKind(
    "look-alike-character",
    zh="`{field}` 里的“{found}”（{code}）是部首或兼容字，不是“{meant}”",
    en="`{found}` ({code}) in `{field}` is a radical or a compatibility character, not `{meant}`",
    hint_zh="多半是从 PDF 复制来的；请改为“{meant}”，否则检索和核对姓名都找不到",
    hint_en="it often comes out of a PDF; write `{meant}`, or nobody finds it by name",
)

# radicals, and ideographs that Unicode has twice; those it has once only are in these ranges too
LOOK_ALIKES = re.compile("[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d]")
_YEARS = range(1900, 2201)

Value = str | int | bool | date | StrEnum


def typed_value(spec: FieldSpec, text: str, place: Place) -> tuple[Value | None, Problem | None]:
    """The value that `text` stands for, or the one problem that keeps it from being read."""
    fault = _fault_of_text(spec, text, place)
    if fault:
        return None, fault
    if spec.kind is str:
        return _text(spec, text, place)
    if spec.kind is date:
        return _date(spec, text, place)
    if spec.kind is int:
        return _whole_number(spec, text, place)
    if spec.kind is bool:
        if text in {"true", "false"}:
            return text == "true", None
        return None, NOT_TRUE_OR_FALSE.at(place, field=spec.name, found=text)
    return _choice(spec, text, place)


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that was probably meant."""
    found = difflib.get_close_matches(word, list(words), n=1, cutoff=0.6)
    return found[0] if found else None


def _fault_of_text(spec: FieldSpec, text: str, place: Place) -> Problem | None:
    if not text:
        return EMPTY_VALUE.at(place, field=spec.name)
    if codes := hidden_characters(text):
        return HIDDEN_CHARACTER.at(place, field=spec.name, codes=" ".join(codes), found=text)
    if (twin := LOOK_ALIKES.search(text)) and (
        meant := unicodedata.normalize("NFKC", twin[0])
    ) != twin[0]:
        code = f"U+{ord(twin[0]):04X}"
        return LOOK_ALIKE.at(place, field=spec.name, found=twin[0], code=code, meant=meant)
    if text != text.strip():
        return OUTER_SPACE.at(place, field=spec.name, found=f"[{text}]")
    return None


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.ASCII)  # \d is 0 to 9, as in the JSON Schemas


def _text(spec: FieldSpec, text: str, place: Place) -> tuple[str | None, Problem | None]:
    pattern = spec.pattern
    if pattern and not (
        len(text) <= pattern.max_length and _compiled(pattern.regex).fullmatch(text)
    ):
        return None, WRONG_FORM.at(place, field=spec.name, found=text, example=pattern.example)
    if spec.length and len(text) > spec.length.most:
        most = spec.length.most
        return None, TOO_LONG.at(place, field=spec.name, length=len(text), most=most)
    return text, None


def _date(spec: FieldSpec, text: str, place: Place) -> tuple[date | None, Problem | None]:
    if not _DATE.fullmatch(text):
        return None, NOT_A_DATE.at(place, field=spec.name, found=text)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, NOT_A_DATE.at(place, field=spec.name, found=text)
    if day.year not in _YEARS:
        least, most = _YEARS[0], _YEARS[-1]
        return None, YEAR_OUT_OF_RANGE.at(
            place, field=spec.name, least=least, most=most, found=text
        )
    return day, None


def _whole_number(spec: FieldSpec, text: str, place: Place) -> tuple[int | None, Problem | None]:
    if not _WHOLE_NUMBER.fullmatch(text):
        return None, NOT_A_NUMBER.at(place, field=spec.name, found=text)
    number = int(text)
    limits = spec.range
    if limits and not limits.least <= number <= limits.most:
        return None, OUT_OF_RANGE.at(
            place, field=spec.name, least=limits.least, most=limits.most, found=text
        )
    return number, None


def _choice(spec: FieldSpec, text: str, place: Place) -> tuple[StrEnum | None, Problem | None]:
    choices = [str(member) for member in spec.kind]  # type: ignore[attr-defined]  # a StrEnum
    if text in choices:
        return spec.kind(text), None
    return None, NOT_A_CHOICE.at(place, field=spec.name, found=text, choices=", ".join(choices))
