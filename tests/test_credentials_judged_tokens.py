"""Tokens are judged the same on one processor and on several, and not for ever where all are refused."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from generator.credentials.judged_tokens import judged_files, judged_lines
from generator.credentials.outcomes import Reason
from generator.credentials.record import SignedRecord
from generator.credentials.trust_checked import newest_trust_list
from generator.credentials.trust_list import TrustList
from generator.model import SignedFile
from generator.problems import MOST_TOLD
from tests import bureau
from tests.bureau import LIST

OTHER = "other-list"


@pytest.fixture(scope="module")
def files() -> dict[str, SignedFile]:
    """A file in order, a longer one with a forged token and an empty line in it, and one of rubbish."""
    signed = bureau.signed_portal(bureau.portal()).credentials[LIST]
    tokens = signed.lines
    forged = tokens[0][:-4] + ("AAAA" if tokens[0][-4:] != "AAAA" else "BBBB")
    mixed = (*tokens, "", forged, *tokens) * 700
    rubbish = ("x",) * (5 * MOST_TOLD)
    return {
        LIST: signed,
        OTHER: replace(signed, lines=mixed),
        "rubbish": replace(signed, lines=rubbish),
    }


@pytest.fixture(scope="module")
def trust() -> TrustList:
    found, problems = newest_trust_list(bureau.signed_portal(bureau.portal()), bureau.config())
    assert found
    assert problems == []
    return found


def test_two_processors_judge_as_one_does(files: dict[str, SignedFile], trust: TrustList) -> None:
    alone = dict(judged_files(files, trust, processors=1))
    together = dict(judged_files(files, trust, processors=2))
    assert list(together) == list(alone) == list(files)
    assert together[LIST] == alone[LIST]
    assert together[OTHER] == alone[OTHER]
    assert all(isinstance(answer, SignedRecord) for _, answer in alone[LIST])
    line_of_the_forged = len(files[LIST].lines) + 2
    assert (line_of_the_forged, Reason.SIGNATURE) in alone[OTHER]
    assert line_of_the_forged - 1 not in [line for line, _ in alone[OTHER]]


@pytest.mark.parametrize("processors", [1, 2])
def test_after_more_refusals_than_are_told_a_file_is_left(
    processors: int, files: dict[str, SignedFile], trust: TrustList
) -> None:
    judged = dict(judged_files({"rubbish": files["rubbish"]}, trust, processors))["rubbish"]
    assert MOST_TOLD < len(judged) <= 2 * MOST_TOLD + 2


def test_the_first_line_of_a_part_keeps_its_number(
    files: dict[str, SignedFile], trust: TrustList
) -> None:
    lines = files[LIST].lines
    assert [number for number, _ in judged_lines(lines, trust, first=41)] == list(
        range(41, 41 + len(lines))
    )


def test_a_public_key_in_another_process_is_the_same_key() -> None:
    key = bureau.ISSUER_KEY.public
    there = pickle.loads(pickle.dumps(key))
    assert there == key
    assert there.matches(bureau.ISSUER_KEY.sign(b"x"), b"x")
    assert not there.matches(bureau.FOREIGN_KEY.sign(b"x"), b"x")
