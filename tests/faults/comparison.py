"""Holds what the sandbox really did against what the desk's journal says, effect by effect.

Each finding names what is wrong in one line; an empty list is a campaign survived.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from desktop.models.fact import FactKind
from desktop.models.offer import beside
from desktop.models.stage import Stage
from tests.faults.evidence import Desk, JobRow
from tests.faults.mix import picture

Line = Mapping[str, Any]
Effects = Mapping[str, Any]

_LINKS = ("send_link", "offer")
_CARRIES_LINK = (*_LINKS, "remind", "resend")
_TELLS = (*_CARRIES_LINK, "reply", "ticket_told", "note")
_ARRIVED = {
    **dict.fromkeys(_CARRIES_LINK, FactKind.MESSAGE_ACCEPTED),
    "ticket_told": FactKind.CUSTOMER_TOLD,
    "reply": "reply.accepted",
    "note": "note.accepted",
}
_WENT = frozenset({Stage.WITH_HUB, Stage.SENT, Stage.DELIVERED, Stage.SEEN})
_MONEY_TOO_MUCH = frozenset({Stage.PAID_TWICE, Stage.REFUND_FAILED, Stage.DISPUTED})
_NOTHING_LEFT = frozenset({Stage.DRAFT, Stage.QUEUED, Stage.REFUSED})


def false_claims(desk: Desk, effects: Effects) -> list[str]:
    """What a badge says at this instant that is not so. The desk may know less than the world;
    it may not say more, and where something may have left it must not say that nothing did."""
    found: list[str] = []
    sessions = _by_quote(effects)
    refs = _messages_of(effects)
    for quote_id, ladder in desk.ladders.items():
        made = sessions.get(quote_id, [])
        jobs = [
            one for one in desk.jobs if one.kind in _CARRIES_LINK and quote_id in _quotes_of(one)
        ]
        paid = ladder.elsewhere or any(one["payment_status"] == "paid" for one in made)
        if ladder.stage.has_money and not paid:
            found.append(f"badge: {quote_id} is shown as {ladder.stage}, and nobody has paid")
        if sum(one["status"] == "open" for one in made) > 1:
            found.append(f"doubled: two links of {quote_id} can be paid")
        if ladder.stage in _WENT and not any(refs.get(job.job_id) for job in jobs):
            found.append(f"badge: {quote_id} is shown as {ladder.stage}, and no message went")
        ended = ladder.stage is Stage.CANCELLED or ladder.elsewhere
        if ended and any(one["status"] == "open" for one in made):
            found.append(f"badge: {quote_id} is shown as {ladder.stage}, and can be paid")
        of_link = [one for one in made if _generation(one) == ladder.generation]
        if of_link and ladder.stage in _NOTHING_LEFT:
            found.append(f"badge: {quote_id} is shown as {ladder.stage}, and has a session")
        if ladder.refunded > _refunded(effects, quote_id) + _given(desk, quote_id):
            found.append(f"badge: {quote_id} is shown with {ladder.refunded} refunded: not so much")
    return found


def compare(desk: Desk, effects: Effects, asked: Mapping[str, Line]) -> list[str]:
    """Everything that was asked for happened once, and nothing else; the journal says so once.

    `asked` are the lines that `enqueue` accepted, by client_id. The desk must have come to rest,
    with a person's answer given wherever it asked.
    """
    jobs = {job.client_id: job for job in desk.jobs}
    found = [f"lost: {one} was enqueued and is no job" for one in asked if one not in jobs]
    found += [
        f"unasked: job {one} was never enqueued"
        for one, job in jobs.items()
        if one not in asked and not _is_of_the_desk(job)
    ]
    found += _doubles(desk, effects)
    found += _strangers(desk, effects)
    for job in desk.jobs:
        found += _job(job, desk, effects, asked.get(job.client_id, {}))
    found += _conversations(desk, effects)
    found += _contacts(desk, effects)
    found += _order(desk, effects)
    found += _badges(desk, effects)
    return found


def _doubles(desk: Desk, effects: Effects) -> Iterator[str]:
    links = Counter(
        (one["metadata"]["desk_quote"], one["metadata"]["desk_generation"])
        for one in effects["sessions"]
        if one["metadata"].get("desk_quote")
    )
    yield from (f"doubled: {many} links of {one}" for one, many in links.items() if many > 1)
    refs = _messages_of(effects)
    yield from (
        f"doubled: {len(many)} messages of job {one}" for one, many in refs.items() if len(many) > 1
    )
    refunds = Counter(one["metadata"].get("desk_job") for one in effects["refunds"])
    yield from (
        f"doubled: {many} refunds of job {one}" for one, many in refunds.items() if many > 1
    )
    sources = Counter(entry.source for entry in desk.journal)
    yield from (f"journal: {many} entries {one}" for one, many in sources.items() if many > 1)
    created = Counter(
        (entry.quote_id, entry.body.get("generation"))
        for entry in desk.journal
        if entry.kind == FactKind.LINK_CREATED
    )
    yield from (f"journal: {one} created {many} times" for one, many in created.items() if many > 1)


def _strangers(desk: Desk, effects: Effects) -> Iterator[str]:
    """Effects of which no job knows."""
    ids = {job.job_id for job in desk.jobs}
    for ref, messages in _messages_of(effects).items():
        if ref not in ids:
            yield f"unasked: message {messages[0]['id']} belongs to no job"
    for session in effects["sessions"]:
        if session["metadata"].get("desk_job") not in ids:
            yield f"unasked: session {session['id']} belongs to no job"
    asked = {job.job_id for job in desk.jobs if job.kind == "refund"}
    for refund in effects["refunds"]:
        if refund["metadata"].get("desk_job") not in asked:
            yield f"unasked: refund {refund['id']} belongs to no job"
    for one in effects["conversations"]:
        if one.get("client_ref") and one["client_ref"] not in ids:
            yield f"unasked: conversation {one['id']} belongs to no job"


def _job(job: JobRow, desk: Desk, effects: Effects, line: Line) -> Iterator[str]:
    name = f"{job.kind} {job.client_id}"
    if not job.is_over:
        yield f"unfinished: {name} is {job.state}: {job.error}"
        return
    if job.kind in _TELLS:
        yield from _message(job, name, desk, effects, line)
    if job.kind in _LINKS:
        yield from _link(job, name, desk, effects)
    elif job.kind == "cancel":
        yield from _cancellation(job, name, effects)
    elif job.kind == "ticket_told" and job.state != "done":
        yield f"lost: {name} is {job.state}, and the quote is paid: {job.error}"
    elif job.kind in ("reply", "note") and job.state != "done":
        yield f"lost: {name} is {job.state}: {job.error}"
    elif job.kind == "resolve":
        yield from _status(job, "resolved", name, desk, effects)
    elif job.kind == "change" and "status" in job.payload["change"]:
        yield from _status(job, job.payload["change"]["status"], name, desk, effects)
    elif job.kind == "change":
        yield from _done_once(job, "changed", name, desk)
    elif job.kind == "contact_edit":
        yield from _done_once(job, "edited", name, desk)
    elif job.kind == "contact_note":
        yield from _contact_note(job, name, desk, effects, line)
    elif job.kind == "open":
        yield from _opening(job, name, desk, effects)
    elif job.kind in ("remind", "resend"):
        yield from _once_more(job, name, desk, effects)
    elif job.kind == "refund":
        yield from _refund(job, name, desk, effects, line)
    elif job.kind == "given_back":
        yield from _given_back(job, name, desk, effects)
    elif job.kind == "paid_elsewhere":
        yield from _elsewhere(job, name, desk, effects, line)


def _message(job: JobRow, name: str, desk: Desk, effects: Effects, line: Line) -> Iterator[str]:
    messages = _messages_of(effects).get(job.job_id, [])
    told = [
        entry
        for entry in desk.journal
        if entry.kind == _ARRIVED[job.kind] and entry.body.get("message") in _ids(messages)
    ]
    if job.state == "done" and not messages:
        yield f"lost: {name} is done, and its message never went"
    if job.state != "done" and messages:
        yield f"journal: {name} is {job.state}, and its message went"
    if messages and len(told) != len(_quotes_of(job)):
        yield f"journal: {name} has {len(told)} entries for its message"
    for message in messages:
        if message["conversation_id"] != job.conversation:
            yield f"wrong: {name} went into conversation {message['conversation_id']}"
        said = str(message["content"])
        if job.kind in ("reply", "note") and said != line.get("text", ""):
            yield f"wrong: {name} went with other words"
        if message["private"] != (job.kind == "note"):
            yield f"wrong: {name} went to {'colleagues' if message['private'] else 'the customer'}"
        carried = {file: sha256(picture(file)).hexdigest() for file in line.get("files", ())}
        if [(one["name"], one["sha256"]) for one in message["files"]] != [*carried.items()]:
            yield f"wrong: {name} went with other files"
        if job.kind == "ticket_told" and not all(one in said for one in line["tickets"]):
            yield f"wrong: {name} went without its ticket number"
        for quote_id in _quotes_of(job) if job.kind in _CARRIES_LINK else ():
            made = _by_quote(effects).get(quote_id, [])
            if not any(session["id"] in said for session in made):
                yield f"wrong: {name} went without its link"


def _link(job: JobRow, name: str, desk: Desk, effects: Effects) -> Iterator[str]:
    made = [one for one in effects["sessions"] if one["metadata"].get("desk_job") == job.job_id]
    written = {
        entry.body.get("session"): entry.body
        for entry in desk.journal
        if entry.kind == FactKind.LINK_CREATED
        and (entry.quote_id, entry.body.get("generation", 1)) in _links_of(job)
    }
    if set(written) != {one["id"] for one in made}:
        yield f"journal: {name} made {len(made)} links, the journal knows {len(written)}"
    for session in made:
        entry = written.get(session["id"], {})
        if entry and (entry["total"], entry["currency"].lower()) != (
            session["amount_total"],
            session["currency"],
        ):
            yield f"wrong: {name} costs {session['amount_total']}, the journal says {entry}"
    cancels = _enders(desk, _quotes_of(job))
    if job.state == "done" and len(made) < len(_quotes_of(job)):
        yield f"lost: {name} is done, and no link was made"
    paid = [one for one in made if one["payment_status"] == "paid"]
    if job.kind == "offer" and paid and any(one["status"] == "open" for one in made):
        yield f"lost: {name} is paid, and another of its links can be paid too"
    if job.kind == "offer":
        yield from _paid_twice(job, name, desk, effects)
    if job.state == "removed" and not cancels:
        yield f"lost: {name} was removed, and nobody cancelled it"
    others = _by_quote(effects).get(job.quote_id, [])
    if job.state == "failed" and not cancels and all(one["status"] == "open" for one in others):
        yield f"lost: {name} failed without a reason in the world: {job.error}"


def _paid_twice(job: JobRow, name: str, desk: Desk, effects: Effects) -> Iterator[str]:
    """Where money was taken for two alternatives, and is still here, both badges say so."""
    ladders = {one: desk.ladders[one] for one in _quotes_of(job) if one in desk.ladders}
    settled = {
        one
        for one, ladder in ladders.items()
        if ladder.elsewhere or _taken(effects, one) > _refunded(effects, one)
    }
    for quote_id in sorted(settled):
        ladder, others = ladders[quote_id], settled - {quote_id}
        stage = beside(ladder, [ladders[one] for one in others]).stage
        if others and _taken(effects, quote_id) and stage not in _MONEY_TOO_MUCH:
            yield f"badge: {name} was paid twice, and {quote_id} is {stage}"
        if others and any(one["status"] == "open" for one in _by_quote(effects).get(quote_id, [])):
            yield f"lost: {name} is settled, and {quote_id} can be paid"


def _enders(desk: Desk, quotes: Iterable[str]) -> list[JobRow]:
    """The jobs that end a link of these quotes, or take it back."""
    about = set(quotes)
    return [
        one
        for one in desk.jobs
        if one.quote_id in about and one.kind in ("cancel", "paid_elsewhere")
    ]


def _elsewhere(job: JobRow, name: str, desk: Desk, effects: Effects, line: Line) -> Iterator[str]:
    """Marked once, after no link of the quote can be paid; or not at all, because one was paid."""
    made = _by_quote(effects).get(job.quote_id, [])
    marks = [one for one in desk.journal if one.source == f"desk:job:{job.job_id}:elsewhere"]
    asked = [one for one in desk.journal if one.source == f"desk:job:{job.job_id}:asked"]
    if len(marks) != (job.state == "done") or len(asked) != 1:
        yield f"journal: {name} is {job.state}: {len(asked)} times asked, {len(marks)} marked"
    if any(mark.body["reason"] != line.get("by") for mark in marks):
        yield f"wrong: {name} was marked as paid in another way"
    if job.state == "done" and any(one["status"] == "open" for one in made):
        yield f"lost: {name} is done, and the link can be paid"
    if job.state == "removed":
        yield f"lost: {name} was removed"
    paid = any(one["status"] == "complete" for one in made)
    unclear = any(
        one.source.startswith(f"desk:job:{job.job_id}:refused")
        and one.body["reason"] == "link_unclear"
        for one in desk.journal
    )
    if job.state == "failed" and not paid and not unclear:
        yield f"lost: {name} failed, and nobody has paid: {job.error}"
    ladder = desk.ladders.get(job.quote_id)
    left = _taken(effects, job.quote_id) - _refunded(effects, job.quote_id)
    if marks and left > 0 and (ladder is None or ladder.stage not in _MONEY_TOO_MUCH):
        yield f"badge: {name} is done and {left} was paid by the link, and nothing says so"


def _quotes_of(job: JobRow) -> tuple[str, ...]:
    """The quotes whose links a job makes, or the one that it is about."""
    together = job.payload.get("alternatives", ())
    return tuple(str(quote) for quote, _ in together) or (job.quote_id,)


def _links_of(job: JobRow) -> frozenset[tuple[str, int]]:
    """Those quotes, each with the generation of its link."""
    together = job.payload.get("alternatives", ())
    alone = [(job.quote_id, job.payload.get("generation", 1))]
    return frozenset((str(quote), int(number)) for quote, number in together or alone)


def _is_of_the_desk(job: JobRow) -> bool:
    """Whether the desk asked for it itself: another alternative of the offer was taken, or a
    conversation was opened for a link."""
    ends = job.kind == "cancel" and job.client_id.startswith("cancel:offer:")
    return ends or (job.kind == "resend" and job.client_id.endswith(":send"))


def _opening(job: JobRow, name: str, desk: Desk, effects: Effects) -> Iterator[str]:
    """One conversation was opened, or found open, at the address that was asked for; of a caller
    there is one contact. A link that was to go there went by a job of its own."""
    address = job.payload["address"]
    mine = [one for one in effects["conversations"] if one.get("client_ref") == job.job_id]
    if len(mine) > 1:
        yield f"doubled: {name} opened {len(mine)} conversations"
    if job.state != "done":
        yield f"lost: {name} is {job.state}: {job.error}"
        return
    told = [one for one in desk.journal if one.source == f"desk:job:{job.job_id}:opened"]
    there = [
        one
        for one in effects["conversations"]
        for entry in told
        if one["id"] == entry.body["conversation"] and one.get("source_id") == address
    ]
    if len(told) != 1 or len(there) != 1:
        yield f"journal: {name} has {len(told)} entries, {len(there)} at the address"
    elif mine and there != mine:
        yield f"doubled: {name} opened {mine[0]['id']} beside {there[0]['id']}"
    if "caller" in job.payload:
        named = [
            one for one in effects["contacts"] if address in (one["phone_number"], one["email"])
        ]
        if len(named) != 1:
            yield f"doubled: {name} has {len(named)} contacts"
    sends = [one for one in desk.jobs if one.client_id == f"{job.job_id}:send"]
    if len(sends) != ("then" in job.payload):
        yield f"lost: {name} asked {len(sends)} times that its link be sent"


def _once_more(job: JobRow, name: str, desk: Desk, effects: Effects) -> Iterator[str]:
    """A link is sent again unless it was paid, had ended, or another took its place."""
    made = _by_quote(effects).get(job.quote_id, [])
    reminded = job.kind == "remind" and "reminded" in job.error
    if job.state == "removed":
        yield f"lost: {name} was removed"
    taken_back = not made and _enders(desk, [job.quote_id])
    stands = all(one["status"] == "open" for one in made) and not taken_back
    if job.state == "failed" and not reminded and stands:
        yield f"lost: {name} failed, and its link stands: {job.error}"


def _cancellation(job: JobRow, name: str, effects: Effects) -> Iterator[str]:
    made = _by_quote(effects).get(job.quote_id, [])
    of_link = [one for one in made if _generation(one) <= job.payload.get("generation", 1)]
    if job.state == "done" and any(one["status"] != "expired" for one in of_link):
        yield f"journal: {name} is done, and the link has not ended"
    if job.state == "failed" and not any(one["status"] == "complete" for one in made):
        yield f"lost: {name} failed, and nobody has paid: {job.error}"
    if job.state == "removed":
        yield f"lost: {name} was removed"


def _refund(job: JobRow, name: str, desk: Desk, effects: Effects, line: Line) -> Iterator[str]:
    made = [one for one in effects["refunds"] if one["metadata"].get("desk_job") == job.job_id]
    if job.state == "done" and not made:
        yield f"lost: {name} is done, and nothing was refunded"
    if job.state != "done" and made:
        yield f"journal: {name} is {job.state}, and {made[0]['amount']} was refunded"
    if job.state == "removed":
        yield f"lost: {name} was removed"
    for refund in made:
        if refund["metadata"]["desk_quote"] != job.quote_id:
            yield f"wrong: {name} refunded another quote"
        if line.get("amount") not in (None, refund["amount"]):
            yield f"wrong: {name} refunded {refund['amount']}"
        told = [
            entry.body["amount"]
            for entry in desk.journal
            if entry.kind == FactKind.REFUND and entry.body["refund"] == refund["id"]
        ]
        if told != [refund["amount"]]:
            yield f"journal: {name} refunded {refund['amount']}, and the journal says {told}"
    if len([one for one in desk.journal if one.source == f"desk:job:{job.job_id}:asked"]) != 1:
        yield f"journal: {name} was not asked once"
    reasons = {
        one.body.get("reason")
        for one in desk.journal
        if one.source == f"desk:job:{job.job_id}:refused"
    }
    left = _taken(effects, job.quote_id) - _refunded(effects, job.quote_id)
    # Where each of its keys met an error that is repeated for ever, the person was told so.
    if (
        job.state == "failed"
        and left >= max(1, line.get("amount") or 1)
        and (reasons != {"unclear"})
    ):
        yield f"lost: {name} failed, and {left} is left: {job.error}"


def _given_back(job: JobRow, name: str, desk: Desk, effects: Effects) -> Iterator[str]:
    own = f"desk:job:{job.job_id}"
    asked, told = (
        [one for one in desk.journal if one.source == f"{own}:{step}"]
        for step in ("asked", "given_back")
    )
    if len(asked) != 1 or len(told) != (job.state == "done"):
        yield f"journal: {name} is {job.state}: {len(asked)} times asked, {len(told)} given"
    kept = _taken(effects, job.quote_id) - _refunded(effects, job.quote_id)
    if _given(desk, job.quote_id) > kept:
        yield f"doubled: {name} was given back, and {kept} of the payment was left"
    if job.state == "removed" or (job.state == "failed" and kept):
        yield f"lost: {name} is {job.state}, and {kept} of the payment is left: {job.error}"


def _status(job: JobRow, wanted: str, name: str, desk: Desk, effects: Effects) -> Iterator[str]:
    """The conversation came to the state that the job asked for: at least once, and never more
    often than it was asked for."""
    asked = sum(_asks_for(one, wanted) for one in desk.jobs if one.conversation == job.conversation)
    changes = [
        one
        for one in effects["statuses"]
        if one["conversation_id"] == job.conversation and one["status"] == wanted
    ]
    if job.state != "done":
        yield f"lost: {name} is {job.state}: {job.error}"
    elif not 1 <= len(changes) <= asked:
        yield f"doubled: {name}: asked {asked} times, {wanted} {len(changes)} times"
    told = "resolved" if job.kind == "resolve" else "changed"
    entries = [one for one in desk.journal if one.source == f"desk:job:{job.job_id}:{told}"]
    if job.state == "done" and len(entries) != 1:
        yield f"journal: {name} has {len(entries)} entries"


def _done_once(job: JobRow, told: str, name: str, desk: Desk) -> Iterator[str]:
    """What may be made twice was made, and the journal says so once."""
    if job.state != "done":
        yield f"lost: {name} is {job.state}: {job.error}"
        return
    entries = [one for one in desk.journal if one.source == f"desk:job:{job.job_id}:{told}"]
    if len(entries) != 1:
        yield f"journal: {name} has {len(entries)} entries"


def _contact_note(
    job: JobRow, name: str, desk: Desk, effects: Effects, line: Line
) -> Iterator[str]:
    """It stands once: where the desk could not tell, a person was asked."""
    contact = _contact_of(effects, job.conversation)
    stands = [one for one in contact["notes"] if one["content"] == line.get("text")]
    everywhere = [
        note
        for each in effects["contacts"]
        for note in each["notes"]
        if note["content"] == line.get("text")
    ]
    if len(everywhere) > 1:
        yield f"doubled: {name} stands {len(everywhere)} times"
    if job.state != "done":
        if everywhere:
            yield f"journal: {name} is {job.state}, and it stands"
        yield f"lost: {name} is {job.state}: {job.error}"
        return
    if not stands:
        yield f"lost: {name} is done, and it does not stand with its customer"
    entries = [one for one in desk.journal if one.source == f"desk:job:{job.job_id}:noted"]
    if [one.body.get("note") for one in entries] != [one["id"] for one in stands]:
        yield f"journal: {name} has {len(entries)} entries"


def _conversations(desk: Desk, effects: Effects) -> Iterator[str]:
    """Each conversation is as the changes that were asked for left it, one after the other."""
    how = {one["id"]: one for one in effects["conversations"]}
    wanted: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    labels: defaultdict[int, dict[str, bool]] = defaultdict(dict)
    for job in desk.jobs:
        change = job.payload.get("change") if job.kind == "change" else None
        if change is None or job.state != "done":
            continue
        if "assign" in change:
            wanted[job.conversation]["assignee_id"] = change["assign"]
        if "priority" in change:
            wanted[job.conversation]["priority"] = change["priority"] or None
        labels[job.conversation] |= dict.fromkeys(change.get("remove", ()), False)
        labels[job.conversation] |= dict.fromkeys(change.get("add", ()), True)
    for number, values in wanted.items():
        for key, value in values.items():
            if how[number][key] != value:
                yield f"lost: {key} of {number} is {how[number][key]}, asked was {value}"
    for number, each in labels.items():
        for label, on in each.items():
            if (label in how[number]["labels"]) != on:
                yield f"lost: label {label} of {number} was to be {'on' if on else 'off'}"


def _contacts(desk: Desk, effects: Effects) -> Iterator[str]:
    """Each customer is called as was asked for last."""
    keys = {"name": "name", "phone": "phone_number", "email": "email"}
    wanted: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for job in desk.jobs:
        if job.kind == "contact_edit" and job.state == "done":
            wanted[job.conversation] |= job.payload["edit"]
    for number, edit in wanted.items():
        contact = _contact_of(effects, number)
        for key, value in edit.items():
            if (contact[keys[key]] or "") != value:
                yield f"lost: the {key} of the customer of {number} is not what was asked for"


def _contact_of(effects: Effects, number: int) -> Mapping[str, Any]:
    about = next(one["contact_id"] for one in effects["conversations"] if one["id"] == number)
    contact: Mapping[str, Any] = next(one for one in effects["contacts"] if one["id"] == about)
    return contact


def _asks_for(job: JobRow, status: str) -> bool:
    if job.kind == "resolve":
        return status == "resolved"
    return job.kind == "change" and job.payload["change"].get("status") == status


def _order(desk: Desk, effects: Effects) -> Iterator[str]:
    """Messages of a conversation went in the order in which they were asked for."""
    sent = {ref: messages[0]["id"] for ref, messages in _messages_of(effects).items()}
    lanes: defaultdict[int, list[JobRow]] = defaultdict(list)
    for job in desk.jobs:
        if job.job_id in sent:
            lanes[job.conversation].append(job)
    for lane in lanes.values():
        for first, second in itertools.pairwise(lane):
            if sent[first.job_id] > sent[second.job_id]:
                yield f"order: {second.client_id} overtook {first.client_id}"


def _badges(desk: Desk, effects: Effects) -> Iterator[str]:
    sessions = _by_quote(effects)
    for quote_id, ladder in desk.ladders.items():
        made = sessions.get(quote_id, [])
        paid = any(one["payment_status"] == "paid" for one in made)
        alive = any(one["status"] == "open" for one in made)
        if (paid or ladder.elsewhere) != ladder.stage.has_money:
            yield f"badge: {quote_id} is {ladder.stage}, and paid is {paid}"
        if ladder.elsewhere and alive:
            yield f"badge: {quote_id} is {ladder.stage}, and payable is {alive}"
        if not paid and alive != ladder.stage.is_open:
            yield f"badge: {quote_id} is {ladder.stage}, and payable is {alive}"
        if ladder.refunded != _refunded(effects, quote_id) + _given(desk, quote_id):
            yield f"badge: {quote_id} says {ladder.refunded} refunded"
    yield from (
        f"badge: {quote_id} has a link and no badge"
        for quote_id in sessions
        if quote_id not in desk.ladders
    )


def _taken(effects: Effects, quote_id: str) -> int:
    """How much was really paid for a quote by its links."""
    return sum(
        int(one["amount_total"])
        for one in _by_quote(effects).get(quote_id, [])
        if one["payment_status"] == "paid"
    )


def _refunded(effects: Effects, quote_id: str) -> int:
    """How much really went back of a quote."""
    return sum(
        int(one["amount"])
        for one in effects["refunds"]
        if one["metadata"].get("desk_quote") == quote_id and one["status"] != "failed"
    )


def _given(desk: Desk, quote_id: str) -> int:
    """How much the journal says was given back by another way, of which the provider knows
    nothing."""
    return sum(
        int(entry.body["amount"])
        for entry in desk.journal
        if entry.kind == FactKind.GIVEN_BACK and entry.quote_id == quote_id
    )


def _generation(session: Mapping[str, Any]) -> int:
    return int(session["metadata"].get("desk_generation", 1))


def _by_quote(effects: Effects) -> dict[str, list[dict[str, Any]]]:
    grouped: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for session in effects["sessions"]:
        grouped[session["metadata"].get("desk_quote", "")].append(session)
    grouped.pop("", None)
    return grouped


def _messages_of(effects: Effects) -> dict[str, list[dict[str, Any]]]:
    grouped: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for message in effects["messages"]:
        if message["client_ref"]:
            grouped[message["client_ref"]].append(message)
    return grouped


def _ids(messages: Iterable[Mapping[str, Any]]) -> set[int]:
    return {message["id"] for message in messages}
