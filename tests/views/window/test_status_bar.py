"""The status bar says what is true of each service, and nothing else."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.status import DeskStatus, Health, ServiceState
from desktop.views.style.theme import Theme
from desktop.views.window.status_bar import StatusBar
from tests.views.inbox.inbox_world import NOW

FINE = DeskStatus(
    ServiceState(Health.OK),
    ServiceState(Health.OK),
    live=True,
    payments_checked_at=NOW - 2,
    payments_every_s=10,
    links_open=1,
    sandbox=True,
)


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> StatusBar:
    bar = StatusBar(theme)
    bar.resize(1380, 28)
    qtbot.addWidget(bar)
    return bar


def test_all_is_well(bar: StatusBar) -> None:
    bar.show_status(FINE, NOW)
    assert bar.text == (
        "Online · Payments checked 2 s ago · Nothing waiting to send"
        " · Sandbox — no real money moves"
    )


def test_the_age_goes_on(bar: StatusBar) -> None:
    bar.show_status(FINE, NOW)
    bar.tick(NOW + 4)
    assert bar.payments.text == "Payments checked 6 s ago"
    bar.tick(NOW + 45)  # from ten seconds on, in tens
    assert bar.payments.text == "Payments checked 40 s ago"
    bar.tick(NOW + 200)
    assert bar.payments.text == "Payments checked 3 min ago"


def test_with_no_link_open_there_is_nothing_to_be_old(bar: StatusBar) -> None:
    rests = replace(FINE, links_open=0, payments_every_s=900)
    bar.show_status(rests, NOW)
    bar.tick(NOW + 240)
    assert bar.payments.text == "Payments · nothing open"
    tip = bar.payments.toolTip()
    assert "No payment link is open" in tip and "checked 4 min ago" in tip and "15 min" in tip
    assert "4 min" in bar.payments.accessibleDescription()
    bar.tick(NOW + 960)  # a check that was due and did not come is no rest
    assert bar.payments.text == "Payments checked 16 min ago"
    bar.show_status(replace(rests, psp=ServiceState(Health.DOWN)), NOW)
    assert bar.payments.text == "Payments offline, last checked 2 s ago"
    assert "No payment link" not in bar.payments.toolTip()


@pytest.mark.parametrize(
    ("hub", "live", "text"),
    [
        (ServiceState(Health.UNKNOWN), False, "Connecting…"),
        (ServiceState(Health.OK), False, "Online, without live updates"),
        (ServiceState(Health.DOWN), False, "Messages offline"),
        (
            ServiceState(Health.DOWN, until=NOW + 12),
            False,
            "Messages offline, trying again in 12 s",
        ),
        (
            ServiceState(Health.REFUSED, detail="the token is wrong"),
            False,
            "The hub refuses this desk: the token is wrong",
        ),
    ],
)
def test_the_hub(bar: StatusBar, hub: ServiceState, live: bool, text: str) -> None:
    bar.show_status(replace(FINE, hub=hub, live=live), NOW)
    assert bar.hub.text == text


def test_the_whole_network_is_gone(bar: StatusBar) -> None:
    away = ServiceState(Health.DOWN, until=NOW + 12)
    bar.show_status(replace(FINE, hub=away, psp=away, live=False, waiting=2), NOW)
    assert bar.hub.text == "Offline, trying again in 12 s"
    assert bar.payments.text == "Payments offline, last checked 2 s ago"
    assert bar.outbox.text == "2 waiting to send"


@pytest.mark.parametrize(
    ("psp", "text"),
    [
        (Health.DOWN, "Payments offline, last checked 2 s ago"),
        (Health.SLOW, "Payments slowed down, last checked 2 s ago"),
        (Health.REFUSED, "The payment key is refused, last checked 2 s ago"),
    ],
)
def test_the_payments(bar: StatusBar, psp: Health, text: str) -> None:
    bar.show_status(replace(FINE, psp=ServiceState(psp)), NOW)
    assert bar.payments.text == text
    bar.show_status(replace(FINE, psp=ServiceState(Health.UNKNOWN), payments_checked_at=None), NOW)
    assert bar.payments.text == "Payments not checked yet"


def test_a_pause_says_why_and_until_when(bar: StatusBar) -> None:
    asked = ServiceState(
        Health.SLOW,
        detail="Stripe asks to slow down (endpoint-rate). The request is kept.",
        until=NOW + 12,
    )
    busy = ServiceState(Health.SLOW, detail="The hub asks to slow down.", until=NOW + 5)
    bar.show_status(replace(FINE, psp=asked, hub=busy), NOW)
    assert bar.payments.text == (
        "Payments slowed down, trying again in 12 s, last checked 2 s ago:"
        " Stripe asks to slow down (endpoint-rate)"
    )
    assert bar.hub.text == ("Online, slowed down, trying again in 5 s: The hub asks to slow down.")
    bar.tick(NOW + 3)
    assert "trying again in 9 s" in bar.payments.text


def test_what_waits(bar: StatusBar) -> None:
    bar.show_status(replace(FINE, waiting=3, asking=1), NOW)
    assert bar.outbox.text == "3 waiting to send · 1 needs you"
    bar.show_status(replace(FINE, waiting=0, asking=2), NOW)
    assert bar.outbox.text == "2 need you"


def test_clock_and_budget_only_where_they_matter(bar: StatusBar) -> None:
    bar.show_status(replace(FINE, clock_off_s=4, reads_used=10, reads_budget=1000), NOW)
    assert (bar.clock.text, bar.budget.text) == ("", "")
    assert bar.clock.isHidden()
    bar.show_status(replace(FINE, clock_off_s=-95, reads_used=800, reads_budget=1000), NOW)
    assert bar.clock.text == "This computer's clock is off by 2 min"
    assert bar.budget.text == "Payment reads used: 80%"


def test_no_sandbox_no_note(bar: StatusBar) -> None:
    bar.show_status(replace(FINE, sandbox=False), NOW)
    assert bar.sandbox.isHidden()


@pytest.mark.usefixtures("dutch")
def test_in_dutch(bar: StatusBar) -> None:
    bar.show_status(FINE, NOW)
    assert bar.text.startswith("Online · Betalingen 2 s geleden nagekeken")


def test_where_room_is_short_the_age_of_the_payments_gives_way_first(bar: StatusBar) -> None:
    bar.show_status(replace(FINE, waiting=2), NOW)
    bar.resize(520, 28)
    bar.show()
    for line in (bar.hub, bar.outbox, bar.sandbox):
        assert line.width() == line.sizeHint().width(), line.text
    assert bar.payments.width() < bar.payments.sizeHint().width()
