"""Who of a notice is on its lists: rows and candidates matched, errata undone where that finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.errata import as_announced
from generator.model import ApprovedList, Candidate, Holder, PublicityNotice

COMPARED = ("name", "organisation", "occupation_code", "trade", "grade")


def candidate_finder(
    holders: Sequence[Holder], candidates: Sequence[Candidate]
) -> Callable[[Holder], Candidate | None]:
    """Finds who of the notice a row of its list is: by serial, without one by all that both say."""
    by_serial = {row.serial: row for row in candidates}
    has_all_serials = all(row.notice_serial is not None for row in holders)
    by_words = {} if has_all_serials else {_words(row): row for row in candidates}

    def candidate_of(holder: Holder) -> Candidate | None:
        if holder.notice_serial is None:
            return by_words.get(_words(holder))
        return by_serial.get(holder.notice_serial)

    return candidate_of


def matched(
    approved: ApprovedList, notice: PublicityNotice
) -> Iterator[tuple[Holder, Candidate | None]]:
    """Every row of a list with the person of the notice that it is; None where there is none."""
    candidate_of = candidate_finder(approved.holders, notice.candidates)
    for holder in approved.holders:
        yield holder, candidate_of(holder) or candidate_of(as_announced(holder, approved.errata))


def _words(row: Candidate | Holder) -> tuple[str | None, ...]:
    return tuple(getattr(row, field) for field in COMPARED)
