"""Which clauses a policy known by its headings alone can have."""

from __future__ import annotations

import pytest

from generator.rules.clauses import stands_below

HEADINGS = {
    "一",
    "四",
    "四（一）",
    "四（四）",
    "附件",
    "附件2",
    "附件2 一",
    "附件4",
    "附件4 第七条",
}


@pytest.mark.parametrize(
    "clause",
    [
        "前言",
        "一（二）",
        "四（四）",
        "四（四）2",
        "四（四）3（1）",
        "附件 注2",
        "附件 表7",
        "附件2 一（三）",
        "附件4 第七条（二）",
        "附件2",
    ],
)
def test_a_heading_and_its_parts_exist(clause: str) -> None:
    assert stands_below(clause, HEADINGS)


@pytest.mark.parametrize(
    "clause",
    [
        "九",
        "四（九）",
        "四（九）9",
        "附件3",
        "附件3 表1",
        "附件4 第八条",
        "附件4 第八条（一）",
    ],
)
def test_a_section_that_is_no_heading_where_its_chapter_lists_them_does_not(clause: str) -> None:
    assert not stands_below(clause, HEADINGS)
