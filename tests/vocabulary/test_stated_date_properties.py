"""What holds for every text, found by searching for one for which it does not."""

from datetime import date
from itertools import product

from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.vocabulary.reading_dates import readable, readable_window
from tracker.vocabulary.stated_dates import StatedDate, StatedDateError

# The same texts every time: the suite knows no chance.
steady = settings(derandomize=True, deadline=None)

YEARS = st.integers(1901, 2198)
DAYS = st.dates(date(1901, 1, 1), date(2198, 12, 31))
MONTHS = ["January", "Feb", "March", "apr.", "May", "June", "July", "August"]
MONTHS += ["Sept.", "October", "Nov", "December"]


def any_of(*texts: str) -> st.SearchStrategy[str]:
    return st.sampled_from(texts)


def put(pattern: str, **parts: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.builds(pattern.format, **parts)


EDTF_DATES = st.builds(
    lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10])
)
EDTF_PAIRS = st.tuples(EDTF_DATES, EDTF_DATES).map(lambda ends: "/".join(sorted(ends)))
EDTF = st.one_of(
    EDTF_DATES,
    EDTF_DATES.map("../{}".format),
    EDTF_DATES.map("{}/..".format),
    EDTF_PAIRS,
    EDTF_PAIRS.map("{}~".format),
)

ENGLISH_PERIODS = st.one_of(
    put("{year}", year=YEARS),
    put("{month} {year}", month=st.sampled_from(MONTHS), year=YEARS),
    put("{day:%d %B %Y}", day=DAYS),
    put("{day:%B %d, %Y}", day=DAYS),
    put(
        "{part}{month}{year}",
        part=any_of("early ", "mid-", "late ", "the end of ", "the middle of "),
        month=any_of("", *(f"{month} " for month in MONTHS)),
        year=YEARS,
    ),
    put(
        "{part} {year}",
        part=any_of("H1", "Q4", "the third quarter of", "winter", "spring"),
        year=YEARS,
    ),
    put(
        "{first}–{last} October {year}",
        first=any_of("7"),
        last=any_of("11"),
        year=YEARS,
    ),
)
ENGLISH_EDGES = any_of(
    "",
    "by ",
    "before ",
    "after ",
    "not before ",
    "as early as ",
    "around ",
    "in ",
    "from ",
)
ENGLISH = put("{edge}{period}", edge=ENGLISH_EDGES, period=ENGLISH_PERIODS)

CHINESE_PERIODS = st.one_of(
    put("{year}年", year=YEARS),
    put(
        "{year}年{part}",
        year=YEARS,
        part=any_of("初", "年中", "底", "末", "上半年", "第三季度", "1季度", "冬季"),
    ),
    put(
        "{year}年{month}月{part}",
        year=YEARS,
        month=st.integers(1, 12),
        part=any_of("", "份", "初", "中", "底", "上旬", "中旬", "下旬"),
    ),
    put("{day.year}年{day.month}月{day.day}日", day=DAYS),
    put("{year}年10月7日至{last}", year=YEARS, last=any_of("11日", "11月3日")),
)
CHINESE = st.one_of(
    put(
        "{period}{edge}",
        period=CHINESE_PERIODS,
        edge=any_of("", "前", "之前", "以后", "起", "左右"),
    ),
    put("{edge}{period}", edge=any_of("不晚于", "最早", "约"), period=CHINESE_PERIODS),
)

ACCEPTED = st.one_of(EDTF, ENGLISH, CHINESE)


def meant(text: str) -> tuple[date | None, date | None, bool]:
    stated = StatedDate.parse(text)
    return stated.earliest, stated.latest, stated.is_approximate


@steady
@given(ACCEPTED)
def test_the_first_day_is_never_after_the_last(text):
    stated = StatedDate.parse(text)

    days = [day for day in (stated.earliest, stated.latest) if day]
    assert days
    assert days == sorted(days)


@steady
@given(ACCEPTED)
def test_the_edtf_text_reads_back_to_the_same_days(text):
    assert meant(StatedDate.parse(text).edtf) == meant(text)


@steady
@given(ACCEPTED, st.text(" \t\n　"), st.text(" \t\n"))
def test_the_words_are_kept(text, before, after):
    assert StatedDate.parse(before + text + after).words == text


@steady
@given(ACCEPTED)
def test_case_and_width_make_no_difference(text):
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)

    assert meant(text.upper()) == meant(text)
    assert meant(wide) == meant(text)


@steady
@given(ACCEPTED, st.sampled_from(["en", "zh-hans"]))
def test_what_readers_see_reads_back_to_the_same_days(text, language):
    with override(language):
        seen = readable(text)

    assert meant(seen) == meant(text)


@steady
@given(DAYS, DAYS, st.sampled_from(list(product(["en", "zh-hans"], [0, 1], [0, 1]))))
def test_a_window_as_readers_see_it_reads_back_to_the_same_days(one, other, case):
    language, has_first, has_last = case
    earliest = min(one, other) if has_first or not has_last else None
    latest = max(one, other) if has_last else None

    with override(language):
        seen = readable_window(earliest, latest)

    assert meant(seen) == (earliest, latest, False)


def read_or_refused(text: str) -> bool:
    try:
        return bool(StatedDate.parse(text))
    except StatedDateError:
        return True


@steady
@given(st.text())
def test_any_text_is_read_or_refused(text):
    assert read_or_refused(text)


@steady
@given(st.text("0123456789-/.~年月日初底前至 octhqendbymi,", max_size=40))
def test_any_text_of_the_right_letters_is_read_or_refused(text):
    assert read_or_refused(text)


@steady
@given(st.sampled_from(["2013-", "by ", "年", "end of ", "١", "²", "约", "7-"]))
def test_a_very_long_text_is_read_or_refused(piece):
    assert read_or_refused(piece * 10_000)
