"""Sources and speakers by what was typed: found on record, or made on the way."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from tracker.models import Source, Speaker
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.kinds import SourceKind, SpeakerKind

ADDRESS = re.compile(r"https?://\S+")
A_KIND = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]")
HAN = re.compile("[\u4e00-\u9fff]")
OFFICIAL = re.compile(r"(^|\.)(gov|gob|gouv|gc|go|govt|europa|mil|int)(\.|$)")
TITLE_AND_PUBLISHER = "|"
LONGEST_SLUG = 70


def source(text: str) -> Source:
    """The source of that address, title or id; else a new one, not yet recorded.

    A new one is an address, with its title beside it if there is one, or a title and a
    publisher with “|” between. Raises ``ValidationError`` for anything else.
    """
    address = ADDRESS.search(text)
    beside = text.replace(address[0], " ") if address else text
    url, words = address[0] if address else "", " ".join(beside.split())
    if url:
        URLValidator()(url)
    if held := _held_source(url, words):
        return held
    title, _bar, publisher = (part.strip() for part in words.partition("|"))
    if url:
        return _new_source(title or _title_of(url), publisher or _host_of(url), url)
    if not (title and publisher):
        raise ValidationError(
            _(
                "Got “%(text)s”, which is no source on record. Wanted its address, or "
                "its title and publisher with “|” between: Joint statement | USTR."
            ),
            params={"text": text},
        )
    return _new_source(title, publisher, "")


def speaker(text: str) -> Speaker:
    """The speaker of that name; else a new one, if its kind is in brackets.

    Raises ``ValidationError`` for a name that is not on record and says no kind.
    """
    standing = Speaker.objects.exclude(publication=Publication.WITHDRAWN)
    known = standing.filter(Q(name__iexact=text) | Q(name_zh=text))
    held: Speaker | None = known.first()
    if held:
        return held
    named = A_KIND.fullmatch(text)
    kind = _kind(named[2]) if named else None
    if named is None or kind is None:
        kinds = ", ".join(str(each.label).lower() for each in SpeakerKind)
        raise ValidationError(
            _(
                "Got “%(text)s”, who is not on record. Wanted a name of the list, or a "
                "new one with its kind in brackets: Jane Doe (%(kind)s). Kinds: "
                "%(kinds)s."
            ),
            params={
                "text": text,
                "kind": str(SpeakerKind.GOVERNMENT.label).lower(),
                "kinds": kinds,
            },
        )
    return standing.filter(name__iexact=named[1]).first() or Speaker(
        name=named[1], kind=kind
    )


def _held_source(url: str, words: str) -> Source | None:
    standing = Source.objects.exclude(publication=Publication.WITHDRAWN)
    if url:
        bare = url.rstrip("/")
        return standing.filter(url__in=[bare, f"{bare}/"]).first()
    named = list(standing.filter(Q(title__iexact=words) | Q(slug=words))[:2])
    if len(named) > 1:
        raise ValidationError(
            _("Got “%(text)s”, which names several sources: give the address or id."),
            params={"text": words},
        )
    return named[0] if named else None


def _new_source(title: str, publisher: str, url: str) -> Source:
    host = _host_of(url)
    kind = SourceKind.OFFICIAL if OFFICIAL.search(host) else SourceKind.PRESS
    return Source(
        slug=_free_slug(f"{host or publisher} {title}"),
        title=title,
        publisher=publisher,
        url=url,
        kind=kind,
        language="zh" if HAN.search(title) else "en",
    )


def _free_slug(words: str) -> str:
    slug = slugify(words.replace(".", "-"))[:LONGEST_SLUG].strip("-") or "source"
    taken = set(
        Source.objects.filter(slug__startswith=slug).values_list("slug", flat=True)
    )
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(s for s in numbered if s not in taken)


def _host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _title_of(url: str) -> str:
    """The last words of the address, where it says anything; else the whole of it."""
    last = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    words = re.sub(r"\.\w{1,5}$", "", last).replace("-", " ").replace("_", " ").strip()
    return (words[:1].upper() + words[1:]) if " " in words else url


def _kind(word: str) -> SpeakerKind | None:
    asked = word.strip().casefold()
    return next(
        (k for k in SpeakerKind if asked in {k.value, str(k.label).casefold()}), None
    )
