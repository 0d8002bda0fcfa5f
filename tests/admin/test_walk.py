"""Every address, as every role: what is refused leaves the whole database as it was."""

import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from tests import make
from tests.admin.addresses import (
    WHO,
    digest,
    in_words,
    is_for_accounts,
    matrix,
    patterns,
)
from tests.admin.browsing import CHANGED, fields
from tests.admin.every_table import undone
from tests.admin.pages import address
from tests.admin.uploads import as_text
from tests.admin.uploads import lines as lines_of
from tracker.models import (
    Agreement,
    ChangeContext,
    Citation,
    LonePublication,
    Membership,
    Participation,
    Party,
    Proposal,
    Source,
    Speaker,
    Succession,
    Upload,
)
from tracker.vocabulary.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

ASKED = {
    "/admin/autocomplete/": "?app_label=tracker&model_name=round&field_name=agreement",
    "/admin/<anything else>": "nowhere/",
}
MAY = matrix()
# What stands in the place of a table in addresses that are of none.
UPLOAD = "<int:number>"
BATCH = "2013-10-07T12:00:00Z-1a2b3c4d"
NEW_SOURCE = "ustr-2015,Statement,USTR,,,,en,official"
# Where the typing changes nothing: rows that only join two others have no text to
# change, and what published facts need is not withdrawn.
IDLE = {
    "change": {Membership, Participation, Succession},
    "withdraw": {Citation, Party, Source, Speaker},
}


@pytest.fixture(scope="module")
def everything(lasting_rows):
    """Numbers of one row of every table, and of an account beside those of roles."""
    rows = lasting_rows
    guest = make.user("wang.wei", is_superuser=False)
    proposal = Proposal.add(
        rows[0], ChangeContext("Read again", by=guest), {"name_zh": ["协定"]}
    )
    alone = LonePublication(rows=[], reason="Urgent", account=guest.pk, author="w")
    alone.save()
    held = {type(row)._meta.model_name: row.pk for row in rows}
    held |= {"proposals": proposal.pk, "alone": alone.pk}
    held |= {"user": guest.pk, "group": Group.objects.get(name="viewer").pk}
    return {**held, UPLOAD: _uploaded(guest).pk}


def _uploaded(by):
    """A file that waits to be taken in, and a batch of an earlier one."""
    make.source("ustr-2013").withdraw(replace(make.WHY, batch=BATCH))
    lines = [lines_of("sources.csv")[0], NEW_SOURCE.split(",")]
    return Upload.objects.create(
        name="sources.csv",
        content=as_text(lines),
        digest="0" * 64,
        by=by,
        uploaded_at="2013-10-07T12:00:00Z",
    )


def examples(pattern, everything):
    """The address as the matrix writes it, and with a row of its table in it."""
    for name in in_words(pattern):
        table = pattern.split("/")[3] if pattern.count("/") > 3 else ""
        where = name.replace("<table>", table)
        where = where.replace(
            "<id>", str(everything.get(table, everything["agreement"]))
        )
        kind = ContentType.objects.get_for_model(Agreement).pk
        where = where.replace("<type>", str(kind)).replace("<anything else>", "")
        where = where.replace("<batch>", BATCH).replace("<form>", "xlsx")
        # That rows are named is the list's to do, so this writes nothing by itself.
        where = where.replace("<action>", "withdraw")
        yield name, where + ASKED.get(name, "")


@pytest.fixture(scope="module")
def addresses(everything):
    """Every address of the admin: as the matrix writes it, and as it is asked."""
    return [
        example
        for pattern in patterns()
        if is_for_accounts(pattern)
        for example in examples(pattern, everything)
        # Another test tells of what the matrix leaves out.
        if (example[0], "POST") in MAY
    ]


def is_refused(where, answer):
    to = answer.headers.get("Location", "")
    is_sent_in = to.startswith("/admin/login/") and where != "/admin/login/"
    is_sent_in |= where == "/admin/logout/" and to == "/admin/"
    return answer.status_code in {403, 404, 405} or is_sent_in


@pytest.fixture(scope="module")
def desk(everything):
    """A browser in which a superuser is logged in."""
    browser = Client()
    browser.force_login(make.user("li.na"))
    return browser


@pytest.fixture(scope="module")
def visitors(everything):
    """By role, what asks as it."""
    return {who: visitor(who) for who in WHO}


def visitor(who):
    """Asks as the role: each time with the browser as it was when it logged in."""
    browser = Client()
    if who != "anonymous":
        browser.force_login(make.member(Role(who)))
    cookies = browser.cookies

    def ask(method, *request):
        browser.cookies = cookies.copy()
        return getattr(browser, method)(*request)

    return ask


@pytest.fixture(scope="module")
def before(desk, visitors):
    """The whole database as it has to stay."""
    return digest()


@pytest.fixture(scope="module")
def typings(addresses, desk, before):
    """What a superuser would post at each address, changing something if that goes."""
    return {where: effective(desk, where, before) for _name, where in addresses}


def effective(desk, where, before):
    page = desk.get(where)
    if page.status_code != 200:
        return {}
    typed, texts = fields(page)
    for name in texts:
        changed = {**typed, name: CHANGED}
        with undone():
            desk.post(where, changed)
            if digest() != before:
                return changed
    return typed


@pytest.fixture(scope="module")
def writes(desk, typings, before):
    """Tells whether what a superuser would post at an address changes anything."""

    def ask(where):
        with undone():
            desk.post(where, typings[where])
            return digest() != before

    return ask


def test_the_matrix_names_every_address_and_no_other():
    known = {
        (name, method)
        for pattern in patterns()
        if is_for_accounts(pattern)
        for name in in_words(pattern)
        for method in ("GET", "POST")
    }

    assert set(MAY) == known


def test_the_matrix_says_yes_or_no_or_that_there_is_nothing():
    cells = {cell for line in MAY.values() for cell in line.values()}

    assert cells == {"yes", "no", "–"}


@pytest.mark.parametrize("who", WHO)
def test_a_role_reads_what_the_matrix_says(addresses, visitors, before, who):
    wrong = [
        (where, answer.status_code)
        for name, where in addresses
        if (answer := visitors[who]("get", where))
        and is_refused(where, answer) != (MAY[name, "GET"][who] == "no")
    ]

    assert wrong == []
    assert digest() == before


def test_a_role_writes_where_the_matrix_says_and_nowhere_else(
    addresses, visitors, typings, before
):
    wrong = [
        (where, fault)
        for name, where in addresses
        for fault in faults(visitors, where, typings[where], MAY[name, "POST"], before)
    ]

    assert wrong == []


def faults(visitors, where, typed, may, before):
    """What is wrong with the answers to the typing; nothing of it stays."""
    shut_out = [who for who in WHO if may[who] != "yes"]
    with undone():
        for who in shut_out:
            yield from fault(visitors, where, typed, may, who)
        if digest() != before:
            yield f"wanted no writing by {shut_out}, and there was"
    for who in set(WHO).difference(shut_out):
        with undone():
            yield from fault(visitors, where, typed, may, who)


def fault(visitors, where, typed, may, who):
    answer = visitors[who]("post", where, typed)
    if is_refused(where, answer) != (may[who] == "no") or answer.status_code >= 500:
        yield f"wanted {may[who]} for {who}, got {answer.status_code}"


@pytest.mark.parametrize(("page", "idle"), IDLE.items())
def test_the_typing_that_is_refused_would_have_written(
    lasting_rows, writes, page, idle
):
    """Else the walk would prove little."""
    assert {type(row) for row in lasting_rows if not writes(address(row, page))} == idle


@pytest.mark.parametrize("pattern", [p for p in patterns() if not is_for_accounts(p)])
def test_nobody_writes_at_an_address_for_readers(visitors, before, pattern):
    where = re.sub(r"<[^>]+>", "tpp", pattern)

    answer = visitors["editor"]("post", where, {"slug": "tpp"})

    assert answer.status_code in {404, 405} or where == "/api/v1/openapi.json"
    assert digest() == before
