"""The payment page's addresses: what each form does to the world, and where it leads."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from email.utils import formatdate
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from desktop.sandbox.pay import pages
from desktop.sandbox.pay.cards import FormError, read_account, read_card
from desktop.sandbox.pay.pages import Trouble, Visit
from desktop.sandbox.pay.reader import Reader, reader
from desktop.sandbox.stripe import methods, objects
from desktop.sandbox.stripe.methods import IDEAL_BANKS, Method
from desktop.sandbox.stripe.payments import PaymentRefused, payable
from desktop.sandbox.stripe.world import StripeWorld

_LONGEST_FORM = 20_000
_KEPT = ("number", "expiry", "name", "iban", "holder")
"""What stays in a form that comes back, in the answer only; the security code never does."""


def pay_routes(world: StripeWorld) -> list[Route]:
    """Return the routes of `/pay/{session_id}`, for an application on the world's loop."""
    page = PayPage(world)
    return [
        Route("/pay/{session_id}", page.handle(page.show), methods=["GET"]),
        Route("/pay/{session_id}", page.handle(page.submit), methods=["POST"]),
        Route("/pay/{session_id}/bank", page.handle(page.show_bank), methods=["GET"]),
        Route("/pay/{session_id}/challenge", page.handle(page.show_challenge), methods=["GET"]),
        Route("/pay/{session_id}/bank", page.handle(page.decide), methods=["POST"]),
        Route("/pay/{session_id}/challenge", page.handle(page.decide), methods=["POST"]),
    ]


Form = dict[str, str]
Step = Callable[[Request, Visit, Form], Response]


class PayPage:
    """The page over one world. It keeps nothing itself: every state is the world's."""

    def __init__(self, world: StripeWorld) -> None:
        """Serve the sessions of `world`."""
        self._world = world

    def handle(self, step: Step) -> Callable[[Request], Awaitable[Response]]:
        """Return a handler that finds the session, reads the form and takes `step`."""

        async def run(request: Request) -> Response:
            language = request.headers.get("accept-language", "")
            session = self._world.state["sessions"].get(request.path_params["session_id"])
            if session is None:
                page = pages.unknown(reader(None, language), self._world.merchant)
                return self._html(page, 404)
            visit = self._visit(request, session["id"], reader(session["locale"], language))
            form = await _form(request)
            if request.method != "HEAD":
                self._world.visited(session["id"])
            try:
                return step(request, visit, form)
            except PaymentRefused as refused:
                # Expired, or paid in another window meanwhile: the main page says which.
                lapsed = "?lapsed=1" if refused.reason == "not_begun" else ""
                return self._to(visit.address + lapsed)

        return run

    def _visit(self, request: Request, session_id: str, who: Reader) -> Visit:
        session = self._world.state["sessions"][session_id]
        merchant = (session["branding_settings"] or {}).get("display_name")
        return Visit(
            who,
            merchant or self._world.merchant,
            session,
            self._world.state["line_items"][session_id],
            f"{request.scope.get('root_path', '')}/pay/{session_id}",
            self._world.clock.now(),
        )

    def show(self, request: Request, visit: Visit, _: Form) -> Response:
        """Show what the session is: open to pay, or how it ended."""
        session = visit.session
        try:
            payable(self._world, session["id"])
        except PaymentRefused as refused:
            return self._html(pages.ended(visit, self._end(visit, refused.reason)))
        if "lapsed" in request.query_params:
            return self._html(pages.checkout(visit, Trouble(lapsed=True)))
        intent = self._world.state["payment_intents"].get(session["payment_intent"])
        error = intent["last_payment_error"] if intent else None
        if error is None or "declined" not in request.query_params:
            return self._html(pages.checkout(visit, Trouble()))
        method = error["payment_method"]["type"]
        return self._html(pages.checkout(visit, Trouble(method=method, declined=error)), 402)

    def _end(self, visit: Visit, reason: str) -> str:
        if reason == "expired":
            return "expired"
        session = visit.session
        if session["payment_status"] == "paid":
            return "paid"
        intent = self._world.state["payment_intents"][session["payment_intent"]]
        return "processing" if intent["status"] == "processing" else "failed"

    def submit(self, _: Request, visit: Visit, form: Form) -> Response:
        """Take the form of one way to pay."""
        payable(self._world, visit.session["id"])
        ways = {"ideal": self._ideal, "card": self._card, "sepa_debit": self._debit}
        method = form.get("method", "")
        if method not in ways or method not in visit.session["payment_method_types"]:
            return self._to(visit.address)
        try:
            return ways[method](visit, form)
        except FormError as error:
            kept = {name: form.get(name, "") for name in _KEPT}
            trouble = Trouble(method=method, wrong=error.phrases, kept=kept)
            return self._html(pages.checkout(visit, trouble), 422)

    def _ideal(self, visit: Visit, form: Form) -> Response:
        bank = form.get("bank", "")
        if bank not in IDEAL_BANKS:
            raise FormError(bank="bad_bank")
        self._begin(visit, Method.IDEAL, methods.ideal_details(bank))
        return self._to(f"{visit.address}/bank")

    def _card(self, visit: Visit, form: Form) -> Response:
        card = read_card(
            form.get("number", ""), form.get("expiry", ""), form.get("cvc", ""), visit.now
        )
        details = methods.card_details(
            self._world.rng,
            brand=card.brand,
            last4=card.last4,
            exp_month=card.exp_month,
            exp_year=card.exp_year,
        )
        method = Method.CARD_3DS if card.challenged else Method.CARD
        self._begin(visit, method, details, form.get("name", ""))
        if card.challenged:
            return self._to(f"{visit.address}/challenge")
        return self._finish(visit, card.outcome)

    def _debit(self, visit: Visit, form: Form) -> Response:
        account = read_account(form.get("iban", ""), form.get("holder", ""))
        details = methods.debit_details(
            self._world.rng,
            country=account.country,
            bank_code=account.bank_code,
            last4=account.last4,
        )
        self._begin(visit, Method.SEPA_DEBIT, details, form["holder"])
        return self._finish(visit, account.outcome)

    def _begin(
        self, visit: Visit, method: Method, details: dict[str, object], name: str = ""
    ) -> None:
        payer = objects.billing_details(name.strip()[:100] or None, visit.session["customer_email"])
        self._world.begin_payment(visit.session["id"], method, details=details, payer=payer)

    def _finish(self, visit: Visit, outcome: str) -> Response:
        self._world.finish_payment(visit.session["id"], outcome)
        tried_in_vain = visit.session["status"] == "open"
        return self._to(f"{visit.address}?declined=1" if tried_in_vain else visit.address)

    def show_bank(self, _: Request, visit: Visit, __: Form) -> Response:
        """Show the bank's page of an iDEAL payment that has begun."""
        method = self._at_the_bank(visit, Method.IDEAL)
        return self._html(pages.bank(visit, IDEAL_BANKS[str(method["ideal"]["bank"])][0]))

    def show_challenge(self, _: Request, visit: Visit, __: Form) -> Response:
        """Show the 3-D Secure page of a card payment that has begun."""
        method = self._at_the_bank(visit, Method.CARD_3DS)
        return self._html(pages.challenge(visit, str(method["card"]["last4"])))

    def _at_the_bank(self, visit: Visit, method: Method) -> dict[str, dict[str, object]]:
        payable(self._world, visit.session["id"])
        if self._world.state["facts"][visit.session["id"]]["attempt"] != method:
            raise PaymentRefused("not_begun", "There is no such payment to approve.")
        intent = self._world.state["payment_intents"][visit.session["payment_intent"]]
        found: dict[str, dict[str, object]] = self._world.state["payment_methods"][
            intent["payment_method"]
        ]
        return found

    def decide(self, request: Request, visit: Visit, form: Form) -> Response:
        """Take the customer's word at the bank: approve or cancel."""
        at_bank = request.url.path.endswith("/bank")
        self._at_the_bank(visit, Method.IDEAL if at_bank else Method.CARD_3DS)
        return self._finish(visit, "paid" if form.get("action") == "approve" else "failed")

    def _html(self, page: str, status: int = 200) -> Response:
        return Response(page, status, self._headers(), "text/html; charset=utf-8")

    def _to(self, address: str) -> Response:
        return Response(b"", 303, {**self._headers(), "Location": address})

    def _headers(self) -> dict[str, str]:
        return {
            "Cache-Control": "no-store",
            "Content-Security-Policy": (
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
                "frame-ancestors 'none'; base-uri 'none'"
            ),
            "Date": formatdate(self._world.clock.now(), usegmt=True),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }


async def _form(request: Request) -> Form:
    """Return the fields of a posted form; nothing for other requests."""
    if request.method != "POST":
        return {}
    body = (await request.body())[:_LONGEST_FORM]
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
