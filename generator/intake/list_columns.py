"""What bureaus call the columns of a list and the grades in it: data, one home for Python and the browser.

`as_data()` is what the page /desk/ is given, so that both find the same columns. Variants are written
as `header_key` makes them: NFKC, without white space, `*` and `:`, in lower case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

OCCUPATION_AND_TRADE: Final = "occupation_and_trade"  # one column for two fields
SERIAL_OR_NUMBER: Final = "serial_or_number"  # 编号: what stands below decides

COLUMN_VARIANTS: Final[Mapping[str, tuple[str, ...]]] = {
    "serial": ("序号", "顺序号", "序", "排序", "no", "no.", "serial"),
    "name": (
        "姓名", "人员姓名", "申报人", "申报人姓名", "获评人员", "获评人员姓名", "拟核准人员", "拟核准人员姓名",
        "拟评人员", "拟评人员姓名", "name",
    ),
    "organisation": (
        "工作单位", "单位", "所在单位", "申报单位", "推荐单位", "用人单位", "单位名称", "工作单位名称",
        "所在单位名称", "申报单位名称", "工作单位全称", "单位全称", "企业名称", "所在企业", "评价机构",
        "评价机构名称", "发证单位", "发证机构", "organisation",
    ),
    "occupation_code": (
        "职业编码", "职业代码", "职业编号", "职业名称编码", "职业名称代码", "职业(工种)编码", "职业(工种)代码",
        "职业工种编码", "职业工种代码", "occupation_code",
    ),
    "occupation": ("职业", "职业名称", "申报职业", "申报职业名称", "评价职业", "occupation"),
    OCCUPATION_AND_TRADE: (
        "职业(工种)", "职业/工种", "职业工种", "职业、工种", "职业及工种", "职业(工种)名称", "职业/工种名称",
        "职业工种名称", "申报职业(工种)", "申报职业工种", "申报职业/工种", "评价职业(工种)",
    ),
    "trade": ("工种", "工种名称", "申报工种", "trade"),
    "grade": (
        "等级", "技能等级", "级别", "技能级别", "申报等级", "申报级别", "拟核准等级", "核准等级", "拟评等级",
        "评定等级", "认定等级", "评聘等级", "拟聘等级", "职业技能等级", "等级名称", "技术等级", "grade",
    ),
    "certificate_number": (
        "证书编号", "证书号", "证书编码", "证书号码", "职业技能等级证书编号", "职业技能等级证书编码",
        "职业技能等级证书号", "技能等级证书编号", "等级证书编号", "certificate_number",
    ),
    "notice_serial": ("公示序号", "公示名单序号", "notice_serial"),
    "remark": ("备注", "remark"),
    SERIAL_OR_NUMBER: ("编号",),
}  # fmt: skip

# a column with such a word in its heading is never published
PERSONAL_HEADINGS: Final = (
    "身份证", "证件号", "证件编号", "身份号", "公民身份", "手机", "移动电话", "联系电话", "联系方式", "电话", "出生",
    "生日", "住址", "地址", "户籍", "银行卡", "银行账", "银行帐", "卡号", "账号", "邮箱", "微信", "qq",
)  # fmt: skip

# what else people call a grade; its name and its label on the certificate come from data/grades.yml
GRADE_WORDS: Final[Mapping[str, str]] = {
    "学徒": "apprentice", "初级": "junior", "初级技工": "junior", "中级": "intermediate", "中级技工": "intermediate",
    "高级技工": "senior", "特级": "special-technician", "首席": "chief-technician", "5级": "junior",
    "4级": "intermediate", "3级": "senior", "2级": "technician", "1级": "senior-technician",
}  # fmt: skip

# written into a cell that is empty
NOTHING: Final = ("-", "--", "－", "—", "——", "/", "\\", "无", "暂无", "待编")
# the row repeats the one above
DITTO: Final = ("同上", "〃", "″", "同前", "''", '"')
# a row whose first words are these stands below the list, if it names nobody
NOTE_BEGINNINGS: Final = (
    "备注", "注:", "注1", "注意", "说明", "合计", "总计", "小计", "共计", "填表", "制表", "填报", "审核", "复核", "经办",
    "负责人", "单位负责人", "联系人", "日期", "盖章", "签字", "签章", "以上", "附:", "附件:", "(盖章", "(公章", "单位(", "年月日",
)  # fmt: skip
NAME_DOTS: Final = "•・‧∙⋅●．﹒."  # written for the dot in 阿依努尔·艾山

_LEFT_OUT = re.compile(r"[\s*:]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)$")
_FIELD_OF = {variant: name for name, variants in COLUMN_VARIANTS.items() for variant in variants}


def header_key(text: str) -> str:
    """`姓 名*：` is 姓名."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", text)).lower()


def field_of_heading(text: str) -> str | None:
    """The column that `text` heads; a remark in brackets behind it, as 姓名（必填）, is passed over."""
    key = header_key(text)
    return _FIELD_OF.get(key) or _FIELD_OF.get(_IN_BRACKETS.sub("", key))


def is_personal_heading(text: str) -> bool:
    key = header_key(text)
    return any(word in key for word in PERSONAL_HEADINGS)


def as_data() -> dict[str, Any]:
    """All of the above as JSON has it."""
    return {
        "columns": {name: list(variants) for name, variants in COLUMN_VARIANTS.items()},
        "personal_headings": list(PERSONAL_HEADINGS),
        "grade_words": dict(GRADE_WORDS),
        "nothing": list(NOTHING),
        "ditto": list(DITTO),
        "note_beginnings": list(NOTE_BEGINNINGS),
        "name_dots": NAME_DOTS,
    }
