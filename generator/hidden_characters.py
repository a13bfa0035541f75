"""Characters that cannot be seen: refused in data, in prose and in texts of our own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.problems import Place, Problem, ProblemKind
from generator.text_files import TextFile

HIDDEN_CHARACTER = ProblemKind(
    "hidden-character",
    zh="`{field}` 含有看不见的字符 {codes}：{found}",
    en="`{field}` holds a character that cannot be seen, {codes}: {found}",
    hint_zh="请重新手工输入，不要复制粘贴",
    hint_en="type the value again instead of pasting it",
)

# format (bidi, zero-width), private use, unassigned and surrogate; controls are refused in text_files
_HIDDEN_CATEGORIES = {"Cf", "Co", "Cn", "Cs", "Cc", "Zl", "Zp"}
# letters, marks and spaces that show nothing: default-ignorable ones (Unicode, DerivedCoreProperties),
# the empty braille pattern, and spaces of odd widths; U+3000 is the space of Chinese text
INVISIBLE = re.compile(
    "[\u00a0\u034f\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200a\u202f\u205f\u2800"
    "\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_LINE_BREAK = "\n"


def hidden_characters(text: str) -> list[str]:
    """What in `text` cannot be seen, as code points; line breaks are none."""
    if text.isprintable() and not INVISIBLE.search(text):
        return []
    hidden = {
        character
        for character in text
        if unicodedata.category(character) in _HIDDEN_CATEGORIES or INVISIBLE.match(character)
    }
    return [f"U+{ord(character):04X}" for character in sorted(hidden - {_LINE_BREAK})]


def hidden_in_lines(file: TextFile) -> Iterator[Problem]:
    """The same for a text that is not read field by field; tabs part the cells of its tables."""
    for line, text in enumerate(file.text.split("\n"), start=1):
        if codes := hidden_characters(text.replace("\t", " ")):
            place = Place(path=file.path, line=line)
            yield HIDDEN_CHARACTER.at(place, field="text", codes=" ".join(codes), found=text)
