"""Many rows at once: one reason, one change, nothing lost."""

import pytest

from tests import make
from tests.admin.pages import WHY, address, messages, table
from tracker.models import Agreement, ChangeContext, Party, StatusEvent
from tracker.queries.history.change_log import ChangeLogFilters, change_log
from tracker.queries.history.integrity import comparison
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.roles import Role

DRAFT, PUBLISHED, WITHDRAWN = Publication


@pytest.fixture
def drafts(db):
    return [make.agreement(slug, publication=DRAFT) for slug in ("rcep", "ttip")]


def chosen(desk, action, rows, model=Agreement, **across):
    """The page on which to say why, as the list's menu leads to it."""
    typed = {"action": action, "_selected_action": [row.pk for row in rows], **across}
    return desk.post(table(model), typed)


def save(desk, page, **typed):
    """Posts back what the page holds, a reason, and what was typed."""
    held = {"rows": page.context["form"]["rows"].value()}
    return desk.post(page.context["address"], {**held, **WHY, **typed}, follow=True)


def publications():
    return dict(Agreement.objects.values_list("slug", "publication"))


def test_many_are_published_with_their_sources_in_one_change(desk, drafts):
    page = save(desk, chosen(desk, "publish", drafts))

    assert publications() == {"rcep": PUBLISHED, "ttip": PUBLISHED}
    assert messages(page) == ["Changed: 2. As wanted already: 0."]
    newest = [row.history.first() for row in drafts]
    assert len({version.history_date for version in newest}) == 1
    assert len({version.batch for version in newest} - {""}) == 1
    assert {v.history_change_reason for v in newest} == {WHY["change_reason"]}
    assert comparison(Agreement).differences == ()


def test_one_reason_is_one_entry_of_the_public_changes(desk, drafts):
    save(desk, chosen(desk, "publish", drafts))

    entry = change_log(ChangeLogFilters(), known=None).entries[0]
    assert entry.note == WHY["public_note"]
    assert {change.label for change in entry.changes} >= {"RCEP", "TTIP"}


def test_the_page_lists_the_rows_and_saves_nothing(desk, drafts):
    page = chosen(desk, "publish", drafts)

    assert all(str(row) in page.text for row in drafts)
    assert publications() == {"rcep": DRAFT, "ttip": DRAFT}


def test_many_are_withdrawn_and_those_that_are_stay(desk, tpp):
    event, gone = make.status_event(tpp), make.status_event(tpp, stated_date="2011")
    gone.withdraw(make.WHY)

    page = save(desk, chosen(desk, "withdraw", [event, gone], StatusEvent))

    assert messages(page) == ["Changed: 1. As wanted already: 1."]
    assert event.citations.get().publication == WITHDRAWN


@pytest.mark.parametrize(("field", "value"), [("region", "global"), ("kind", "bit")])
def test_a_region_and_a_kind_are_set_on_many(desk, drafts, field, value):
    save(desk, chosen(desk, f"set_{field}", drafts), value=value)

    assert {getattr(row, field) for row in Agreement.objects.all()} == {value}


def test_a_value_that_is_not_offered_is_refused(desk, drafts):
    page = save(desk, chosen(desk, "set_kind", drafts), value="planet")

    assert "value" in page.context["form"].errors
    assert {row.history.count() for row in drafts} == {1}


@pytest.mark.parametrize("field", ["change_reason", "change_kind", "public_note"])
def test_a_reason_a_kind_and_a_note_are_demanded(desk, drafts, field):
    page = save(desk, chosen(desk, "publish", drafts), **{field: ""})

    assert field in page.context["form"].errors
    assert publications() == {"rcep": DRAFT, "ttip": DRAFT}


def test_one_that_moved_on_stops_all_and_both_versions_are_shown(desk, drafts):
    page = chosen(desk, "publish", drafts)
    drafts[0].name_zh = "区域全面经济伙伴关系协定"
    drafts[0].record(ChangeContext("Its Chinese name", by=make.user("wang.wei")))

    told = save(desk, page, change_reason="Read them all")

    [moved] = told.context["moved"]
    assert told.status_code == 409
    assert (moved.name, moved.read, moved.now) == (str(drafts[0]), "1", 2)
    assert (moved.author, moved.reason) == ("wang.wei", "Its Chinese name")
    assert [change.after for change in moved.changes] == ["区域全面经济伙伴关系协定"]
    assert "Read them all" in told.text
    assert publications() == {"rcep": DRAFT, "ttip": DRAFT}


def test_who_was_told_can_save_after_all(desk, drafts):
    page = chosen(desk, "publish", drafts)
    drafts[0].name_zh = "区域全面经济伙伴关系协定"
    drafts[0].record(make.WHY)

    save(desk, save(desk, page))

    assert publications() == {"rcep": PUBLISHED, "ttip": PUBLISHED}
    assert Agreement.objects.get(slug="rcep").name_zh == "区域全面经济伙伴关系协定"


def test_one_that_breaks_a_rule_stops_all_and_is_named(desk, tpp):
    make.step(tpp, make.party("JP"))
    rows = [make.party("KR"), make.party("JP")]

    page = save(desk, chosen(desk, "withdraw", rows, Party))

    said = str(page.context["form"].non_field_errors())
    assert "A published fact would name what readers cannot see" in said
    assert "Japan" in said
    assert set(Party.objects.values_list("publication", flat=True)) == {PUBLISHED}


def test_all_that_the_list_shows_are_those_that_were_listed(desk, drafts):
    page = chosen(desk, "publish", drafts[:1], select_across="1")
    late = make.agreement("tisa", publication=DRAFT)

    save(desk, page)

    assert publications() == {"rcep": PUBLISHED, "ttip": PUBLISHED, late.slug: DRAFT}


def test_too_many_at_once_are_refused(desk, drafts, monkeypatch):
    monkeypatch.setattr("tracker.admin.form.bulk.MOST", 1)

    page = desk.get(chosen(desk, "publish", drafts)["Location"])

    assert messages(page) == ["Got more than 1 rows; narrow the list down to fewer."]


@pytest.mark.parametrize("rows", ["", "x", "1", "1:1:1", "1:", "9" * 40 + ":1", "\0"])
def test_rows_that_cannot_be_read_change_nothing(desk, drafts, rows):
    where = f"{table(Agreement)}bulk/publish/"

    answer = desk.post(where, {**WHY, "rows": rows})

    assert answer.status_code == 302
    assert publications() == {"rcep": DRAFT, "ttip": DRAFT}


def test_the_page_is_not_reached_without_a_choice(desk, drafts):
    assert desk.get(f"{table(Agreement)}bulk/publish/").status_code == 302


def test_no_list_offers_to_delete(desk, rows):
    for row in rows:
        assert "delete_selected" not in desk.get(table(type(row))).text


def test_only_what_a_table_has_is_set(desk, tpp):
    page = desk.get(table(StatusEvent)).text

    assert 'value="withdraw"' in page
    assert "set_region" not in page
    assert "set_kind" not in page


def test_an_analyst_neither_publishes_nor_withdraws_many(as_role, drafts):
    analyst = as_role(Role.ANALYST)
    rows = ",".join(f"{row.pk}:{row.version}" for row in drafts)

    page = analyst.get(table(Agreement)).text
    answers = [
        analyst.post(f"{table(Agreement)}bulk/{name}/", {**WHY, "rows": rows})
        for name in ("publish", "withdraw", "delete_selected")
    ]

    assert 'value="publish"' not in page
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert publications() == {"rcep": DRAFT, "ttip": DRAFT}


def test_a_viewer_is_offered_nothing(as_role, drafts):
    viewer = as_role(Role.VIEWER)
    where = f"{table(Agreement)}bulk/set_kind/"

    assert "_selected_action" not in viewer.get(table(Agreement)).text
    assert viewer.post(where, {**WHY, "rows": "1:1"}).status_code == 403


def test_a_withdrawn_row_leads_to_its_form_all_the_same(desk, drafts):
    page = chosen(desk, "publish", drafts)

    assert address(drafts[0]) in page.text
