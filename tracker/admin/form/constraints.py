"""The database's rules in words, for forms that break one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError
from django.utils.translation import gettext_lazy

from tracker.models import (
    DoorError,
    FourEyesError,
    StaleVersionError,
    UnpublishedReferenceError,
    UnsourcedError,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

SAME_DATES = gettext_lazy("The last day is before the first.")
SAID_ALREADY = gettext_lazy("Another row says the same already; it may be withdrawn.")

IN_WORDS = {
    "accession_step_earliest_is_not_after_latest": SAME_DATES,
    "accession_step_has_a_stage_of_its_track": gettext_lazy(
        "The stage is not one of the track: choose the other track or another stage."
    ),
    "agreement_does_not_supersede_itself": gettext_lazy(
        "An agreement cannot take the place of itself."
    ),
    "agreement_has_one_identifier_per_database": gettext_lazy(
        "The agreement has an identifier of this database already; it may be withdrawn."
    ),
    "bloc_is_not_a_member_of_itself": gettext_lazy(
        "A bloc cannot be a member of itself."
    ),
    "citation_has_a_known_claim_or_none": gettext_lazy("There is no such claim."),
    "citation_is_for_exactly_one_fact": gettext_lazy(
        "A citation is for one fact: choose one, and one only."
    ),
    "citation_names_a_claim_if_sources_disagree": gettext_lazy(
        "A citation names a claim for a discrepancy, and for nothing else."
    ),
    "deadline_has_a_stage_if_it_is_an_accession": gettext_lazy(
        "An accession needs the stage that is expected; no other milestone has one."
    ),
    "deadline_is_recorded_once": SAID_ALREADY,
    "deadline_names_a_round_if_it_is_one": gettext_lazy(
        "The milestone round needs the round's number or label; no other has one."
    ),
    "discrepancy_is_recorded_once": SAID_ALREADY,
    "forecast_probability_is_from_0_to_1": gettext_lazy(
        "A probability is from 0 to 1."
    ),
    "forecast_stated_earliest_is_not_after_stated_latest": SAME_DATES,
    "forecast_target_earliest_is_not_after_target_latest": gettext_lazy(
        "The last day that the words can mean is before the first."
    ),
    "forecast_that_sets_no_date_has_no_window": gettext_lazy(
        "A statement that sets no date has no first and no last day."
    ),
    "identifier_is_written_as_its_database_does": gettext_lazy(
        "The identifier is not written as its database writes them: see the "
        "definitions."
    ),
    "indicator_earliest_is_not_after_latest": SAME_DATES,
    "indicator_is_recorded_once": SAID_ALREADY,
    "no_two_sources_have_one_url": gettext_lazy(
        "Another source has this address already."
    ),
    "round_earliest_is_not_after_latest": SAME_DATES,
    "round_planned_earliest_is_not_after_planned_latest": gettext_lazy(
        "The planned last day is before the planned first."
    ),
    "round_that_was_held_has_a_first_day": gettext_lazy(
        "A round that was held has a first day."
    ),
    "source_earliest_is_not_after_latest": SAME_DATES,
    "status_event_earliest_is_not_after_latest": SAME_DATES,
    "status_event_is_recorded_once": SAID_ALREADY,
    "topic_is_recorded_once": SAID_ALREADY,
}

# What a form shows in words where the door or the database refuses a change.
REFUSED = (DoorError, ValidationError, IntegrityError, OperationalError)
REFUSALS: dict[type[Exception], StrPromise] = {
    OperationalError: gettext_lazy(
        "The database is busy and nothing was saved: save again."
    ),
    FourEyesError: gettext_lazy(
        "You wrote this, so somebody else has to publish it. Submit it, or say why you "
        "publish it on your own: it is then listed until another approves."
    ),
    StaleVersionError: gettext_lazy(
        "Somebody else has changed this meanwhile and nothing was saved: save again."
    ),
    UnpublishedReferenceError: gettext_lazy(
        "A published fact would name what readers cannot see: publish that too, or "
        "change or withdraw the fact first."
    ),
    UnsourcedError: gettext_lazy(
        "A published fact would be left without a source: cite another, or withdraw "
        "the fact."
    ),
}


def reworded(model, fault: ValidationError) -> ValidationError:
    """The same fault, each constraint that it names said in words."""
    said = {
        str(constraint.get_violation_error_message()): str(IN_WORDS[constraint.name])
        for constraint in model._meta.constraints
        if constraint.name in IN_WORDS
    }
    for error in _errors(fault):
        error.message = said.get(str(error.message), error.message)
        if error.code == "unique_together":
            error.message = str(SAID_ALREADY)
    return fault


def refusal(fault: Exception) -> str:
    """What to tell the analyst whose change the door or the database refused."""
    for kind, words in REFUSALS.items():
        if isinstance(fault, kind):
            return str(words)
    if isinstance(fault, ValidationError):
        return " ".join(fault.messages)
    if isinstance(fault, DoorError):
        return str(fault)
    return _in_words(fault)


def _in_words(fault: Exception) -> str:
    named = re.findall(r"\w+", str(fault))
    words = next((str(IN_WORDS[name]) for name in named if name in IN_WORDS), None)
    return words or str(SAID_ALREADY)


def _errors(fault: ValidationError) -> list[ValidationError]:
    if hasattr(fault, "error_dict"):
        return [error for errors in fault.error_dict.values() for error in errors]
    return fault.error_list
