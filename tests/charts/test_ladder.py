"""Parties on the steps that they have reached."""

import re
from itertools import pairwise

from django.template.loader import render_to_string

from tests.well_formed import faults
from tracker.charts.ladder import Climber, cut, ladder
from tracker.charts.ticks import width
from tracker.vocabulary.accessions import Stage, Track


def climber(name, stage):
    return Climber(name, stage, f"{name}: {stage.label}", f"#party-{name[:2].upper()}")


def tpp():
    """Three of the parties after January 2017."""
    return ladder(
        "TPP: parties by step",
        [
            (Track.TALKS, climber("Japan", Stage.JOINED)),
            (Track.TALKS, climber("Korea, Republic of", Stage.INTEREST)),
            (Track.TREATY, climber("Japan", Stage.RATIFIED)),
            (Track.TREATY, climber("United States", Stage.WITHDREW)),
        ],
    )


def drawn(shown):
    return render_to_string("charts/ladder.html", {"chart": shown})


def on_step(stair, stage):
    [step] = [step for step in stair.steps if step.stage == stage]
    return [rung.climber.name for rung in step.rungs]


def test_each_party_stands_on_its_step_of_each_track():
    talks, treaty = tpp().stairs

    assert on_step(talks, Stage.JOINED) == ["Japan"]
    assert on_step(talks, Stage.INTEREST) == ["Korea, Republic of"]
    assert on_step(treaty, Stage.RATIFIED) == ["Japan"]
    assert on_step(treaty, Stage.WITHDREW) == ["United States"]


def test_every_stage_of_the_track_has_a_step_each_higher_than_the_one_before():
    for stair in tpp().stairs:
        stages = tuple(step.stage for step in stair.steps)
        heights = [s.y for s in stair.steps if s.stage.side != "out"]

        assert stages == Stage.on_track(stair.track)
        assert heights == sorted(heights, reverse=True)


def test_no_name_stands_where_another_does():
    names = ["Australia", "Brunei Darussalam", "Canada", "Chile", "Japan", "Malaysia"]
    shown = ladder("TPP", [(Track.TREATY, climber(n, Stage.SIGNED)) for n in names])

    [stair] = shown.stairs
    [step] = [step for step in stair.steps if step.rungs]
    heights = [rung.y for rung in step.rungs]
    assert [rung.climber.name for rung in reversed(step.rungs)] == names
    assert all(low - high >= 16 for low, high in pairwise(heights))
    assert min(heights) > stair.top
    assert max(heights) < step.y


def test_a_name_wider_than_its_step_is_cut_and_told_in_full_by_its_title():
    name = "European Union (28 members in 2013)"
    shown = ladder("CETA", [(Track.TREATY, climber(name, Stage.SIGNED))])

    html = drawn(shown)

    assert f"<title>{name}: Signed</title>" in html
    assert re.search(r">European Un[^<]*…</text>", html)


def test_a_chinese_letter_takes_the_room_of_two():
    assert cut("欧洲联盟", 60) == "欧洲联盟"
    assert width(cut("欧洲联盟欧洲联盟", 60), 13) <= 60


def test_a_track_that_nobody_is_on_is_left_out():
    shown = ladder("TPP", [(Track.TALKS, climber("Japan", Stage.OBSERVER))])

    assert [stair.track for stair in shown.stairs] == [Track.TALKS]


def test_where_nobody_took_a_step_there_is_no_picture():
    assert ladder("NAFTA", []) is None


def test_every_name_is_a_link_and_nothing_is_inline():
    html = drawn(tpp())

    assert re.findall(r'href="(#party-[^"]+)"', html) == [
        "#party-KO",
        "#party-JA",
        "#party-JA",
        "#party-UN",
    ]
    assert "<desc>4 parties at the last step each took.</desc>" in html
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", html)
    assert faults(f"<!doctype html><html lang=en><title>T</title><body>{html}") == []
