"""What must hold across records. A rule is a generator; its docstring is the rule."""

from __future__ import annotations

from datetime import date

from generator.config import SiteConfig
from generator.model import Portal
from generator.problems import Problem, first_told
from generator.rules import (
    announcements,
    answers,
    calendars,
    certificate_numbers,
    clauses,
    corrections,
    coverage,
    eligibility,
    fingerprints,
    forms,
    grades,
    list_life,
    lists,
    notices,
    organisation_history,
    organisation_requirements,
    organisation_scopes,
    organisations,
    outcomes,
    policies,
    privacy,
    publications,
    references,
    settings,
    statuses,
    targets,
)
from generator.working_days import WorkingCalendar

# what speaks of the people in notices and lists: `portal import` asks these before they are written
ROW_RULES = (
    notices.serials_are_unique,
    notices.people_stand_once,
    notices.grades_of_candidates_exist,
    notices.occupations_are_known,
    lists.serials_are_unique,
    lists.people_stand_once,
    lists.grades_of_holders_exist,
    lists.occupations_are_known,
    lists.every_holder_was_in_the_notice,
    outcomes.nobody_withdrawn_is_listed,
    organisation_scopes.the_organisation_was_on_file,
    organisation_scopes.the_proposing_organisation_is_on_file,
    certificate_numbers.a_number_is_used_once,
    certificate_numbers.the_sixteenth_character_is_the_grade,
    certificate_numbers.a_number_begins_with_the_filing_number,
    certificate_numbers.the_year_is_not_after_the_approval,
    certificate_numbers.special_grades_come_from_employers,
)
_RULES = (
    references.every_reference_exists,
    grades.the_ladder_is_the_eight_grades,
    policies.repeals_do_not_go_in_circles,
    policies.a_grade_table_names_each_grade_once,
    policies.relations_lead_somewhere,
    policies.documents_are_cited_and_are_no_policies,
    policies.a_document_number_is_used_once,
    policies.validities_do_not_overlap,
    targets.targets_are_due_when_they_say,
    fingerprints.fingerprints_are_untouched,
    fingerprints.clauses_stand_in_order,
    fingerprints.texts_are_those_of_the_fingerprints,
    clauses.cited_clauses_exist,
    clauses.every_clause_is_spoken_of,
    clauses.what_is_said_stands_in_its_clause,
    clauses.numbers_agree_with_their_text,
    clauses.awards_stand_in_their_clause,
    answers.answers_stand_in_their_clauses,
    answers.answers_have_clauses_or_are_not_stated,
    eligibility.rules_have_aims_and_conditions,
    eligibility.conditions_are_complete,
    forms.every_form_has_an_address_of_its_own,
    forms.cells_are_of_their_fields,
    policies.stated_codes_are_those_of_the_ladder,
    organisations.a_filing_number_belongs_to_one_organisation,
    organisations.a_name_belongs_to_one_organisation,
    organisations.filing_numbers_agree_with_kind_and_place,
    organisations.credit_codes_have_their_check_digit,
    organisations.own_grade_names_are_clear,
    organisations.occupations_are_known,
    organisation_history.a_history_is_in_order,
    organisation_history.a_scope_follows_from_its_history,
    organisation_requirements.requirements_are_whole,
    organisation_requirements.organisations_meet_what_policies_require,
    notices.the_period_is_written_and_runs_forward,
    *ROW_RULES,
    announcements.every_notice_has_an_address_of_its_own,
    announcements.windows_run_forward,
    publications.channels_of_policies_are_known,
    publications.publications_are_whole,
    publications.the_channels_of_the_policy_were_used,
    publications.published_by_the_day_said,
    outcomes.withdrawals_are_of_the_notice,
    outcomes.everyone_has_an_outcome,
    list_life.steps_are_taken_by_whom_the_policy_names,
    corrections.nothing_is_said_of_rows_taken_down,
    corrections.supplements_are_of_numbered_rows,
    corrections.errata_lead_to_the_row,
    coverage.a_declaration_runs_forward,
    statuses.changes_name_a_listed_number,
    statuses.changes_follow_one_another,
    statuses.a_change_cites_a_ground_of_the_policy,
)
_CALENDAR_RULES = (
    notices.the_publicity_period_is_long_enough,
    notices.the_end_is_known,
    notices.a_stated_end_agrees,
    notices.names_stand_while_anyone_may_object,
    lists.approved_after_publicity,
)


def check(
    portal: Portal, config: SiteConfig, calendar: WorkingCalendar, today: date
) -> list[Problem]:
    """All problems of what was loaded, by place."""
    problems: list[Problem] = []
    for rule in _RULES:
        problems.extend(first_told(rule(portal)))
    for calendar_rule in _CALENDAR_RULES:
        problems.extend(first_told(calendar_rule(portal, calendar)))
    problems.extend(calendars.years_are_whole(portal))
    problems.extend(calendars.next_year_is_there_in_time(portal, today))
    problems.extend(statuses.decisions_have_been_made(portal, today))
    problems.extend(first_told(outcomes.outcomes_have_been_decided(portal, today)))
    problems.extend(first_told(privacy.nothing_personal_is_published(portal, config)))
    problems.extend(settings.the_mode_has_what_it_needs(config))
    problems.extend(settings.takedown_periods_are_one_number(config))
    return sorted(problems, key=Problem.sort_key)
