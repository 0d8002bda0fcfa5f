"""The pages of the data: vintages, their files, and what catalogues read."""

import json
from hashlib import sha256

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests import make
from tests.intake import folders
from tests.reading import title, words
from tests.well_formed import faults
from tracker.exports.package import Licence
from tracker.exports.releases import Vintage, publish
from tracker.exports.vintages import Release
from tracker.models import newest_moment


@pytest.fixture(scope="module")
def published(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Vintage:
    """The vintage of December 2026, of a few facts on the TPP, made once."""
    folder = tmp_path_factory.mktemp("site") / "data"
    url = "https://creativecommons.org/licenses/by/4.0/"
    with django_db_blocker.unblock(), transaction.atomic():
        folders.load()
        release = Release("2026-12", newest_moment(), Licence("CC BY 4.0", url))
        vintage = publish(folder, release)
        transaction.set_rollback(True)
    return vintage


@pytest.fixture
def vintage(published, settings):
    """It is on the site; no page of it asks the database, which no test opens."""
    settings.VINTAGES = published.folder.parent
    return published


@pytest.fixture
def folder(tmp_path, settings):
    """Where vintages of a test's own are kept."""
    settings.VINTAGES = tmp_path / "data"
    return settings.VINTAGES


def content(answer):
    found = b"".join(answer.streaming_content)
    answer.close()
    return found


def test_without_a_vintage_the_page_says_so(client, folder):
    page = client.get("/data/")

    assert title(page.text) == "Data · Negotiation tracker"
    assert "No vintage has been published yet." in words(page.text, "content")
    assert "forecasts.csv Dated statements by one speaker" in words(
        page.text, "content"
    )
    assert faults(page.text) == []


def test_the_page_lists_each_vintage_with_its_moment_licence_and_digest(
    client, vintage
):
    page = client.get("/data/")

    shown = words(page.text, "content")
    assert 'href="/data/2026-12/"' in page.text
    assert f"{vintage.moment:%B %Y}" in shown
    assert f"CC BY 4.0 {vintage.digest[:12]}…" in shown
    assert faults(page.text) == []


def test_a_vintage_has_a_page_with_its_files_and_how_to_cite_it(client, vintage):
    page = client.get("/data/2026-12/")

    assert title(page.text) == "Data of 2026-12 · Negotiation tracker"
    assert f"SHA-256 {vintage.digest}." in words(page.text, "cite")
    assert "http://testserver/data/2026-12/" in words(page.text, "cite")
    for file in vintage.files:
        assert f'href="/data/2026-12/{file.path}"' in page.text
        assert file.sha256 in page.text
    assert "nothing: it is the first" in words(page.text, "content")
    assert faults(page.text) == []


@pytest.mark.django_db
def test_a_vintage_leads_to_the_one_before_it(client, folder):
    licence = Licence("CC BY 4.0")
    first = publish(folder, Release("2026-12", newest_moment(), licence))
    earlier = (first.name, first.moment)
    make.agreement()
    publish(folder, Release("2027-01", newest_moment(), licence, earlier))

    page = client.get("/data/2027-01/")

    assert 'href="/data/2026-12/"' in page.text
    assert 'href="/data/2027-01/CHANGES.md"' in page.text
    listed = client.get("/data/").context["vintages"]
    assert [each.name for each in listed] == ["2027-01", "2026-12"]


# The end of a download closes idle connections, and looks for them.
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("tables/agreements.csv", "text/csv; charset=utf-8"),
        ("tables/datapackage.json", "application/json; charset=utf-8"),
        ("tables/data-dictionary.md", "text/markdown; charset=utf-8"),
        ("tables/LICENCE.txt", "text/plain; charset=utf-8"),
        ("negotiations.sqlite3", "application/vnd.sqlite3"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_comes_as_what_it_is_and_may_be_kept_for_ever(
    client, vintage, path, kind
):
    answer = client.get(
        f"/data/2026-12/{path}", headers={"origin": "https://think.example"}
    )

    file = vintage.file(path)
    assert sha256(content(answer)).hexdigest() == file.sha256
    assert answer["Content-Type"] == kind
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["ETag"] == f'"{file.sha256}"'
    assert answer["Content-Length"] == str(file.bytes)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in answer.headers


def test_a_file_that_the_reader_has_is_not_sent_again(client, vintage):
    file = vintage.file("fixture.json")

    answer = client.get(
        "/data/2026-12/fixture.json", headers={"if-none-match": f'"{file.sha256}"'}
    )

    assert answer.status_code == 304
    assert answer["ETag"] == f'"{file.sha256}"'


@pytest.mark.parametrize(
    "path",
    [
        "2026-12/../2026-12/vintage.json",
        "2026-12/..%2F..%2Fsecret-key",
        "2026-12/%2Fetc/hosts",
        "2026-12/tables",
        "2026-12/tables/",
        "2026-12/tables/../vintage.json",
        "2026-12/vintage.json%00",
        "..%2Fdata/vintage.json",
        "..%2F/",
        ".draft-x/vintage.json",
        "2027-01/",
        "2026-12%00/",
    ],
)
def test_nothing_is_there_but_what_a_vintage_lists(client, vintage, path):
    (vintage.folder.parent.parent / "secret-key").write_text("secret", encoding="ascii")

    assert client.get(f"/data/{path}").status_code == 404


def test_a_mistyped_name_is_answered_with_the_nearest(client, vintage):
    page = client.get("/data/2026-13/")
    file = client.get("/data/2026-12/tables/agreement.csv")

    assert "No vintage is called “2026-13”. Did you mean 2026-12?" in page.text
    assert "Did you mean tables/agreements.csv" in file.text


def test_pages_lead_to_what_catalogues_read(client, vintage):
    link = '<link rel="alternate" type="application/ld+json" href="{}">'

    assert link.format("/data/catalog.jsonld") in client.get("/data/").text
    page = client.get("/data/2026-12/")
    assert link.format("/data/2026-12/dataset.jsonld") in page.text


def test_the_catalogue_has_every_vintage_in_schema_org_and_dcat(client, vintage):
    answer = client.get("/data/catalog.jsonld")

    found = json.loads(answer.content)
    assert answer["Content-Type"] == "application/ld+json"
    assert found["@type"] == ["DataCatalog", "dcat:Catalog"]
    [dataset] = found["dataset"]
    assert dataset["@id"] == "http://testserver/data/2026-12/"
    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["dcat:dataset"] == [{"@id": dataset["@id"]}]


def test_a_dataset_names_every_file_with_its_size_and_checksum(client, vintage):
    found = json.loads(client.get("/data/2026-12/dataset.jsonld").content)

    assert found["@type"] == ["Dataset", "dcat:Dataset"]
    assert found["identifier"] == f"sha256:{vintage.digest}"
    offered = {each["name"]: each for each in found["distribution"]}
    assert offered.keys() == {file.path for file in vintage.files}
    file = vintage.file("tables/agreements.csv")
    one = offered["tables/agreements.csv"]
    place = "http://testserver/data/2026-12/tables/agreements.csv"
    assert (one["contentUrl"], one["sha256"]) == (place, file.sha256)
    assert (one["dcat:byteSize"], one["encodingFormat"]) == (file.bytes, "text/csv")


@pytest.mark.django_db
def test_a_licence_without_an_address_is_said_in_words(client, folder):
    publish(folder, Release("2026-12", newest_moment(), Licence("Ask the owner.")))

    assert "Ask the owner." in words(client.get("/data/2026-12/").text, "content")
    found = json.loads(client.get("/data/2026-12/dataset.jsonld").content)
    assert found["license"] == found["dct:license"] == "Ask the owner."


def test_nothing_is_written_by_asking(client, vintage):
    for path in ("", "2026-12/", "2026-12/fixture.json", "catalog.jsonld"):
        assert client.post(f"/data/{path}").status_code == 405
