"""How the body of a text ends: effect, contacts, signature, date."""

from __future__ import annotations

import re

_CLOSING = re.compile(
    r"本(?:通知|意见|方案|办法|规定|细则|指引|规程|制度|决定|措施|标准)自|特此(?:通知|公告|函告)"
    r"|(?:联系人|联系单位|联系方式|联系电话|咨询电话|附注|抄送|主送|印发)|[（(](?:此件|联系人|联系单位)"
    r"|.{0,30}\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日印发"
)
_DATE = re.compile(
    r"[^，。；：]{0,30}(?:\d{4}|[二〇○零一三四五六七八九]{4})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月"
    r"\s?[\d一二三四五六七八九十]{1,3}\s?日"
)
_IMPRINT = re.compile(r"(?:抄送|主题词)[：:]|.{0,30}\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日印发")
_PUBLIC = re.compile(r"[（(]此件.{0,20}[）)]")
_PUNCTUATION = re.compile("[，。；：、！？,;:!?]")
_LONGEST_SIGNATURE = 40


def is_closing(text: str) -> bool:
    """Whether `text` is said at the end only: by its words, or because it is a signature or a date."""
    if _CLOSING.match(text) or _DATE.fullmatch(text):
        return True
    return len(text) <= _LONGEST_SIGNATURE and not _PUNCTUATION.search(text)


def is_imprint(text: str) -> bool:
    """抄送 and 印发, which stand below the last page of a notice, behind its annexes too."""
    return bool(_IMPRINT.match(text))


def is_end_of_notice(text: str) -> bool:
    """A date or （此件公开发布）: what follows under new numbers is another text."""
    return bool(_DATE.fullmatch(text) or _PUBLIC.fullmatch(text))
