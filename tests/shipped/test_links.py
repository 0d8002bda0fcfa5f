"""Every link of every page leads to an address that is there, and to its anchor.

A page has one set of ids and links in all languages, which is held for a page of each
kind; so every page is read in one of them, in turn. What asks something (``?on=``,
``?speaker=``) stands on a page that is read; beyond that, one address of each kind is
fetched. So it is with data, feeds and calendars, and what the others are about has a
page.
"""

import re
from urllib.parse import unquote

import pytest
from django.db.models import F
from django.urls import Resolver404, resolve

from tests.browser.test_pages import FORMS, PAGES
from tests.links import HOST, Links, Target, target
from tracker import urls
from tracker.facts import KINDS
from tracker.models import Identifier
from tracker.queries.rows.page_locations import place, subjects
from tracker.queries.rows.public import published_as_of

LANGUAGES = ("", "/zh-hans")
PAGE_NAMES = {each.name for each in urls.PAGES if not each.name.endswith(FORMS)}
# Of each kind of page, one of the fullest.
FULL = [each[0].partition("?")[0] for each in PAGES.values()]
# Pages of a day in the past, whose links carry that day along.
ON_ANOTHER_DAY = [
    "/agreements/tpp/",
    "/agreements/tpp/deadlines/concluded/",
    "/zh-hans/agreements/ttip/",
    "/slip/",
    "/statements/",
    "/zh-hans/rounds/",
    "/parties/US/",
    "/across/",
    "/zh-hans/reports/rounds/",
    "/sources/cass-wp-201407/",
    "/speakers/michael-froman/",
]


def in_english(path):
    return path.removeprefix("/zh-hans")


def name_of(path):
    """The name of the view that answers at the path; empty where none does."""
    try:
        return resolve(in_english(path)).url_name or ""
    except Resolver404:
        return ""


def read(site, address):
    return Links.of(site.page(address), address)


def sitemap(site):
    found = f"<loc>{HOST}([^<]*)</loc>"
    sections = re.findall(found, site.page("/sitemap.xml"))
    listed = [path for each in sections for path in re.findall(found, site.page(each))]
    return sorted({in_english(unquote(path)) for path in listed})


@pytest.fixture(scope="module")
def every_page(site):
    """The links of each page that asks nothing, by its English path; and its language.

    Those that the map names, and all that they lead to.
    """
    found = {}
    waiting = sitemap(site)
    while waiting:
        path = waiting.pop()
        if path not in found:
            language = LANGUAGES[len(found) % len(LANGUAGES)]
            found[path] = language, read(site, language + path)
            led_to = {in_english(each.path) for each in found[path][1].targets}
            new = sorted(led_to - found.keys())
            waiting += [path for path in new if name_of(path) in PAGE_NAMES]
    return found


@pytest.fixture(scope="module")
def targets(every_page):
    """Everything that pages link to."""
    return {each for _language, links in every_page.values() for each in links.targets}


def kind(link):
    """What links differ in beyond the row that they are about."""
    return name_of(link.path) or link.path, *re.findall(r"(\w+)=", link.query)


@pytest.fixture(scope="module")
def one_of_each_kind(targets, every_page):
    """A link of each kind that asks something or does not lead to a page."""
    others = sorted(
        each
        for each in targets
        if each.query or in_english(each.path) not in every_page
    )
    return sorted({kind(each): each for each in reversed(others)}.values())


def leading_nowhere(site, links):
    """The links to anchors, among these, whose page has no such id."""
    anchored = sorted(each for each in links if each.anchor)
    ids = {each: read(site, each).ids for each in {x.address for x in anchored}}
    return [str(each) for each in anchored if each.anchor not in ids[each.address]]


def some(links):
    """All links to a page for each kind of page, and of fact, that they lead to."""
    chosen = {}
    for each in sorted(each for each in links if each.anchor):
        fact = each.anchor.partition("-")[0]
        chosen.setdefault((name_of(each.path), fact), each.address)
    return {each for each in links if each.address in chosen.values()}


def test_every_kind_of_page_is_read(every_page):
    assert {name_of(path) for path in every_page} == PAGE_NAMES - {"vintage"}


def test_every_agreement_has_a_page(every_page):
    assert sum(name_of(path) == "agreement" for path in every_page) == 87


def test_every_link_to_an_anchor_of_a_page_leads_to_it(every_page, targets):
    ids = {path: links.ids for path, (_language, links) in every_page.items()}

    assert not [
        str(each)
        for each in sorted(targets)
        if each.anchor
        and not each.query
        and each.anchor not in ids[in_english(each.path)]
    ]


def test_what_a_label_or_a_description_names_is_on_its_page(every_page):
    lacking = {path: x.named - x.ids for path, (_language, x) in every_page.items()}

    assert {path: names for path, names in lacking.items() if names} == {}


def test_a_page_leads_to_pages_of_its_own_language_and_to_its_own_twin(every_page):
    for path, (language, links) in every_page.items():
        (other,) = {*LANGUAGES} - {language}
        led_to = {
            each.path for each in links.targets if name_of(each.path) in PAGE_NAMES
        }
        abroad = {
            each for each in led_to if (each == in_english(each)) == bool(language)
        }

        assert abroad == {other + path}


@pytest.mark.parametrize("path", FULL)
def test_a_page_has_the_same_ids_and_links_in_every_language(site, path):
    english, chinese = (read(site, language + path) for language in LANGUAGES)

    assert english.ids == chinese.ids
    assert {in_english(str(each)) for each in english.targets} == {
        in_english(str(each)) for each in chinese.targets
    }


def test_all_that_is_linked_to_is_about_something_that_has_a_page(every_page, targets):
    linked = {each.path for each in targets if name_of(each.path)}

    assert {about(path) for path in linked} == {about(path) for path in every_page}


def about(path):
    """The section that the path is in, and the names of what it is about, if any."""
    named = resolve(in_english(path)).kwargs
    names = sorted((name, value) for name, value in named.items() if name != "form")
    return tuple(names) and (in_english(path).split("/")[1], *names)


def test_of_each_kind_of_data_one_is_answered(client, one_of_each_kind):
    others = {x.address for x in one_of_each_kind if name_of(x.path) not in PAGE_NAMES}
    answers = [client.get(address) for address in sorted(others)]

    # A file is closed once it is read.
    assert all(answer.getvalue() for answer in answers)
    assert {answer.status_code for answer in answers} == {200}


def test_of_each_kind_of_page_that_is_asked_something_the_links_hold(
    site, one_of_each_kind
):
    asked = [x.address for x in one_of_each_kind if name_of(x.path) in PAGE_NAMES]
    links = {x for address in asked for x in read(site, address).targets}

    assert leading_nowhere(site, some(links)) == []


@pytest.mark.parametrize("path", ON_ANOTHER_DAY)
def test_links_of_another_day_lead_to_anchors_of_that_day(site, path):
    links = some(read(site, f"{path}?on=2013-10-31").targets)

    assert any(each.query for each in links if each.anchor)
    assert leading_nowhere(site, links) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_founding_paper_leads_to_what_is_disputed(site, language):
    links = read(site, f"{language}/reports/founding-paper/").targets

    assert sum(each.anchor.startswith("discrepancy-") for each in links) > 20
    assert leading_nowhere(site, links) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_fact_on_record_is_at_its_place(site, every_page, kind):
    rows = (
        published_as_of(kind.model, known=None)
        .annotate(page_row=F(kind.to_page))
        .values_list("id", "page_row")
    )
    shown_on = subjects(kind.page, (number for _row, number in rows), known=None)
    found = [
        target(
            place(
                kind.model, row, shown_on.get(number), is_general=number is None
            ).address()
        )
        for row, number in rows
    ]

    # No identifier ships.
    assert found or kind.model is Identifier
    assert not [
        str(each)
        for each in found
        if each.anchor and each.anchor not in every_page[each.path][1].ids
    ]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("/agreements.atom", r'<link[^>]*\shref="([^"]+)"'),
        ("/changes.atom", r'<link[^>]*\shref="([^"]+)"'),
        ("/search.atom?q=tpp", r'<link[^>]*\shref="([^"]+)"'),
        ("/agreements/tpp.ics", r"(?m)^URL:(.+)$"),
        ("/agreements.ics", r"(?m)^URL:(.+)$"),
        ("/agreements/tpp.jsonld", r'"url": "([^"]+)"'),
        ("/search.json?q=tpp", r'"address": "([^"]+)"'),
    ],
)
def test_links_of_feeds_calendars_and_data_lead_to_their_anchors(site, address, link):
    text = site.page(address).replace("\r\n ", "").replace("\r\n", "\n")
    links = {target(each, address) for each in re.findall(link, text)}

    assert any(each.anchor for each in links) or address == "/changes.atom"
    assert leading_nowhere(site, links) == []


def test_anchors_in_data_are_on_the_page_or_on_its_background(client, every_page):
    data = client.get("/agreements/tpp.json").json()
    rows = [row for each in data.values() if isinstance(each, list) for row in each]
    given = {row["anchor"] for row in rows if isinstance(row, dict) and "anchor" in row}
    deadlines = [
        path for path in every_page if path.startswith("/agreements/tpp/deadlines/")
    ]
    pages = ["/agreements/tpp/", "/agreements/tpp/background/", *deadlines]

    assert given
    assert given <= set().union(*(every_page[path][1].ids for path in pages))


def test_a_link_that_leads_nowhere_would_be_found(site):
    nowhere = Target("/agreements/tpp/", anchor="discrepancy-1")

    assert leading_nowhere(site, [nowhere]) == ["/agreements/tpp/#discrepancy-1"]
