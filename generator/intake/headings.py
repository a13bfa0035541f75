"""What of a numbered paragraph is its heading: a short lead-in that is no sentence."""

from __future__ import annotations

import re

from generator.intake.pieces import Paragraph

_LONGEST = 24  # a longer one is a heading only where it reads like one
_LONGEST_TITLE = 40
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_ENDS_TITLE = re.compile(
    r"(?:表|办法|细则|方案|名单|条件|标准|要求|指引|目录|规程|规范|清单|样式|说明|指南|流程图?|格式|规则)"
    r"(?:[（(][^（）()]{1,8}[）)])?$"
)
# what a sentence says and a heading does not: 应 but not 适应, 可 but not 可持续
_SENTENCE = re.compile(
    r"(?<![适响对相反供效])应(?![用急变对])|(?<!认许)可(?![持靠行]|视化)|须|不得|不少于|不超过|不低于"
    r"|(?<!自)由(?!来)|(?<![申聘邀])请(?![示假教])|的，|者，|后，"
)


def split_heading(words: Paragraph, *, has_more: bool) -> tuple[str, Paragraph]:
    """Heading ('' for none) and text of a numbered paragraph.

    `has_more`: text or narrower clauses of its own follow, so that words alone are what heads them.
    """
    text = words.text
    lead, stop, rest = text.partition("。")
    if not lead or set("；：;:") & set(lead):
        return "", words
    if rest:
        length = len(lead) + len(stop)
        return (lead, words.after(length)) if _is_title(lead) else ("", words)
    is_alone = has_more or not stop
    if is_alone and len(lead) <= _LONGEST and _is_title(lead):
        return lead, words.after(len(text))
    return "", words


def ends_title(title: str) -> bool:
    """Whether the title of an annex is whole: it ends with what annexes are called."""
    return bool(_ENDS_TITLE.search(title))


def has_heading(words: Paragraph) -> bool | None:
    """Whether the words begin with a heading; None where only what follows can tell."""
    _, stop, rest = words.text.partition("。")
    if stop and not rest:
        return None if split_heading(words, has_more=True)[0] else False
    return bool(split_heading(words, has_more=True)[0])


def _is_title(lead: str) -> bool:
    plain = _IN_BRACKETS.sub("", lead)
    if len(plain) > _LONGEST_TITLE or plain.endswith(("，", "、")):
        return False
    return not _SENTENCE.search(plain) and (len(lead) <= _LONGEST or plain.count("，") <= 1)
