"""Figures and names of a sentence: one form for one fact, whatever way it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.policies.figures import figures, missing_figures, names, normalised

UNITS = ("年", "个月", "工作日", "人", "名", "家", "项", "%", "万元", "字")
HAN_UNITS = ("年", "人", "名", "家", "项")
NUMBERS = st.integers(min_value=1, max_value=9999)
UNIT = st.sampled_from(UNITS)


def han(number: int) -> str:
    """The number as it is written out: 12 is 十二, 105 is 一百零五, 1200 is 一千二百."""
    digits = "零一二三四五六七八九"
    if 10 <= number < 20:
        return "十" + (digits[number - 10] if number > 10 else "")
    written = ""
    for place, letter in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += digits[digit] + letter
        elif written and number % place and not written.endswith("零"):
            written += "零"
    return written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("满5年", ["5年"]),
        ("满５年", ["5年"]),
        ("满 5 年", ["5年"]),
        ("不少于5个工作日", ["5工作日"]),
        ("不少于5工作日", ["5工作日"]),
        ("满6个月", ["6月"]),
        ("覆盖面达到95％以上", ["95%"]),
        ("编码22位，后6位是流水号", ["22位", "6位"]),
        ("（2+3）", ["2", "3"]),
        ("2024年7月30日", ["2024年", "30日", "7月"]),
        ("1.5倍", ["1.5倍"]),
        ("满5年，再满5年", ["5年"]),
        ("一、二、三等奖", ["3等奖"]),
        ("二〇二四年", ["2024年"]),
        ("两年", ["2年"]),
        ("第一名", ["1名"]),
        ("三分之二以上", ["2/3"]),
    ],
)
def test_a_figure_is_a_number_with_its_unit(text: str, expected: list[str]) -> None:
    assert list(figures(text)) == expected


@pytest.mark.parametrize(
    "text", ["一般不超过", "统一级别", "同一家", "唯一一线", "第一条", "进一步", "“十四五”"]
)
def test_a_numeral_that_counts_nothing_is_no_figure(text: str) -> None:
    assert figures(text) == ()


@given(number=NUMBERS, unit=st.sampled_from(HAN_UNITS))
def test_a_written_out_number_is_the_same_figure(number: int, unit: str) -> None:
    assert figures(f"满{han(number)}{unit}") == figures(f"满{number}{unit}")


@given(number=NUMBERS, unit=UNIT)
def test_a_figure_is_found_whatever_stands_around_it(number: int, unit: str) -> None:
    alone = figures(f"{number}{unit}")
    assert figures(f"应当满{number}{unit}（含）") == alone
    assert figures(f" 满 {number} {unit} ") == alone


@given(number=NUMBERS, other=NUMBERS, unit=UNIT)
def test_a_figure_is_missing_exactly_where_the_number_differs(
    number: int, other: int, unit: str
) -> None:
    known = figures(f"满{number}{unit}")
    assert bool(missing_figures(f"满{other}{unit}", known)) == (number != other)


def test_a_figure_with_another_unit_is_missing() -> None:
    assert missing_figures("满5个月", figures("满5年")) == ("5月",)


def test_a_number_without_unit_is_content_with_the_same_number() -> None:
    assert missing_figures("第16位中的16", figures("第16位")) == ()
    assert missing_figures("17", figures("第16位")) == ("17",)


@pytest.mark.parametrize(
    "written",
    [
        "人社部发〔2020〕96号",
        "人社部发﹝2020﹞96 号",
        "人社部发[2020]96号",
        "人社部发【2020】96号",
        "人社部发(2020)96号",
        "人社部发（２０２０）９６号",
    ],
)
def test_the_brackets_of_a_document_number_are_one(written: str) -> None:
    assert names(written) == names("人社部发〔2020〕96号") == ("部发〔2020〕96号",)
    assert normalised(written) == "人社部发〔2020〕96号"


def test_another_year_or_another_office_is_another_name() -> None:
    assert (
        len({names(one) for one in ("社规〔2024〕1号", "社规〔2025〕1号", "厅发〔2024〕1号")}) == 3
    )


def test_titles_quotations_and_registered_names_are_names() -> None:
    text = "《示例办法》的“新八级工”和 示例 大奖"
    assert names(text, ["示例大奖", "别的奖"]) == ("“新八级工”", "《示例办法》", "示例大奖")


@given(st.text(alphabet="满年号条〔〕（）﹝﹞[]【】 \u3000５5２2０0四％%"))
def test_what_is_normalised_stays_as_it_is(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once


@given(st.text())
def test_no_text_makes_the_search_for_figures_fail(text: str) -> None:
    assert missing_figures(text, figures(text)) == ()
