"""What is written is looked at once more: a site with personal data never takes the place of the old one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages import OutputFile
from generator.personal_data import certainly_in
from generator.problems import PortalError
from generator.write import site_writer
from generator.written_text import text_of

ID = "11010519491231002X"  # the example of GB 11643
MOBILE = "13800138000"


def _write(out: Path, path: str, text: str) -> None:
    with site_writer(out) as writer:
        writer.write([OutputFile(path=path, content=text.encode())])


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a/index.html", f"<p>身份证 {ID}</p>"),
        ("a/index.html", f"<p>身份证 {ID[:6]}<strong>{ID[6:14]}</strong>{ID[14:]}</p>"),
        ("a/index.html", f'<meta name="description" content="{MOBILE}">'),
        ("a/index.html", "<p>&#49;&#51;&#56;00138000</p>"),
        ("a/index.html", "<p>１３８００１３８０００</p>"),
        ("a/index.html", "<td>110105********002X</td>"),
        ("a/index.html", "<td>1949年12月31日出生</td>"),
        ("a/index.html", "<p>家庭住址：示例市甲街12号</p>"),
        ("a/index.html", "<td>某小区3栋2单元501</td>"),
        ("api/v1/a.json", f'{{"remark": "{MOBILE}"}}'),
        ("data/a.csv", f"a,b\r\n1,{MOBILE}\r\n"),
        ("feeds/all.atom", f"<summary>{MOBILE}</summary>"),
        ("feeds/deadlines.ics", f"DESCRIPTION:{MOBILE[:5]}\r\n {MOBILE[5:]}\r\n"),
    ],
    ids=[
        "an ID number",
        "parted by emphasis",
        "in the head",
        "as character references",
        "in full width",
        "masked",
        "a birth date",
        "a home address",
        "a stair and a door",
        "JSON",
        "CSV",
        "a feed",
        "a folded calendar",
    ],
)
def test_it_is_refused_with_the_file_and_the_old_site_stays(
    tmp_path: Path, path: str, text: str
) -> None:
    out = tmp_path / "site"
    _write(out, "index.html", "<p>before</p>")
    with pytest.raises(PortalError, match=path):
        _write(out, path, text)
    assert [file.name for file in out.iterdir() if file.suffix] == ["index.html"]


@pytest.mark.parametrize(
    "text",
    [
        "<td>Y00009999990126T000001</td>",
        "<td>91510100MA61234567</td>",
        "<p>电话 0199-5550101、0199-5550102</p>",
        "<p>2026-03-16 至 2026-03-23</p>",
        "<code>sha256:1380013800013800138000138001380013800013800138000138001380013800</code>",
        "<p>11010519491231002<sup>1</sup></p>",
        "<td>13800</td><td>138000</td>",
        "<p>10 日生效</p>",
        "<p>地址：示例市大道一路3号1栋2楼201室</p>",
        "<p>不写身份证号、手机号、住址。第1号文件</p>",
        "<p>课程分3个单元，2026年开班</p>",
    ],
    ids=[
        "a certificate number",
        "a credit code",
        "two telephones",
        "two dates",
        "a digest",
        "a wrong check digit",
        "two cells",
        "a day of effect",
        "an office",
        "a word of rules",
        "parts of a course",
    ],
)
def test_other_numbers_are_let_through(text: str) -> None:
    assert certainly_in(text_of("a/index.html", text.encode())) is None


def test_what_is_signed_and_code_are_not_looked_at() -> None:
    assert text_of("records/v1/99/0.json", MOBILE.encode()) == ""
    assert text_of("assets/js/portal.js", MOBILE.encode()) == ""
