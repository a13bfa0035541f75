"""From list rows to signed records, status lists and coverage: load -> rules -> sign, at the bureau's desk.

Pure apart from the signer: what is to be written is given back, not written. Signing again what has
not changed gives nothing to write.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.credentials.desk import Desk
from generator.credentials.list_signing import coverage_files, status_files
from generator.credentials.published import content_of
from generator.credentials.record import Supersession
from generator.credentials.record_signing import SignedLists, sign_lists
from generator.model import ApprovedList, Portal, SignedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuance:
    """What signing gives. `files` are those that differ from what is there, by path below the root."""

    files: Mapping[str, bytes]
    new_numbers: Sequence[str]
    kept_count: int


def issue(
    desk: Desk, list_ids: Collection[str], supersession: Supersession | None = None
) -> Issuance:
    """Signs what is not signed yet in these lists, then the issuer's status lists and coverage.

    `supersession` lets one signed record be signed again. Raises DataError with all that is wrong.
    """
    signed = sign_lists(desk, list_ids, supersession)
    records = signed.all_signed()
    files = {
        **dict(_credential_files(desk.portal, signed)),
        **dict(status_files(desk, records)),
        **dict(coverage_files(desk)),
    }
    return Issuance(
        files=dict(sorted(_changed(files, desk.portal))),
        new_numbers=tuple(signed.new_numbers),
        kept_count=len(records) - len(signed.new_numbers),
    )


def credential_path(approved: ApprovedList) -> str:
    return f"data/credentials/{approved.jurisdiction}/{approved.approved_on.year}/{approved.id}.jwt"


def _credential_files(portal: Portal, signed: SignedLists) -> Iterator[tuple[str, bytes]]:
    for list_id, records in signed.records.items():
        if records:
            content = "".join(f"{record.token}\n" for record in records)
            yield credential_path(portal.approved_lists[list_id]), content.encode("ascii")


def _changed(files: Mapping[str, bytes], portal: Portal) -> Iterator[tuple[str, bytes]]:
    """Those that are not there with the same bytes."""
    kept = _contents(
        (
            *portal.credentials.values(),
            *portal.status_tokens.values(),
            *portal.coverage_tokens.values(),
        )
    )
    return ((path, content) for path, content in files.items() if kept.get(path) != content)


def _contents(files: Sequence[SignedFile]) -> dict[str, bytes]:
    return {file.path: content_of(file) for file in files}
