"""Texts that hold personal data, and texts that do not: asked of Python and of the page /desk/."""

from __future__ import annotations

from generator.personal_data import BANK_CARD, BIRTH_DATE, MAIL_ADDRESS, MASKED_ID, MOBILE

# an identity number in each
DISGUISES = [
    "11010519491231002X",  # samples of GB 11643
    "440524188001010014",
    "身份证11010519491231002x。",
    "110105 19491231 002X",
    "110105-19491231-002X",
    "１１０１０５１９４９１２３１００２Ｘ",
    "110105\u200b19491231\u200b002X",
    "110105194912310021",  # wrong check digit
    "130503670401001",  # 15 digits
    "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
    "110105～19491231～002X",
    "110105—1949/12/31—002X",
    "110105;19491231:002X",
    "110105_19491231_002X",
    "110105\u00ad19491231002X",
    "一一〇一〇五一九四九一二三一〇〇二一",
    "①①⓪①⓪⑤①⑨④⑨①②③①⓪⓪②X",
    "١١٠١٠٥١٩٤٩١٢٣١٠٠٢١",
    "110105\n19491231\n002X",
    "身份证号一一〇一〇五 一九四九 一二三一 〇〇二一",
    "11010519491231002×",
    "11010519491231002Х",  # Cyrillic
    "ID11010519491231002X",
    "No110105194912310021",
    "ID110105 19491231 002X",
]
# what other kind each holds
OTHERS = [
    ("110105********002X", MASKED_ID),
    ("1101**********0021", MASKED_ID),
    ("110105●●●●●●●●002X", MASKED_ID),
    ("138****8000", MOBILE),
    ("(138) 0013 8000", MOBILE),
    ("13800138000", MOBILE),
    ("+86 138-0013-8000", MOBILE),
    ("138 0013 8000", MOBILE),
    ("6222 0212 3456 7894", BANK_CARD),
    ("1980年3月出生", BIRTH_DATE),
    ("1980.03生", BIRTH_DATE),
    ("1980-03-01 出生", BIRTH_DATE),
    ("出生日期：1980-03-01", BIRTH_DATE),
    ("someone@example.com", MAIL_ADDRESS),
]
# meant to be public
PUBLIC = [
    "Y00009999990126T000001",  # a certificate number
    "人社部发〔2022〕14号",
    "023-88126902、88152321",  # office landlines
    "2026年3月16日至2026年3月23日",
    "91510100MA61234567",  # a credit code
    "6-18-01-01",
    "100000000000000000000001",  # 24 digits
    "第1—13位",
    "400037",
    "2024年7月1日生效",
    "2026年3月生产一线",
    "自2024年7月起，023-88126902、88126905、88152321、88152327",
    "3/4 的评委，2026.03.16—2026.03.23",
    "刘*明",
]
