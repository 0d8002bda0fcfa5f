"""Two analysts at one row: no change is lost, and no typing either."""

import pytest

from tests import make
from tests.admin.pages import WHY, address, cite, typing
from tracker.models import ChangeContext
from tracker.vocabulary.changes import Publication

PUBLISHED, WITHDRAWN = Publication.PUBLISHED, Publication.WITHDRAWN
LATER = {"csrfmiddlewaretoken", "_save", "_review"}


@pytest.fixture
def event(tpp):
    return make.status_event(tpp)


@pytest.fixture
def colleague(db):
    return make.user("wang.wei")


def changed(row, by, **fields):
    """The row as the colleague leaves it."""
    row.refresh_from_db()
    for name, value in fields.items():
        setattr(row, name, value)
    row.record(ChangeContext("Read the communiqué", by=by))


def lines(page):
    """Each field that differs: as it was read, as it is, as it was typed."""
    return {
        line.label: (line.read, line.now, line.typed) for line in page.context["lines"]
    }


def chosen(page, **keep):
    """What the conflict page posts back; ``stated_date="now"`` is a choice."""
    choices = {
        f"keep-{line.key}": "typed" if line.takes_typed else "now"
        for line in page.context["lines"]
    }
    choices |= {f"keep-{name}": choice for name, choice in keep.items()}
    return {**dict(page.context["typing"]), "_chosen": "1", "_save": "Save", **choices}


def test_the_second_of_two_is_shown_both_and_nothing_is_saved(desk, event, colleague):
    typed = typing(desk, address(event), stated_date="2010-03", status="signed")
    changed(event, colleague, stated_date="2010-03-19")

    page = desk.post(address(event), typed)

    assert page.status_code == 409
    assert lines(page) == {
        "Date": ("2010-03-15", "2010-03-19", "2010-03"),
        "Status": ("Under negotiation", "Under negotiation", "Signed"),
    }
    assert event.history.count() == 2


def test_the_page_says_who_changed_it_when_and_why(desk, event, colleague):
    typed = typing(desk, address(event), stated_date="2010-03")
    changed(event, colleague, stated_date="2010-03-19")

    page = desk.post(address(event), typed)

    [entry] = page.context["since"]
    assert (entry.author, entry.reason) == ("wang.wei", "Read the communiqué")
    assert "Read the communiqué" in page.text
    assert entry.moment == event.history.first().history_date


def test_names_are_shown_and_not_numbers(desk, tpp, colleague):
    step = make.step(tpp, make.party("JP"))
    typed = typing(desk, address(step), party=make.party("KR"))
    changed(step, colleague, party=make.party("CN"))

    page = desk.post(address(step), typed)

    assert lines(page)["Party"] == ("Japan", "China", "Korea")


def test_what_only_the_other_changed_is_taken_over(desk, event, colleague):
    typed = typing(desk, address(event), status="signed")
    changed(event, colleague, description="Talks began in Melbourne.")
    page = desk.post(address(event), typed)

    desk.post(address(event), chosen(page))

    event.refresh_from_db()
    assert event.status == "signed"
    assert event.description == "Talks began in Melbourne."
    assert event.version == 3


@pytest.mark.parametrize(
    ("choice", "date"), [("typed", "2010-03"), ("now", "2010-03-19")]
)
def test_of_what_both_changed_the_analyst_chooses(desk, event, colleague, choice, date):
    typed = typing(desk, address(event), stated_date="2010-03", status="signed")
    changed(event, colleague, stated_date="2010-03-19")
    page = desk.post(address(event), typed)

    desk.post(address(event), chosen(page, stated_date=choice))

    event.refresh_from_db()
    assert (event.stated_date, event.status) == (date, "signed")


def test_the_choice_can_be_looked_over_in_the_form_first(desk, event, colleague):
    typed = typing(desk, address(event), stated_date="2010-03", description="Mine.")
    changed(event, colleague, stated_date="2010-03-19")
    choice = chosen(desk.post(address(event), typed), stated_date="now")
    choice["_review"] = choice.pop("_save")

    page = desk.post(address(event), choice)

    form = page.context["adminform"].form
    assert (form["stated_date"].value(), form["description"].value()) == (
        "2010-03-19",
        "Mine.",
    )
    assert form["version"].value() == "2"
    assert event.history.count() == 2


def test_a_third_change_is_not_lost_either(desk, event, colleague):
    typed = typing(desk, address(event), description="Mine.")
    changed(event, colleague, stated_date="2010-03-19")
    choice = chosen(desk.post(address(event), typed))
    changed(event, colleague, description="Theirs.")

    page = desk.post(address(event), choice)

    assert page.status_code == 409
    assert lines(page) == {"What happened": ("Ministers said so.", "Theirs.", "Mine.")}


def test_the_reason_that_was_typed_is_kept(desk, event, colleague):
    typed = typing(desk, address(event), status="signed")
    changed(event, colleague, stated_date="2010-03-19")

    page = desk.post(address(event), typed)

    assert WHY.items() <= dict(page.context["typing"]).items()


def test_a_row_that_was_withdrawn_meanwhile_is_said_to_be(desk, event, colleague):
    typed = typing(desk, address(event), description="Mine.")
    event.withdraw(ChangeContext("Wrong agreement", by=colleague))

    page = desk.post(address(event), typed)

    assert page.status_code == 409
    assert "It has been withdrawn." in page.text
    assert lines(page)["Publication"] == ("Published", "Withdrawn", "Published")


def test_a_row_that_was_withdrawn_meanwhile_stays_so_unless_chosen(
    desk, event, colleague
):
    typed = typing(desk, address(event), description="Mine.")
    event.withdraw(ChangeContext("Wrong agreement", by=colleague))
    page = desk.post(address(event), typed)

    desk.post(address(event), chosen(page))

    event.refresh_from_db()
    assert (event.publication, event.description) == (WITHDRAWN, "Mine.")


def test_a_source_that_both_changed_is_a_conflict(desk, event, colleague):
    typed = typing(desk, address(event), **{"citations-0-locator": "p. 9"})
    changed(event.citations.get(), colleague, locator="p. 7")

    page = desk.post(address(event), typed)

    title = str(make.source())
    assert page.status_code == 409
    assert lines(page)["Source"] == (title, f"{title} · p. 7", f"{title} · p. 9")


@pytest.mark.parametrize(("choice", "place"), [("typed", "p. 9"), ("now", "p. 7")])
def test_of_a_source_that_both_changed_the_analyst_chooses(
    desk, event, colleague, choice, place
):
    typed = typing(desk, address(event), **{"citations-0-locator": "p. 9"})
    changed(event.citations.get(), colleague, locator="p. 7")
    page = desk.post(address(event), typed)

    desk.post(address(event), chosen(page, **{"citations-0": choice}))

    assert event.citations.get().locator == place


def test_a_source_that_one_changed_and_one_removed_is_a_conflict(
    desk, event, colleague
):
    cited = make.cite(event, make.source("ustr-tpp"))
    typed = typing(desk, address(event), **{"citations-1-DELETE": "on"})
    changed(cited, colleague, locator="p. 7")
    page = desk.post(address(event), typed)

    desk.post(address(event), chosen(page))

    cited.refresh_from_db()
    assert lines(page)["Source"][2] == "withdrawn"
    assert (cited.publication, cited.locator) == (WITHDRAWN, "p. 7")


def test_a_new_source_is_kept_through_a_conflict(desk, event, colleague):
    where, source = address(event), make.source("ustr-tpp")
    typed = typing(desk, where, **cite(desk, where, source))
    changed(event, colleague, stated_date="2010-03-19")
    page = desk.post(where, typed)

    desk.post(where, chosen(page))

    assert event.citations.filter(source=source, publication=PUBLISHED).exists()


@pytest.mark.parametrize(
    ("choice", "state"), [("typed", PUBLISHED), ("now", WITHDRAWN)]
)
def test_a_source_that_was_withdrawn_meanwhile_comes_back_if_chosen(
    desk, event, colleague, choice, state
):
    cited = make.cite(event, make.source("ustr-tpp"))
    typed = typing(desk, address(event), **{"citations-1-locator": "p. 9"})
    cited.withdraw(ChangeContext("Dead link", by=colleague))
    page = desk.post(address(event), typed)

    desk.post(address(event), chosen(page, **{"citations-1": choice}))

    cited.refresh_from_db()
    assert cited.publication == state


def test_what_somebody_else_typed_word_for_word_is_no_conflict(desk, event, colleague):
    typed = typing(desk, address(event), stated_date="2010-03-19")
    changed(event, colleague, stated_date="2010-03-19")

    page = desk.post(address(event), typed)

    assert page.status_code == 302
    assert event.history.count() == 2


@pytest.mark.parametrize("version", ["", "abc", "99", "-1", "²", "1" * 30, "\0"])
def test_a_form_that_does_not_know_its_version_overwrites_nothing(desk, event, version):
    typed = typing(desk, address(event), stated_date="2010-03", version=version)

    page = desk.post(address(event), typed)

    assert page.status_code == 409
    assert lines(page) == {"Date": ("", "2010-03-15", "2010-03")}
    assert event.history.count() == 1


def test_what_cannot_be_read_is_shown_as_it_was_typed(desk, event, colleague):
    typed = typing(desk, address(event), stated_date="soon", agreement="x")
    changed(event, colleague, status="signed")

    page = desk.post(address(event), typed)

    assert lines(page)["Date"] == ("2010-03-15", "2010-03-15", "soon")
