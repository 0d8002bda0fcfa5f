"""A ledger asked about at two clocks, against a model of it in plain Python.

Whatever analysts do afterwards, what the site held at a moment stays what it held.
"""

import csv
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests import make
from tests.intake import folders
from tracker.facts import FILES
from tracker.intake.faults import FaultyFactsError
from tracker.intake.folder import facts_in_folder
from tracker.intake.import_facts import import_facts
from tracker.models import ChangeContext, Forecast, UnsourcedError, change_set
from tracker.models.moments import TICK, newest_moment
from tracker.queries.deadline.page import deadline_page
from tracker.queries.rows.facts import agreement_named
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.changes import Publication

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
# What was said, and the last day on which it may have been: all long before NOON.
SAID = {
    "by the end of 2011": ("2011-02-13", date(2011, 2, 13)),
    "in 2013": ("2012-11", date(2012, 11, 30)),
    "this year": ("2013-08-23", date(2013, 8, 23)),
    "soon": ("2014", date(2014, 12, 31)),
}
DAYS = [date(2010, 1, 1), *(last for _said, last in SAID.values())]
WORDS = st.sampled_from(sorted(SAID))
NOTES = st.sampled_from(["", "Said in Singapore.", "Said in Honolulu."])
COLUMNS = {
    "agreement": "tpp",
    "milestone": "concluded",
    "speaker": "Michael Froman",
    "speaker_role": "Trade representative",
    "stated_by": "Froman",
    "stated_by_kind": "government",
    "stance": "target",
    "sources": "cass-wp-201407",
}
UNREAD = ["subject", "stage", "target_earliest", "target_latest", "probability"]


@dataclass(frozen=True)
class Version:
    """A statement as it was written down at the moment."""

    at: datetime
    words: str
    note: str
    publication: str


class Ledger(RuleBasedStateMachine):
    """Analysts at work on one ledger, and readers who come back to their citations."""

    clock = NOON
    folder = None

    @initialize()
    def open(self):
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.deadline = make.deadline(make.agreement("tpp"))
        make.source()
        make.speaker()
        self.kept = []
        self.moments = [NOON - TICK, newest_moment()]
        self.asked = []

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    # -- The model -------------------------------------------------------------------

    def newest(self, known):
        """The newest version of each statement by the moment."""
        return {v.words: v for v in self.kept if v.at <= known}

    def held_at(self, known):
        return {
            version.words: version.note
            for version in self.newest(known).values()
            if version.publication == Publication.PUBLISHED
        }

    def keep(self, *written):
        """One change: all that it writes is kept at one moment, if that is news."""
        moment = max(type(self).clock, self.moments[-1] + TICK)
        had = self.newest(self.moments[-1])
        news = [
            Version(moment, words, note, publication)
            for words, note, publication in written
            if words not in had
            or (had[words].note, had[words].publication) != (note, publication)
        ]
        if news:
            self.kept += news
            self.moments.append(moment)

    # -- What analysts do ------------------------------------------------------------

    @rule(seconds=st.sampled_from([0, 1, 3600, -30]))
    def the_clock_runs_stands_or_steps_back(self, seconds):
        type(self).clock += timedelta(seconds=seconds)

    def new(self, words, note, publication):
        return Forecast(
            deadline=self.deadline,
            speaker=make.speaker(),
            speaker_role=COLUMNS["speaker_role"],
            stated_by=COLUMNS["stated_by"],
            stated_on=SAID[words][0],
            target_text=words,
            stance=COLUMNS["stance"],
            note=note,
            publication=publication,
        )

    @rule(words=WORDS, note=NOTES, is_draft=st.booleans())
    def somebody_enters_what_was_said_years_ago(self, words, note, is_draft):
        if words in self.newest(self.moments[-1]):
            return
        publication = Publication.DRAFT if is_draft else Publication.PUBLISHED
        said = self.new(words, note, publication)
        said.record(make.WHY, sources=[make.source()])
        self.keep((words, note, publication))

    def one_of_them(self, data):
        words = data.draw(st.sampled_from(sorted({v.words for v in self.kept})))
        return Forecast.objects.get(target_text=words)

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), notes=st.lists(NOTES, min_size=1, max_size=2))
    def somebody_edits_once_or_twice_within_a_tick(self, data, notes):
        said = self.one_of_them(data)
        for note in notes:
            said.note = note
            said.record(make.WHY)
            self.keep((said.target_text, note, said.publication))

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def somebody_withdraws(self, data):
        said = self.one_of_them(data)
        said.withdraw(make.WHY)
        self.keep((said.target_text, said.note, Publication.WITHDRAWN))

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def somebody_publishes_it_or_does_so_again(self, data):
        said = self.one_of_them(data)
        with change_set():
            # A draft's citations are drafts too.
            for row in [said, *said.citations.all()]:
                row.publication = Publication.PUBLISHED
                row.record(make.WHY)
        self.keep((said.target_text, said.note, Publication.PUBLISHED))

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def somebody_goes_back_to_an_old_version(self, data):
        said = self.one_of_them(data)
        old = data.draw(st.sampled_from([v.version for v in said.history.all()]))
        said.note = said.history.get(version=old).note
        said.record(ChangeContext(f"Back to version {old}"))
        self.keep((said.target_text, said.note, said.publication))

    @precondition(lambda self: self.kept)
    @rule(note=NOTES)
    def somebody_edits_all_in_one_change(self, note):
        every = list(Forecast.objects.all())
        with change_set():
            for said in every:
                said.note = note
                said.record(make.WHY)
        self.keep(*((s.target_text, note, s.publication) for s in every))

    # -- What comes in as a file -----------------------------------------------------

    def take_in(self, notes, **wrong):
        with (self.folder / "forecasts.csv").open("w", encoding="utf-8") as file:
            lines = csv.DictWriter(file, [*COLUMNS, *UNREAD, *OWN])
            lines.writeheader()
            for words, note in notes.items():
                own = dict(zip(OWN, (SAID[words][0], words, note), strict=True))
                lines.writerow({**COLUMNS, **own, **wrong})
        import_facts(facts_in_folder(self.folder), folders.LOAD)

    @rule(notes=st.dictionaries(WORDS, NOTES, min_size=1))
    def a_file_is_taken_in(self, notes):
        had = self.newest(self.moments[-1])
        self.take_in(notes)
        # What was withdrawn, or is a draft, is for analysts to publish.
        self.keep(
            *(
                (words, note, Publication.PUBLISHED)
                for words, note in notes.items()
                if words not in had or had[words].publication == Publication.PUBLISHED
            )
        )

    # -- What fails, and writes nothing ----------------------------------------------

    @rule(notes=st.dictionaries(WORDS, NOTES, min_size=1))
    def a_faulty_file_is_refused(self, notes):
        with pytest.raises(FaultyFactsError, match="got “hope”"):
            self.take_in(notes, stance="hope")

    @rule(words=WORDS)
    def a_change_breaks_a_rule_at_its_end(self, words):
        if words in self.newest(self.moments[-1]):
            return
        with pytest.raises(UnsourcedError):
            self.new(words, "", Publication.PUBLISHED).record(make.WHY)

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def somebody_has_second_thoughts(self, data):
        said = self.one_of_them(data)
        said.note = "Said in haste."
        with pytest.raises(RuntimeError):
            record_and_fail(said)

    # -- What readers see ------------------------------------------------------------

    @rule(data=st.data(), on=st.sampled_from(DAYS))
    def a_reader_cites_the_ledger(self, data, on):
        self.asked.append((on, data.draw(st.sampled_from(self.moments))))

    @invariant()
    def every_cited_ledger_reads_as_it_did(self):
        for on, known in self.asked[-4:]:
            said_by_then = {
                words: note
                for words, note in self.held_at(known).items()
                if SAID[words][1] <= on
            }
            assert ledger(on=on, known=known) == said_by_then

    @invariant()
    def every_moment_holds_what_it_held(self):
        for known in self.moments:
            assert statements(known=known) == self.held_at(known)

    @invariant()
    def now_is_the_newest_moment(self):
        assert newest_moment() == self.moments[-1]
        assert statements(known=None) == self.held_at(self.moments[-1])


OWN = ["stated_on", "target_text", "note"]


def record_and_fail(said):
    with change_set():
        said.record(make.WHY)
        raise RuntimeError("second thoughts")


def statements(*, known):
    rows = published_as_of(Forecast, known=known).values_list("target_text", "note")
    assert len(rows) == len(dict(rows)), "a statement came twice"
    return dict(rows)


def ledger(*, on, known):
    tpp = agreement_named("tpp", known=known)
    page = tpp and deadline_page(tpp, "concluded", on=on, known=known)
    said = [row.statement for row in page.rows] if page else []
    return {each.words: each.note for each in said}


def test_a_ledger_cited_at_two_clocks_never_changes(monkeypatch, tmp_path):
    monkeypatch.setattr(timezone, "now", lambda: Ledger.clock)
    monkeypatch.setattr(Ledger, "clock", NOON)
    monkeypatch.setattr(Ledger, "folder", folders.copy(tmp_path))
    for kind in FILES:
        folders.keep_heading(Ledger.folder, kind.file)

    run_state_machine_as_test(
        Ledger,
        settings=settings(
            derandomize=True,
            deadline=None,
            database=None,
            max_examples=10,
            stateful_step_count=12,
            suppress_health_check=[HealthCheck.function_scoped_fixture],
        ),
    )
