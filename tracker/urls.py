"""Every address the site answers."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from tracker.web import (
    agreements,
    board,
    calendars,
    changes,
    comparison,
    data,
    deadlines,
    definitions,
    feeds,
    health,
    icon,
    lag,
    method,
    open_deadlines,
    pages,
    parties,
    programme,
    reports,
    rounds,
    scores,
    search,
    sitemap,
    slip,
    sources,
    speakers,
)
from tracker.web import linked_data as linked
from tracker.web.alternates import JSON, WORD_TOO, as_data
from tracker.web.api import addresses as api

# Each in English at its address, and in another language under that language's code.
PAGES = [
    path("", board.board, name="board"),
    path("agreements/<slug:slug>/", agreements.agreement, name="agreement"),
    path(
        "agreements/<slug:slug>/background/",
        agreements.background,
        name="agreement-background",
    ),
    path(
        "agreements/<slug:slug>/changes/",
        agreements.agreement_changes,
        name="agreement-changes",
    ),
    path(
        "agreements/<slug:slug>/deadlines/<slug:deadline>/",
        deadlines.deadline,
        name="deadline",
    ),
    path("deadlines/", open_deadlines.deadlines, name="deadlines"),
    path("slip/", slip.side_by_side, name="slip"),
    path("method/", method.method, name="method"),
    path("statements/", scores.statements, name="statements"),
    path("scores/", scores.scores, name="scores"),
    path("compare/", comparison.compare, name="compare"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("parties/", parties.parties, name="parties"),
    path("parties/<slug:code>/", parties.party, name="party"),
    path("across/", programme.programme, name="programme"),
    path("reports/", reports.reports, name="reports"),
    path("reports/founding-paper/", reports.paper, name="founding-paper"),
    path("reports/<slug:name>/", reports.report, name="report"),
    # What is taken along from a report is for people, too, and in their language.
    *as_data("reports/founding-paper", reports.paper_data, "founding-paper", JSON),
    *as_data("reports/<slug:name>", reports.report_data, "report", WORD_TOO),
    path("changes/", changes.changes, name="changes"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<slug:slug>/", sources.source, name="source"),
    path("speakers/", speakers.speakers, name="speakers"),
    path("speakers/<str:slug>/", speakers.speaker, name="speaker"),
    path("search/", search.find, name="search"),
    path("definitions/", definitions.definitions, name="definitions"),
    path("lag/", lag.lag, name="lag"),
    path("data/", data.data, name="data"),
    path("data/<str:name>/", data.vintage, name="vintage"),
    path("api/", api.documentation, name="api"),
]

urlpatterns = [
    *i18n_patterns(*PAGES, prefix_default_language=False),
    # What programs read has one address, whatever the language.
    *as_data("agreements", board.board_data, "board"),
    path("agreements.atom", feeds.board_feed, name="board-atom"),
    path("agreements.ics", calendars.board_calendar, name="board-ics"),
    *as_data("agreements/<slug:slug>", agreements.agreement_data, "agreement"),
    path("agreements/<slug:slug>.atom", feeds.agreement_feed, name="agreement-atom"),
    path(
        "agreements/<slug:slug>.ics",
        calendars.agreement_calendar,
        name="agreement-ics",
    ),
    path("agreements/<slug:slug>.jsonld", linked.agreement, name="agreement-jsonld"),
    *as_data(
        "agreements/<slug:slug>/changes",
        agreements.agreement_changes_data,
        "agreement-changes",
    ),
    path(
        "agreements/<slug:slug>/changes.atom",
        feeds.agreement_changes_feed,
        name="agreement-changes-atom",
    ),
    *as_data(
        "agreements/<slug:slug>/deadlines/<slug:deadline>",
        deadlines.deadline_data,
        "deadline",
    ),
    *as_data("deadlines", open_deadlines.deadlines_data, "deadlines"),
    path("deadlines.ics", calendars.deadlines_calendar, name="deadlines-ics"),
    *as_data("scores", scores.scores_data, "scores"),
    *as_data("statements", scores.statements_data, "statements"),
    *as_data("compare", comparison.compare_data, "compare"),
    *as_data("rounds", rounds.rounds_data, "rounds"),
    path("rounds.jsonld", linked.rounds, name="rounds-jsonld"),
    path("rounds.ics", calendars.rounds_calendar, name="rounds-ics"),
    *as_data("parties", parties.parties_data, "parties"),
    *as_data("parties/<slug:code>", parties.party_data, "party"),
    path("parties/<slug:code>.atom", feeds.party_feed, name="party-atom"),
    path(
        "parties/<slug:code>/changes.atom",
        feeds.party_changes_feed,
        name="party-changes-atom",
    ),
    path("parties/<slug:code>.jsonld", linked.party, name="party-jsonld"),
    path("parties/<slug:code>.ics", calendars.party_calendar, name="party-ics"),
    *as_data("changes", changes.changes_data, "changes"),
    path("changes.atom", feeds.changes_feed, name="changes-atom"),
    *as_data("speakers", speakers.speakers_data, "speakers"),
    *as_data("speakers/<str:slug>", speakers.speaker_data, "speaker"),
    *as_data("search", search.find_data, "search"),
    path("search.atom", feeds.search_feed, name="search-atom"),
    *as_data("lag", lag.lag_data, "lag"),
    path("data/catalog.jsonld", data.data_catalog, name="data-catalog"),
    path(
        "data/<str:name>/dataset.jsonld",
        data.vintage_metadata,
        name="vintage-metadata",
    ),
    path("data/<str:name>/<path:path>", data.vintage_file, name="vintage-file"),
    path("api/v1/", include(api)),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path(
        "sitemap.xml",
        sitemap.index,
        {"sitemaps": sitemap.SITEMAPS, "sitemap_url_name": "sitemap-section"},
        name="sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml",
        sitemap.section,
        {"sitemaps": sitemap.SITEMAPS},
        name="sitemap-section",
    ),
    path("robots.txt", sitemap.robots, name="robots"),
    path("favicon.ico", icon.icon, name="icon"),
    path("admin/", include("tracker.admin.addresses")),
    path("admin/", admin.site.urls),
    # Analysts choose the language of the admin.
    path("i18n/", include("django.conf.urls.i18n")),
]

handler400 = pages.bad_request
handler404 = pages.not_found
