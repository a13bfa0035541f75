"""How text becomes words for the search. `theme/search/words.js` does the same; a test compares them.

Pagefind cannot segment Chinese. So each letter and each digit is a word of its own, and a query is a
quoted phrase of such words: whatever run of characters a text holds is found, wherever it is cut.
Marks and punctuation are dropped on both sides: `〔2022〕14号` and `2022 14号` are the same phrase.
"""

from __future__ import annotations

import unicodedata

# Words of more than one character: no query can hold them, so they only part and mark.
TITLE_END = "titleend"
PART_OF_A_PAGE = "partofapage"
SAMPLE = "samplepage"
NOT_STATED = "notstated"


def spaced(text: str) -> str:
    """Letters and digits of `text`, without accents and capitals, one space between."""
    return " ".join(
        part
        for character in text
        for part in unicodedata.normalize("NFKD", character).lower()
        if unicodedata.category(part)[0] in "LN"
    )


def filter_word(name: str, value: str) -> str:
    """The one word that stands in the index for a filter's value: `kind`, 公示 -> `kindx20844x31034`.

    Code points, since Pagefind's script cuts Han characters out of a longer word.
    """
    return "x".join([name, *(str(ord(character)) for character in value)])
