"""Why a document of somebody else is not read. Raised in the child, told by the parent."""

from __future__ import annotations

from generator.problems import Text

REASONS = {
    "not-a-docx": Text(zh="不是 docx 文件，或已损坏", en="it is no docx file, or broken"),
    "encrypted": Text(zh="文件加了密，或是旧版 .doc", en="it is encrypted, or an old .doc"),
    "macros": Text(zh="文件里有宏", en="it holds macros"),
    "too-many-entries": Text(zh="压缩包里的条目太多", en="the archive has too many entries"),
    "too-large-unpacked": Text(zh="解压后太大", en="it is too large when unpacked"),
    "doctype": Text(zh="XML 里有文档类型声明", en="its XML declares a document type"),
    "broken-xml": Text(zh="XML 已损坏", en="its XML is broken"),
    "too-deep": Text(zh="嵌套太深", en="it is nested too deeply"),
    "not-an-xlsx": Text(zh="不是 xlsx 文件，或已损坏", en="it is no xlsx file, or broken"),
    "not-an-xls": Text(
        zh="不是 xls 文件，或已损坏；也可能是改了扩展名的网页或 xlsx",
        en="it is no xls file, or broken; it may be a page or an xlsx under another name",
    ),
    "renamed-xls": Text(
        zh="内容是旧版 xls，扩展名却是 xlsx", en="it is an old xls under the name of an xlsx"
    ),
    "external-links": Text(
        zh="文件里有外部链接、数据连接或嵌入的对象",
        en="it has links to other files, data connections or embedded objects",
    ),
    "no-table": Text(zh="文件里没有表格", en="there is no table in it"),
    "too-many-rows": Text(zh="行数太多，一份名单至多 100000 人", en="it has too many rows"),
    "too-wide": Text(zh="列数太多，至多 200 列", en="it has more than 200 columns"),
    "too-many-cells": Text(zh="单元格太多", en="it has too many cells"),
    "not-csv": Text(
        zh="不是合法的 CSV，检查引号是否成对", en="it is not valid CSV; look for a lone quote"
    ),
    "too-much-text": Text(zh="文字太多", en="it has too much text"),
    "encoding": Text(
        zh="编码不明，或与所声明的不符", en="its encoding is unknown or not as declared"
    ),
}


class Refused(Exception):  # noqa: N818 - a decision about the input, not a fault
    """`reason` is a key of REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
