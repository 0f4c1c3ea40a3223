"""Every named instant in the outbox worker and the store, met by every kind of work that has it.

A chain is one desk's life story: each step asks for fresh work and kills the desk at one instant,
and at the end the world is held against the journal. A step whose instant never came is a finding,
so a point that no work reaches any more is noticed.
"""

import json
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from desktop.models.fact import FactKind
from desktop.services.jobs import crash_points as outbox
from desktop.services.store import crash as store
from tests.faults import evidence
from tests.faults.comparison import false_claims
from tests.faults.life import CRASHED, DeskProcess
from tests.faults.mix import SNOOZED, picture
from tests.faults.rows import Row
from tests.faults.settling import come_to_rest
from tests.sandbox_process import running_sandbox

PART = "named points"


def _saves(*numbers: int) -> Iterator[str]:
    for number in numbers:
        yield f"{store.SAVE_JOB_BEFORE_COMMIT}:{number}"
        yield f"{store.SAVE_JOB_AFTER_COMMIT}:{number}"


_MESSAGE = (outbox.MESSAGE_BEFORE_POST, outbox.MESSAGE_AFTER_POST)

_MESSAGES_2 = tuple(f"{instant}:2" for instant in _MESSAGE)
"""The second message of a run: the first is the link's own."""

_OF_A_LINK = ("ticket_told", "payment", "refund", "given_back", "paid_elsewhere", "open for a link")
_OF_AN_OFFER = ("one is paid", "one is paid elsewhere")

Step = tuple[str, str]
"""A kind of work, and the instant at which it is killed."""


def _chain(kind: str, *instants: str) -> tuple[Step, ...]:
    return tuple((kind, instant) for instant in instants)


CHAINS: dict[str, tuple[Step, ...]] = {
    "link": _chain(
        "link",
        outbox.LINK_BEFORE_CREATE,
        outbox.LINK_AFTER_CREATE,
        outbox.LINK_CREATED,
        *_MESSAGE,
        store.PROJECTION_BEFORE_COMMIT,
        store.PROJECTION_AFTER_COMMIT,
    ),
    "link saved": _chain("link", *_saves(1, 2, 3)),
    "offer": _chain(
        "offer",
        f"{outbox.LINK_BEFORE_CREATE}:2",
        f"{outbox.LINK_AFTER_CREATE}:3",
        f"{outbox.LINK_CREATED}:2",
        *_MESSAGE,
        *_saves(1, 2),
    ),
    "one is paid": _chain(
        "one is paid",
        store.APPEND_BEFORE_COMMIT,
        store.APPEND_AFTER_COMMIT,
        outbox.CANCEL_BEFORE_EXPIRE,
        outbox.CANCEL_AFTER_EXPIRE,
    ),
    "reply": _chain("reply", *_MESSAGE, *_saves(1, 2)),
    "cancel": _chain(
        "cancel", outbox.CANCEL_BEFORE_EXPIRE, outbox.CANCEL_AFTER_EXPIRE, *_saves(4, 5)
    ),
    "paid elsewhere": _chain(
        "paid_elsewhere",
        outbox.CANCEL_BEFORE_EXPIRE,
        outbox.CANCEL_AFTER_EXPIRE,
        *_saves(1, 2),
    ),
    "one is paid elsewhere": _chain(
        "one is paid elsewhere",
        outbox.CANCEL_AFTER_EXPIRE,
        f"{outbox.CANCEL_BEFORE_EXPIRE}:2",
        f"{outbox.CANCEL_AFTER_EXPIRE}:3",
    ),
    "renewal": _chain("renew", outbox.LINK_BEFORE_END, outbox.LINK_AFTER_END, *_saves(4, 5)),
    "link once more": (*_chain("remind", *_MESSAGES_2), *_chain("resend", *_MESSAGES_2)),
    "refund": _chain(
        "refund", outbox.REFUND_BEFORE_CREATE, outbox.REFUND_AFTER_CREATE, *_saves(1, 2)
    ),
    "given back": _chain("given_back", outbox.GIVEN_BACK_AFTER_LOOK, *_saves(1)),
    "ticket_told": _chain("ticket_told", *_MESSAGE, *_saves(1, 2)),
    "resolve": _chain("resolve", outbox.RESOLVE_AFTER_STATUS, *_saves(1, 2)),
    "change": _chain("change", outbox.CHANGE_AFTER_EFFECT, *_saves(1, 2)),
    "other changes": (
        *_chain("assign", outbox.CHANGE_AFTER_EFFECT),
        *_chain("priority", outbox.CHANGE_AFTER_EFFECT),
        *_chain("labels", outbox.CHANGE_AFTER_EFFECT, *_saves(1, 2)),
    ),
    "note": _chain("note", *_MESSAGE, *_saves(1, 2)),
    "reply with a file": (
        *_chain("file", *_MESSAGE, *_saves(1, 2)),
        *_chain("let go", outbox.FILES_BEFORE_FORGET, outbox.FILES_AFTER_FORGET),
    ),
    "contact note": _chain(
        "contact_note",
        outbox.CONTACT_NOTE_BEFORE_POST,
        outbox.CONTACT_NOTE_AFTER_POST,
        *_saves(1, 2),
    ),
    "contact edit": _chain("contact_edit", outbox.CONTACT_EDIT_AFTER_EFFECT, *_saves(1, 2)),
    "a conversation is opened": (
        *_chain("open", outbox.OPEN_BEFORE_POST, outbox.OPEN_AFTER_POST, *_saves(1, 2)),
        *_chain("open for a caller", outbox.OPEN_AFTER_CONTACT, outbox.OPEN_AFTER_POST),
        *_chain("open for a link", outbox.OPEN_BEFORE_SEND, outbox.OPEN_AFTER_POST),
        *_chain("open for a link", store.ADD_JOB_AFTER_COMMIT, *_MESSAGE),
    ),
    "payment": _chain(
        "payment", outbox.FEED_AFTER_READ, store.APPEND_BEFORE_COMMIT, store.APPEND_AFTER_COMMIT
    ),
    "enqueue": _chain(
        "enqueue",
        store.ADD_JOB_BEFORE_COMMIT,
        store.ADD_JOB_AFTER_COMMIT,
        f"{store.ADD_JOB_BEFORE_COMMIT}:2",
        f"{store.ADD_JOB_AFTER_COMMIT}:2",
        outbox.FILES_COPIED,
        f"{store.ADD_JOB_AFTER_COMMIT}:3",
    ),
}
"""All of it: each chain is one desk's life."""

_CHANGES: dict[str, Any] = {
    "change": SNOOZED,
    "assign": {"assign": 8},
    "priority": {"priority": "urgent"},
    "labels": {"add": ["vip"], "remove": []},
}

SHORT: tuple[Step, ...] = (
    ("enqueue", store.ADD_JOB_BEFORE_COMMIT),
    ("enqueue", store.ADD_JOB_AFTER_COMMIT),
    ("resolve", outbox.RESOLVE_AFTER_STATUS),
    ("change", outbox.CHANGE_AFTER_EFFECT),
    ("contact_note", outbox.CONTACT_NOTE_AFTER_POST),
    ("open for a caller", outbox.OPEN_AFTER_CONTACT),
    ("open", outbox.OPEN_AFTER_POST),
    ("open for a link", outbox.OPEN_BEFORE_SEND),
    ("enqueue", outbox.FILES_COPIED),
    ("payment", store.APPEND_BEFORE_COMMIT),
    ("link", store.PROJECTION_AFTER_COMMIT),
)
"""The instants that `tests/services/test_crashes.py` does not go through."""


_LATE_NEWS = 10
"""So often the desk looks for news of the provider, whose events come late."""
_EMAIL, _SMS = 4, 5  # inboxes of the sandbox's hub


def play(steps: Sequence[Step]) -> Row:
    """Play a chain; returns its row. The data folder of a chain with findings is kept."""
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="desk-points-"))
    with running_sandbox("--quiet", "--conversations", "3") as sandbox:
        chain = _Chain(steps, DeskProcess(sandbox, folder))
        try:
            found = chain.run()
        except (TimeoutError, OSError, ValueError) as error:
            found = [f"broken off: {type(error).__name__}: {error}"]
        effects = sandbox.effects()
    if not found:
        shutil.rmtree(folder, ignore_errors=True)
    return {
        "kills": chain.kills,
        "instants": [f"{kind}: {instant}" for kind, instant in steps],
        "jobs": len(chain.asked),
        "messages": sum(bool(message["client_ref"]) for message in effects["messages"]),
        "sessions": len(effects["sessions"]),
        "refunds": len(effects["refunds"]),
        "answered": chain.answered,
        "found": found,
        "seconds": round(time.monotonic() - began, 1),
    } | ({"folder": str(folder)} if found else {})


class _Chain:
    def __init__(self, steps: Sequence[Step], process: DeskProcess) -> None:
        self._steps = steps
        self._process = process
        self._sandbox = process.sandbox
        self._unpaid: list[str] = []
        self._offers: list[str] = []
        """Offers that have come."""
        self.asked: dict[str, dict[str, Any]] = {}
        self.kills = 0
        self.answered = 0

    def run(self) -> list[str]:
        found: list[str] = []
        to_pay = [kind for kind, _ in self._steps if kind in _OF_A_LINK]
        if to_pay:
            links = [self._link() for _ in to_pay]
            self._unpaid = [line["client_id"] for line in links]
            found += self._enqueue(links)
            self._process.run("work", "--until-idle")
        offers = [self._offer() for kind, _ in self._steps if kind in _OF_AN_OFFER]
        if offers:
            self._offers = [line["client_id"] for line in offers]
            found += self._enqueue(offers)
            self._process.run("work", "--until-idle")
        for kind, instant in self._steps:
            code = self._step(kind, instant, found)
            if code != CRASHED:
                found.append(f"{instant} was never reached ({code}): {self._process.last_words()}")
            self.kills += code == CRASHED
            found += false_claims(evidence.read(self._process.data), self._sandbox.effects())
        rest, self.answered = come_to_rest(self._process, self.asked)
        return found + rest

    def _step(self, kind: str, instant: str, found: list[str]) -> int:
        """Ask for work and die in it; returns the exit code."""
        if kind == "enqueue":
            file = self._write([self._reply(), self._link(), self._file()])
            code = self._process.run("enqueue", file, crash_at=instant)
            self._process.run("enqueue", file)
            return code
        if kind == "let go":
            self._time_goes_by()
        lines = self._work(kind)
        if lines:
            found += self._enqueue(lines)
        return self._process.run("work", "--until-idle", crash_at=instant)

    def _work(self, kind: str) -> list[dict[str, Any]]:
        """Fresh work of a kind; for a payment the customer works."""
        match kind:
            case "link":
                return [self._link()]
            case "offer":
                return [self._offer()]
            case "one is paid":
                self._pay_one()
                return []
            case "reply":
                return [self._reply()]
            case "resolve":
                return [self._line("resolve", self._sandbox.ask())]
            case "change" | "assign" | "priority" | "labels":
                return [self._line("change", self._sandbox.ask(), change=_CHANGES[kind])]
            case "note" | "contact_note":
                line = self._line(kind, self._sandbox.ask())
                return [self._more(line, text=f"He calls at nine ({line['client_id']}).")]
            case "contact_edit":
                name = f"Ada Byron {len(self.asked)}"
                return [self._line(kind, self._sandbox.ask(), name=name)]
            case "open":
                return [self._opening(self._ask())]
            case "open for a link":
                link = self._unpaid.pop()
                line = self._opening(self.asked[link]["conversation"])
                del line["conversation"]
                return [self._more(line, quote=link)]
            case "open for a caller":
                number = f"+3161234{len(self.asked):04}"
                line = self._line("open", 0, inbox=_SMS, address=number, caller={"name": "Ada"})
                del line["conversation"]
                return [line]
            case "file":
                return [self._file()]
            case "let go":
                return []
            case "renew":
                link = self._link()
                number = link["conversation"]
                return [link, self._line("send_link", number, renews=link["client_id"])]
            case "paid_elsewhere":
                return [self._elsewhere(self._unpaid.pop())]
            case "one is paid elsewhere":
                return [self._elsewhere(f"{self._offers.pop()}#2")]
            case "cancel" | "remind" | "resend":
                link = self._link()
                return [
                    link,
                    self._line(kind, link["conversation"], quote=link["client_id"]),
                ]
        link_id = self._unpaid.pop()
        self._pay(link_id)
        if kind == "payment":
            return []
        conversation = self.asked[link_id]["conversation"]
        if kind in ("refund", "given_back"):
            line = self._line("refund", conversation, quote=link_id, amount=5000)
            return [line] if kind == "refund" else [self._given_back(line)]
        number = f"074-{2345678901 + len(self.asked)}"
        return [self._line("ticket_told", conversation, quote=link_id, tickets=[number])]

    def _given_back(self, refund: dict[str, Any]) -> dict[str, Any]:
        """The refund is made and fails at the bank, which the desk hears; then that it was given
        back another way."""
        self._enqueue([refund])
        self._process.run("work", "--until-idle")
        for one in self._sandbox.refunds_of(refund["conversation"]):
            self._sandbox.fail_refund(one["id"])
        failed = [one for one in self._sandbox.effects()["refunds"] if one["status"] == "failed"]
        for _ in range(_LATE_NEWS):
            self._process.run("work", "--until-idle")
            journal = evidence.read(self._process.data).journal
            if sum(one.kind == FactKind.REFUND_FAILED for one in journal) >= len(failed):
                break
        how = {"quote": refund["quote"], "by": "transfer", "reference": "T-7"}
        return self._line("given_back", refund["conversation"], **how)

    def _pay(self, link: str) -> None:
        for session in self._sandbox.sessions_of(self.asked[link]["conversation"]):
            self._sandbox.pay(session["id"])

    def _enqueue(self, lines: list[dict[str, Any]]) -> list[str]:
        code = self._process.run("enqueue", self._write(lines))
        return [f"enqueue ended with {code}: {self._process.last_words()}"] if code else []

    def _write(self, lines: list[dict[str, Any]]) -> Path:
        file = self._process.folder / f"{len(self.asked)}.jsonl"
        file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        return file

    def _line(self, kind: str, conversation: int, **more: Any) -> dict[str, Any]:
        client_id = f"{kind}-{len(self.asked)}"
        line = {"kind": kind, "client_id": client_id, "conversation": conversation, **more}
        self.asked[client_id] = line
        return line

    def _more(self, line: dict[str, Any], **more: Any) -> dict[str, Any]:
        line.update(more)
        return line

    def _ask(self) -> int:
        """A customer who writes by something else than e-mail, where one can still be opened."""
        while True:
            conversation = self._sandbox.ask()
            if (
                self._sandbox.hub("GET", f"/conversations/{conversation}").json()["inbox_id"]
                != _EMAIL
            ):
                return conversation

    def _opening(self, conversation: int) -> dict[str, Any]:
        """By e-mail, with the customer of a conversation."""
        meta = self._sandbox.hub("GET", f"/conversations/{conversation}").json()["meta"]
        address = meta["sender"]["email"]
        return self._line("open", conversation, inbox=_EMAIL, address=address)

    def _file(self) -> dict[str, Any]:
        line = self._reply()
        name = f"{line['client_id']}.png"
        (self._process.folder / name).write_bytes(picture(name))
        return self._more(line, files=[name])

    def _time_goes_by(self) -> None:
        """What has ended, ended a while ago."""
        with closing(sqlite3.connect(self._process.data / "desk.db")) as connection:
            connection.execute("UPDATE jobs SET finished_at = finished_at - 3600")
            connection.commit()

    def _link(self) -> dict[str, Any]:
        return self._line(
            "send_link",
            self._ask(),
            **{"from": "AMS", "to": "BCN", "whose_change": "customer"},
            lines=[{"kind": "fare_difference", "amount": 11800}],
        )

    def _offer(self) -> dict[str, Any]:
        way: dict[str, Any] = {"from": "AMS", "to": "BCN", "whose_change": "customer"}
        prices = (18600, 12400, 6800)
        ways = [way | {"lines": [{"kind": "fare_difference", "amount": one}]} for one in prices]
        return self._line("offer", self._roomy(), alternatives=ways)

    def _roomy(self) -> int:
        """A customer on a channel that takes three links in one message."""
        while True:
            conversation = self._sandbox.ask()
            meta = self._sandbox.hub("GET", f"/conversations/{conversation}").json()["meta"]
            if any(one in meta["channel"] for one in ("Whatsapp", "Twitter", "Telegram")):
                return conversation

    def _pay_one(self) -> None:
        """The customer pays the second of the alternatives of an offer that has come."""
        sessions = self._sandbox.sessions_of(self.asked[self._offers.pop()]["conversation"])
        self._sandbox.pay(sessions[1]["id"])

    def _elsewhere(self, quote: str) -> dict[str, Any]:
        conversation = self.asked[quote.partition("#")[0]]["conversation"]
        how = {"by": "counter", "reference": "R-2026/114"}
        return self._line("paid_elsewhere", conversation, quote=quote, **how)

    def _reply(self) -> dict[str, Any]:
        return self._line("reply", self._sandbox.ask(), text="We are looking into it.")
