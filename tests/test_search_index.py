"""The index: what goes in is found, the bytes repeat, and a broken Pagefind is told as such."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.pages import OutputFile, SearchRecord
from generator.problems import EnvironmentFault
from generator.search import build_index, client_files, search_terms
from generator.search.words import spaced
from generator.shipped import theme_folder

NODE = Path(sys.executable).parent / "node"
ASK = Path(__file__).parent / "node" / "ask_search.mjs"

LONG = "".join(chr(0x4E00 + (number * 7919) % 20000) for number in range(60_000))
RECORDS = [
    SearchRecord(
        address="policies/demo-2025-1/#三（九）",
        title="特级技师评聘办法",
        text="示人社发〔2025〕1号。评聘结果公示不少于5个工作日，公示期满无异议的由企业公布。"
        "机构备案编号Y000051001064，证书编码由22位大写英文字母和数字组成。",
        kind="政策文件",
        jurisdiction="示例省",
        grades=("特级技师", "首席技师"),
    ),
    SearchRecord(
        address="policies/cq-2023-27/",
        title="重庆市技能等级认定要求",
        text="渝人社发〔2023〕27号。工作满五个工作日后，高级技师可以申报。Café Ed25519.",
        kind="政策文件",
        jurisdiction="重庆",
        grades=("高级技师",),
    ),
    SearchRecord(
        address="notices/demo-1/",
        title="关于拟聘人员的公示",
        text="现将拟聘名单予以公示，异议请实名反映。公示一共五天，号：2023-27。",
        kind="公示",
        jurisdiction="示例省",
    ),
    SearchRecord(address="guides/code/", title="怎样读懂证书编码", text="逐位说明。", kind="指南"),
    SearchRecord(address="long/", title="长文", text=LONG, kind="指南"),
]
SYNONYMS = [
    ("证书编码", ["证书编号", "证书号"]),
    ("高级技师", ["一级", "高技"]),
    ("公示期", ["公示天数", "公示几天"]),
    ("公示", ["公告"]),
    ("异议", ["举报", "投诉"]),
]


def write(files: Sequence[OutputFile], folder: Path) -> None:
    for file in files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)


def ask(folder: Path, *queries: str | dict[str, Any]) -> list[dict[str, Any]]:
    """What the search page would show, for each query."""
    asked = [{"text": query} if isinstance(query, str) else query for query in queries]
    result = subprocess.run(
        [NODE, "--no-warnings", ASK],
        input=json.dumps({"search": str(folder / "search"), "queries": asked}),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    answers: list[dict[str, Any]] = json.loads(result.stdout)
    return answers


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    terms = search_terms(synonyms=SYNONYMS, names=["特级技师", "重庆"], records=RECORDS)
    write([*build_index(RECORDS), *client_files(theme_folder()), terms], folder)
    return folder


def fragments(text: str) -> list[str]:
    """Runs of 2 to 8 characters from all over the text, wherever they happen to be cut."""
    starts = range(0, len(text) - 8, max(1, len(text) // 40))
    return [text[start : start + 2 + number % 7] for number, start in enumerate(starts)]


def test_every_page_that_holds_a_run_of_characters_is_found_and_hardly_any_other(
    site: Path,
) -> None:
    queries = [q for record in RECORDS for q in fragments(record.text) if len(spaced(q)) > 1]
    assert len(queries) > 100
    found_wrongly = found = 0
    for query, answer in zip(queries, ask(site, *queries), strict=True):
        holding = {r.address for r in RECORDS if query in r.text or query in r.title}
        assert holding <= set(answer["exact"]), query
        found += len(answer["exact"])
        found_wrongly += len(set(answer["exact"]) - holding)
    assert found_wrongly / found <= 0.1


@pytest.mark.parametrize(
    "query",
    [
        "000051001064",
        "y0000510",
        "5个工作日",
        "〔2025〕1号",
        "2025 1号",
        "CAFÉ",
        "cafe",
        "编码由２２位",
    ],
)
def test_figures_letters_and_punctuation_are_found_however_they_are_typed(
    site: Path, query: str
) -> None:
    assert len(ask(site, query)[0]["exact"]) == 1


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("证书编号", "guides/code/"),
        ("一级 申报", "policies/cq-2023-27/"),
        ("公示几天", "policies/demo-2025-1/#三（九）"),
        ("投诉", "notices/demo-1/"),
        ("5个工作日 重庆", "policies/cq-2023-27/"),
        ("特级技师的公示需要多少天", "policies/demo-2025-1/#三（九）"),
        ("怎么看懂证书编号", "guides/code/"),
    ],
)
def test_other_words_for_it_lead_to_the_right_page_among_the_first_three(
    site: Path, query: str, address: str
) -> None:
    answer = ask(site, query)[0]
    assert address in [*answer["exact"], *answer["near"]][:3]


def test_punctuation_that_was_typed_narrows_the_answers_where_it_is_written(site: Path) -> None:
    plain, narrowed, unwritten = ask(site, "号", "号：", "[2025] 1号")
    assert len(plain["exact"]) > 1
    assert narrowed["exact"] == ["notices/demo-1/"]
    assert unwritten["exact"] == ["policies/demo-2025-1/#三（九）"]


def test_a_title_and_the_text_after_it_are_not_one_phrase(site: Path) -> None:
    assert ask(site, "证书编码逐位")[0]["exact"] == []


def test_filters_let_through_only_pages_that_pass_all_of_them(site: Path) -> None:
    filters = {"kind": "政策文件", "place": "示例省", "grade": "首席技师"}
    found = ask(site, {"text": "公示", "filters": filters}, {"text": "公示"})
    assert [len(answer["exact"]) for answer in found] == [1, 2]


def test_words_that_only_the_index_knows_are_not_found_as_text(site: Path) -> None:
    assert [answer["exact"] for answer in ask(site, "kindx20844x31034", "titleend")] == [[], []]


def test_the_same_records_give_the_same_bytes_in_any_order() -> None:
    first = build_index(RECORDS)
    assert all(build_index(RECORDS[::-1]) == first for _ in range(4))


def test_only_files_that_the_search_page_asks_for_are_published() -> None:
    paths = {file.path.removeprefix("search/pagefind/") for file in build_index(RECORDS)}
    names = {path for path in paths if "/" not in path and not path.endswith(".pf_meta")}
    assert names == {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"}


def test_python_and_javascript_make_the_same_words() -> None:
    samples = [
        "㈠５Ａé İ〔2022〕14号",
        "𠮷野家 ｱ Ⅷ ½ ſ",
        LONG[:3000],
        "a\u0301b\u200bc\u202ed",
        "１—２",
    ]
    script = (
        f"import {{spaced}} from {json.dumps((theme_folder() / 'search' / 'words.js').as_uri())};"
        f"console.log(JSON.stringify({json.dumps(samples)}.map(spaced)))"
    )
    result = subprocess.run(
        [NODE, "--no-warnings", "--input-type=module", "--eval", script],
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    )
    assert json.loads(result.stdout) == [spaced(sample) for sample in samples]


def program(folder: Path, body: str) -> Path:
    path = folder / "pagefind"
    path.write_text(f"#!{sys.executable}\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("import time; time.sleep(60)", "did not answer within"),
        ("print('usage: pagefind,', flush=True)", "cannot read the answer"),
        ("print('', end='')", "ended before the index was done"),
        ("import base64; print(base64.b64encode(b'[]').decode() + ',')", "cannot read the answer"),
    ],
    ids=["hanging", "printing rubbish", "ending at once", "another protocol"],
)
def test_a_broken_pagefind_is_a_fault_of_the_machine(tmp_path: Path, body: str, told: str) -> None:
    with pytest.raises(EnvironmentFault, match=told):
        build_index(RECORDS[:1], executable=program(tmp_path, body), timeout=2)


def test_a_missing_pagefind_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="cannot run Pagefind"):
        build_index(RECORDS[:1], executable=tmp_path / "none")
