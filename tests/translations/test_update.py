"""The catalogue follows the program, keeps its order, and merges."""

import subprocess
from io import StringIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from translations.update import texts, updated

HEAD = """# Chinese words.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""
HELD = f"""{HEAD}
# The board
msgid "Parties"
msgstr "缔约方"

msgid "Rounds"
msgstr "轮次"

msgctxt "of a round"
msgid "State"
msgstr "状态"

#, python-format
msgid "%(n)s day"
msgid_plural "%(n)s days"
msgstr[0] "%(n)s天"
"""
PARTIES, ROUNDS, STATE = "Parties", "Rounds", ("State", "of a round")
DAYS = ("%(n)s day", "%(n)s days")


def marked(*each):
    """What a program marks: a text, with its context, or with its plural."""
    catalogue = Catalog()
    for one in each:
        if one == STATE:
            catalogue.add(one[0], context=one[1])
        else:
            catalogue.add(one)
    return catalogue


def in_order(source):
    return [one for one, _context in texts(read_po(StringIO(source)))]


@pytest.mark.parametrize(
    "program", [(PARTIES, ROUNDS, STATE, DAYS), (DAYS, STATE, ROUNDS, PARTIES)]
)
def test_texts_that_are_held_stay_byte_for_byte_wherever_the_program_moves_them(
    program,
):
    assert updated(HELD, marked(*program)) == HELD


def test_a_new_text_comes_untranslated_after_the_one_before_it_in_the_program():
    after = updated(HELD, marked(DAYS, STATE, ROUNDS, "Place", "Days", PARTIES))

    assert in_order(after) == [
        "Parties",
        "Rounds",
        "Place",
        "Days",
        "State",
        "%(n)s day",
    ]
    assert 'msgid "Place"\nmsgstr ""\n' in after


def test_a_new_text_with_none_before_it_comes_first():
    after = updated(HELD, marked("Place", PARTIES, ROUNDS, STATE, DAYS))

    assert in_order(after)[:2] == ["Place", "Parties"]


def test_a_text_that_nothing_marks_is_taken_out():
    after = updated(HELD, marked(PARTIES, STATE, DAYS))

    assert after == HELD.replace('msgid "Rounds"\nmsgstr "轮次"\n\n', "")


def test_a_text_much_like_another_is_given_no_guess():
    after = updated(HELD, marked(PARTIES, "Round", STATE, DAYS))

    assert 'msgid "Round"\nmsgstr ""\n' in after


def test_a_text_that_comes_to_be_counted_has_to_be_looked_at_again():
    after = updated(HELD, marked(("Parties", "%(n)s parties"), ROUNDS, STATE, DAYS))

    assert "# The board\n#, fuzzy\n" in after.replace(", python-format", "")
    assert 'msgstr[0] "缔约方"' in after


def test_a_long_text_stays_in_one_line():
    long = "Where it stands is worked out from its status events, " * 5

    assert f'msgid "{long}"' in updated(HELD, marked(long, PARTIES))


def test_a_second_run_changes_nothing():
    program = marked("Place", PARTIES, "Days", STATE, ("one", "many"))
    once = updated(HELD, program)

    assert updated(once, program) == once


def test_texts_that_two_branches_add_in_two_places_merge(tmp_path):
    ours = updated(HELD, marked(PARTIES, "Place", ROUNDS, STATE, DAYS))
    theirs = updated(HELD, marked(PARTIES, ROUNDS, STATE, "Days", DAYS))
    sides = {"ours": ours, "base": HELD, "theirs": theirs}
    for name, content in sides.items():
        (tmp_path / name).write_text(content, encoding="utf-8")

    command = ["git", "merge-file", "-p", *sides]
    merged = subprocess.run(
        command, cwd=tmp_path, check=True, capture_output=True, encoding="utf-8"
    )

    both = marked(PARTIES, "Place", ROUNDS, STATE, "Days", DAYS)
    assert merged.stdout == updated(HELD, both)
