"""What must never be published, in whatever disguise; and what must not be mistaken for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace

import pytest

from generator.check import portal_with_texts
from generator.config import SiteConfig
from generator.load.config import load_config
from generator.model import Portal
from generator.personal_data import (
    BANK_CARD,
    ID_NUMBER,
    as_data,
    certainly_in,
    personal_data_in,
    personal_data_in_lines,
)
from generator.records import Record, fields_of
from generator.rules.privacy import NUMBERS, nothing_personal_is_published
from tests.conftest import ROOT
from tests.personal_data_samples import DISGUISES, OTHERS, PUBLIC


@pytest.mark.parametrize("text", DISGUISES)
def test_an_identity_number_is_found_in_disguise(text: str) -> None:
    assert personal_data_in(text) == ID_NUMBER


@pytest.mark.parametrize("text", DISGUISES)
def test_a_disguise_is_looked_at_in_what_was_written_too(text: str) -> None:
    """There a disguise may pass, but nothing may stop the look."""
    assert certainly_in(text) in (None, ID_NUMBER, BANK_CARD)


def test_safari_14_can_read_every_pattern_that_the_page_gets() -> None:
    """It knows no look-behind; the page asks for one at the beginning by hand."""
    at_the_beginning = re.compile(r"^\(\?<[=!](?:\[(?:\\.|[^\]\\])*\]|\\.)\)")
    for name, source in as_data()["patterns"].items():
        assert "(?<" not in at_the_beginning.sub("", source), name


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_other_personal_data_is_found(text: str, kind: tuple[str, str]) -> None:
    assert personal_data_in(text) == kind


@pytest.mark.parametrize("text", PUBLIC)
def test_what_is_meant_to_be_public_is_not_mistaken(text: str) -> None:
    assert personal_data_in(text) is None


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一\n110105194912\n31002X 二", [3]),
        ("110105\n19491231\n002X", [3]),
        ("110105\n19491231\n字\n002X", []),
        ("2021\n2022\n2023\n2024\n2025", []),
        ("1101051949123\n\n1002X", []),
        ("a@b.example\n13800138000", [2]),
    ],
    ids=[
        "broken over two lines",
        "broken over three",
        "with words between",
        "years in a column",
        "in two paragraphs",
        "a mailbox, then a mobile",
    ],
)
def test_a_number_broken_over_lines_is_found(text: str, lines: list[int]) -> None:
    assert [line for line, _ in personal_data_in_lines(text)] == lines


def _first_text(noun: str, record: Record) -> str | None:
    """A field of `record` that takes any text."""
    free = (one for one in fields_of(type(record)) if one.kind is str and not one.is_list)
    return next((one.name for one in free if one.name not in NUMBERS), None)


@pytest.mark.parametrize("noun", [one.name for one in fields(Portal)])
def test_no_noun_of_a_portal_is_forgotten(noun: str) -> None:
    """An identity number in any record of the demo is told, whatever the record is about."""
    portal = portal_with_texts(ROOT)[0]
    nouns = getattr(portal, noun)
    records = nouns if isinstance(nouns, Mapping) else {"": nouns}
    for id_, record in records.items():
        name = _first_text(noun, record) if isinstance(record, Record) else None
        if name is None:
            continue
        changed = replace(record, **{name: "11010519491231002X"})
        spoilt = {**nouns, id_: changed} if isinstance(nouns, Mapping) else changed
        found = list(nothing_personal_is_published(replace(portal, **{noun: spoilt}), _config()))
        assert [one.code for one in found] == ["personal-data"]
        return


def _config() -> SiteConfig:
    config, _ = load_config(ROOT)
    assert config
    return config
