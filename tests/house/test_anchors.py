"""What the anchor of a fact begins with is in its declaration and nowhere else."""

import re

from tests.house.files import kept, name, text
from tracker.facts import KINDS

ANCHORS = [kind.anchor for kind in KINDS if kind.anchor]
SPELLED = re.compile(rf"[\"'#](?:{'|'.join(ANCHORS)})-[{{\"']")


def test_no_other_module_and_no_template_spells_the_anchor_of_a_fact():
    files = kept("tracker/*.py", "templates/*")
    found = {name(path): SPELLED.findall(text(path)) for path in sorted(files)}

    assert {path: words for path, words in found.items() if words} == {}


def test_an_anchor_that_is_spelled_would_be_found():
    spelled = ['f"event-{event.id}"', '<tr id="forecast-{{ said.fact }}">', "'#step-'"]

    assert all(SPELLED.search(words) for words in spelled)
