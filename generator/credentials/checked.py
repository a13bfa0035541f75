"""What the build believes: every signed file verified, and compared with the data it was signed from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from generator.config import SiteConfig
from generator.credentials import wording
from generator.credentials.attested import declared_coverage, numbered_rows
from generator.credentials.coverage import read_coverage
from generator.credentials.judged_tokens import Judged, judged_files, judged_lines
from generator.credentials.list_history import history_problems
from generator.credentials.outcomes import Refused
from generator.credentials.published import published_files
from generator.credentials.record import CredentialRecord, SignedRecord
from generator.credentials.repeated_tokens import repeated_tokens
from generator.credentials.status_checked import status_problems
from generator.credentials.status_list import SETS_BIT, CredentialStatus, Purpose
from generator.credentials.trust_checked import newest_trust_list
from generator.credentials.trust_list import TrustList
from generator.model import ApprovedList, Portal, SignedFile, StatusAction, StatusChange
from generator.problems import Place, Problem, ProblemKind, first_told

UNSIGNED_ROW = ProblemKind(
    "unsigned-row",
    zh="第 {serial} 行有证书编码 {number}，但没有签过的核验记录",
    en="row {serial} has number {number} but no signed record",
    hint_zh="运行 portal issue {list_id}",
    hint_en="run portal issue {list_id}",
)
TOKEN_REFUSED = ProblemKind(
    "token-refused",
    zh="核验记录未通过核验（{reason}）：{told_zh}",
    en="the record does not verify ({reason}): {told_en}",
    hint_zh="签过的文件不能手改；恢复原文件，或删除后重新 portal issue",
    hint_en="signed files are never edited; restore the file, or remove it and portal issue again",
)
TOKEN_WITHOUT_ROW = ProblemKind(
    "token-without-row",
    zh="核验记录的编码 {number} 不在名单 {list_id} 中",
    en="the record's number {number} is not on list {list_id}",
    hint_zh="名单中的行不能删除；更正用 portal issue --supersedes",
    hint_en="rows are not removed; correct them with portal issue --supersedes",
)
ROW_DIFFERS = ProblemKind(
    "token-differs-from-row",
    zh="{number} 的 {field}：名单为 `{row}`，已签记录为 `{signed}`",
    en="{field} of {number} is `{row}` in the list but `{signed}` in the signed record",
    hint_zh="恢复名单；确需更正的，记在 errata，再运行 "
    "portal issue {list_id} --supersedes {number} --reason …",
    hint_en="restore the row, or correct it: write an erratum, then "
    "portal issue {list_id} --supersedes {number} --reason …",
)
ISSUER_DIFFERS = ProblemKind(
    "token-of-another-issuer",
    zh="核验记录由 {found} 签发，名单写的签发机关是 {expected}",
    en="the record is signed by {found}, the list names {expected}",
    hint_zh="由名单所写的签发机关重新签发",
    hint_en="let the issuer named in the list sign it",
)
NO_COVERAGE = ProblemKind(
    "coverage-unsigned",
    zh="收录范围声明还没有签，或与已签的不一致",
    en="this coverage is not signed, or not as it was signed",
    hint_zh="运行 portal issue --all",
    hint_en="run portal issue --all",
)
COVERAGE_REFUSED = ProblemKind(
    "coverage-refused",
    zh="已签的收录范围声明未通过核验，或签发机关无权声明",
    en="the signed coverage does not verify, or its signer may not declare it",
    hint_zh="恢复原文件，或运行 portal issue --all 重新签",
    hint_en="restore the file, or sign it again with portal issue --all",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedRecord:
    """A token of a list that verified. `place` is its line."""

    signed: SignedRecord
    token: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialState:
    """What holds now, and the last decision about it."""

    status: CredentialStatus = CredentialStatus.ACTIVE
    change: StatusChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedCredentials:
    """What the render stage may show as signed. `records` is by list id and serial, those in force.

    `tokens_by_number` is what the shards are made of: the tokens of a number, then those of other
    numbers that supersede it. `covered_places`: whose declared coverage is published. `files` are further
    files of the site, by path.
    """

    trust: TrustList | None = None
    records: Mapping[str, Mapping[int, VerifiedRecord]] = field(default_factory=dict)
    states: Mapping[str, CredentialState] = field(default_factory=dict)
    tokens_by_number: Mapping[str, Sequence[str]] = field(default_factory=dict)
    covered_places: frozenset[str] = frozenset()
    files: Mapping[str, bytes] = field(default_factory=dict)


def verify_credentials(
    portal: Portal,
    config: SiteConfig,
    *,
    lists_gone: Collection[str] = (),
    places_silent: Collection[str] = (),
) -> tuple[VerifiedCredentials, list[Problem]]:
    """All that is signed, against the newest trust list and the data. Pure; needs no key.

    Everything is verified; of `lists_gone` no record is given back, and of `places_silent` no
    declared coverage: a number that was taken down is "not covered", never "not on a list".
    """
    trust, problems = newest_trust_list(portal, config)
    if trust is None:
        return VerifiedCredentials(), problems
    verified: dict[str, list[VerifiedRecord]] = {}
    with_refused: set[str] = set()
    for list_id, judged in judged_files(portal.credentials, trust):
        verified[list_id], faults = _records(portal.credentials[list_id], judged)
        problems += faults
        if faults:
            with_refused.add(list_id)
    superseded = {
        record.signed.supersedes.number
        for records in verified.values()
        for record in records
        if record.signed.supersedes
    }
    in_force: dict[str, dict[int, VerifiedRecord]] = {}
    for list_id, approved in portal.approved_lists.items():
        newest = newest_by_number(verified.get(list_id, []))
        problems += first_told(repeated_tokens(verified.get(list_id, [])))
        in_force[list_id] = {r.signed.record.serial: r for r in newest.values()}
        is_whole = list_id not in with_refused
        problems += first_told(
            _list_problems(approved, newest, superseded, portal, is_whole=is_whole)
        )
        if is_whole:
            problems += first_told(history_problems(approved, verified.get(list_id, []), newest))
    problems += first_told(_tokens_of_no_list(portal, verified))
    everything = [record for records in verified.values() for record in records]
    problems += status_problems(portal, trust, [(r.signed, r.place) for r in everything])
    problems += _coverage_problems(portal, trust)
    shown = _without_lists(everything, lists_gone)
    coverage = {
        place: file for place, file in portal.coverage_tokens.items() if place not in places_silent
    }
    credentials = VerifiedCredentials(
        trust=trust,
        records={id_: rows for id_, rows in in_force.items() if id_ not in lists_gone},
        states=_states(portal, everything),
        tokens_by_number=_tokens_by_number(shown),
        covered_places=frozenset(portal.coverage.keys() & coverage.keys()),
        files=published_files(replace(portal, coverage_tokens=coverage), trust),
    )
    return credentials, problems


def _without_lists(
    records: Sequence[VerifiedRecord], gone: Collection[str]
) -> list[VerifiedRecord]:
    """Without the numbers of lists that are gone, nor those that one of their records supersedes:
    without its successor such a number would look valid."""
    numbers = set()
    for record in records:
        if record.signed.record.list_id in gone:
            numbers.add(record.signed.record.certificate_number)
            if record.signed.supersedes:
                numbers.add(record.signed.supersedes.number)
    return [one for one in records if one.signed.record.certificate_number not in numbers]


def verified_records(
    file: SignedFile, trust: TrustList
) -> tuple[list[VerifiedRecord], list[Problem]]:
    """The tokens of a file, each by a key that may sign it."""
    return _records(file, judged_lines(file.lines, trust))


def _records(
    file: SignedFile, judged: Iterable[Judged]
) -> tuple[list[VerifiedRecord], list[Problem]]:
    records: list[VerifiedRecord] = []
    return records, list(first_told(_refused(file, judged, records)))


def _refused(
    file: SignedFile, judged: Iterable[Judged], records: list[VerifiedRecord]
) -> Iterator[Problem]:
    """Adds what verified to `records`; gives a problem for each other line."""
    for number, answer in judged:
        place = Place(path=file.path, line=number)
        if isinstance(answer, SignedRecord):
            token = file.lines[number - 1]
            records.append(VerifiedRecord(signed=answer, token=token, place=place))
            continue
        told = wording.reason_text(answer)
        yield TOKEN_REFUSED.at(place, reason=answer, told_zh=told.zh, told_en=told.en)


def newest_by_number(records: Sequence[VerifiedRecord]) -> dict[str, VerifiedRecord]:
    """Of several tokens of a number the last: a correction stands after what it corrects."""
    return {record.signed.record.certificate_number: record for record in records}


def differing_fields(row: CredentialRecord, signed: CredentialRecord) -> list[str]:
    return [one.name for one in fields(row) if getattr(row, one.name) != getattr(signed, one.name)]


def _list_problems(
    approved: ApprovedList,
    newest: Mapping[str, VerifiedRecord],
    superseded: set[str],
    portal: Portal,
    *,
    is_whole: bool,
) -> Iterator[Problem]:
    """`is_whole`: no token of the list was refused; a refused one is told once, by its own line."""
    rows = list(numbered_rows(approved, portal))
    for row, expected in rows:
        record = newest.get(expected.certificate_number)
        if record is None:
            if is_whole:
                yield UNSIGNED_ROW.at(
                    row.source.at("certificate_number"),
                    serial=row.serial,
                    number=expected.certificate_number,
                    list_id=approved.id,
                )
            continue
        if record.signed.issuer != approved.issuer:
            yield ISSUER_DIFFERS.at(
                record.place, found=record.signed.issuer, expected=approved.issuer
            )
        if record.signed.record != expected:
            for name in differing_fields(expected, record.signed.record):
                yield ROW_DIFFERS.at(
                    row.source.at(name),
                    number=expected.certificate_number,
                    field=name,
                    row=getattr(expected, name),
                    signed=getattr(record.signed.record, name),
                    list_id=approved.id,
                )
    listed = {expected.certificate_number for _, expected in rows}
    for number, record in newest.items():
        if number not in listed and number not in superseded:
            yield TOKEN_WITHOUT_ROW.at(record.place, number=number, list_id=approved.id)


def _tokens_of_no_list(
    portal: Portal, verified: Mapping[str, Sequence[VerifiedRecord]]
) -> Iterator[Problem]:
    for list_id, records in verified.items():
        if list_id in portal.approved_lists:
            continue
        for record in records:
            number = record.signed.record.certificate_number
            yield TOKEN_WITHOUT_ROW.at(record.place, number=number, list_id=list_id)


def _coverage_problems(portal: Portal, trust: TrustList) -> Iterator[Problem]:
    for jurisdiction in sorted({*portal.coverage, *portal.coverage_tokens}):
        coverage = portal.coverage.get(jurisdiction)
        file = portal.coverage_tokens.get(jurisdiction)
        if file is None:
            assert coverage is not None
            yield NO_COVERAGE.at(coverage.source.place)
            continue
        try:
            signed = read_coverage("\n".join(file.lines), trust)
        except Refused:
            yield COVERAGE_REFUSED.at(Place(path=file.path, line=1))
            continue
        if coverage is None or declared_coverage(coverage, portal) != signed:
            place = coverage.source.place if coverage else Place(path=file.path, line=1)
            yield NO_COVERAGE.at(place)


def _states(portal: Portal, records: Sequence[VerifiedRecord]) -> dict[str, CredentialState]:
    changes = {
        change.certificate_number: change
        for register in portal.status_registers.values()
        for change in register.changes
    }
    successors = {
        record.signed.supersedes.number
        for record in records
        if record.signed.supersedes
        and record.signed.supersedes.number != record.signed.record.certificate_number
    }
    states = {}
    for record in records:
        number = record.signed.record.certificate_number
        status = _status_after(changes.get(number))
        if status is CredentialStatus.ACTIVE and number in successors:
            status = CredentialStatus.SUPERSEDED
        states[number] = CredentialState(status=status, change=changes.get(number))
    return states


def _status_after(change: StatusChange | None) -> CredentialStatus:
    if change is None or change.action is StatusAction.REINSTATE:
        return CredentialStatus.ACTIVE
    is_revoked = change.action is SETS_BIT[Purpose.REVOCATION]
    return CredentialStatus.REVOKED if is_revoked else CredentialStatus.SUSPENDED


def _tokens_by_number(records: Sequence[VerifiedRecord]) -> dict[str, list[str]]:
    tokens: dict[str, list[str]] = {}
    for record in records:
        tokens.setdefault(record.signed.record.certificate_number, []).append(record.token)
    for record in records:
        superseded = record.signed.supersedes
        if superseded and superseded.number != record.signed.record.certificate_number:
            tokens.setdefault(superseded.number, []).append(record.token)
    return tokens
