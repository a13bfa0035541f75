"""Fingerprints of clauses: made from a text, compared with a text, proved whole by a digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from generator.model import ClauseFingerprint, ClauseText, FingerprintList
from generator.policies.clause_ids import parent
from generator.policies.figures import figures, names, normalised


class Match(StrEnum):
    """How a clause of a text at hand stands to the fingerprint our words were written from."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"  # in the text, without fingerprint
    ABSENT = "absent"  # fingerprint without clause in the text


def fingerprint_list(
    policy_id: str, clauses: Iterable[ClauseText], registered: Collection[str]
) -> FingerprintList:
    """The fingerprints of a whole text; `registered` are the names to look for besides quoted ones."""
    texts = tuple(clauses)
    known = {text.clause for text in texts}
    prints = tuple(_fingerprint(text, known, registered) for text in texts)
    return FingerprintList(id=policy_id, digest=digest_of(prints), clauses=prints)


def compare(fingerprints: FingerprintList, clauses: Iterable[ClauseText]) -> dict[str, Match]:
    """Every clause of either side: those of the text in its order, then those it lacks."""
    expected = {one.clause: one.sha256 for one in fingerprints.clauses}
    found = {text.clause: _sha256(text) for text in clauses}
    matches = {
        clause: (
            Match.ADDED
            if clause not in expected
            else Match.SAME
            if expected[clause] == sha256
            else Match.CHANGED
        )
        for clause, sha256 in found.items()
    }
    return matches | {clause: Match.ABSENT for clause in expected if clause not in found}


def digest_of(fingerprints: Iterable[ClauseFingerprint]) -> str:
    """SHA-256 over all fields of all fingerprints in order: a change anywhere shows."""
    rows = [list(_fields(one).items()) for one in fingerprints]
    canonical = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def fingerprints_as_data(fingerprints: FingerprintList) -> dict[str, object]:
    """What stands in `<id>.clauses.yml`; what does not apply is left out."""
    return {
        "id": fingerprints.id,
        "digest": fingerprints.digest,
        "clauses": [_fields(one) for one in fingerprints.clauses],
    }


def _fingerprint(
    text: ClauseText, known: Collection[str], registered: Collection[str]
) -> ClauseFingerprint:
    words = f"{text.heading}\n{_body(text)}"
    return ClauseFingerprint(
        clause=text.clause,
        parent=parent(text.clause, known),
        heading=text.heading or None,
        characters=len(normalised(_body(text))),
        figures=figures(words),
        names=names(words, registered),
        is_broken=True if text.is_broken else None,
        sha256=_sha256(text),
    )


def _body(text: ClauseText) -> str:
    cells = (cell for row in text.table for cell in row)
    return "\n".join([*text.paragraphs, *cells])


def _sha256(text: ClauseText) -> str:
    return hashlib.sha256(normalised(f"{text.heading}\n{_body(text)}").encode()).hexdigest()


def _fields(one: ClauseFingerprint) -> Mapping[str, object]:
    written: dict[str, object] = {
        "clause": one.clause,
        "parent": one.parent,
        "heading": one.heading,
        "characters": one.characters,
        "figures": list(one.figures),
        "names": list(one.names),
        "is_broken": one.is_broken,
        "sha256": one.sha256,
    }
    return {name: value for name, value in written.items() if value not in (None, [])}
