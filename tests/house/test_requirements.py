"""Whatever a locked package requires is locked, for every Python and system."""

import json
import tomllib
from importlib.metadata import distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.files import ROOT, text
from tests.house.lock import LOCKS, METADATA, pins, release, required, version

PROJECT = tomllib.loads(text(ROOT / "pyproject.toml"))
GROUPS = PROJECT["dependency-groups"]
RUNS_ON = PROJECT["project"]["dependencies"] + GROUPS["setup"]
DEVELOPED_WITH = [each for each in GROUPS["dev"] if isinstance(each, str)]
WANTED = [(LOCKS[0], RUNS_ON), (LOCKS[1], RUNS_ON + DEVELOPED_WITH)]
REQUIRES = json.loads(text(METADATA))

SYSTEM = ("platform_system", "sys_platform", "os_name", "platform_machine")
SYSTEMS = [
    ("Linux", "linux", "posix", "x86_64"),
    ("Darwin", "darwin", "posix", "arm64"),
    ("Windows", "win32", "nt", "AMD64"),
]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
ENVIRONMENTS = [
    {
        **dict(zip(SYSTEM, system, strict=True)),
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    for system in SYSTEMS
    for python in PYTHONS
]


def holds(requirement, environment, extras=frozenset()):
    """Is it asked for there, by a package that is taken with these extras?"""
    return requirement.marker is None or any(
        requirement.marker.evaluate(environment | {"extra": extra})
        for extra in {"", *extras}
    )


def asked(lock, wanted, environment):
    """Who asks for what there: the project, and each package that is locked."""
    yield from (("the project", Requirement(line)) for line in wanted)
    for pin in pins(lock):
        if holds(pin, environment):
            for requirement in map(Requirement, REQUIRES[release(pin)]):
                if holds(requirement, environment, pin.extras):
                    yield release(pin), requirement


def meets(pin, requirement):
    """Will it do? An old pip looks past a pin that lacks the extras asked for."""
    return (
        pin is not None
        and requirement.specifier.contains(version(pin), prereleases=True)
        and requirement.extras <= pin.extras
    )


@pytest.mark.parametrize(
    "environment",
    ENVIRONMENTS,
    ids=lambda there: f"{there['platform_system']} {there['python_version']}",
)
@pytest.mark.parametrize(("lock", "wanted"), WANTED, ids=LOCKS)
def test_whatever_is_required_is_locked(lock, wanted, environment):
    locked = {
        canonicalize_name(pin.name): pin
        for pin in pins(lock)
        if holds(pin, environment)
    }

    unmet = [
        f"{who} requires {requirement}, and locked is {pin}"
        for who, requirement in asked(lock, wanted, environment)
        for pin in [locked.get(canonicalize_name(requirement.name))]
        if not meets(pin, requirement)
    ]

    assert unmet == []


def test_what_is_kept_of_requirements_is_of_what_is_locked():
    assert list(REQUIRES) == [release(pin) for pin in pins(LOCKS[1])], "run make lock"


def test_what_is_kept_of_requirements_is_what_installed_packages_say():
    locked = {release(pin): pin for pin in pins(LOCKS[1])}
    said = {
        key: required(locked[key], each.requires or [])
        for each in distributions()
        if (key := f"{canonicalize_name(each.name)}=={each.version}") in locked
    }

    assert said == {key: REQUIRES[key] for key in said}
    assert len(said) > len(locked) / 2
