"""The desk's clock follows the servers, whatever is done to the computer's own."""

from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.timing.clock import Clock, steady_time

START = 1_790_000_000.0


class Computer:
    """A computer whose wall clock can be set wrong while steady time goes on."""

    def __init__(self) -> None:
        self.steady = 500.0
        self.wall = START

    def passes(self, seconds: float) -> None:
        self.steady += seconds
        self.wall += seconds

    def clock(self) -> Clock:
        return Clock(monotonic=lambda: self.steady, wall=lambda: self.wall)


def answer(clock: Clock, computer: Computer, server: str, ahead: float, rtt: float = 0.2) -> None:
    """One answer of a server whose clock is `ahead` of true time."""
    sent = computer.steady
    computer.passes(rtt / 2)
    stamp = formatdate(int(computer.wall_true + ahead), usegmt=True)
    computer.passes(rtt / 2)
    clock.note(server, stamp, sent, computer.steady)


class TrueComputer(Computer):
    """As `Computer`, and knows the true time beside its wall clock."""

    @property
    def wall_true(self) -> float:
        return START + (self.steady - 500.0)


@pytest.fixture
def computer() -> TrueComputer:
    return TrueComputer()


def test_before_any_answer_it_is_the_computers_own_time(computer: TrueComputer) -> None:
    clock = computer.clock()
    computer.passes(10)
    assert clock.now() == clock.now_at("stripe") == START + 10
    assert clock.offset("stripe") is None
    assert clock.correction() == 0.0


def test_a_jump_of_the_wall_clock_moves_nothing(computer: TrueComputer) -> None:
    clock = computer.clock()
    answer(clock, computer, "stripe", 0)
    before = clock.now()
    computer.wall += 7200  # somebody sets the clock
    assert clock.now() == before
    assert clock.local_error("stripe") == pytest.approx(7200, abs=1.1)
    assert clock.correction() == clock.local_error()


def test_each_server_has_its_own_time(computer: TrueComputer) -> None:
    clock = computer.clock()
    for _ in range(5):
        answer(clock, computer, "stripe", 100)
        answer(clock, computer, "hub", -40)
    assert clock.now_at("stripe") - computer.wall_true == pytest.approx(100, abs=1)
    assert clock.now_at("hub") - computer.wall_true == pytest.approx(-40, abs=1)
    assert clock.now() == clock.now_at("stripe")  # provider deadlines are what matters most
    assert clock.correction() == pytest.approx(-100, abs=1)


def test_the_hub_gives_the_time_until_the_provider_has_answered(computer: TrueComputer) -> None:
    clock = computer.clock()
    answer(clock, computer, "hub", 50)
    assert clock.now() == clock.now_at("stripe") == clock.now_at("hub")


def test_one_wrong_answer_among_five_is_outvoted(computer: TrueComputer) -> None:
    clock = computer.clock()
    for ahead in (0, 0, 90_000, 0, 0):
        answer(clock, computer, "stripe", ahead)
    assert clock.now() - computer.wall_true == pytest.approx(0, abs=1)


def test_a_server_that_moves_is_followed_after_three_answers(computer: TrueComputer) -> None:
    clock = computer.clock()
    for _ in range(5):
        answer(clock, computer, "stripe", 0)
    for _ in range(3):
        answer(clock, computer, "stripe", 3600)
    assert clock.now_at("stripe") - computer.wall_true == pytest.approx(3600, abs=1)


def test_the_seconds_of_the_header_do_not_make_time_jitter(computer: TrueComputer) -> None:
    clock = computer.clock()
    answer(clock, computer, "stripe", 0)
    first = clock.offset("stripe")
    for _ in range(20):
        computer.passes(0.37)
        answer(clock, computer, "stripe", 0)
        assert clock.offset("stripe") == first


@pytest.mark.parametrize("header", [None, "", "yesterday", "Sat, 99 Foo 2026 99:99:99 GMT"])
def test_a_header_that_cannot_be_read_teaches_nothing(
    computer: TrueComputer, header: str | None
) -> None:
    clock = computer.clock()
    clock.note("stripe", header, 500.0, 500.1)
    assert clock.offset("stripe") is None


def test_a_small_error_of_the_computers_clock_is_not_worth_showing(computer: TrueComputer) -> None:
    clock = computer.clock()
    answer(clock, computer, "stripe", 20)
    assert clock.local_error("stripe") == pytest.approx(-20, abs=1.1)
    assert clock.correction() == 0.0


@pytest.mark.property
@given(
    ahead=st.floats(-1e6, 1e6),
    rtt=st.floats(0.0, 3.0),
    start=st.floats(0, 1),
    jumps=st.lists(st.floats(-1e6, 1e6), max_size=4),
)
def test_it_is_right_to_a_second_and_half_the_round_trip(
    ahead: float, rtt: float, start: float, jumps: list[float]
) -> None:
    computer = TrueComputer()
    computer.steady += start
    computer.wall += start
    clock = computer.clock()
    for jump in [0.0, *jumps]:
        computer.wall += jump
        answer(clock, computer, "stripe", ahead, rtt)
    error = clock.now_at("stripe") - (computer.wall_true + ahead)
    assert abs(error) <= 1.5 + rtt / 2


def test_steady_time_goes_forward() -> None:
    assert steady_time() <= steady_time()
