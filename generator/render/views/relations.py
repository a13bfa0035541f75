"""How documents stand to one another: rows for a table, and the same drawn as a map."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Policy, PolicyRelation, RelationKind
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink
from generator.render.wording import NOT_PRINTED, RELATIONS, RELATIONS_FROM_OTHERS

_ROW_HEIGHT = 52  # units of the drawing
_BOX_HEIGHT = 36
_BOX_WIDTH = 250
_WIDTH = 720
_LONGEST_LABEL = 17  # Han characters that fit into a box


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    kind: str
    title: str
    document_number: str
    href: str | None
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class MapBox:
    """A document of the map. `x`, `y` are its upper left corner."""

    label: str
    title: str
    href: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLine:
    """From the document that speaks to the one it speaks of. `look` is the kind of relation."""

    look: str
    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationMap:
    """Those that speak on the left, those spoken of on the right. Sizes are units of the drawing."""

    width: int
    height: int
    box_width: int
    box_height: int
    boxes: tuple[MapBox, ...]
    lines: tuple[MapLine, ...]
    description: str


def relation_rows(policy: Policy, path: str, context: RenderContext) -> tuple[RelationRow, ...]:
    """What the policy says of others, then what the others on this site say of it."""
    others = [other for other in context.site.portal.policies.values() if other.id != policy.id]
    own = (
        RelationRow(
            kind=RELATIONS[relation.kind],
            title=relation.title,
            document_number=relation.document_number or NOT_PRINTED,
            href=addresses.relative(path, addresses.policy(_target(relation))),
            clause=context.clause_link(path, policy.id, relation.clause),
        )
        for relation in policy.relations
    )
    from_others = (
        row_from(other, relation, path, context)
        for other in others
        for relation in other.relations
        if relation.policy == policy.id
    )
    return (*own, *from_others)


def row_from(
    other: Policy, relation: PolicyRelation, path: str, context: RenderContext
) -> RelationRow:
    """What `other` says of the document whose page is `path`."""
    return RelationRow(
        kind=RELATIONS_FROM_OTHERS[relation.kind],
        title=other.title,
        document_number=other.document_number,
        href=context.policy_link(path, other).href,
        clause=context.clause_link(path, other.id, relation.clause),
    )


def relation_map(
    speakers: tuple[Policy, ...], path: str, context: RenderContext
) -> RelationMap | None:
    """The relations that `speakers` state, each document in one box a side; None where there are none."""
    speaking = [policy for policy in speakers if policy.relations]
    targets = list(
        dict.fromkeys(_target(relation) for policy in speaking for relation in policy.relations)
    )
    if not speaking:
        return None
    rows = max(len(speaking), len(targets))
    left = {one.id: _height_of(at, len(speaking), rows) for at, one in enumerate(speaking)}
    right = {one: _height_of(at, len(targets), rows) for at, one in enumerate(targets)}
    far = _WIDTH - _BOX_WIDTH - 10
    middle = _BOX_HEIGHT // 2
    lines = tuple(
        MapLine(
            look=relation.kind.value.replace("_", "-"),
            x1=10 + _BOX_WIDTH,
            y1=left[policy.id] + middle,
            x2=far,
            y2=right[_target(relation)] + middle,
        )
        for policy in speaking
        for relation in policy.relations
    )
    boxes = (
        *(_box(one.id, 10, left[one.id], path, context) for one in speaking),
        *(_box(one, far, right[one], path, context) for one in targets),
    )
    counts = dict.fromkeys(RelationKind, 0)
    for policy in speaking:
        for relation in policy.relations:
            counts[relation.kind] += 1
    told = "、".join(f"{RELATIONS[kind]} {count} 处" for kind, count in counts.items() if count)
    return RelationMap(
        width=_WIDTH,
        height=rows * _ROW_HEIGHT + 12,
        box_width=_BOX_WIDTH,
        box_height=_BOX_HEIGHT,
        boxes=boxes,
        lines=lines,
        description=f"左边的文件依据、引用或者废止右边的文件：{told}。下表是同样的内容。",
    )


def _target(relation: PolicyRelation) -> str:
    """The id of the document that is spoken of; a rule sees to it that there is one."""
    return relation.policy or relation.document or ""


def _height_of(at: int, count: int, rows: int) -> int:
    """The upper edge of box `at` of `count`, spread over the height of all `rows`."""
    return 6 + at * _ROW_HEIGHT + (rows - count) * _ROW_HEIGHT // 2


def _box(id_: str, x: int, y: int, path: str, context: RenderContext) -> MapBox:
    portal = context.site.portal
    policy, document = portal.policies.get(id_), portal.documents.get(id_)
    if policy:
        title, label = policy.title, policy.document_number
    elif document:
        title, label = document.title, document.document_number or f"《{document.title}》"
    else:
        title = label = id_
    if len(label) > _LONGEST_LABEL:
        label = f"{label[: _LONGEST_LABEL - 1]}…"
    href = addresses.relative(path, addresses.policy(id_))
    return MapBox(label=label, title=title, href=href, x=x, y=y)
