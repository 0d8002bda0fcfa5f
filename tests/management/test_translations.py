"""A catalogue that is not compiled is told in words, before a page is in English."""

import os

import pytest

from tracker.management.translations import check_compiled


@pytest.fixture
def source(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    source = tmp_path / "zh_Hans" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.touch()
    return source


def compiled(source, *, seconds_later):
    compiled = source.with_suffix(".mo")
    compiled.touch()
    moment = source.stat().st_mtime + seconds_later
    os.utime(compiled, (moment, moment))
    return compiled


def test_a_missing_catalogue_is_an_error_that_names_the_file_and_the_command(source):
    [fault] = check_compiled()

    assert fault.id == "tracker.E001"
    assert f"{source.with_suffix('.mo')} is missing" in fault.msg
    assert "make setup" in fault.hint


def test_a_catalogue_older_than_its_source_is_a_warning(source):
    path = compiled(source, seconds_later=-1)

    [fault] = check_compiled()

    assert fault.id == "tracker.W001"
    assert f"{path} is older than django.po" in fault.msg


@pytest.mark.parametrize("seconds_later", [0, 1])
def test_a_catalogue_no_older_than_its_source_is_well(source, seconds_later):
    compiled(source, seconds_later=seconds_later)

    assert check_compiled() == []


def test_set_up_has_compiled_the_catalogue():
    assert check_compiled() == []
