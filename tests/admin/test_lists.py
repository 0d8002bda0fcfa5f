"""The lists: found by a few letters, and as quick with thirty rows as with three."""

import pytest

from tests import make
from tests.admin.pages import address, table
from tracker.models import (
    AccessionStep,
    Agreement,
    Citation,
    Deadline,
    Discrepancy,
    Forecast,
    Indicator,
    Membership,
    Participation,
    Party,
    Round,
    Source,
    Speaker,
    StatusEvent,
    Succession,
    Topic,
    change_set,
)
from tracker.vocabulary.changes import Publication

pytestmark = pytest.mark.walk

TABLES = [
    AccessionStep,
    Agreement,
    Citation,
    Deadline,
    Discrepancy,
    Forecast,
    Indicator,
    Membership,
    Participation,
    Party,
    Round,
    Source,
    Speaker,
    StatusEvent,
    Succession,
    Topic,
]


@change_set()
def rows_more(first, last):
    """Of every table, as many rows as the numbers count."""
    asean = make.party("ASEAN")
    for number in range(first, last):
        agreement = make.agreement(f"a{number}")
        party = make.party(f"P{number}")
        make.membership(asean, party)
        make.speaker(f"Speaker {number}", party=party)
        make.source(f"source-{number}")
        make.participation(agreement, party)
        make.status_event(agreement, party=party)
        make.round(agreement, number)
        make.step(agreement, party)
        deadline = make.deadline(agreement, "ratified", party=party)
        make.forecast(deadline, speaker=make.speaker(f"Speaker {number}"))
        make.indicator(agreement)
        make.topic(agreement)
        make.discrepancy(agreement)
        if number:
            make.succession(agreement, Agreement.objects.get(slug=f"a{number - 1}"))


@pytest.fixture
def counted(django_assert_max_num_queries):
    def count(desk, where):
        with django_assert_max_num_queries(40) as asked:
            assert desk.get(where).status_code == 200
        return len(asked)

    return count


def test_thirty_rows_take_no_more_queries_than_three(desk, counted):
    rows_more(0, 4)
    desk.get(table(Party))
    few = {model: counted(desk, table(model)) for model in TABLES}

    rows_more(4, 30)

    assert {model: counted(desk, table(model)) for model in TABLES} == few


@pytest.mark.parametrize("field", ["deadline", "speaker"])
def test_a_choice_by_typing_takes_no_more_queries_for_more_rows(desk, counted, field):
    where = (
        f"/admin/autocomplete/?app_label=tracker&model_name=forecast&field_name={field}"
    )
    rows_more(0, 3)
    few = counted(desk, where)

    rows_more(3, 18)

    assert counted(desk, where) == few


def test_a_form_takes_no_more_queries_for_more_sources_and_parties(desk, counted, tpp):
    make.participation(tpp, make.party("JP"))
    desk.get(address(tpp))
    few = counted(desk, address(tpp))

    for code in ["AU", "BN", "CA", "CL", "MX"]:
        make.cite(tpp, make.source(f"source-{code.lower()}"))
        make.participation(tpp, make.party(code))

    assert counted(desk, address(tpp)) == few


@pytest.mark.parametrize(
    ("model", "letters"),
    [
        (Agreement, "pacific"),
        (Party, "japan"),
        (Source, "cass"),
        (Speaker, "froman"),
        (Deadline, "tpp"),
        (Forecast, "2013"),
        (StatusEvent, "ministers"),
        (Round, "bandar"),
        (Topic, "state-owned"),
        (Discrepancy, "rounds"),
    ],
)
def test_a_row_is_found_by_some_letters(desk, rows, model, letters):
    page = desk.get(table(model), {"q": letters})

    assert page.context["cl"].result_count == 1


@pytest.mark.parametrize("model", TABLES)
def test_no_list_writes_by_itself_and_what_it_offers_asks_why_first(desk, rows, model):
    page = desk.get(table(model))

    offered = {
        name for name, _label in page.context["action_form"]["action"].field.choices
    }
    assert page.context["cl"].formset is None
    assert offered <= {"", "publish", "withdraw", "set_region", "set_kind"}
    for action in offered - {""}:
        typed = {
            "action": action,
            "_selected_action": [row.pk for row in rows if type(row) is model],
        }
        assert "change_reason" in desk.post(table(model), typed).text
    assert all(row.history.count() == row.version for row in rows)


def test_a_withdrawn_row_is_not_offered_for_choice(desk, tpp):
    source = make.source()
    tpp.withdraw(make.WHY)
    where = (
        "/admin/autocomplete/?app_label=tracker&model_name=round&field_name=agreement"
    )

    answer = desk.get(where)

    assert answer.json()["results"] == []
    assert source.publication == Publication.PUBLISHED
