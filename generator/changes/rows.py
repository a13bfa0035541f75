"""The people of a list or notice, before and after: who came, who went, what was corrected of whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from operator import attrgetter

from generator.changes.change import People, named
from generator.problems import Text
from generator.records import Record, fields_of

_LABELS = {
    "serial": Text(zh="序号", en="serial"),
    "name": Text(zh="姓名", en="name"),
    "organisation": Text(zh="单位", en="organisation"),
    "occupation_code": Text(zh="职业编码", en="occupation code"),
    "occupation": Text(zh="职业", en="occupation"),
    "trade": Text(zh="工种", en="trade"),
    "grade": Text(zh="等级", en="grade"),
    "certificate_number": Text(zh="证书编码", en="certificate number"),
    "notice_serial": Text(zh="公示序号", en="notice serial"),
    "remark": Text(zh="备注", en="remark"),
}
_NUMBER = "certificate_number"
_Key = Callable[[Record], Hashable]
_Pair = tuple[Record, Record]


def people_changes(old: Sequence[Record], new: Sequence[Record]) -> tuple[People, tuple[Text, ...]]:
    """Rows that say the same are the same person, wherever they stand; then those of one name and body
    in one occupation; then those of one serial that differ in one cell."""
    if not old or not new:
        return People(added=len(new), removed=len(old)), ()
    names = [spec.name for spec in fields_of(type(new[0]))]
    facts = [name for name in names if name != "serial"]
    same, old, new = _paired(old, new, attrgetter(*facts))
    persons, old, new = _paired(old, new, attrgetter("name", "organisation", "occupation_code"))
    serials, old, new = _paired(old, new, attrgetter("serial"))
    for before, after in [pair for pair in serials if len(_differing(pair, facts)) > 1]:
        serials.remove((before, after))
        old, new = [*old, before], [*new, after]
    corrected = [*persons, *serials]
    moved = sum(1 for before, after in same if _serial(before) != _serial(after))
    people = People(added=len(new), removed=len(old), corrected=len(corrected))
    return people, tuple(_details(corrected, facts, moved, old))


def _paired(
    old: Iterable[Record], new: Iterable[Record], key: _Key
) -> tuple[list[_Pair], list[Record], list[Record]]:
    """Rows of one key in their order, and what is left over on both sides."""
    waiting: dict[Hashable, list[Record]] = defaultdict(list)
    for row in old:
        waiting[key(row)].append(row)
    for rows in waiting.values():
        rows.reverse()
    pairs, left = [], []
    for row in new:
        rows = waiting.get(key(row), [])
        if rows:
            pairs.append((rows.pop(), row))
        else:
            left.append(row)
    return pairs, [row for rows in waiting.values() for row in reversed(rows)], left


def _differing(pair: _Pair, facts: Iterable[str]) -> list[str]:
    before, after = pair
    return [name for name in facts if getattr(before, name) != getattr(after, name)]


def _details(
    corrected: Sequence[_Pair], facts: Sequence[str], moved: int, gone: Sequence[Record]
) -> Iterator[Text]:
    if gone:
        serials = named(_serial(row) for row in gone)
        yield Text(zh=f"减去的原序号 {serials.zh}", en=f"serials gone: {serials.en}")
    counts: Counter[str] = Counter()
    for before, after in corrected:
        for name in _differing((before, after), facts):
            is_number = name == _NUMBER and getattr(before, name) is None
            counts["" if is_number else name] += 1
    if counts[""]:
        yield Text(zh=f"补证书编码 {counts['']} 个", en=f"certificate numbers added: {counts['']}")
    for name in facts:
        if counts[name]:
            label = _LABELS.get(name, Text(zh=name, en=name))
            yield Text(
                zh=f"{label.zh}更正 {counts[name]} 处", en=f"{label.en} corrected: {counts[name]}"
            )
    if moved:
        yield Text(zh=f"{moved} 人只改了序号", en=f"only the serial is other: {moved}")


def _serial(row: Record) -> object:
    return getattr(row, "serial", None)
