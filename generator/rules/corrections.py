"""What was added to a list or put right in it later: supplements of numbers, errata."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import ApprovedList, Erratum, ErratumField, Holder, Portal, Supplement
from generator.problems import Problem, ProblemKind

SUPPLEMENT_WITHOUT_NUMBER = ProblemKind(
    "supplement-without-number",
    zh="补充编号的序号 {serial} 在名单中没有证书编码",
    en="serial {serial} is supplemented, but has no certificate number in the list",
    hint_zh="在 {path} 填上编码，或核对序号",
    hint_en="fill the number in {path}, or check the serial",
)
SUPPLEMENTED_TWICE = ProblemKind(
    "supplemented-twice",
    zh="序号 {serial} 已在 {first} 补过编号",
    en="serial {serial} got its number already at {first}",
    hint_zh="一行只补一次；编码写错的用 errata 更正",
    hint_en="a row gets its number once; a wrong number is corrected under errata",
)
BEFORE_THE_LIST = ProblemKind(
    "change-before-approval",
    zh="`on` {on} 早于核准日 {approved}",
    en="`on` {on} is before the approval on {approved}",
    hint_zh="补充和更正都在名单公布之后；核对日期",
    hint_en="supplements and errata follow the list; check the dates",
)
NOT_IN_ORDER = ProblemKind(
    "changes-out-of-order",
    zh="`on` {on} 早于前一项的 {before}",
    en="`on` {on} is before the {before} of the entry above",
    hint_zh="按先后书写，新的写在后面",
    hint_en="oldest first; add new ones at the end",
)
ERRATUM_OF_NOBODY = ProblemKind(
    "erratum-of-no-row",
    zh="名单里没有序号 {serial}",
    en="serial {serial} is not in the list",
    hint_zh="serial 写 {path} 里的序号",
    hint_en="write a serial of {path}",
)
ROWS_TAKEN_DOWN = ProblemKind(
    "change-of-rows-taken-down",
    zh="人员名单已撤下，`{field}` 却还在",
    en="the rows were taken down, but `{field}` is still there",
    hint_zh="删去 {field}：更正里可能写着姓名",
    hint_en="take {field} out: an erratum may say a name",
)
NOTHING_CORRECTED = ProblemKind(
    "erratum-changes-nothing",
    zh="`was` 和 `becomes` 相同",
    en="`was` and `becomes` are the same",
    hint_zh="was 写原来公布的，becomes 写更正后的；空着的不写",
    hint_en="was is what was announced, becomes what is right; leave out what is empty",
)
ERRATUM_DIFFERS = ProblemKind(
    "erratum-differs-from-row",
    zh="序号 {serial} 的 `{field}` 更正为 `{becomes}`，接下来却是 `{found}`（{place}）",
    en="`{field}` of serial {serial} becomes `{becomes}`, but what follows is `{found}` ({place})",
    hint_zh="最后一次更正的 becomes 与 CSV 一致，前一次的 becomes 与后一次的 was 一致",
    hint_en="the last becomes is what the CSV says; an earlier one is the was of the next",
)


def nothing_is_said_of_rows_taken_down(portal: Portal) -> Iterator[Problem]:
    """With the rows of a list go its supplements and errata: an erratum may say a name."""
    for approved in portal.approved_lists.values():
        if not approved.taken_down or approved.holders:
            continue
        for field, changes in (
            ("supplements", approved.supplements),
            ("errata", approved.errata),
        ):
            if changes:
                yield ROWS_TAKEN_DOWN.at(approved.source.at(field), field=field)


def supplements_are_of_numbered_rows(portal: Portal) -> Iterator[Problem]:
    """A supplement names rows that have a number now, each once, after the list and in order."""
    for approved in _with_rows(portal):
        numbered = {row.serial for row in approved.holders if row.certificate_number}
        seen: dict[int, Supplement] = {}
        for one in approved.supplements:
            for serial in one.serials:
                place = one.source.at("serials")
                if serial not in numbered:
                    yield SUPPLEMENT_WITHOUT_NUMBER.at(place, serial=serial, path=_rows(approved))
                if seen.setdefault(serial, one) is not one:
                    first = seen[serial].source.place
                    yield SUPPLEMENTED_TWICE.at(place, serial=serial, first=first)
        yield from _in_order(approved, approved.supplements)


def errata_lead_to_the_row(portal: Portal) -> Iterator[Problem]:
    """An erratum changes a row of the list, after the list and in order, and ends at what the CSV says."""
    for approved in _with_rows(portal):
        by_serial = {row.serial: row for row in approved.holders}
        last: dict[tuple[int, ErratumField], Erratum] = {}
        for one in approved.errata:
            if one.serial not in by_serial:
                yield ERRATUM_OF_NOBODY.at(
                    one.source.at("serial"), serial=one.serial, path=_rows(approved)
                )
                continue
            if one.was == one.becomes:
                yield NOTHING_CORRECTED.at(one.source.at("field"))
            before = last.get((one.serial, one.field))
            if before and before.becomes != one.was:
                yield _differs(before, one.was, one)
            last[one.serial, one.field] = one
        for (serial, field), one in last.items():
            found = getattr(by_serial[serial], field.value)
            if found != one.becomes:
                yield _differs(one, found, by_serial[serial])
        yield from _in_order(approved, approved.errata)


def _with_rows(portal: Portal) -> Iterator[ApprovedList]:
    return (one for one in portal.approved_lists.values() if one.holders)


def _differs(erratum: Erratum, found: str | None, where: Erratum | Holder) -> Problem:
    return ERRATUM_DIFFERS.at(
        erratum.source.at("becomes"),
        serial=erratum.serial,
        field=erratum.field,
        becomes=erratum.becomes or "",
        found=found or "",
        place=where.source.place,
    )


def _in_order(
    approved: ApprovedList, changes: tuple[Supplement, ...] | tuple[Erratum, ...]
) -> Iterator[Problem]:
    before = None
    for one in changes:
        place = one.source.at("on")
        if one.on < approved.approved_on:
            yield BEFORE_THE_LIST.at(place, on=one.on, approved=approved.approved_on)
        if before and one.on < before:
            yield NOT_IN_ORDER.at(place, on=one.on, before=before)
        before = one.on


def _rows(approved: ApprovedList) -> str:
    return approved.source.place.path.removesuffix(".yml") + ".csv"
