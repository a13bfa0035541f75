"""How many rows the published lists have, by place, grade, occupation, organisation and year.

A row is counted once in each breakdown, whatever became of it later, so the sums agree with the lists. Where
the rows were taken down only their number is left: by place and year it still counts, elsewhere it is
`unclassified`. No rate is computed: how many workers there are is not in the data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model import ApprovedList, Holder, Portal, Target


class Dimension(StrEnum):
    """What the rows are told apart by, in the order of the page."""

    JURISDICTION = "jurisdiction"
    GRADE = "grade"
    OCCUPATION = "occupation"
    ORGANISATION = "organisation"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShare:
    """The rows of one list that a figure counts."""

    list: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`key` is an id, a grade's slug, an occupation's code, a name or a year; None: unclassified."""

    key: str | None
    name: str
    count: int
    lists: tuple[ListShare, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    by: Dimension
    figures: tuple[Figure, ...]


_Key = tuple[str | None, str]
UNCLASSIFIED: _Key = (None, "人员名单已不再公开，不再分类")


def breakdowns(portal: Portal) -> tuple[Breakdown, ...]:
    """Places and grades in the order of their files, years forward, the rest by number, then name."""
    lists = portal.approved_lists.values()
    grades = {grade.name: (slug, grade.name) for slug, grade in portal.grades.items()}
    places = list(portal.jurisdictions)
    ranks = list(portal.grades)

    def by(
        dimension: Dimension,
        key: Callable[[Holder], _Key],
        order: Callable[[Figure], tuple[int, str]],
    ) -> Breakdown:
        return _breakdown(dimension, ((one, _of_rows(one, key)) for one in lists), order)

    return (
        _breakdown(
            Dimension.JURISDICTION,
            ((one, _whole(one, (one.jurisdiction, _place(one, portal)))) for one in lists),
            lambda figure: (places.index(figure.key) if figure.key in places else len(places), ""),
        ),
        by(
            Dimension.GRADE,
            lambda holder: grades.get(holder.grade, (holder.grade, holder.grade)),
            lambda figure: (ranks.index(figure.key) if figure.key in ranks else len(ranks), ""),
        ),
        by(
            Dimension.OCCUPATION,
            lambda holder: (holder.occupation_code, holder.occupation),
            _most_first,
        ),
        by(
            Dimension.ORGANISATION,
            lambda holder: (holder.organisation, holder.organisation),
            _most_first,
        ),
        _breakdown(
            Dimension.YEAR,
            ((one, _whole(one, _year(one.approved_on))) for one in lists),
            lambda figure: (0, figure.name),
        ),
    )


def row_count(portal: Portal) -> int:
    """All rows of all lists."""
    return sum(one.holder_count for one in portal.approved_lists.values())


def counts_beside(target: Target, jurisdiction: str, portal: Portal) -> tuple[Figure, ...]:
    """Of the grades that `target` names, what the place's lists until its day hold. None named: empty."""
    until = [
        one
        for one in portal.approved_lists.values()
        if one.jurisdiction == jurisdiction and one.approved_on <= target.due_on
    ]
    text = target.text
    found = []
    # 特级技师 ends in 技师: the longer name is taken out of the text first.
    for slug, grade in sorted(portal.grades.items(), key=lambda pair: -len(pair[1].name)):
        if grade.name not in text:
            continue
        text = text.replace(grade.name, "")
        shares = tuple(
            ListShare(list=one.id, count=count)
            for one in until
            if (count := sum(holder.grade == grade.name for holder in one.holders))
        )
        total = sum(share.count for share in shares)
        found.append(Figure(key=slug, name=grade.name, count=total, lists=shares))
    ranks = list(portal.grades)
    return tuple(sorted(found, key=lambda figure: ranks.index(figure.key or "")))


def _whole(approved: ApprovedList, key: _Key) -> Counter[_Key]:
    return Counter({key: approved.holder_count})


def _of_rows(approved: ApprovedList, key: Callable[[Holder], _Key]) -> Counter[_Key]:
    if approved.taken_down:
        return _whole(approved, UNCLASSIFIED)
    return Counter(key(holder) for holder in approved.holders)


def _breakdown(
    by: Dimension,
    counted: Iterable[tuple[ApprovedList, Counter[_Key]]],
    order: Callable[[Figure], tuple[int, str]],
) -> Breakdown:
    shares: dict[_Key, list[ListShare]] = {}
    for approved, counts in counted:
        for key, count in counts.items():
            shares.setdefault(key, []).append(ListShare(list=approved.id, count=count))
    figures = list(_figures(shares))
    return Breakdown(
        by=by,
        figures=tuple(sorted(figures, key=lambda figure: (figure.key is None, *order(figure)))),
    )


def _figures(shares: dict[_Key, list[ListShare]]) -> Iterator[Figure]:
    for (key, name), parts in shares.items():
        count = sum(part.count for part in parts)
        yield Figure(key=key, name=name, count=count, lists=tuple(parts))


def _most_first(figure: Figure) -> tuple[int, str]:
    return (-figure.count, figure.name)


def _place(approved: ApprovedList, portal: Portal) -> str:
    place = portal.jurisdictions.get(approved.jurisdiction)
    return place.short_name if place else approved.jurisdiction


def _year(day: date) -> _Key:
    return (str(day.year), f"{day.year}年")
