"""One change: which record, whether it is new, gone or other, how many people, and the rest in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.problems import Text, shown


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """How many rows of a list or notice came, went, or say something else than before."""

    added: int = 0
    removed: int = 0
    corrected: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`noun` is the field of `model.Portal`; `id` is empty for what there is only one of."""

    noun: str
    label: Text
    id: str
    kind: ChangeKind
    people: People = People()
    details: tuple[Text, ...] = ()

    @property
    def sentence(self) -> Text:
        """`名单 cq-2026-07：＋312 人，−2 人；等级更正 1 处`."""
        told = (*_people(self.people), *self.details)
        before = _KINDS[self.kind]
        name = f" {shown(self.id)}" if self.id else ""
        return Text(
            zh=f"{before.zh}{self.label.zh}{name}"
            + ("：" + "；".join(part.zh for part in told) if told else ""),
            en=f"{before.en}{self.label.en}{name}"
            + (": " + "; ".join(part.en for part in told) if told else ""),
        )


_KINDS = {
    ChangeKind.ADDED: Text(zh="新增", en="new "),
    ChangeKind.REMOVED: Text(zh="删去", en="gone: "),
    ChangeKind.CHANGED: Text(zh="", en=""),
}
_MOST_NAMED = 6


def named(keys: Iterable[object]) -> Text:
    """The first few of `keys`, and how many more there are."""
    words = [shown(key) for key in keys]
    more = len(words) - _MOST_NAMED
    told = words[:_MOST_NAMED]
    return Text(
        zh="、".join(told) + (f" 等 {len(words)} 处" if more > 0 else ""),
        en=", ".join(told) + (f" and {more} more" if more > 0 else ""),
    )


def _people(people: People) -> tuple[Text, ...]:
    counts = [("＋", people.added), ("−", people.removed)]
    told = [(sign, count) for sign, count in counts if count]
    if not told:
        return ()
    zh = "，".join(f"{sign}{count} 人" for sign, count in told)
    en = ", ".join(f"{sign}{count} {'person' if count == 1 else 'people'}" for sign, count in told)
    return (Text(zh=zh, en=en),)
