"""The storyline of a meeting: from whether it was reached to where to go next, as far as the data tell it."""

from collections.abc import Collection, Sequence
from datetime import date

from acquisition import comparison, narrative
from acquisition import formatting as fmt
from acquisition.i18n import N_
from acquisition.look import Look
from acquisition.meeting import attainment, movement, people, places
from acquisition.meeting.slides import Slide
from acquisition.meeting.telling import marked, slide
from acquisition.period import Period, years

# What says nothing where nobody was acquired.
_OF_ACQUISITIONS = (
    attainment.course,
    attainment.offices,
    people.events,
    people.reward,
    people.cadres,
    people.remaining,
)
_IN_ORDER = (
    attainment.course,
    attainment.offices,
    movement.outlook,
    people.events,
    people.reward,
    people.cadres,
    people.calls,
    people.remaining,
    places.uncovered,
    places.where_next,
    attainment.sending,
)


def storyline(
    look: Look, title: str = "", day: date | None = None, opening: Sequence[Slide] = ()
) -> tuple[Slide, ...]:
    """The slides of a meeting of that title on that day, the title first; the store may not be empty.

    `opening`: slides that come right after the title.

    The period compared with is that of the filters; without one, the period before, or else a year earlier.
    """
    against = compared_with(look)
    acquired = int(look.run("acquisition_total").iloc[0]["acquisitions"])
    slides = [_title(look, against, title, day)]
    slides.append(attainment.standing(look, against) if acquired else _nothing(look))
    told = [tell for tell in _IN_ORDER if acquired or tell not in _OF_ACQUISITIONS]
    slides += [one for tell in told if (one := tell(look))]
    if bridge := movement.change(look, against):
        keys = [one.key for one in slides]
        slides.insert(keys.index("offices") + 1 if "offices" in keys else 2, bridge)
    return (slides[0], *opening, *slides[1:])


def chosen(slides: Sequence[Slide], without: Collection[str]) -> tuple[Slide, ...]:
    """Those whose keys are not left out."""
    return tuple(one for one in slides if one.key not in without)


def of_newest_year(look: Look) -> Look:
    """The same, of the newest year of the data where no period is chosen."""
    if look.filters.from_ or look.filters.to:
        return look
    newest = years(look.as_of.year, look.as_of.year)
    return look.of(from_=newest.first, to=newest.last)


def compared_with(look: Look) -> Period | None:
    """The period that this one is compared with; none where the data do not reach it."""
    asked = Period(look.filters.against_from, look.filters.against_to)
    if asked.first and asked.last:
        return asked
    return next(filter(None, comparison.of(look).values()), None)


def default_title(look: Look) -> str:
    """What a meeting about this period is called."""
    return look.gettext(
        "Evaluation of cadre acquisition {period}", period=narrative.period(look.period, look.language)
    )


def _title(look: Look, against: Period | None, title: str, day: date | None) -> Slide:
    compared = against and look.gettext(
        "Compared with {period}", period=narrative.period(against, look.language)
    )
    said = (day and fmt.day(day, look.language.code), look.selected("acquisition_total"), compared)
    return Slide(
        key="title",
        topic=look.gettext("Title"),
        headline=title.strip() or default_title(look),
        stamp=marked(look, look.dated),
        said=tuple(filter(None, said)),
    )


def _nothing(look: Look) -> Slide:
    return slide(
        look,
        "nothing",
        N_("Overview"),
        look.gettext("Nothing in this selection"),
        {"acquisition_total": look.run("acquisition_total")},
        said=[look.gettext("There are data, but none within this period, these offices and these segments.")],
    )
