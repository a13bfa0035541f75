"""The search of the demo site: words of its pages find those pages, other words the right one."""

import csv
import gzip
import json
from pathlib import Path

import pytest

from generator.search.words import spaced
from tests.conftest import ROOT
from tests.test_search_index import ask

_SIGNATURE = len(b"pagefind_dcd")


@pytest.fixture(scope="module")
def pages(demo_site: Path) -> dict[str, str]:
    """Address -> title and text, as the index holds them."""
    found = {}
    for file in sorted((demo_site / "search/pagefind/fragment").iterdir()):
        record = json.loads(gzip.decompress(file.read_bytes())[_SIGNATURE:])
        found[record["url"]] = f"{record['meta']['title']}\n{record['meta']['text']}"
    return dict(sorted(found.items()))


def phrases(pages: dict[str, str], count: int) -> list[str]:
    """`count` runs of 2 to 8 characters within a line, from pages and places spread over all."""
    lines = [line for text in pages.values() for line in text.split("\n") if len(line) > 8]
    chosen = []
    for number in range(count * 3):
        line = lines[number * 7919 % len(lines)]
        start = number * 104_729 % (len(line) - 8)
        run = line[start : start + 2 + number % 7].strip()
        if len(spaced(run)) > 1:
            chosen.append(run)
    return chosen[:count]


def test_forty_phrases_find_every_page_that_holds_them_and_hardly_any_other(
    demo_site: Path, pages: dict[str, str]
) -> None:
    queries = phrases(pages, 40)
    precision = []
    for query, answer in zip(queries, ask(demo_site, *queries), strict=True):
        holding = {address for address, text in pages.items() if query in text}
        found = set(answer["exact"])
        assert holding <= found, query
        precision.append(len(holding & found) / len(found))
    assert len(precision) == 40
    assert sum(precision) / len(precision) >= 0.9


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("证书编号", "verify/"),
        ("八级工", "policies/demo-2025-1/"),
        ("5级", "grades/junior/"),
        ("五级", "grades/junior/"),
        ("T级", "grades/special-technician/"),
        ("学徒", "grades/apprentice/"),
        ("首席技师要几年", "guides/worker/"),
        ("怎么核验证书", "verify/"),
        ("企业怎么申报", "guides/enterprise/"),
        ("上海特级", "policies/sh-2024-177/"),
        ("职称贯通", "policies/cq-2021-55/"),
        ("重庆特级技师", "policies/cq-2023-27/"),
        ("异议怎么提", "notices/"),
        ("密钥丢了", "guides/bureau/"),
        ("渝人社发[2023] 27号", "policies/cq-2023-27/"),
        ("沪人社职177号", "policies/sh-2024-177/"),
    ],
)
def test_loose_words_and_synonyms_lead_to_the_right_page_among_the_first_three(
    demo_site: Path, query: str, address: str
) -> None:
    answer = ask(demo_site, query)[0]
    assert address in [*answer["exact"], *answer["near"]][:3]


def test_no_holder_and_no_candidate_is_in_the_index(pages: dict[str, str]) -> None:
    files = [*ROOT.glob("data/approved_lists/**/*.csv"), *ROOT.glob("data/notices/**/*.csv")]
    names = {
        row["name"]
        for file in files
        for row in csv.DictReader(file.read_text("utf-8-sig").splitlines())
    }
    assert len(names) >= 12
    assert not [name for name in names for text in pages.values() if name in text]
