"""Whatever an address or a form holds, the answer is a page and not a failure."""

import pytest
from django.test import Client

from tests import make
from tests.admin.every_table import undone
from tests.admin.pages import address, table, typing
from tracker.models import Agreement, Discrepancy, Forecast, Source

pytestmark = pytest.mark.walk

LONG = "条约" * 5_000
ODD = ["", "abc", "-1", "9" * 30, "\0", LONG, "<script>", "0x1f", "1e400"]
QUERIES = [
    "q=%00",
    "q=" + "x" * 5000,
    "p=abc",
    "p=99999999999999999999",
    "o=99.abc",
    "nonsense=1",
    "publication__exact=%00",
    "id__exact=abc",
    "id__exact=99999999999999999999",
    "latest__year=99999",
    "latest__year=abc",
    "stated_latest__year=0&stated_latest__month=13",
    "deadline__id__exact=abc",
    "_facets=True",
]


@pytest.fixture(scope="module")
def held(lasting_rows):
    """The rows of the tables whose forms hold every sort of field."""
    by_table = {type(row): row for row in reversed(lasting_rows)}
    return [by_table[model] for model in (Agreement, Discrepancy, Forecast, Source)]


@pytest.fixture(scope="module")
def typed(held):
    """What is in the form of each row, before anything is typed."""
    with undone():
        browser = Client()
        browser.force_login(make.user())
        return [typing(browser, address(row)) for row in held]


def name(text):
    return repr(text[:8])


@pytest.mark.parametrize("text", ODD, ids=name)
def test_every_field_may_hold_nonsense(desk, held, typed, text):
    for row, fields in zip(held, typed, strict=True):
        nonsense = dict.fromkeys(fields, text)
        assert desk.post(address(row), nonsense).status_code in {200, 409}, row
        assert desk.post(table(type(row), "add"), nonsense).status_code == 200, row


@pytest.mark.parametrize("text", ["abc", "\0"], ids=name)
def test_any_one_field_may_hold_nonsense(desk, held, typed, text):
    forecast, fields = held[2], {**typed[2]}

    for field in fields:
        page = desk.post(address(forecast), {**fields, field: text})
        assert page.status_code in {200, 302, 409}, field
        fields["version"] = str(forecast.history.count())


@pytest.mark.parametrize("page", ["change", "withdraw"])
def test_an_empty_form_is_answered(desk, held, page):
    for row in held:
        assert desk.post(address(row, page), {}).status_code in {200, 409}, row


@pytest.mark.parametrize("query", QUERIES)
def test_every_list_answers_whatever_is_asked_of_it(desk, held, query):
    for row in held:
        page = desk.get(f"{table(type(row))}?{query}", follow=True)
        assert page.status_code == 200, row


@pytest.mark.parametrize("text", ODD[:5], ids=name)
def test_a_form_can_be_opened_with_nonsense_in_its_address(desk, held, text):
    for row in held:
        given = {field.name: text for field in row._meta.concrete_fields}
        assert desk.get(table(type(row), "add"), given).status_code == 200, row


@pytest.mark.parametrize("number", ["0", "abc", "9" * 30, "%00", "a/b"])
@pytest.mark.parametrize("page", ["change", "history", "withdraw"])
def test_a_row_that_is_not_there_leads_back_to_the_desk(desk, number, page):
    answer = desk.get(f"{table(Agreement)}{number}/{page}/", follow=True)

    assert answer.redirect_chain == [("/admin/", 302)]


@pytest.mark.parametrize("term", ["", "tpp", "%00", "x" * 5000, "%25", "'"])
def test_a_choice_by_typing_answers_any_term(desk, lasting_rows, term):
    field = "app_label=tracker&model_name=forecast&field_name=deadline"

    page = desk.get(f"/admin/autocomplete/?{field}&term={term}")

    assert page.status_code == 200


@pytest.mark.parametrize("page", ["abc", "-1", "0", "99999999999999999999", "%00"])
def test_a_history_has_a_page_for_any_number(desk, held, page):
    assert desk.get(f"{address(held[0], 'history')}?p={page}").status_code == 200
