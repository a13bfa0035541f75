"""The 22-character certificate number: normalised, checked character by character, taken apart.

There is no check digit; the right form proves nothing. Letters are never turned into digits: the
difference is told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.credentials.outcomes import Reason, Refused

# lowest first; the 16th character of a number. `data/grades.yml` is tested to say the same
GRADE_CODES: Final[Mapping[str, str]] = {
    "apprentice": "X",
    "junior": "5",
    "intermediate": "4",
    "senior": "3",
    "technician": "2",
    "senior-technician": "1",
    "special-technician": "T",
    "chief-technician": "S",
}
LENGTH: Final = 22
UNDECODED_PARTITION: Final = "xx"
SPACES: Final = "\\t-\\r \u00a0\u00ad\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"

_DROPPED = re.compile(f"[{SPACES}\\-\u2010-\u2015\u2212]")
_STRICT = re.compile(r"[YS][0-9]{14}[1-5XTS][0-9]{6}")
_OLD = re.compile(r"[0-9]{16}")
_GRADE_POSITION = 16
_DIGITS = frozenset("0123456789")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_FIRST_LETTERS = frozenset("YS")
_GRADE_LETTERS = frozenset(GRADE_CODES.values())


@dataclass(frozen=True, slots=True)
class CertificateNumber:
    """A normalised number, taken apart by position (counted from 1). Only `parse` says its form is right."""

    text: str

    @property
    def has_known_first_letter(self) -> bool:
        return self.text[:1] in _FIRST_LETTERS

    @property
    def filing_number(self) -> str:
        """1–13: the organisation's filing number."""
        return self.text[:13]

    @property
    def is_filed_with_ministry(self) -> bool:
        """2–5: `0000` is filed with a province."""
        return self.text[1:5] != "0000"

    @property
    def province(self) -> str:
        """6–7: first two digits of GB/T 2260."""
        return self.text[5:7]

    @property
    def year(self) -> int:
        """14–15: year of issue, 20yy."""
        return 2000 + int(self.text[13:15])

    @property
    def grade_code(self) -> str:
        return self.text[_GRADE_POSITION - 1 : _GRADE_POSITION]

    @property
    def partition(self) -> str:
        """The part of the records it stands in: its province, or `xx` where it is not decoded."""
        return self.province if self.has_known_first_letter else UNDECODED_PARTITION


def is_strict(text: str) -> bool:
    return _STRICT.fullmatch(text) is not None


def normalised(text: str) -> str:
    """NFKC, upper case, without spaces and hyphens."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).upper())


def parse(text: str) -> CertificateNumber:
    """The number in a `normalised` text; raises Refused with the first thing that is wrong."""
    if not text:
        raise Refused(Reason.EMPTY)
    if _OLD.fullmatch(text):
        raise Refused(Reason.OLD_16_DIGIT)
    if len(text) != LENGTH:
        raise Refused(Reason.LENGTH, found=str(len(text)))
    for position, character in enumerate(text, start=1):
        if character not in _allowed_at(position):
            raise Refused(
                Reason.CHARACTER,
                position=str(position),
                found=character,
                expected=_expected_at(position, character),
            )
    return CertificateNumber(text)


def _allowed_at(position: int) -> frozenset[str]:
    if position == 1:
        return _LETTERS
    return _GRADE_LETTERS if position == _GRADE_POSITION else _DIGITS


def _expected_at(position: int, found: str) -> str:
    """The key of the wording that says what should stand there."""
    if position == 1:
        return "first-letter"
    if position == _GRADE_POSITION:
        return "grade-code"
    if found == "O":
        return "digit-not-o"
    return "digit-not-i" if found in {"I", "L"} else "digit"
