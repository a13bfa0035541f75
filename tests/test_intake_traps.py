"""Small texts of our own, one for each trap, and what becomes of them."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.intake.clauses import clauses_of
from generator.intake.markers import han_number, han_value
from generator.intake.paragraphs import joined
from generator.intake.plain_text import pieces_of
from generator.intake.policy_texts import read_policy_text
from generator.model import ClauseText
from generator.records import CLAUSE_PATTERN
from tests.intake_listing import listing

TEXTS = Path(__file__).parent / "intake_texts"
_SOUP = st.lists(
    st.sampled_from(
        [
            "一、总则", "二、", "（一）范围。企业可以参加", "(二)", "1.", "2．条件；", "（1）", "①甲", "第一条  本办法",
            "第二章 机构", "附件", "附件1", "附件2：申报表", "附件：1.条件", "注：1.说明", "2.说明", "序号\t名称", "1\t甲\t", "2\t乙",
            "\t单元", "\t", "", "", "职工可以申报，", "申报以后由企业", "办理。", "年  月  日", "2030年1月1日", "本通知自印发之日起施行。",
            "- 3 -", "——坚持公开。", "| 甲 | 乙 |", "<p>丙</p>", "<table>", "的", "）", "“", "《", "第", "。", "：", "\u200b\u3000",
            "特此通知", "（此件公开发布）", "十、百", "（二十）其他", "100.", "第一百零一条 其他",
        ]
    ),
    max_size=60,
)  # fmt: skip


def parsed(text: str) -> tuple[ClauseText, ...]:
    return clauses_of("text.txt", joined(pieces_of(text)))[0]


@pytest.mark.parametrize("text", sorted(TEXTS.glob("*.txt")), ids=lambda one: one.stem)
def test_a_trap_is_read_as_printed_in_its_listing(text: Path) -> None:
    clauses, _ = read_policy_text(text, text.name)
    assert listing(clauses) == text.with_suffix(".listing").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", sorted(TEXTS.glob("*.txt")), ids=lambda one: one.stem)
def test_no_line_is_lost_or_said_twice(text: Path) -> None:
    """Latin letters, digits and punctuation may be printed otherwise; Han characters never vanish."""
    source = text.read_text(encoding="utf-8")
    printed = "".join(
        (clause.heading + "".join(clause.paragraphs) + "".join(map("".join, clause.table)))
        for clause in parsed(source)
    )
    for line in source.splitlines():
        words = max("".join(c if "\u4e00" <= c <= "\u9fff" else " " for c in line).split() or [""])
        assert words in printed or len(words) <= 3, line


def told(name: str) -> list[str]:
    text = TEXTS / f"{name}.txt"
    return [str(problem.code) for problem in read_policy_text(text, text.name)[1]]


def test_a_missing_page_and_a_missing_number_are_told_apart() -> None:
    assert told("page_missing_in_a_section") == ["policy-page-missing", "clause-numbers-missing"]


def test_a_number_printed_twice_is_told_and_both_texts_are_kept() -> None:
    assert told("numbers_printed_twice") == ["clause-twice"]


@pytest.mark.parametrize("name", [text.stem for text in sorted(TEXTS.glob("*.txt"))])
def test_only_what_is_odd_is_told(name: str) -> None:
    odd = {"page_missing_in_a_section", "numbers_printed_twice"}
    assert bool(told(name)) == (name in odd)


@given(lines=_SOUP, end=st.sampled_from(["\n", "\n\n", "  \n\n"]))
@settings(max_examples=300, deadline=None)
def test_no_soup_of_lines_breaks_the_parser(lines: list[str], end: str) -> None:
    clauses = parsed(end.join(lines))
    numbers = [clause.clause for clause in clauses]
    assert len(numbers) == len(set(numbers))


@given(text=st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_no_text_at_all_breaks_the_parser(text: str) -> None:
    parsed(text)


@given(lines=_SOUP)
@settings(max_examples=200, deadline=None)
def test_every_id_is_one_that_data_may_cite(lines: list[str]) -> None:
    for clause in parsed("\n".join(lines)):
        assert re.fullmatch(CLAUSE_PATTERN, clause.clause), clause.clause


@pytest.mark.parametrize("number", range(1, 100))
def test_han_numbers_are_read_as_they_are_written(number: int) -> None:
    assert han_value(han_number(number)) == number


@pytest.mark.parametrize(
    "line",
    ["职工可以申报，", "一、甲", "（一）申报", "甲\t乙", "\t甲", "附件1：甲", "注：甲", "《"],
    ids=["cut", "chapter", "section", "row", "cell", "annex", "note", "bracket"],
)
def test_twenty_thousand_equal_lines_are_read(line: str) -> None:
    assert parsed(f"一、总则\n{line}\n" + f"{line}\n" * 20_000) != ()


def test_more_lines_than_any_policy_has_are_refused(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("甲。\n" * 20_001, encoding="utf-8")
    clauses, problems = read_policy_text(long, "long.txt")
    assert (clauses, [problem.code for problem in problems]) == ((), ["policy-text-too-long"])


def test_the_order_of_clauses_is_the_order_of_print() -> None:
    numbers = [f"（{han_number(number)}）第{number}项内容。" for number in range(1, 30)]
    shuffled = random.Random(1).sample(numbers, len(numbers))
    first = [clause.paragraphs[0] for clause in parsed("\n".join(["一、甲", *shuffled]))[1:]]
    assert [f"{one}" for one in first] == [line.partition("）")[2] for line in shuffled]
