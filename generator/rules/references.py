"""Ids that lead somewhere."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from generator.model import Portal
from generator.problems import Problem, ProblemKind
from generator.records import Record, fields_of

UNKNOWN_ID = ProblemKind(
    "unknown-id",
    zh="`{field}` 指向 `{found}`，没有这个编号",
    en="`{field}` names `{found}`, and there is no such id",
    hint_zh="{suggestion_zh}",
    hint_en="{suggestion_en}",
)
ROW_FIELDS = frozenset({"candidates", "holders"})  # rows refer by name; rules/lists.py checks them


def every_reference_exists(portal: Portal) -> Iterator[Problem]:
    """Every field that names another record names one that exists."""
    for record in _records(portal):
        yield from _of_record(record, portal)


def _records(portal: Portal) -> Iterator[Record]:
    yield from portal.policies.values()
    yield from portal.statements.values()
    yield from portal.eligibility.values()
    yield from portal.procedures.values()
    yield from portal.documents.values()
    yield from portal.questions.values()
    yield from portal.terms.values()
    yield from portal.notices.values()
    yield from portal.call_notices.values()
    yield from portal.supervision_notices.values()
    yield from portal.approved_lists.values()
    yield from portal.organisations.values()
    yield from portal.coverage.values()
    yield from portal.status_registers.values()


def _of_record(record: Record, portal: Portal) -> Iterator[Problem]:
    for spec in fields_of(type(record)):
        value = getattr(record, spec.name)
        if value is None or spec.name in ROW_FIELDS:
            continue
        values = value if spec.is_list else (value,)
        if issubclass(spec.kind, Record):
            for part in values:
                yield from _of_record(part, portal)
        elif spec.refers:
            known: Mapping[str, object] = getattr(portal, spec.refers.to)
            for name in values:
                if name not in known:
                    yield _unknown(record, spec.name, name, known)


def _unknown(record: Record, field: str, found: str, known: Iterable[str]) -> Problem:
    ids = list(known)
    meant = difflib.get_close_matches(found, ids, n=1)
    listing = ", ".join(ids)
    return UNKNOWN_ID.at(
        record.source.at(field),
        field=field,
        found=found,
        suggestion_zh=f"是否想写 `{meant[0]}`？" if meant else f"已有：{listing}",
        suggestion_en=f"did you mean `{meant[0]}`?" if meant else f"there are: {listing}",
    )
