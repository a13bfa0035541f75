"""A web page into lines and tables: what is printed, without menus, scripts and forms.

Runs in the limited child. Nothing is fetched. Where the page marks its article, only that is read.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from generator.intake.answers import Answer, Answers
from generator.intake.markers import marker_of
from generator.intake.refusals import Refused

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_NOT_PRINTED = frozenset(
    [
        "script",
        "style",
        "head",
        "nav",
        "noscript",
        "template",
        "select",
        "button",
        "svg",
        "math",
        "iframe",
        "object",
        "textarea",
    ]
)
_COUNTED = frozenset(
    ["div", "article", "section", "main", "td"]
)  # whose ends tell where an article ends
_ARTICLES = re.compile(
    r"ucap-content|zoom|trs_editor|trs_ueditor|pages_content|article-?content|article_con|news_?content"
    r"|content-?main|con_text|xxgk_content|bt-content",
    re.IGNORECASE,
)
_SHORTEST_ARTICLE = 200  # characters
_WIDEST_TABLE, _TALLEST_CELL = 200, 2_000
_MOST_TAGS = 300_000
_SPACES = re.compile(r"[ \t\n\r\f]+")  # as HTML has them: the wide space of Chinese text is none
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,20})", re.IGNORECASE)
_ENCODINGS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030"}


def read(content: bytes) -> Answer:
    """The answer of the child. Raises Refused."""
    return pieces_of_page(_decoded(content))


def pieces_of_page(text: str) -> Answer:
    page = _Page()
    page.feed(text)
    page.close()
    page.end_line()
    article = page.article.answer
    words = sum(len(piece.get("text", "")) for piece in article)
    return article if words >= _SHORTEST_ARTICLE else page.whole.answer


def _decoded(content: bytes) -> str:
    """By byte order mark, by the charset that the page declares, else UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        declared = _CHARSET.search(content[:4_096])
        name = declared[1].decode().lower() if declared else "utf-8"
        encoding = _ENCODINGS.get(name, "utf-8-sig")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("encoding") from None


class _Table:
    """A table that is being read; cells that reach downwards leave '' in the rows below."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._waiting: dict[int, int] = {}  # column -> rows that a cell from above still covers
        self._cell: list[str] | None = None
        self._spans = (1, 1)

    def row(self) -> None:
        self.end_cell()
        self.rows.append([])
        self._fill()

    def cell(self, columns: int, rows: int) -> None:
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        self._cell, self._spans = [], (columns, rows)

    def words(self, text: str) -> bool:
        """Whether there is a cell for them."""
        if self._cell is None:
            return False
        self._cell.append(text)
        return True

    def end_cell(self) -> None:
        if self._cell is None:
            return
        row, (columns, rows) = self.rows[-1], self._spans
        for at in range(columns):
            if len(row) >= _WIDEST_TABLE:
                break
            if rows > 1:
                self._waiting[len(row)] = rows - 1
            row.append("" if at else _text_of(self._cell))
        self._cell = None
        self._fill()

    def _fill(self) -> None:
        row = self.rows[-1]
        while self._waiting.get(len(row), 0) and len(row) < _WIDEST_TABLE:
            column = len(row)
            self._waiting[column] -= 1
            if not self._waiting[column]:
                del self._waiting[column]
            row.append("")


def _text_of(words: list[str]) -> str:
    return "".join(words).strip(" \n")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.whole = Answers()
        self.article = Answers()
        self._words: list[str] = []
        self._tables: list[_Table] = []
        self._hidden: list[str] = []
        self._depth = 0
        self._article_depth: int | None = None
        self._lists: list[int | None] = []  # next number of an ol, None for an ul
        self._number = ""  # of the item that begins
        self._tags = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tags += 1
        if self._tags > _MOST_TAGS:
            raise Refused("too-deep")
        given = {name: value or "" for name, value in attrs}
        if self._hidden or tag in _NOT_PRINTED:
            if tag in _NOT_PRINTED:
                self._hidden.append(tag)
            return
        if tag in _BLOCKS:
            self._break_line()
        if tag in _COUNTED:
            self._depth += 1
            named = f"{given.get('id', '')} {given.get('class', '')}"
            if self._article_depth is None and _ARTICLES.search(named):
                self._article_depth = self._depth
        self._open(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:
                del self._hidden[self._hidden.index(tag) :]
            return
        if tag in _BLOCKS:
            self._break_line()
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        if tag in ("td", "th") and self._tables:
            self._tables[-1].end_cell()
        if tag == "table" and self._tables:
            self._end_table()
        if tag in _COUNTED:
            if self._article_depth == self._depth:
                self._article_depth = -1  # read; a second one is a side column
            self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._add(_SPACES.sub(" ", data))

    def close(self) -> None:
        super().close()
        while self._tables:
            self._end_table()

    def end_line(self) -> None:
        text = _text_of(self._words)
        self._words.clear()
        if text:
            if self._number and marker_of(text.strip("\u3000\u00a0 ")) is None:
                text = self._number + text
            self._number = ""
            for answers in self._readers():
                answers.line(text, is_indented=text.startswith("\u3000"))

    def _open(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].row()
        elif tag in ("td", "th") and self._tables:
            columns = _span(given.get("colspan", ""), _WIDEST_TABLE)
            self._tables[-1].cell(columns, _span(given.get("rowspan", ""), _TALLEST_CELL))
        elif tag == "input" and given.get("type", "").lower() == "checkbox":
            self._add("☑" if "checked" in given else "□")
        elif tag in ("ol", "ul"):
            start = given.get("start", "1")
            is_counted = tag == "ol" and given.get("type", "1") == "1"
            self._lists.append(_span(start, 10_000) if is_counted else None)
        elif tag == "li" and self._lists and self._lists[-1] is not None:
            self._number = f"{self._lists[-1]}. "
            self._lists[-1] += 1

    def _add(self, text: str) -> None:
        if not (self._tables and self._tables[-1].words(text)):
            self._words.append(text)

    def _break_line(self) -> None:
        if not (self._tables and self._tables[-1].words("\n")):
            self.end_line()

    def _end_table(self) -> None:
        """A table inside a cell becomes lines of that cell."""
        table = self._tables.pop()
        table.end_cell()
        if self._tables:
            for row in table.rows:
                self._tables[-1].words("\n" + " ".join(filter(None, row)))
            return
        for answers in self._readers():
            answers.table(table.rows)

    def _readers(self) -> list[Answers]:
        is_article = self._article_depth is not None and self._article_depth > 0
        return [self.whole, self.article] if is_article else [self.whole]


def _span(text: str, most: int) -> int:
    is_number = text.isascii() and text.isdecimal() and len(text) < 6
    return min(max(int(text), 1), most) if is_number else 1
