"""How a statement is meant."""

from django.utils.translation import gettext_lazy as _

from tracker.vocabulary.words import Word


class Stance(Word):
    """What a speaker means by naming a window."""

    TARGET = (
        "target",
        _("An aim or a plan of those who control it, or reported as theirs."),
        _("This tracker; founding paper, sections 2 and 3 (tight dates)"),
        _("Target"),
    )
    FORECAST = (
        "forecast",
        _("What the speaker expects, hopes or asks for."),
        _("This tracker"),
        _("Forecast"),
    )
    DOUBT = (
        "doubt",
        _("The window is the time in which the speaker does not expect it."),
        _("This tracker"),
        _("Doubt"),
    )
    NO_DATE = (
        "no-date",
        _("The speaker sets no date, or gives one up."),
        _("This tracker"),
        _("No date"),
    )


class TopicStance(Word):
    """What a topic is to an agreement."""

    AGENDA = (
        "agenda",
        _("A subject that the talks or the text deal with."),
        _("Founding paper, sections 1 to 4"),
        _("Agenda"),
    )
    OBJECTIVE = (
        "objective",
        _("What a party or the parties want to reach."),
        _("Founding paper, sections 1 to 5"),
        _("Objective"),
    )
    OBSTACLE = (
        "obstacle",
        _("What stands in the way of an agreement."),
        _("Founding paper, sections 2 to 4"),
        _("Obstacle"),
    )
    CHARACTERISTIC = (
        "characteristic",
        _("What sets the agreement or the programme apart from others."),
        _("Founding paper, sections 1 to 4"),
        _("Characteristic"),
    )


class Preference(Word):
    """Which of two claims that disagree the tracker follows."""

    A = (
        "a",
        _("The first claim is followed, for the reason given."),
        _("This tracker"),
        _("First claim"),
    )
    B = (
        "b",
        _("The second claim is followed, for the reason given."),
        _("This tracker"),
        _("Second claim"),
    )
    NEITHER = (
        "neither",
        _("Both claims stand side by side; the reason says why."),
        _("This tracker"),
        _("Neither"),
    )
