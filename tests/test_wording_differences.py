"""Two wordings side by side: nothing is lost, nothing is added."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.policies.figures import normalised
from generator.policies.wording_differences import Segment, Side, differences, is_same

WORDS = st.text(alphabet="可参照按比国民工５5 ", max_size=30)


def test_what_one_side_alone_says_is_told_apart() -> None:
    assert differences("可参照执行", "比照执行") == (
        Segment(Side.FIRST, "可参"),
        Segment(Side.SECOND, "比"),
        Segment(Side.BOTH, "照执行"),
    )


def test_width_and_white_space_are_no_difference() -> None:
    assert is_same("满 ５ 年", "满5年")
    assert differences("满5年（试行）", "满 ５ 年(试行)") == (Segment(Side.BOTH, "满５年(试行)"),)
    assert not is_same("满5年", "满6年")


def test_a_figure_changes_as_a_whole() -> None:
    assert differences("自2022年起", "自2025年起") == (
        Segment(Side.BOTH, "自"),
        Segment(Side.FIRST, "2022"),
        Segment(Side.SECOND, "2025"),
        Segment(Side.BOTH, "年起"),
    )


def test_a_letter_that_two_changes_share_by_chance_is_no_common_wording() -> None:
    assert differences("试点单位的评审结果", "用人机构的公示名单") == (
        Segment(Side.FIRST, "试点单位的评审结果"),
        Segment(Side.SECOND, "用人机构的公示名单"),
    )


@given(first=WORDS, second=WORDS)
def test_each_wording_can_be_read_off_the_segments(first: str, second: str) -> None:
    segments = differences(first, second)
    for side, wording in ((Side.FIRST, first), (Side.SECOND, second)):
        kept = "".join(one.text for one in segments if one.side in {Side.BOTH, side})
        assert normalised(kept) == normalised(wording)


@given(first=WORDS, second=WORDS)
def test_wordings_are_the_same_exactly_where_no_side_is_alone(first: str, second: str) -> None:
    sides = {one.side for one in differences(first, second)}
    assert is_same(first, second) == (sides <= {Side.BOTH})
