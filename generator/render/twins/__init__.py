"""Machine twins: what a page says, as JSON. A form a twin; its module says how it is filled."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages import OutputFile
from generator.render.context import RenderContext
from generator.render.twins import (
    calendar,
    compare,
    eligibility,
    forms,
    grades,
    home,
    lists,
    notices,
    occupations,
    organisations,
    policies,
    policy_changes,
    procedures,
    reference,
    statistics,
)
from generator.render.twins.form import Twin
from generator.render.twins.samples import SamplesTwin

# Every form that is published has a schema.
FORMS: tuple[type[Twin], ...] = (
    home.IndexTwin,
    grades.GradesTwin,
    grades.GradeTwin,
    policies.PoliciesTwin,
    policies.PolicyTwin,
    policies.DocumentTwin,
    policy_changes.PolicyChangesTwin,
    compare.CompareTwin,
    procedures.ProceduresTwin,
    procedures.ProcedureTwin,
    forms.FormsTwin,
    forms.FormTwin,
    procedures.CareerTwin,
    eligibility.EligibilityTwin,
    procedures.TargetsTwin,
    notices.NoticesTwin,
    notices.NoticeTwin,
    notices.CallTwin,
    notices.SupervisionTwin,
    calendar.CalendarTwin,
    lists.ListsTwin,
    lists.ApprovedListTwin,
    statistics.StatisticsTwin,
    organisations.OrganisationsTwin,
    organisations.OrganisationTwin,
    occupations.OccupationsTwin,
    occupations.OccupationTwin,
    reference.QuestionsTwin,
    reference.GlossaryTwin,
    reference.DownloadsTwin,
    reference.TrustTwin,
    SamplesTwin,
)


def twins(context: RenderContext) -> Iterator[OutputFile]:
    """The twin of every page that comes from data, in the order of the pages."""
    yield from home.home_twins(context)
    yield from grades.grade_twins(context)
    yield from policies.policy_twins(context)
    yield from policy_changes.policy_changes_twins(context)
    yield from compare.compare_twins(context)
    yield from procedures.procedure_twins(context)
    yield from eligibility.eligibility_twins(context)
    yield from forms.form_twins(context)
    yield from notices.notice_twins(context)
    yield from calendar.calendar_twins(context)
    yield from lists.list_twins(context)
    yield from statistics.statistics_twins(context)
    yield from organisations.organisation_twins(context)
    yield from occupations.occupation_twins(context)
    yield from reference.reference_twins(context)
