"""One cell as it was typed into the text that belongs in the CSV. Nothing is guessed that has two readings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from generator.credentials.certificate_number import normalised
from generator.import_rows.facts import Facts
from generator.intake.list_columns import NAME_DOTS, NOTHING

_HAN = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}·])\s+(?=[{_HAN}·(（）)])|(?<=[)）])\s+(?=[{_HAN}])")
_DOT = re.compile(rf"(?<=[{_HAN}])\s*[{re.escape(NAME_DOTS)}]\s*(?=[{_HAN}])")
_SPACES = re.compile(r"\s+")
_WIDE = str.maketrans(
    {chr(0xFF01 + n): chr(0x21 + n) for n in range(94) if chr(0x21 + n).isalnum()}
)
_DASHES = re.compile(r"[-\u2010-\u2015\u2212\uff0d\u30fc_.]")
_SEVEN = re.compile(r"\d{7}")
_WHOLE = re.compile(r"(\d+)(?:\.0+|[.、．)])?")
_WITH_TRADE = re.compile(r"([^()]+)\(([^()]+)\)|([^/、-]+)[/、-]([^/、]+)")
_OPTIONAL = frozenset({"trade", "certificate_number", "notice_serial", "remark"})
_SPACES_OF_FORMULAS = ("\t", "\r")  # told as they stand, not stripped
_SIGNS_OF_FORMULAS = ("=", "+", "-", "@")


def tidied(field: str, text: str) -> str:
    """`text` as the column `field` has it; what is wrong stays wrong, for the reader of rows to tell."""
    if text.startswith(_SPACES_OF_FORMULAS):
        return text
    stripped = text.strip()
    if field in _OPTIONAL and stripped in NOTHING:
        return ""
    if stripped.startswith(_SIGNS_OF_FORMULAS):
        return stripped
    return _TIDIERS.get(field, _words)(stripped)


def occupation_and_trade(text: str, facts: Facts, *, are_both: bool) -> tuple[str, str]:
    """车工（数控车工） is parted where the column has both (`are_both`) or its first part is known."""
    if facts.occupation_code(text):
        return text, ""
    match = _WITH_TRADE.fullmatch(unicodedata.normalize("NFKC", text))
    if match is None:
        return text, ""
    occupation, trade = (part.strip() for part in match.groups() if part)
    if not are_both and not facts.occupation_code(occupation):
        return text, ""
    return occupation, "" if trade in {occupation, *NOTHING} else trade


def with_code(occupation: str, code: str, facts: Facts) -> tuple[str, str]:
    """Occupation and code, each from the other where it is empty; the name as the catalogue writes it."""
    code = code or facts.occupation_code(occupation)
    known = facts.occupation_names.get(code, "")
    is_known = not occupation or facts.occupation_code(occupation) == code
    return (known if known and is_known else occupation), code


def _words(text: str) -> str:
    return _SPACES.sub(" ", _BETWEEN_HAN.sub("", text.translate(_WIDE))).strip()


def _name(text: str) -> str:
    return _DOT.sub("·", _words(text))


def _serial(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    match = _WHOLE.fullmatch(plain)
    return str(int(match[1])) if match and len(match[1]) < 10 else plain


def _code(text: str) -> str:
    plain = _DASHES.sub("-", _SPACES.sub("", unicodedata.normalize("NFKC", text)))
    if _SEVEN.fullmatch(plain):
        return f"{plain[0]}-{plain[1:3]}-{plain[3:5]}-{plain[5:]}"
    return plain


_TIDIERS: Mapping[str, Callable[[str], str]] = {
    "serial": _serial,
    "notice_serial": _serial,
    "name": _name,
    "occupation_code": _code,
    "certificate_number": normalised,
}
