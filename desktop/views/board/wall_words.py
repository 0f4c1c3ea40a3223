"""What a wallboard says: six figures, short enough to be read from six metres."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.models.board.figures import Board
from desktop.models.board.period import PeriodKind
from desktop.models.board.rates import Rates, summed
from desktop.models.money import exponent
from desktop.models.stuck_kind import StuckKind
from desktop.views.board.board_charts import short_money
from desktop.views.board.board_sums import paid_of
from desktop.views.board.board_words import NOTHING, percent, versus
from desktop.views.style.tokens import Tone
from desktop.views.words import formatting


@dataclass(frozen=True, slots=True)
class WallFigure:
    """One figure: its name, its value, and what stands below. `tone` is how it stands: well, worth
    a look, badly, or nothing to say."""

    title: str
    value: str
    below: str
    tone: Tone


def wall_figures(board: Board, rates: Rates) -> tuple[WallFigure, ...]:
    """The six figures, from left to right and from top to bottom."""
    return (
        _now(board),
        _waiting(board),
        _on_duty(board),
        _paid(board, rates),
        _links(board),
        _not_ticketed(board),
    )


def clocked(seconds: int | None) -> str:
    """A time as a clock shows it: `4:12`, `0:42`; from an hour on `1 h 05`."""
    if seconds is None:
        return NOTHING
    if seconds >= formatting.HOUR:
        return formatting.duration(seconds)
    return f"{seconds // 60}:{seconds % 60:02d}"


def _now(board: Board) -> WallFigure:
    translate = QCoreApplication.translate
    title = translate("Wallboard", "First response now")
    below = ""
    if board.response.share is not None:
        below = translate("Wallboard", "{percent} inside {time}").format(
            percent=percent(board.response.share),
            time=formatting.duration(board.response.target),
        )
    median = board.now.median
    tone = Tone.MUTED
    if median is not None:
        tone = Tone.OK if median <= board.response.target else Tone.BAD
    return WallFigure(title, clocked(median), below, tone)


def _waiting(board: Board) -> WallFigure:
    translate, found = QCoreApplication.translate, board.waiting
    title = translate("Wallboard", "Waiting")
    if found.oldest is None:
        return WallFigure(title, "0", translate("Wallboard", "nobody waits"), Tone.OK)
    age = formatting.duration(board.at - found.oldest)
    if not found.past_target:
        return WallFigure(
            title,
            _number(found.count),
            translate("Wallboard", "oldest {age}").format(age=age),
            Tone.OK,
        )
    words = translate("Wallboard", "oldest {age}, {count} too late")
    return WallFigure(
        title,
        _number(found.count),
        words.format(age=age, count=_number(found.past_target)),
        Tone.PROGRESS if found.past_target * 2 < found.count else Tone.BAD,
    )


def _on_duty(board: Board) -> WallFigure:
    translate, found = QCoreApplication.translate, board.on_duty
    title = translate("Wallboard", "On duty")
    if found.agents is None:
        words = translate("Wallboard", "the hub has not told")
        return WallFigure(title, NOTHING, words, Tone.MUTED)
    if not found.agents:
        return WallFigure(title, "0", translate("Wallboard", "nobody is available"), Tone.BAD)
    each = round(found.conversations / found.agents)
    words = translate("Wallboard", "{count} conversations each")
    if each == 1:
        words = translate("Wallboard", "1 conversation each")
    return WallFigure(title, _number(found.agents), words.format(count=_number(each)), Tone.OK)


def _paid(board: Board, rates: Rates) -> WallFigure:
    translate, kind = QCoreApplication.translate, board.wanted.period.kind
    title, before = {
        PeriodKind.TODAY: (
            translate("Wallboard", "Paid today"),
            translate("Wallboard", "on last week's day"),
        ),
        PeriodKind.WEEK: (
            translate("Wallboard", "Paid this week"),
            translate("Wallboard", "on last week"),
        ),
        PeriodKind.DAYS_30: (
            translate("Wallboard", "Paid in 30 days"),
            translate("Wallboard", "on the 30 before"),
        ),
        PeriodKind.MONTHS_12: (
            translate("Wallboard", "Paid in 12 months"),
            translate("Wallboard", "on the year before"),
        ),
    }[kind]
    whole = summed(paid_of(board.money), rates)
    value = short_money(whole.total.amount / 10 ** exponent(rates.currency), rates.currency)
    change, _ = versus(board, rates)
    below, tone = "", Tone.MUTED if not whole.total.amount else Tone.OK
    if change is not None:
        up = translate("Wallboard", "{percent}% up {before}")
        down = translate("Wallboard", "{percent}% down {before}")
        below = (up if change >= 0 else down).format(
            percent=_number(abs(round(change * 100))), before=before
        )
        tone = Tone.OK if change >= 0 else Tone.PROGRESS
    elif whole.left_out:
        words = translate("Wallboard", "without {currencies}")
        below = words.format(currencies=", ".join(whole.left_out))
    return WallFigure(title, value, below, tone)


def _links(board: Board) -> WallFigure:
    translate = QCoreApplication.translate
    title = translate("Wallboard", "Links paid")
    share = board.cohort.share
    if share is None:
        return WallFigure(title, NOTHING, translate("Wallboard", "no link yet"), Tone.MUTED)
    below = ""
    if board.to_pay.median is not None:
        took = formatting.rounded(board.to_pay.median)
        below = translate("Wallboard", "{time} to pay").format(time=took)
    return WallFigure(title, percent(share), below, Tone.OK)


def _not_ticketed(board: Board) -> WallFigure:
    translate = QCoreApplication.translate
    title = translate("Wallboard", "Paid, not ticketed")
    line = next((one for one in board.stuck if one.kind is StuckKind.NOT_TICKETED), None)
    if line is None:
        return WallFigure(title, "0", translate("Wallboard", "all have their ticket"), Tone.OK)
    age = formatting.duration(board.at - line.oldest)
    words = translate("Wallboard", "oldest {age}").format(age=age)
    if line.late:
        words = translate("Wallboard", "oldest {age}, {count} too late").format(
            age=age, count=_number(line.late)
        )
    tone = Tone.BAD if line.late else Tone.PROGRESS
    return WallFigure(title, _number(line.count), words, tone)


def _number(count: int) -> str:
    return QLocale().toString(count)
