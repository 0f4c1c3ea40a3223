"""What a person writes down ends a case of stuck money, from its row's own button."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.fact import FactKind as K
from desktop.models.hub_words import Channel
from desktop.models.job import JobKind
from desktop.models.payment_step import PaymentStep, next_step, steps
from desktop.models.stuck_kind import StuckKind
from desktop.services.desk import Desk
from desktop.views.approval.reference_dialog import ReferenceDialog
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import ME, until
from tests.views.payments.payments_world import SENT, Sold
from tests.views.payments.test_payments_page import Run, payments

BACK = {"refund": "re_1", "intent": "pi_a", "amount": 18600, "currency": "EUR"}
PAID = (
    K.PAYMENT_PAID,
    20.0,
    {"session": "a", "intent": "pi_a", "amount": 18600, "currency": "EUR"},
)
FLOWN = Sold(
    1,
    "Sanne de Vries",
    Channel.MESSENGER,
    ME,
    18600,
    (
        *SENT,
        PAID,
        (K.TICKET_ISSUED, 15.0, {"for": [1], "of": 1}),
        (K.REFUND, 10.0, {**BACK, "status": "succeeded"}),
    ),
)
FAILED = Sold(
    2,
    "Daan Willems",
    Channel.MESSENGER,
    ME,
    18600,
    (*SENT, PAID, (K.REFUND_FAILED, 10.0, {**BACK, "status": "failed"})),
)


async def asked() -> ReferenceDialog:
    def found() -> list[ReferenceDialog]:
        shown = QApplication.topLevelWidgets()
        return [one for one in shown if isinstance(one, ReferenceDialog) and one.isVisible()]

    await until(lambda: bool(found()))
    return found()[-1]


async def case_of(desk: Desk) -> StuckKind | None:
    cases = await desk.tools.ledger.store.stuck_cases()
    return cases[0].stuck.kind if cases else None


def test_a_ticket_that_still_flies_is_voided_from_its_row(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder, some=(FLOWN,)) as (page, desk):
            assert await case_of(desk) is StuckKind.TICKET_VALID
            tile = page.tiles.tile(StuckKind.TICKET_VALID)
            await until(lambda: tile.accessibleName().startswith("Refunded, ticket still valid, 1"))
            row = page.table.row
            assert row is not None and next_step(row) is PaymentStep.TICKET_ENDED
            page.doing.do(row, PaymentStep.TICKET_ENDED)
            dialog = await asked()
            assert not dialog.yes.isEnabled()
            QTest.keyClicks(dialog.reference, "VOID 4711")
            QTest.keyClick(dialog.reference, Qt.Key.Key_Return)

            async def ended() -> bool:
                return await case_of(desk) is None

            while not await ended():
                pass
            (job,) = await desk.tools.ledger.store.unfinished_jobs()
            assert job.kind is JobKind.NOTE and "VOID 4711" in job.payload["text"]

    on_loop(scenario())


def test_a_refund_that_failed_is_given_back_another_way_from_its_row(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder, some=(FAILED,)) as (page, desk):
            row = page.table.row
            assert row is not None
            assert steps(row) == (PaymentStep.REFUND, PaymentStep.GIVEN_BACK)
            page.doing.do(row, PaymentStep.GIVEN_BACK)
            dialog = await asked()
            assert dialog.windowTitle() == "€186.00 was given back another way"
            dialog.how.setCurrentIndex(dialog.how.findData("counter"))
            QTest.keyClicks(dialog.reference, "till 3")
            dialog.yes.click()
            store = desk.tools.ledger.store

            async def jobs() -> bool:
                return bool(await store.unfinished_jobs())

            while not await jobs():
                pass
            (job,) = await store.unfinished_jobs()
            assert job.kind is JobKind.GIVEN_BACK
            assert (job.payload["amount"], job.payload["reason"]) == (18600, "counter")

    on_loop(scenario())
