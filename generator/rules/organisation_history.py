"""动态调整: the history of an organisation in the directory, and the scope that follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model import DirectoryChange, EvaluationOrganisation, HistoryEntry, Portal
from generator.problems import Problem, ProblemKind
from generator.scopes import DAY, Scope, assessments, removed_on, scope_of

OUT_OF_ORDER = ProblemKind(
    "history-out-of-order",
    zh="这一条是 {found}，排在 {before} 之后",
    en="this entry is of {found} and stands behind one of {before}",
    hint_zh="按日期先后排列，新的写在最后",
    hint_en="entries stand in the order of their days, the newest last",
)
LISTED_FIRST = ProblemKind(
    "history-listed-first",
    zh="第 {position} 条是 `{found}`",
    en="entry {position} is `{found}`",
    hint_zh="第一条写 `listed`，以后不再写；移出后重新备案的另建一份档案",
    hint_en="the first entry is `listed` and no later one; a body filed anew gets a file of its own",
)
AFTER_REMOVAL = ProblemKind(
    "history-after-removal",
    zh="{removed} 已移出目录，之后还有 {found} 的 `{change}`",
    en="it was removed on {removed}, yet there is `{change}` on {found}",
    hint_zh="`removed` 是最后一条；核对日期，重新备案的另建一份档案",
    hint_en="`removed` is the last entry; check the days, or write a file for the new filing",
)
BEFORE_FILING = ProblemKind(
    "history-before-filing",
    zh="{on} 列入目录，早于备案日期 {filed}（{place}）",
    en="listed on {on}, before it was filed on {filed} ({place})",
    hint_zh="核对两个日期",
    hint_en="check both days",
)
RUNS_BACKWARD = ProblemKind(
    "scope-runs-backward",
    zh="评价范围自 {since} 起，却到 {until} 止",
    en="the scope runs from {since} to {until}",
    hint_zh="until 不早于 since",
    hint_en="until is not before since",
)
GAIN_WITHOUT_HISTORY = ProblemKind(
    "scope-begins-without-history",
    zh="{occupation} 的 {grades} 自 {on} 起可以评价，历史里没有这一天的列入或增加",
    en="{grades} of {occupation} begins on {on}, and the history has no `listed` or `extended` "
    "of that day",
    hint_zh="在 history 里补写 on: {on} 的 `extended`，附所据文件，或改正 since",
    hint_en="add an `extended` entry with on: {on} and its document, or mend `since`",
)
LOSS_WITHOUT_HISTORY = ProblemKind(
    "scope-ends-without-history",
    zh="{occupation} 的 {grades} 到 {until} 止，历史里没有次日 {on} 的减少或移出，也没有写明有效期至该日",
    en="{grades} of {occupation} ends on {until}, and the history has neither a `narrowed` or "
    "`removed` of the next day, {on}, nor an entry that is good until then",
    hint_zh="在 history 里补写 on: {on} 的 `narrowed`，附所据文件，或改正 until",
    hint_en="add a `narrowed` entry with on: {on} and its document, or mend `until`",
)
HISTORY_WITHOUT_GAIN = ProblemKind(
    "history-without-gain",
    zh="历史写 {on} `{change}`，评价范围当天没有增加",
    en="the history says `{change}` on {on}, but the scope gains nothing on that day",
    hint_zh="在 scope 里补写 since: {on} 的一行，或改正日期",
    hint_en="add a scope row with since: {on}, or mend the day",
)
HISTORY_WITHOUT_LOSS = ProblemKind(
    "history-without-loss",
    zh="历史写 {on} 减少，评价范围当天没有减少",
    en="the history says `narrowed` on {on}, but the scope loses nothing on that day",
    hint_zh="给被减少的一行写 until: {until}；还保留的部分另起一行",
    hint_en="write until: {until} into the row that ends; what remains gets a row of its own",
)
OPEN_AFTER_REMOVAL = ProblemKind(
    "scope-open-after-removal",
    zh="{removed} 移出目录，{occupation} 的评价范围当天却没有终止",
    en="removed on {removed}, but the scope of {occupation} has not ended by that day",
    hint_zh="写 until: {last} 或更早",
    hint_en="write until: {last} or an earlier day",
)

_GAINS = frozenset({DirectoryChange.LISTED, DirectoryChange.EXTENDED})
_LOSSES = frozenset({DirectoryChange.NARROWED, DirectoryChange.REMOVED})


def a_history_is_in_order(portal: Portal) -> Iterator[Problem]:
    """Entries stand in the order of their days; `listed` is the first, and nothing follows `removed`."""
    for organisation in portal.organisations.values():
        yield from _order(organisation)
        first = organisation.history[0]
        if first.on < organisation.filed_on:
            yield BEFORE_FILING.at(
                first.source.at("on"),
                on=first.on,
                filed=organisation.filed_on,
                place=organisation.source.at("filed_on"),
            )


def _order(organisation: EvaluationOrganisation) -> Iterator[Problem]:
    before: HistoryEntry | None = None
    removal: HistoryEntry | None = None
    for position, entry in enumerate(organisation.history, start=1):
        if (entry.change is DirectoryChange.LISTED) != (before is None):
            yield LISTED_FIRST.at(entry.source.at("change"), position=position, found=entry.change)
        if before and entry.on < before.on:
            yield OUT_OF_ORDER.at(entry.source.at("on"), found=entry.on, before=before.on)
        if removal:
            yield AFTER_REMOVAL.at(
                entry.source.at("change"), removed=removal.on, found=entry.on, change=entry.change
            )
        elif entry.change is DirectoryChange.REMOVED:
            removal = entry
        before = entry


def a_scope_follows_from_its_history(portal: Portal) -> Iterator[Problem]:
    """What may be assessed changes on exactly the days on which the history says that it does.

    An entry's day is the first of the new scope, so a row that ends by it ends the day before. A row
    may also end where the entry that began it says until when it is good.
    """
    for organisation in portal.organisations.values():
        backward = [row for row in organisation.scope if row.until and row.until < row.since]
        for row in backward:
            yield RUNS_BACKWARD.at(row.source.at("until"), since=row.since, until=row.until)
        if backward:
            continue
        scope = scope_of(organisation.scope)
        yield from _changes_without_entry(organisation, scope)
        yield from _entries_without_change(organisation, scope)
        yield from _open_after_removal(organisation)


def _changes_without_entry(organisation: EvaluationOrganisation, scope: Scope) -> Iterator[Problem]:
    gains = _days(organisation, _GAINS)
    losses = _days(organisation, _LOSSES)
    terms = {one.until for one in organisation.history if one.until}
    gained, lost = set(scope.gained()), set(scope.lost())
    for row in organisation.scope:
        begun = [one.grade for one in assessments(row) if (row.since, one) in gained]
        if begun and row.since not in gains:
            yield GAIN_WITHOUT_HISTORY.at(
                row.source.at("since"),
                occupation=row.occupation,
                grades=", ".join(begun),
                on=row.since,
            )
        if row.until is None or row.until in terms:
            continue
        after = row.until + DAY
        ended = [one.grade for one in assessments(row) if (after, one) in lost]
        if ended and after not in losses:
            yield LOSS_WITHOUT_HISTORY.at(
                row.source.at("until"),
                occupation=row.occupation,
                grades=", ".join(ended),
                until=row.until,
                on=after,
            )


def _entries_without_change(
    organisation: EvaluationOrganisation, scope: Scope
) -> Iterator[Problem]:
    gained = {on for on, _ in scope.gained()}
    lost = {on for on, _ in scope.lost()}
    for entry in organisation.history:
        place = entry.source.at("on")
        if entry.change in _GAINS and entry.on not in gained:
            yield HISTORY_WITHOUT_GAIN.at(place, change=entry.change, on=entry.on)
        if entry.change is DirectoryChange.NARROWED and entry.on not in lost:
            yield HISTORY_WITHOUT_LOSS.at(place, on=entry.on, until=entry.on - DAY)


def _open_after_removal(organisation: EvaluationOrganisation) -> Iterator[Problem]:
    removed = removed_on(organisation)
    for row in organisation.scope:
        if removed and (row.until is None or removed <= row.until):
            yield OPEN_AFTER_REMOVAL.at(
                row.source.at("until"),
                removed=removed,
                occupation=row.occupation,
                last=removed - DAY,
            )


def _days(
    organisation: EvaluationOrganisation, changes: frozenset[DirectoryChange]
) -> frozenset[date]:
    return frozenset(one.on for one in organisation.history if one.change in changes)
