"""How many bad files are tried: each is refused in words, and nothing is written."""

from tests.intake import test_past, test_wrong_cells, test_wrong_files
from tests.intake import test_wrong_fixtures as fixtures

REFUSALS = ("refused", "is_named", "are_named", "facts_are_taken_in")


def tried(module):
    """The cases of the tests of the module that are about a refusal."""
    found = [
        test
        for name, test in vars(module).items()
        if name.startswith("test_") and any(said in name for said in REFUSALS)
    ]
    return sum(map(cases, found))


def cases(test):
    marks = getattr(test, "pytestmark", [])
    lists = [len(m.args[1]) for m in marks if m.name == "parametrize"]
    return lists[0] if lists else 1


def test_far_more_than_sixty_bad_fixtures_are_tried():
    assert tried(fixtures) + tried(test_past) >= 110


def test_at_least_sixty_bad_fact_files_are_tried():
    assert tried(test_wrong_cells) + tried(test_wrong_files) >= 60
