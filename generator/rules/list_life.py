"""Each step of a list's life was taken by the kind of body that its policy names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.bodies import BodyKind, body_kind
from generator.list_life import LifeStage, LifeStep, life_of
from generator.model import ApprovedList, Portal, PublicityNotice
from generator.problems import Problem, ProblemKind

WRONG_BODY = ProblemKind(
    "wrong-body",
    zh="`{field}` 是 {found}，{policy} {clause} 写明由{actor}{doing_zh}",
    en="`{field}` is {found}; by {policy} {clause} it is {actor} that {doing_en}",
    hint_zh="写{actor}所指的单位的全称；公示、核准、公布、发证各有其主，不能混写",
    hint_en="write the full name of the body meant; who publicises, approves, announces and "
    "awards are different bodies",
)

_DOING = {
    LifeStep.PUBLICITY: ("公示", "publicises"),
    LifeStep.APPROVAL: ("核准", "approves"),
    LifeStep.ANNOUNCEMENT: ("公布", "announces"),
}


def steps_are_taken_by_whom_the_policy_names(portal: Portal) -> Iterator[Problem]:
    """Who publicises, approves and announces is of the kind the policy names for that step.

    Kinds are compared, not names: a unit, the authority of the place, one below it. Where the policy
    names nobody, or a name tells no kind, nothing is said.
    """
    for notice in portal.notices.values():
        grades = (row.grade for row in notice.candidates)
        yield from _wrong_bodies(portal, notice, {"published_by": LifeStep.PUBLICITY}, grades)
    fields = {"approved_by": LifeStep.APPROVAL, "announced_by": LifeStep.ANNOUNCEMENT}
    for approved in portal.approved_lists.values():
        grades = (row.grade for row in approved.holders)
        yield from _wrong_bodies(portal, approved, fields, grades)


def _wrong_bodies(
    portal: Portal,
    record: PublicityNotice | ApprovedList,
    fields: dict[str, LifeStep],
    grades: Iterable[str],
) -> Iterator[Problem]:
    policy = portal.policies.get(record.policy)
    place = portal.jurisdictions.get(record.jurisdiction)
    if policy is None or place is None:
        return
    organisations = {
        one.name for one in portal.organisations.values() if one.jurisdiction == place.id
    }
    slugs = {grade.name: grade.slug for grade in portal.grades.values()}
    stages = dict.fromkeys(
        stage
        for name in dict.fromkeys(grades)
        if name in slugs
        for stage in life_of(policy, portal.procedures.get(policy.id), slugs[name])
    )
    policy_place = portal.jurisdictions.get(policy.jurisdiction, place)
    for field, step in fields.items():
        named: dict[BodyKind, LifeStage] = {}
        for stage in stages:
            kind = body_kind(stage.actor, policy_place) if stage.actor else None
            if stage.step is step and kind:
                named.setdefault(kind, stage)
        found = body_kind(getattr(record, field), place, organisations)
        if named and found and found not in named:
            stage = next(iter(named.values()))
            yield WRONG_BODY.at(
                record.source.at(field),
                field=field,
                found=getattr(record, field),
                policy=policy.id,
                clause=stage.clause,
                actor=stage.actor,
                doing_zh=_DOING[step][0],
                doing_en=_DOING[step][1],
            )
