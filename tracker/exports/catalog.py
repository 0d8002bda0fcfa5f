"""The vintages for search engines and catalogues: schema.org and DCAT as JSON-LD."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tracker.exports.description import ABOUT, TITLE
from tracker.exports.releases import Vintage, VintageFile
from tracker.vocabulary.utc import in_utc

# Where a page or a file is, in full: of a vintage's name and a file's path in it.
Address = Callable[..., str]

CONTEXT: Mapping[str, Any] = {
    "@vocab": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
}
TYPES: Mapping[str, str] = {
    "csv": "text/csv",
    "json": "application/json",
    "md": "text/markdown",
    "sqlite3": "application/vnd.sqlite3",
    "txt": "text/plain",
}


def media_type(path: str) -> str:
    """What kind of file it is, by the ending of its name; plain text without one."""
    return TYPES.get(path.rpartition(".")[2], "text/plain")


def catalog(found: Iterable[Vintage], address: Address) -> dict[str, Any]:
    """All vintages, each with its files, for ``/data/catalog.jsonld``."""
    vintages = list(found)
    return {
        "@context": CONTEXT,
        "@id": address(),
        "@type": ["DataCatalog", "dcat:Catalog"],
        "name": TITLE,
        "dct:title": TITLE,
        "description": ABOUT,
        "url": address(),
        "dataset": [_dataset(vintage, address) for vintage in vintages],
        "dcat:dataset": [{"@id": address(vintage.name)} for vintage in vintages],
    }


def dataset(vintage: Vintage, address: Address) -> dict[str, Any]:
    """One vintage, for the JSON-LD beside its page."""
    return {"@context": CONTEXT, **_dataset(vintage, address)}


def _dataset(vintage: Vintage, address: Address) -> dict[str, Any]:
    terms = vintage.release.licence
    page, moment = address(vintage.name), in_utc(vintage.moment)
    title = f"{TITLE}, {vintage.name}"
    return {
        "@id": page,
        "@type": ["Dataset", "dcat:Dataset"],
        "name": title,
        "dct:title": title,
        "description": ABOUT,
        "dct:description": ABOUT,
        "url": page,
        "dcat:landingPage": {"@id": page},
        "version": vintage.name,
        "datePublished": moment,
        "dct:issued": moment,
        "identifier": f"sha256:{vintage.digest}",
        "license": terms.url or terms.text,
        "dct:license": {"@id": terms.url} if terms.url else terms.text,
        "isAccessibleForFree": True,
        "inLanguage": ["en", "zh"],
        "keywords": ["trade negotiations", "investment", "forecasts", "deadlines"],
        "distribution": [_distribution(vintage, f, address) for f in vintage.files],
        "dcat:distribution": [
            {"@id": address(vintage.name, file.path)} for file in vintage.files
        ],
    }


def _distribution(
    vintage: Vintage, file: VintageFile, address: Address
) -> dict[str, Any]:
    place, kind = address(vintage.name, file.path), media_type(file.path)
    return {
        "@id": place,
        "@type": ["DataDownload", "dcat:Distribution"],
        "name": file.path,
        "contentUrl": place,
        "dcat:downloadURL": {"@id": place},
        "encodingFormat": kind,
        "dcat:mediaType": kind,
        "contentSize": f"{file.bytes} B",
        "dcat:byteSize": file.bytes,
        "sha256": file.sha256,
        "spdx:checksum": {
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": file.sha256,
        },
    }
