"""Kinds of agreement, party, source, speaker and round."""

from django.utils.translation import gettext_lazy as _

from tracker.vocabulary.words import Word


class AgreementKind(Word):
    """What sort of agreement it is."""

    FTA = (
        "fta",
        _("The parties remove duties and other barriers on most of their trade."),
        _(
            "General Agreement on Tariffs and Trade, Article XXIV; founding paper, "
            "Table 1"
        ),
        _("Free trade agreement"),
    )
    TIFA = (
        "tifa",
        _("A forum for regular dialogue on trade and investment; it cuts no barriers."),
        _("USTR; founding paper, section 1 and Table 2"),
        _("Trade and investment framework agreement"),
    )
    BIT = (
        "bit",
        _("Two parties protect and admit each other's investors."),
        _("USTR; founding paper, sections 1 and 4"),
        _("Bilateral investment treaty"),
    )
    SERVICES = (
        "services",
        _("The parties open trade in services to each other."),
        _(
            "General Agreement on Trade in Services, Article V; founding paper, "
            "section 1"
        ),
        _("Services agreement"),
    )
    CUSTOMS_UNION = (
        "customs-union",
        _(
            "The parties remove duties between them and share one tariff towards "
            "all others."
        ),
        _("General Agreement on Tariffs and Trade, Article XXIV"),
        _("Customs union"),
    )
    OTHER = (
        "other",
        _("An agreement on trade or investment of none of the other kinds."),
        _("This tracker"),
        _("Other"),
    )


class Scope(Word):
    """How many parties it has, as the founding paper counts them."""

    BILATERAL = (
        "bilateral",
        _("Between two parties, neither of them a bloc."),
        _("Founding paper, Tables 1 and 2"),
        _("Bilateral"),
    )
    PLURILATERAL = (
        "plurilateral",
        _("Among more than two parties, or with a bloc."),
        _("Founding paper, Tables 1 and 2"),
        _("Plurilateral"),
    )


class Region(Word):
    """The part of the world that an agreement is about."""

    AFRICA = (
        "africa",
        _("Agreements with partners in Africa south of the Sahara."),
        _("Founding paper, Table 2, after USTR"),
        _("Africa"),
    )
    AMERICAS = (
        "americas",
        _("Agreements among partners in North, Central and South America."),
        _("Founding paper, Table 2, after USTR"),
        _("Americas"),
    )
    EUROPE_MIDDLE_EAST = (
        "europe-middle-east",
        _("Agreements with partners in Europe, North Africa and the Middle East."),
        _("Founding paper, Table 2, after USTR"),
        _("Europe and Middle East"),
    )
    SOUTH_CENTRAL_ASIA = (
        "south-central-asia",
        _("Agreements with partners in South and Central Asia."),
        _("Founding paper, Table 2, after USTR"),
        _("South and Central Asia"),
    )
    SOUTHEAST_ASIA_PACIFIC = (
        "southeast-asia-pacific",
        _("Agreements with partners in Southeast Asia and the Pacific."),
        _("Founding paper, Table 2, after USTR"),
        _("Southeast Asia and Pacific"),
    )
    ASIA_PACIFIC = (
        "asia-pacific",
        _("Agreements around the Pacific, on both its shores or in East Asia."),
        _("This tracker, after APEC"),
        _("Asia-Pacific"),
    )
    TRANSATLANTIC = (
        "transatlantic",
        _("Agreements between North America and Europe."),
        _("This tracker, after the TTIP"),
        _("Transatlantic"),
    )
    GLOBAL = (
        "global",
        _("Agreements among partners from many parts of the world."),
        _("This tracker"),
        _("Global"),
    )


class PaperTable(Word):
    """The table of the founding paper that lists an agreement."""

    TABLE_1_SIGNED = (
        "table-1-signed",
        _("Among the 14 free trade agreements that the paper counts as signed."),
        _("Founding paper, Table 1"),
        _("Table 1, signed"),
    )
    TABLE_1_PROPOSED = (
        "table-1-proposed",
        _(
            "Among the 18 free trade agreements that the paper counts as proposed "
            "or under negotiation."
        ),
        _("Founding paper, Table 1"),
        _("Table 1, proposed"),
    )
    TABLE_2 = (
        "table-2",
        _("Among the 49 framework agreements that the paper lists."),
        _("Founding paper, Table 2"),
        _("Table 2"),
    )


class PartyKind(Word):
    """What sort of party it is."""

    STATE = (
        "state",
        _("A country with the capacity to conclude treaties."),
        _("Vienna Convention on the Law of Treaties, Article 6"),
        _("State"),
    )
    CUSTOMS_TERRITORY = (
        "customs-territory",
        _("A separate customs territory, with full autonomy in its external trade."),
        _("Agreement Establishing the World Trade Organization, Article XII"),
        _("Customs territory"),
    )
    BLOC = (
        "bloc",
        _("A group of parties that negotiates, or is dealt with, as one."),
        _("This tracker; founding paper, Table 2"),
        _("Bloc"),
    )


class SourceKind(Word):
    """Who stands behind a source."""

    OFFICIAL = (
        "official",
        _("A government, parliament or international body, in its own words."),
        _("This tracker"),
        _("Official"),
    )
    PRESS = (
        "press",
        _("A newspaper, agency, broadcaster or trade journal."),
        _("This tracker"),
        _("Press"),
    )
    THINK_TANK = (
        "think-tank",
        _("A policy institute outside government and university."),
        _("This tracker"),
        _("Think tank"),
    )
    ACADEMIC = (
        "academic",
        _("A scholar's paper, book or lecture."),
        _("This tracker"),
        _("Academic"),
    )
    REFERENCE = (
        "reference",
        _("An encyclopedia, database or chronology."),
        _("This tracker"),
        _("Reference"),
    )


class SpeakerKind(Word):
    """In what quality a speaker speaks."""

    NEGOTIATORS = (
        "negotiators",
        _("The parties together, or the officials who negotiate."),
        _("This tracker"),
        _("Negotiators"),
    )
    GOVERNMENT = (
        "government",
        _("Leaders, ministers, commissioners, trade representatives, ministries."),
        _("This tracker"),
        _("Government"),
    )
    LEGISLATURE = (
        "legislature",
        _("Members, committees and services of a parliament."),
        _("This tracker"),
        _("Legislature"),
    )
    THINK_TANK = (
        "think-tank",
        _("Analysts of a policy institute."),
        _("This tracker"),
        _("Think tank"),
    )
    ACADEMIC = (
        "academic",
        _("Scholars at universities and academies."),
        _("This tracker"),
        _("Academic"),
    )
    PRESS = (
        "press",
        _("Journalists, in their own assessment."),
        _("This tracker"),
        _("Press"),
    )
    INDUSTRY = (
        "industry",
        _("Companies and their associations."),
        _("This tracker"),
        _("Industry"),
    )


class RoundStatus(Word):
    """What became of a round."""

    HELD = (
        "held",
        _("The round took place."),
        _("This tracker; founding paper, Table 3"),
        _("Held"),
    )
    PLANNED = (
        "planned",
        _("The round has been announced and has not taken place yet."),
        _("This tracker"),
        _("Planned"),
    )
    POSTPONED = (
        "postponed",
        _("The round did not take place as planned and is to be held later."),
        _("Founding paper, section 3 (the TTIP's second round)"),
        _("Postponed"),
    )
    CANCELLED = (
        "cancelled",
        _("The round was called off for good."),
        _("This tracker"),
        _("Cancelled"),
    )
