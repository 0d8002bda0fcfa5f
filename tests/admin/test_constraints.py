"""Every rule of the database that a form can break has words for analysts."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError
from django.db.models import CheckConstraint, UniqueConstraint

from tracker.admin.form.constraints import IN_WORDS, refusal
from tracker.models import StaleVersionError, TrackedModel, UntracedWriteError

TABLES = [
    model
    for model in apps.get_app_config("tracker").get_models()
    if issubclass(model, TrackedModel)
]
RULES = [rule for model in TABLES for rule in model._meta.constraints]


def is_asked_of_the_field(rule) -> bool:
    """Do the field's own choices and demands hold the rule already?"""
    return "_has_a_known_" in rule.name or rule.name.endswith("_is_not_empty")


def is_said_by_django(rule) -> bool:
    """A rule that no two rows are the same in some fields, without a condition."""
    return isinstance(rule, UniqueConstraint) and not (
        rule.expressions or rule.condition
    )


def test_every_rule_that_a_form_can_break_is_said_in_words():
    wordless = {
        rule.name
        for rule in RULES
        if not is_asked_of_the_field(rule) and not is_said_by_django(rule)
    }

    assert wordless - IN_WORDS.keys() == set()


def test_no_words_are_kept_for_a_rule_that_is_gone():
    assert IN_WORDS.keys() - {rule.name for rule in RULES} == set()
    assert any(isinstance(rule, CheckConstraint) for rule in RULES)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (
            IntegrityError("CHECK constraint failed: bloc_is_not_a_member_of_itself"),
            "A bloc cannot be a member of itself.",
        ),
        (
            IntegrityError("UNIQUE constraint failed: tracker_party.code"),
            "Another row says the same already; it may be withdrawn.",
        ),
        (
            OperationalError("database is locked"),
            "The database is busy and nothing was saved: save again.",
        ),
        (
            StaleVersionError("TPP", had=1, now=2),
            "Somebody else has changed this meanwhile and nothing was saved: save "
            "again.",
        ),
        (ValidationError(["One thing.", "Another."]), "One thing. Another."),
        (
            UntracedWriteError("got save(); wanted record(why)"),
            "got save(); wanted record(why)",
        ),
    ],
)
def test_a_refusal_is_said_in_words(fault, words):
    assert refusal(fault) == words
