"""The clauses of a policy that have an anchor, in the order of its page."""

from __future__ import annotations

from generator.model import ClauseText, FingerprintList


def known_clauses(
    fingerprints: FingerprintList | None, text: tuple[ClauseText, ...]
) -> tuple[str, ...]:
    """Those that have a fingerprint; one that only the text at hand has follows the one before it."""
    clauses = [one.clause for one in fingerprints.clauses] if fingerprints else []
    known = set(clauses)
    place = 0
    for part in text:
        if part.clause in known:
            place = clauses.index(part.clause) + 1
        else:
            clauses.insert(place, part.clause)
            place += 1
    return tuple(clauses)
