"""A clerk's file into a Book: looked at from outside, then read in the limited child."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.intake.limited_child import Limits, read_in_child
from generator.intake.workbooks.sheets import Book, sheet_of
from generator.problems import Place, Problem, ProblemKind
from generator.text_files import read_bytes_as

NOT_READ = ProblemKind(
    "workbook-kind-not-read",
    zh="不读 `{ending}` 文件",
    en="files of the kind `{ending}` are not read",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
BOOK_REFUSED = ProblemKind(
    "workbook-refused",
    zh="不读这份表格：{reason_zh}",
    en="this workbook is not read: {reason_en}",
    hint_zh="用 Excel 或 WPS 打开，只留名单，另存为不带宏、密码和外部链接的 xlsx",
    hint_en="open it in Excel or WPS, keep the list alone, save it as xlsx without macros, password or links",
)
BOOK_FAILED = ProblemKind(
    "workbook-reader-failed",
    zh="读这份表格时出错：{reason_zh}",
    en="reading this workbook failed: {reason_en}",
    hint_zh="文件可能已损坏或有意做成这样；把名单复制到新建的表格里，另存为 xlsx 再试",
    hint_en="it may be broken or made to be so; copy the list into a new workbook and save that as xlsx",
)

_READERS = {
    ".xlsx": "workbooks.xlsx",
    ".xlsm": "workbooks.xlsx",
    ".xls": "workbooks.xls",
    ".csv": "workbooks.csv_tables",
    ".tsv": "workbooks.csv_tables",
    ".txt": "workbooks.csv_tables",
    ".docx": "workbooks.docx_tables",
}
ENDINGS = frozenset(_READERS)
_SAVE_AS_XLSX = (
    "在 WPS 里打开：文件 → 另存为 → 文件类型选“Excel 文件 (*.xlsx)” → 保存，再导入存出的文件",
    "in WPS: File > Save As > file type “Excel (*.xlsx)”, then import that",
)
_SAVE_AS_DOCX = (
    "打开它：文件 → 另存为 → 文件类型选“Word 文件 (*.docx)”，或把表格贴进 Excel 存为 xlsx",
    "open it: File > Save As > file type “Word (*.docx)”, or paste the table into an xlsx",
)
_ASK_FOR_TABLE = (
    "图片和版式文件里的表不能直接读：向报送单位要 Excel、WPS 表格或 Word 原件",
    "tables in pictures and PDF cannot be read: ask for the Excel, WPS or Word original",
)
_UNPACK = ("先解压，再导入里面的表格", "unpack it first, then import the workbook inside")
_WRITTEN_BY_NUMBERS = (
    "在 Numbers 里：文件 → 导出为 → Excel…，再导入导出的文件",
    "in Numbers: File > Export To > Excel, then import that",
)
_HINTS = {
    **dict.fromkeys((".et", ".ett", ".xlsb", ".ods", ".xlt", ".xltx", ".dbf"), _SAVE_AS_XLSX),
    **dict.fromkeys((".wps", ".wpt", ".doc", ".rtf", ".odt"), _SAVE_AS_DOCX),
    **dict.fromkeys((".pdf", ".ofd", ".png", ".jpg", ".jpeg", ".bmp", ".tif"), _ASK_FOR_TABLE),
    **dict.fromkeys((".zip", ".rar", ".7z"), _UNPACK),
    ".numbers": _WRITTEN_BY_NUMBERS,
}
_MOST_BYTES = 32_000_000
_BYTES_A_SECOND = 300_000  # of packed XML; a list of 100,000 has four million


def read_book(file: Path, told_as: str) -> tuple[Book | None, list[Problem]]:
    """What is in `file`, or what keeps it from being read."""
    ending = file.suffix.lower()
    place = Place(path=told_as)
    if ending not in _READERS:
        zh, en = _HINTS.get(ending, _SAVE_AS_XLSX)
        return None, [NOT_READ.at(place, ending=ending or file.name, hint_zh=zh, hint_en=en)]
    content, problems = read_bytes_as(file, told_as, limit=_MOST_BYTES)
    if content is None:
        return None, problems
    answer, problems = in_child(_READERS[ending], content, place, size=len(content))
    if answer is None:
        return None, problems
    sheets = tuple(map(sheet_of, answer["sheets"]))
    texts = tuple((where, text) for where, text in answer["texts"])
    return Book(path=told_as, sheets=sheets, texts=texts), []


def in_child(
    reader: str, content: bytes, place: Place, *, size: int, memory: int = 500_000_000
) -> tuple[Any, list[Problem]]:
    """As `read_in_child`, with time for a book of `size` bytes: what is small has no excuse."""
    limits = Limits(memory=memory, seconds=4 + size // _BYTES_A_SECOND, answer=200_000_000)
    return read_in_child(reader, content, place, limits, refused=BOOK_REFUSED, failed=BOOK_FAILED)
