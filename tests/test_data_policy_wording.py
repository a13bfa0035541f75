"""What is said of the official policies is said in our own words; titles, numbers and days are theirs.

Needs the official texts beside the checkout; they are no part of this repository.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.load.portal import load_portal
from generator.model import Policy, Portal
from generator.records import Record, fields_of

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT.parent / "shared" / "policies"
OFFICIAL = ("cq-2021-55", "cq-2023-27", "mohrss-2022-14", "sc-2024-10", "sh-2024-177")
COPIED_RUN = 20
LONGEST_TERM = 12
# the fields that hold sentences; the others hold names, terms and ids as they are printed
SENTENCES = {"text", "summary", "note", "due_note", "reason", "who"}

NAMES = (
    "中华人民共和国职业技能大赛",
    "国家级技能大师工作室命名专家",
    "人力资源社会保障部职业技能鉴定中心",
)

_HAN = "[一二三四五六七八九十]+"
_CHAPTER = re.compile(rf"({_HAN})、")
_SECTION = re.compile(rf"[（(]({_HAN})[）)]")
_ARTICLE = re.compile(rf"(第{_HAN}条)")
_ANNEX = re.compile(r"附件(\d*)")
_CLOSING = re.compile("本通知自|附件：|联系人及联系方式")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not TEXTS.exists(), reason="the official texts are not at hand"),
]


@pytest.fixture(scope="module")
def portal() -> Portal:
    return load_portal(ROOT)[0]


def plain(text: str) -> str:
    """Without white space, tags and the many shapes of the same bracket."""
    without_tags = re.sub(r"<[^>]+>", "", text)
    same_brackets = without_tags.translate(str.maketrans("﹝﹞[]【】()", "〔〕〔〕〔〕（）"))
    return re.sub(r"\s+", "", same_brackets)


@cache
def source_lines(policy_id: str) -> tuple[str, ...]:
    raw = (TEXTS / f"{policy_id}.txt").read_text(encoding="utf-8-sig")
    return tuple(line for line in map(plain, raw.splitlines()) if line)


@cache
def source_text(policy_id: str) -> str:
    return "".join(source_lines(policy_id))


@cache
def source_clauses(policy_id: str) -> dict[str, str]:
    """Text by clause id down to （一） and 第一条; what is below stands in its parent."""
    clauses: dict[str, str] = {}
    annex = chapter = section = ""
    for line in source_lines(policy_id):
        if match := _ANNEX.fullmatch(line):
            annex, chapter, section = f"附件{match[1]}", "", ""
        elif not annex and _CLOSING.match(line) and (section or line.startswith("附件")):
            chapter, section = "文末", ""
        elif match := _CHAPTER.match(line) or _ARTICLE.match(line):
            chapter, section = match[1], ""
        elif (match := _SECTION.match(line)) and chapter and not chapter.startswith("第"):
            section = f"（{match[1]}）"
        clause = f"{annex} {chapter}{section}".strip() or "前言"
        clauses[clause] = clauses.get(clause, "") + line
    return clauses


def clause_text(policy_id: str, clause: str) -> str:
    """The clause with all that stands below it; its chapter where it was not found by itself."""
    clauses = source_clauses(policy_id)
    found = [
        text
        for key, text in clauses.items()
        if key == clause or key.startswith((f"{clause}（", f"{clause} "))
    ]
    if found:
        return "".join(found)
    return "".join(text for key, text in clauses.items() if clause.startswith(key))


def own_words(record: Record) -> Iterator[tuple[str, str]]:
    """Field and text of everything that `record` and its parts say in our own words."""
    for spec in fields_of(type(record)):
        value = getattr(record, spec.name)
        if value is None:
            continue
        if issubclass(spec.kind, Record):
            for part in value if spec.is_list else (value,):
                yield from own_words(part)
        elif spec.name in SENTENCES:
            yield f"{getattr(record, 'clause', '')} {spec.name}", value


def copied_runs(text: str, source: str) -> list[str]:
    """Runs of `text` that stand in `source` and are no mere list of terms."""
    runs = []
    start = 0
    while start + COPIED_RUN <= len(text):
        end = start + COPIED_RUN
        if text[start:end] not in source:
            start += 1
            continue
        while end < len(text) and text[start : end + 1] in source:
            end += 1
        terms = text[start:end].split("、")
        if len(terms) < 3 or max(map(len, terms)) > LONGEST_TERM:
            runs.append(text[start:end])
        start = end
    return runs


def without_names(text: str, policy: Policy, awards: tuple[str, ...]) -> str:
    """`text` with quotations, titles, awards and names of bodies cut out."""
    cut = re.sub("《[^》]*》|“[^”]*”", "|", plain(text))
    titles = (one.title for one in policy.relations)
    for name in sorted((*policy.issued_by, *titles, *awards, *NAMES), key=len, reverse=True):
        cut = cut.replace(plain(name), "|")
    return cut


@pytest.mark.parametrize("policy_id", OFFICIAL)
def test_title_numbers_and_dates_are_those_of_the_text(portal: Portal, policy_id: str) -> None:
    policy, source = portal.policies[policy_id], source_text(policy_id)
    assert plain(policy.title) in source
    assert plain(policy.document_number) in source
    for relation in policy.relations:
        assert plain(relation.title) in clause_text(policy_id, relation.clause)
        assert (relation.document_number or "") in clause_text(policy_id, relation.clause)
    for day in filter(None, (policy.issued_on, policy.effective_from)):
        assert f"{day.year}年{day.month}月{day.day}日" in source


@pytest.mark.parametrize("policy_id", OFFICIAL)
def test_a_document_number_that_the_text_gives_for_a_relation_is_not_left_out(
    portal: Portal, policy_id: str
) -> None:
    policy = portal.policies[policy_id]
    stated = set(re.findall(r"[\u4e00-\u9fa5]+〔\d{4}〕[1-9]\d*号", source_text(policy_id)))
    known = {policy.document_number, *(one.document_number for one in policy.relations)}
    assert [
        number for number in stated if not any(one and number.endswith(one) for one in known)
    ] == []


@pytest.mark.parametrize("policy_id", OFFICIAL)
def test_no_sentence_is_copied_from_any_text(portal: Portal, policy_id: str) -> None:
    policy = portal.policies[policy_id]
    parts: tuple[Record, ...] = (
        policy,
        portal.statements[policy_id],
        portal.eligibility[policy_id],
        portal.procedures[policy_id],
    )
    awards = tuple(name for one in portal.awards.values() for name in (one.name, *one.also))
    copied = [
        (place, run)
        for part in parts
        for place, text in own_words(part)
        for other in OFFICIAL
        for run in copied_runs(without_names(text, policy, awards), source_text(other))
    ]
    assert copied == []


@pytest.mark.parametrize("policy_id", ["cq-2023-27", "mohrss-2022-14", "sc-2024-10"])
def test_who_carries_a_grade_out_is_printed_in_the_annex(portal: Portal, policy_id: str) -> None:
    for row in portal.policies[policy_id].grade_table:
        annex = row.clause.split(" ")[0]
        assert row.carried_out_by in clause_text(policy_id, annex), row.clause


def test_brackets_of_another_shape_are_read_as_the_same() -> None:
    assert plain("人社部发﹝2020﹞96 号") == "人社部发〔2020〕96号"
