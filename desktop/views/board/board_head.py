"""What is said around the board's figures: the day, what they are from, what makes them old."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.models.board.figures import Board, Figure, Scope
from desktop.models.board.period import Period, PeriodKind
from desktop.models.board.published import Hindrance, NotPublished
from desktop.models.board.rates import Rates
from desktop.models.status import DeskStatus, Health
from desktop.views.board.board_words import day_words
from desktop.views.board.figure_words import hint
from desktop.views.words import formatting

STALE_S = 20 * 60.0
"""Payments that were checked longer ago than this are said to be old: at rest they are checked
every 15 minutes."""


def when_words(board: Board) -> str:
    """The days it is about, and while they run the time: `Saturday 21 November, 14:10`."""
    period = board.wanted.period
    days = day_words(period.first) if len(period.days) == 1 else short_span(period)
    if period.kind is PeriodKind.WEEK:
        words = QCoreApplication.translate("Board", "Week {number}, {span}")
        days = words.format(number=period.first.isocalendar().week, span=days)
    return days if board.at >= period.until else f"{days}, {formatting.clock(board.at)}"


def short_span(period: Period) -> str:
    """`16–22 Nov 2026`, `28 Sep – 4 Oct 2026`, `Dec 2025 – Nov 2026`."""
    locale = QLocale()
    first, last = (QDate(day.year, day.month, day.day) for day in (period.first, period.last))
    if period.by_months:
        spans = locale.toString(first, "MMM yyyy"), " – ", locale.toString(last, "MMM yyyy")
    elif (first.year(), first.month()) == (last.year(), last.month()):
        spans = locale.toString(first, "d"), "–", locale.toString(last, "d MMM yyyy")
    else:
        pattern = "d MMM" if first.year() == last.year() else "d MMM yyyy"
        spans = locale.toString(first, pattern), " – ", locale.toString(last, "d MMM yyyy")
    return "".join(spans).replace(".", "")


def figures_from(board: Board, rates: Rates) -> str:
    """`Figures from 5,212 conversations and 431 links of this period.`, and the rates that amounts
    were added up at."""
    translate, locale = QCoreApplication.translate, QLocale()
    cases = translate("Board", "1 conversation")
    if board.handled.cases != 1:
        cases = translate("Board", "{count} conversations")
    links = translate("Board", "1 link") if board.cohort.made == 1 else ""
    words = translate("Board", "Figures from {conversations} and {links} of this period.").format(
        conversations=cases.format(count=locale.toString(board.handled.cases)),
        links=(links or translate("Board", "{count} links")).format(
            count=locale.toString(board.cohort.made)
        ),
    )
    if rates.day and rates.each:
        each = ", ".join(f"{one} {rates.each[one]}" for one in sorted(rates.each))
        at = translate("Board", "Added up in {currency} at the rates of {day}: {each}.")
        words += " " + at.format(currency=rates.currency, day=rates.day, each=each)
    return words


def hints(board: Board, status: DeskStatus) -> dict[Figure, str]:
    """Of each figure: how it is made, what it covers, and as of when it is."""
    return {one: f"{hint(one)}\n{_age(one, board, status)}" for one in Figure}


def trouble(status: DeskStatus, now: float) -> tuple[str, bool]:
    """What makes the figures old or incomplete, empty while nothing does; and whether it is worse
    than that they are still coming. `now` is UTC seconds."""
    translate = QCoreApplication.translate
    found: list[str] = []
    is_problem = False
    if status.hub.health in (Health.DOWN, Health.REFUSED):
        words = translate("Board", "Messages are offline since {time}: waits are as known then.")
        found.append(words.format(time=formatting.moment(status.hub.since, now)))
        is_problem = True
    elif not status.synced:
        found.append(
            translate("Board", "Conversations are still being read from the hub: figures grow.")
        )
    checked = status.payments_checked_at
    if checked is None:
        found.append(translate("Board", "Payments have not been checked yet."))
    elif status.psp.health in (Health.DOWN, Health.REFUSED) or now - checked > STALE_S:
        words = translate("Board", "Payments were last checked at {time}: money is as known then.")
        found.append(words.format(time=formatting.moment(checked, now)))
        is_problem = True
    return " ".join(found), is_problem


def publishing_words(trouble: NotPublished) -> str:
    """Why the response time that customers see is not today's, what stands, and what to do."""
    translate = QCoreApplication.translate
    match trouble.why:
        case Hindrance.FIGURE:
            words = translate("Board", "it could not be read from this desk's files")
        case Hindrance.FOLDER:
            words = translate("Board", "publish_folder could not be written ({detail})")
        case Hindrance.NOT_RUN:
            words = translate(
                "Board",
                "publish_command could not be started ({detail}); the files are in the folder",
            )
        case Hindrance.FAILED:
            words = translate(
                "Board", "publish_command ended with status {detail}; the files are in the folder"
            )
        case Hindrance.HUNG:
            words = translate(
                "Board",
                "publish_command did not end within a minute and was ended; the files are in the "
                "folder",
            )
    said = translate(
        "Board",
        "The response time for customers was not published: {why}. It is tried again every five "
        "minutes.",
    )
    return said.format(why=words.format(detail=trouble.detail))


def _age(figure: Figure, board: Board, status: DeskStatus) -> str:
    translate = QCoreApplication.translate
    at = translate("Board", "As of {time}.").format(time=formatting.clock(board.at))
    checked = status.payments_checked_at
    if figure.scope is not Scope.PROVIDER or checked is None:
        return at
    words = translate("Board", "As of {time}; payments checked at {checked}.")
    return words.format(
        time=formatting.clock(board.at), checked=formatting.moment(checked, board.at)
    )
