"""The sources of a fact on its own page: cited, withdrawn, as public as the fact."""

import pytest

from tests import make
from tests.admin.pages import WHY, address, cite, faults, typing
from tracker.models import Citation
from tracker.vocabulary.changes import Publication

DRAFT, PUBLISHED, WITHDRAWN = Publication


@pytest.fixture
def ustr(db):
    return make.source("ustr-tpp")


@pytest.fixture
def event(tpp):
    return make.status_event(tpp)


def states(fact) -> dict[str, str]:
    found = fact.citations.values_list("source__slug", "publication")
    return dict(found)


def test_a_source_is_cited_for_a_fact_that_stays_as_it_is(desk, event, ustr):
    where = address(event)

    desk.post(where, typing(desk, where, **cite(desk, where, ustr)))

    assert states(event) == {"cass-wp-201407": PUBLISHED, "ustr-tpp": PUBLISHED}
    assert event.history.count() == 1


def test_a_place_in_the_source_is_kept_with_the_reason(desk, event):
    typed = typing(desk, address(event), **{"citations-0-locator": "p. 12"})

    desk.post(address(event), typed)

    version = event.citations.get().history.first()
    assert version.locator == "p. 12"
    assert version.history_change_reason == WHY["change_reason"]


def test_a_source_that_is_removed_is_withdrawn_and_never_deleted(desk, event, ustr):
    cited = make.cite(event, ustr)
    removed = {"citations-1-DELETE": "on", "citations-1-locator": "typed before"}

    desk.post(address(event), typing(desk, address(event), **removed))

    cited.refresh_from_db()
    assert (cited.publication, cited.locator) == (WITHDRAWN, "")


def test_a_line_that_is_removed_before_it_was_saved_is_no_source(desk, event, ustr):
    where = address(event)
    typed = typing(desk, where, **cite(desk, where, ustr))

    desk.post(where, {**typed, "citations-1-DELETE": "on"})

    assert states(event) == {"cass-wp-201407": PUBLISHED}


def test_the_last_source_of_a_published_fact_cannot_be_removed(desk, event):
    typed = typing(desk, address(event), **{"citations-0-DELETE": "on"})

    page = desk.post(address(event), typed)

    assert "a published fact needs at least one" in faults(page)
    assert states(event) == {"cass-wp-201407": PUBLISHED}


def test_one_source_can_take_the_place_of_another(desk, event, ustr):
    where = address(event)
    typed = typing(desk, where, **cite(desk, where, ustr))

    desk.post(where, {**typed, "citations-0-DELETE": "on"})

    assert states(event) == {"cass-wp-201407": WITHDRAWN, "ustr-tpp": PUBLISHED}


def test_a_withdrawn_source_is_not_shown(desk, event, ustr):
    make.cite(event, ustr).withdraw(make.WHY)

    page = desk.get(address(event))

    assert ustr.title not in page.text


def test_a_withdrawn_source_that_is_cited_again_comes_back_with_its_history(
    desk, event, ustr
):
    cited = make.cite(event, ustr)
    cited.withdraw(make.WHY)
    where = address(event)

    desk.post(where, typing(desk, where, **cite(desk, where, ustr)))

    cited.refresh_from_db()
    assert cited.publication == PUBLISHED
    assert cited.history.count() == 3


def test_a_source_cannot_be_cited_twice(desk, event):
    where = address(event)

    page = desk.post(where, typing(desk, where, **cite(desk, where, make.source())))

    assert page.status_code == 200
    assert Citation.objects.filter(status_event=event).count() == 1


def test_the_sources_of_a_draft_are_published_with_it(desk, tpp):
    draft = make.status_event(tpp, publication=DRAFT)

    desk.post(address(draft), typing(desk, address(draft), publication="published"))

    assert states(draft) == {"cass-wp-201407": PUBLISHED}


def test_a_source_that_is_not_published_cannot_back_a_published_fact(desk, event):
    draft = make.source("blog-post", publication=DRAFT)
    where = address(event)

    page = desk.post(where, typing(desk, where, **cite(desk, where, draft)))

    assert f"“{draft}” is not published (Draft)" in faults(page)


def test_each_claim_of_a_discrepancy_has_its_own_sources(desk, tpp, ustr):
    counted = make.discrepancy(tpp)
    where = address(counted)
    typed = typing(desk, where, **cite(desk, where, ustr))

    desk.post(where, {**typed, "citations-2-claim": "b"})

    claims = counted.citations.values_list("claim", "source__slug")
    assert ("b", "ustr-tpp") in claims


def test_a_citation_by_itself_is_as_public_as_its_fact(desk, tpp, ustr):
    draft = make.status_event(tpp, publication=DRAFT)
    where = "/admin/tracker/citation/add/"
    new = {"source": ustr, "status_event": draft, "publication": "published"}

    desk.post(where, typing(desk, where, **new))

    assert states(draft)["ustr-tpp"] == DRAFT


@pytest.mark.parametrize("facts", [[], ["agreement", "status_event"]])
def test_a_citation_is_for_one_fact(desk, tpp, event, ustr, facts):
    where = "/admin/tracker/citation/add/"
    held = {"agreement": tpp, "status_event": event}
    new = {"source": ustr, **{name: held[name] for name in facts}}

    page = desk.post(where, typing(desk, where, **new))

    assert "choose one, and one only" in faults(page)


def test_a_party_is_added_on_the_page_of_the_agreement(desk, tpp):
    typed = typing(
        desk,
        address(tpp),
        **{"participations-0-party": make.party("JP"), "participations-TOTAL_FORMS": 1},
    )

    desk.post(address(tpp), typed)

    assert tpp.participations.get().publication == PUBLISHED


def test_a_party_that_was_withdrawn_comes_back_with_its_history(desk, tpp):
    japan = make.party("JP")
    taking_part = make.participation(tpp, japan)
    taking_part.withdraw(make.WHY)
    new = {"participations-0-party": japan, "participations-TOTAL_FORMS": 1}

    desk.post(address(tpp), typing(desk, address(tpp), **new))

    taking_part.refresh_from_db()
    assert taking_part.publication == PUBLISHED
