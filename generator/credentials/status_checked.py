"""The signed status lists against `data/status/<issuer>/changes.yml`, from which they were signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.credentials.outcomes import Refused
from generator.credentials.record import SignedRecord, status_address
from generator.credentials.status_list import (
    IndexedChange,
    Purpose,
    StatusList,
    read_status_list,
    status_list_of,
)
from generator.credentials.trust_list import TrustList
from generator.model import Portal, SignedFile
from generator.problems import Place, Problem, ProblemKind

INDEX_TWICE = ProblemKind(
    "status-index-twice",
    zh="{number} 与 {other} 共用状态序号 {index}",
    en="{number} and {other} share status index {index}",
    hint_zh="删除后签的一条，重新 portal issue",
    hint_en="remove the later token and portal issue again",
)
STATUS_LIST_MISSING = ProblemKind(
    "status-list-missing",
    zh="没有状态清单 {address}",
    en="there is no status list {address}",
    hint_zh="运行 portal issue --all",
    hint_en="run portal issue --all",
)
STATUS_LIST_REFUSED = ProblemKind(
    "status-list-refused",
    zh="状态清单未通过核验",
    en="the status list does not verify",
    hint_zh="恢复原文件，或运行 portal issue --all 重新签",
    hint_en="restore the file, or sign it again with portal issue --all",
)
STATUS_LIST_DIFFERS = ProblemKind(
    "status-list-differs",
    zh="状态清单与 {register} 不一致",
    en="the status list does not agree with {register}",
    hint_zh="变更用 portal status 登记；或运行 portal issue --all 重新签",
    hint_en="change statuses with portal status, or sign again with portal issue --all",
)


def status_problems(
    portal: Portal, trust: TrustList, records: Sequence[tuple[SignedRecord, Place]]
) -> Iterator[Problem]:
    """Every list that a record names is there, verifies, and says what was decided, no more."""
    yield from _indexes_used_twice(records)
    indexes = indexes_by_list(signed for signed, _ in records)
    for (issuer, number), index_of in sorted(indexes.items()):
        changes = indexed_changes(portal, issuer, index_of)
        for purpose in Purpose:
            address = status_address(issuer, number, purpose)
            file = portal.status_tokens.get(f"{issuer}/{number}.{purpose}")
            if file is None:
                place = Place(path=f"data/{address}")
                yield STATUS_LIST_MISSING.at(place, address=address)
                continue
            yield from _file_problems(file, trust, issuer, address, changes)
    named = {f"{issuer}/{number}.{purpose}" for issuer, number in indexes for purpose in Purpose}
    for name in sorted(set(portal.status_tokens) - named):
        # no record names it, yet it is published: it is a list of nobody, signed all the same
        issuer, _, rest = name.partition("/")
        address = status_address(
            issuer, int(rest.partition(".")[0]), Purpose(rest.partition(".")[2])
        )
        yield from _file_problems(portal.status_tokens[name], trust, issuer, address, ())


def indexes_by_list(
    records: Iterable[SignedRecord],
) -> dict[tuple[str, int], dict[str, int]]:
    """By issuer and number of the list: certificate number -> index."""
    indexes: dict[tuple[str, int], dict[str, int]] = {}
    for signed in records:
        of_list = indexes.setdefault((signed.issuer, signed.status_list), {})
        of_list[signed.record.certificate_number] = signed.status_index
    return indexes


def indexed_changes(
    portal: Portal, issuer: str, index_of: Mapping[str, int]
) -> list[IndexedChange]:
    """The issuer's decisions about the records of one status list, oldest first."""
    register = portal.status_registers.get(issuer)
    return [
        IndexedChange.of(change, index_of[change.certificate_number])
        for change in (register.changes if register else ())
        if change.certificate_number in index_of
    ]


def says_the_same(status: StatusList, changes: Iterable[IndexedChange]) -> bool:
    """Whether a signed list is what these decisions lead to."""
    expected = status_list_of(
        issuer=status.issuer,
        number=status.number,
        purpose=status.purpose,
        changes=changes,
        valid_from=status.valid_from,
        ends_on=status.ends_on,
    )
    return expected == status


def _file_problems(
    file: SignedFile,
    trust: TrustList,
    issuer: str,
    address: str,
    changes: Sequence[IndexedChange],
) -> Iterator[Problem]:
    place = Place(path=file.path, line=1)
    try:
        status = read_status_list("\n".join(file.lines), trust, issuer, address)
    except Refused:
        yield STATUS_LIST_REFUSED.at(place)
        return
    if not says_the_same(status, changes):
        yield STATUS_LIST_DIFFERS.at(place, register=f"data/status/{issuer}/changes.yml")


def _indexes_used_twice(records: Sequence[tuple[SignedRecord, Place]]) -> Iterator[Problem]:
    used: dict[tuple[str, int, int], str] = {}
    for signed, place in records:
        number = signed.record.certificate_number
        slot = (signed.issuer, signed.status_list, signed.status_index)
        other = used.setdefault(slot, number)
        if other != number:
            yield INDEX_TWICE.at(place, number=number, other=other, index=signed.status_index)
