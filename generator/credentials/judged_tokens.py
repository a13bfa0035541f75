"""Whether each token of the lists verifies, on as many processors as there are.

Nearly all of a check of a hundred thousand signed rows is Ed25519. It is not cached: a cache that can say
"this was verified" is one more thing to believe, and in CI others can write to it. Verification is pure, so
parts of the files go to processes and come back in their order: the answer is the same on one processor.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from generator.credentials.outcomes import Reason, Refused
from generator.credentials.record import SignedRecord, from_payload
from generator.credentials.token import unpack
from generator.credentials.trust_list import TrustList
from generator.credentials.verdict import require_mandate
from generator.model import SignedFile
from generator.problems import MOST_TOLD

_WORTH_PROCESSES = 20_000  # tokens; below, starting the processes takes longer
_TOKENS_A_PART = 2_000
_MOST_PROCESSES = 8  # each reads the program and the trust list anew

# Line of the file, from 1, and the record, or why there is none to believe.
Judged = tuple[int, SignedRecord | Reason]


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines of one file, the first of which is number `first`."""

    file: str
    first: int
    lines: tuple[str, ...]
    trust: TrustList


def judged_files(
    files: Mapping[str, SignedFile], trust: TrustList, processors: int | None = None
) -> Iterator[tuple[str, list[Judged]]]:
    """Each file by its name with its lines judged, in their order. `processors`: those there are."""
    count = sum(1 for file in files.values() for line in file.lines if line)
    if processors is None:
        processors = 1 if count < _WORTH_PROCESSES else min(_processors(), _MOST_PROCESSES)
    if processors < 2:
        for name, file in files.items():
            yield name, judged_lines(file.lines, trust)
        return
    parts = [part for name, file in files.items() for part in _parts(name, file, trust)]
    judged: dict[str, list[Judged]] = {name: [] for name in files}
    with ProcessPoolExecutor(processors, mp_context=get_context("spawn")) as processes:
        answers = [processes.submit(_judged_part, part) for part in parts]
        for part, answer in zip(parts, answers, strict=True):
            if _refusals(judged[part.file]) > MOST_TOLD:
                answer.cancel()  # no more of this file is told
            else:
                judged[part.file] += answer.result()
    yield from judged.items()


def judged_lines(lines: Sequence[str], trust: TrustList, first: int = 1) -> list[Judged]:
    """Lines with a token, until more are refused than are told; `first` is the number of the first."""
    judged: list[Judged] = []
    refused = 0
    for number, line in enumerate(lines, start=first):
        if line and refused <= MOST_TOLD:
            answer = _judged(line, trust)
            refused += isinstance(answer, Reason)
            judged.append((number, answer))
    return judged


def _refusals(judged: Sequence[Judged]) -> int:
    return sum(isinstance(answer, Reason) for _, answer in judged)


def _judged(token_text: str, trust: TrustList) -> SignedRecord | Reason:
    try:
        token = unpack(token_text)
        issuer, key = trust.find(token.kid)
        payload = token.verified_payload(key.public)
        signed = from_payload(payload, token.kid, trust.identifier_base)
        require_mandate(signed, issuer, key)
    except Refused as refused:
        return refused.reason
    return signed


def _judged_part(part: _Part) -> list[Judged]:
    return judged_lines(part.lines, part.trust, part.first)


def _parts(name: str, file: SignedFile, trust: TrustList) -> Iterator[_Part]:
    for start in range(0, len(file.lines), _TOKENS_A_PART):
        yield _Part(name, start + 1, file.lines[start : start + _TOKENS_A_PART], trust)


def _processors() -> int:
    """Those that this process may use; a container often has fewer than the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
