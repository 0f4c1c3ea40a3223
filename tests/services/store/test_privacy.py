"""A customer is given out or erased on request, and old words leave by themselves."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.models.fact import SAID
from desktop.models.job import JobKind, JobState
from desktop.models.journal import Draft
from desktop.models.quote import Passenger
from desktop.models.stage import Stage
from desktop.services.store import backups, journal_check, person_rows, repair_folder
from desktop.services.store.privacy_part import ERASED, JobsWait, Person, Reached
from desktop.services.store.profile import Profile
from desktop.services.store.salvage import begin_anew
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import (
    NOW,
    a_contact,
    a_conversation,
    a_job,
    a_message,
    a_quote,
    clock,
    sold,
)

ZOE = Person(1042, (42,))
OURS = Profile("https://hub.example", 1, 7, "")
RECORD = Draft(NOW, ERASED, "", "hub:1:7", "desk:erase:1", {"conversations": [42]})
HERS = (
    *("Zoë Ünal", "zoeunal", "K7LM2P", "+31612345678", "zebrafish", "0742401234567"),
    *("tr-hers", "cs_secret"),
)
DAY = 24 * 3600.0


async def filled(store: Store) -> None:
    """Zoë, who has bought and been answered, and Ben beside her."""
    contact = a_contact(
        handle="@zoeunal", phone="+31612345678", email="zoe@example.nl", booking="K7LM2P"
    )
    await store.save_conversations(
        [a_conversation(), a_conversation(43)],
        [contact, a_contact(43, "Ben Okafor")],
        [a_message(1, text="my zebrafish"), a_message(2, 43, "my falcon")],
    )
    quote = a_quote()
    for one in sold(quote, "cs_secret"):
        if one.kind == "link.asked":
            await store.save_quote(quote, one)
        else:
            await store.append([one])
    await store.append(
        [
            Draft(
                NOW + 9,
                "ticket.issued",
                "q1",
                "hub:1:7",
                "desk:ticket:q1",
                {"generation": 1, "passengers": 1},
                {"ticket.1": "0742401234567"},
            )
        ]
    )
    bens = a_quote("q2", 43, passengers=(Passenger("Ben Okafor"),), booking="BENBEN")
    await store.save_quote(bens, sold(bens, "cs_2")[0])
    over: dict[str, Any] = {"state": JobState.DONE, "finished_at": NOW}
    await store.add_job(a_job("j1", payload={"text": "the zebrafish flies"}, **over))
    await store.add_job(
        a_job(
            "j2",
            kind=JobKind.TICKET_TOLD,
            payload={"quote": quote.to_json(), "tickets": ["0742401234567"]},
            progress={"step": "posted", "message": 7, "request": {"name": "Zoë Ünal"}},
            error="told Zoë Ünal",
            **over,
        )
    )
    await store.save_draft(42, "Dear Zoë Ünal")
    await store.save_note_draft(42, "Call Zoë Ünal back")
    await store.save_note_draft(43, "Call Ben back")
    await store.choose_language(1042, "tr-hers", 7.0)


def test_what_a_refund_was_of_is_nobodys_data() -> None:
    payload = {"generation": 1, "amount": 6800, "currency": "EUR", "reason": "", "left": 18600}
    assert person_rows.pseudonymous(payload) == payload


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def databases_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.db")}


async def check(store: Store) -> journal_check.JournalCheck:
    return await store._read(journal_check.check)


@pytest.mark.parametrize(
    "wanted",
    ["1042", "zoë ünal", "@zoeunal", "ZOEUNAL", "zoe@example.nl", "+31 6 1234 5678", "k7lm2p"],
)
async def test_a_customer_is_found_by_whatever_names_them(store: Store, wanted: str) -> None:
    await filled(store)
    assert await store.contacts_named(wanted) == [1042]
    assert await store.conversations_of(1042) == [42]


@pytest.mark.parametrize("wanted", ["", "  ", "Zo", "7", "12345678901234567890", "%"])
async def test_what_names_nobody_finds_nobody(store: Store, wanted: str) -> None:
    await filled(store)
    assert await store.contacts_named(wanted) == []


@pytest.mark.parametrize("booking", ["BENBEN", " benben "])
async def test_whose_a_booking_is_stands_in_the_quotes_too(store: Store, booking: str) -> None:
    await filled(store)
    assert await store.contacts_named(booking) == []
    assert await store.conversations_booked(booking) == [43]
    assert await store.owners_of([43, 44]) == {43: (1043, "Ben Okafor")}


@pytest.mark.parametrize("booking", ["", " ", "BEN", "%", "Ben Okafor"])
async def test_what_is_no_booking_of_a_quote_finds_none(store: Store, booking: str) -> None:
    await filled(store)
    assert await store.conversations_booked(booking) == []


async def test_a_booking_that_was_corrected_still_leads_to_the_customer(store: Store) -> None:
    await filled(store)
    edited = a_quote("q2", 43, booking="NEWNEW")
    await store.save_quote(
        edited, replace(sold(edited, "cs_2")[0], source="desk:again", at=NOW + 5)
    )
    assert await store.conversations_booked("BENBEN") == [43]
    assert await store.conversations_booked("NEWNEW") == [43]


async def test_everything_about_a_customer_is_given_out_and_nothing_of_others(
    store: Store,
) -> None:
    await filled(store)
    given = json.dumps(await store.all_about(ZOE), ensure_ascii=False)
    for hers in HERS:
        assert hers in given
    assert "Dear Zoë Ünal" in given
    assert json.loads(given)["note_drafts"] == ["Call Zoë Ünal back"]
    assert json.loads(given)["chosen_language"] == "tr-hers"
    assert "Ben" not in given and "falcon" not in given and "BENBEN" not in given


async def test_nothing_of_an_erased_customer_is_left_in_any_byte(
    folder: Path, open_store: Opener
) -> None:
    store = await open_store()
    await filled(store)
    backups.back_up(folder / "desk.db", None, NOW)
    await store.close()
    assert all(hers.encode() in bytes_in(folder) for hers in HERS)

    store = await open_store()
    erasure = await store.erase(ZOE, RECORD)
    assert erasure.values == 3 and erasure.reached.copies >= 1 and erasure.reached.unreachable == ()
    found = await check(store)
    assert found.holds and found.erased == 3 and found.personal == 1
    assert (await store.entries())[-1].entry.kind == ERASED
    while_open = bytes_in(folder)  # a desk may stay open for days, and never close its files
    await store.close()

    for left in (while_open, bytes_in(folder)):
        for hers in (*HERS[:-1], "pay.example/cs_secret"):  # a session's id is no secret
            assert hers.encode() not in left, hers
        assert b"Ben Okafor" in left and b"falcon" in left


async def test_the_money_of_an_erased_customer_still_adds_up(store: Store) -> None:
    await filled(store)
    before = (await store.ladders(["q1"]))["q1"]
    assert before.stage is Stage.TICKETED
    await store.erase(ZOE, RECORD)
    assert (await store.ladders(["q1"]))["q1"] == before
    assert await store.quotes_of(42) == [] and await store.tickets("q1") == ()
    assert await store.link_url("q1", 1) == ""
    assert (await store.drafted(42))[0] == ""
    [other] = await store.quotes_of(43)
    assert other.booking == "BENBEN"


async def test_what_the_hub_said_of_a_message_goes_and_its_code_stays(store: Store) -> None:
    said = {SAID: "131026: +31612345678 cannot be reached"}
    body = {"generation": 1, "conversation": 42, "message": 5, "reason": "error_131026"}
    await store.append([Draft(NOW, "message.failed", "q1", "hub", "hub:msg:5:failed", body, said)])
    assert (await store.ladders(["q1"]))["q1"].not_delivered == said[SAID]
    await store.erase(ZOE, RECORD)
    assert (await store.ladders(["q1"]))["q1"].not_delivered == "error_131026"
    assert (await check(store)).holds


async def test_the_jobs_of_an_erased_customer_can_still_be_read(store: Store) -> None:
    await filled(store)
    await store.erase(ZOE, RECORD)
    told = await store.job("j2")
    assert told is not None and told.state is JobState.DONE
    assert told.payload["tickets"] == [] and told.progress == {"step": "posted", "message": 7}
    assert told.error == "" and "Ünal" not in str(told.payload)
    # The same file enqueued again still finds the job that stands.
    assert (await store.add_job(a_job("other", client_id="client-j1"))).job_id == "j1"


async def test_a_job_that_opened_the_conversation_of_an_erased_customer_names_nobody(
    store: Store,
) -> None:
    await filled(store)
    caller = {"name": "Zoë Ünal", "phone": "+31612345678", "email": ""}
    payload = {"inbox": 5, "channel": "sms", "address": "+31612345678", "caller": caller}
    opened = {"state": JobState.DONE, "progress": {"conversation": 42}, "finished_at": NOW}
    await store.add_job(a_job("j7", 0, JobKind.OPEN, payload=payload, **opened))
    edit = {"contact": 1042, "edit": {"phone": "+31612345678"}}
    written = {"state": JobState.DONE, "finished_at": NOW}
    await store.add_job(a_job("j8", 0, JobKind.CONTACT_EDIT, payload=edit, **written))
    given = await store.all_about(ZOE)
    assert {"j7", "j8"} <= {job["job_id"] for job in given["jobs"]}
    await store.erase(ZOE, RECORD)
    opening, editing = await store.job("j7"), await store.job("j8")
    assert opening is not None and opening.payload == {"inbox": 5, "channel": "sms"}
    assert editing is not None and editing.payload == {}


def of_call(call: str, kind: str, number: str = "", **body: int) -> Draft:
    private = {"number": number} if number else None
    source = f"desk:call:{call}:{kind}"
    return Draft(NOW, f"call.{kind}", "", "hub:1:7", source, {"call": call, **body}, private)


async def test_a_customer_who_only_called_is_given_out_and_erased(store: Store) -> None:
    await store.append(
        [
            of_call("c1", "began", "+31612345678"),
            of_call("c1", "joined", contact=1042, conversation=0),
            of_call("c2", "began", "+441632960123"),
            of_call("c2", "joined", contact=43, conversation=0),
        ]
    )
    payload = {"inbox": 5, "address": "+31612345678", "contact": 1042}
    over: dict[str, Any] = {"state": JobState.DONE, "finished_at": NOW}
    await store.add_job(a_job("j7", 0, JobKind.OPEN, payload=payload, **over))
    caller = Person(1042, ())
    told = await store.all_about(caller)
    assert [row["body"]["call"] for row in told["journal"]] == ["c1", "c1"]
    assert [job["job_id"] for job in told["jobs"]] == ["j7"]
    assert "+441632960123" not in str(told)
    assert (await store.erase(caller, RECORD)).values == 1
    facts = [dict(one.private) for one in await store.call_facts(0.0) if one.private]
    assert facts == [{"number": "+441632960123"}]
    opening = await store.job("j7")
    assert opening is not None and opening.payload == {"inbox": 5}
    assert (await check(store)).holds


async def test_nothing_is_erased_while_something_has_not_left(store: Store) -> None:
    await filled(store)
    await store.add_job(a_job("j3"))
    with pytest.raises(JobsWait, match="1 job of this customer"):
        await store.erase(ZOE, RECORD)
    assert await store.contacts_named("1042") == [1042]
    assert (await check(store)).erased == 0


SOMEBODY = {"name": "Ada Moor", "phone": "+441632960123", "email": ""}


async def strangers_opening(store: Store) -> None:
    """A conversation is being opened with a caller whose contact is not known yet."""
    payload = {"inbox": 5, "channel": "sms", "address": "+441632960123", "caller": SOMEBODY}
    await store.add_job(a_job("j4", 0, JobKind.OPEN, payload=payload))


async def test_what_another_caller_waits_for_does_not_keep_a_customer_from_being_erased(
    store: Store,
) -> None:
    await filled(store)
    await strangers_opening(store)
    await store.erase(ZOE, RECORD)
    left = await store.job("j4")
    assert left is not None and left.payload["caller"] == SOMEBODY and not left.state.is_over


async def test_who_is_known_by_conversation_alone_gets_nothing_of_another_caller(
    store: Store,
) -> None:
    await filled(store)
    await strangers_opening(store)
    nameless = Person(None, (42,))
    assert "Ada Moor" not in str(await store.all_about(nameless))
    await store.erase(nameless, RECORD)
    left = await store.job("j4")
    assert left is not None and left.payload["caller"] == SOMEBODY


async def test_nothing_is_erased_while_a_conversation_is_being_opened_for_them(
    store: Store,
) -> None:
    await filled(store)
    payload = {"inbox": 5, "channel": "sms", "address": "+31612345678", "contact": 1042}
    await store.add_job(a_job("j6", 0, JobKind.OPEN, payload=payload))
    with pytest.raises(JobsWait, match="1 job of this customer"):
        await store.erase(ZOE, RECORD)


async def test_an_erased_copy_sends_nothing_when_it_is_restored(
    folder: Path, open_store: Opener
) -> None:
    store = await open_store()
    job = await store.add_job(a_job("j9", payload={"text": "zebrafish"}))
    copy = backups.back_up(folder / "desk.db", None, NOW + DAY)
    await store.save_job(
        a_job("j9", state=JobState.DONE, finished_at=NOW, payload=dict(job.payload))
    )
    await store.erase(ZOE, RECORD)
    await store.close()
    for name in ("desk.db", "cache.db"):
        (folder / name).unlink()
    copy.replace(folder / "desk.db")
    restored = await open_store()
    assert await restored.unfinished_jobs() == []


async def set_aside(folder: Path, open_store: Opener, profile: Profile | None = None) -> Path:
    """A desk with all of Zoë that was moved aside, and a new one that has her too."""
    store = await open_store()
    await filled(store)
    if profile is not None:
        await store.bind_profile(profile)
    backups.back_up(folder / "desk.db", None, NOW)
    await store.close()
    return begin_anew(folder, clock)


async def test_what_was_moved_aside_is_given_out_and_erased_too(
    folder: Path, open_store: Opener
) -> None:
    aside = await set_aside(folder, open_store, OURS)
    store = await open_store()
    await filled(store)
    await store.bind_profile(OURS)
    about = await store.all_about(ZOE)
    given = json.dumps(about["set_aside"][aside.name], ensure_ascii=False)
    assert all(hers in given for hers in HERS) and "Ben" not in given
    assert await store.reach() == Reached(3)
    assert b"zebrafish" in bytes_in(aside)
    erasure = await store.erase(ZOE, RECORD)
    assert erasure.reached == Reached(3)
    assert (await store.all_about(ZOE))["set_aside"][aside.name]["journal"]
    left = bytes_in(aside)
    for hers in (*HERS[:-1], "pay.example/cs_secret"):
        assert hers.encode() not in left, hers
    assert b"Ben Okafor" in left


async def test_in_another_accounts_files_the_same_numbers_are_somebody_else(
    folder: Path, open_store: Opener
) -> None:
    aside = await set_aside(folder, open_store, Profile("https://old.example", 1, 7, ""))
    store = await open_store()
    await filled(store)
    await store.bind_profile(Profile("https://hub.example", 1, 7, ""))
    assert (await store.all_about(ZOE))["set_aside"] == {}
    erasure = await store.erase(ZOE, RECORD)
    assert erasure.reached.foreign == (aside.name,)
    assert erasure.reached.unreachable == erasure.reached.unknown == ()
    before = databases_in(aside)
    assert (await store.forget_words()).foreign == (aside.name,)
    assert databases_in(aside) == before
    assert "Dear Zoë Ünal".encode() in before["desk.db"] and b"zebrafish" in before["cache.db"]


async def test_what_does_not_say_whose_it_is_stays_and_is_named(
    folder: Path, open_store: Opener
) -> None:
    aside = await set_aside(folder, open_store)
    store = await open_store()
    await filled(store)
    await store.bind_profile(OURS)
    before = databases_in(aside)
    assert (await store.all_about(ZOE))["set_aside"] == {}
    assert (await store.forget_words()).unknown == (aside.name,)
    assert (await store.erase(ZOE, RECORD)).reached.unknown == (aside.name,)
    assert databases_in(aside) == before and b"zebrafish" in before["cache.db"]


async def test_what_another_key_made_stays_until_its_key_is_given(
    folder: Path, open_store: Opener
) -> None:
    old, new = b"o" * 32, b"n" * 32
    store = await open_store(key=old)
    await filled(store)
    await store.bind_profile(OURS)
    await store.close()
    aside = begin_anew(folder, clock)
    store = await open_store(key=new)
    await filled(store)
    await store.bind_profile(OURS)
    reached = (await store.erase(ZOE, RECORD)).reached
    assert reached.unknown == (aside.name,) and reached.unreachable == ()
    inside = [path.relative_to(folder).as_posix() for path in aside.rglob("*")]
    await store.delete_copies([aside.name, *inside])
    assert (aside / "desk.db").is_file()
    keys = {aside.name: old}
    assert (await store.all_about(ZOE, keys))["set_aside"][aside.name]["drafts"]
    assert (await store.erase(ZOE, RECORD, keys)).reached.unknown == ()
    assert not (await store.all_about(ZOE, keys))["set_aside"][aside.name]["drafts"]


async def test_a_persons_own_files_are_nobodys_leftovers(folder: Path, open_store: Opener) -> None:
    store = await open_store()
    await filled(store)
    own = [
        folder / "repair-log.txt",
        folder / "repair-photos" / "one.jpg",
        folder / ".desk-repair-notes" / "one.txt",
    ]
    for path in own:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"mine")
    (folder / "cache.db.damaged-mine").mkdir()
    assert (await store.forget_words()).undeleted == ("cache.db.damaged-mine",)
    assert (await store.erase(ZOE, RECORD)).reached.undeleted == ("cache.db.damaged-mine",)
    assert all(path.read_bytes() == b"mine" for path in own)


async def test_a_copy_that_cannot_be_read_is_named_and_goes_on_ones_word(
    folder: Path, open_store: Opener
) -> None:
    store = await open_store()
    await filled(store)
    await store.close()
    damaged = folder / "desk.db.damaged-2026-01-01T000000Z"
    whole = (folder / "desk.db").read_bytes()
    damaged.write_bytes(whole[:4096] + bytes(4096) + whole[8192:])
    damaged.with_name(damaged.name + "-wal").write_bytes(b"zebrafish")
    only_log = folder / "desk.db.damaged-2026-01-02T000000Z-wal"
    only_log.write_bytes(b"zebrafish")
    killed = repair_folder.made(folder)
    leftovers = [
        folder / "cache.db.damaged-2026-01-01T000000Z",
        folder / "backups" / "desk-2026-01-01T000000Z.partial",
        killed.__enter__() / "desk.db",
    ]
    for path in leftovers:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"zebrafish")

    store = await open_store()
    names = (damaged.name, only_log.name.removesuffix("-wal"))
    assert (await store.reach()).unreachable == names
    reached = (await store.erase(ZOE, RECORD)).reached
    assert reached.unreachable == names and reached.copies == 1
    assert damaged.exists() and only_log.exists()
    assert not any(path.exists() for path in leftovers)
    assert not list(folder.glob(".desk-repair-*"))
    await store.delete_copies(reached.unreachable)
    assert (await store.reach()).unreachable == ()
    await store.close()
    assert b"zebrafish" not in bytes_in(folder)


async def test_old_words_leave_and_new_ones_stay(folder: Path, open_store: Opener) -> None:
    store = await open_store()
    await filled(store)
    await store.save_messages(
        [a_message(5, text="quokka", created_at=NOW - 31 * DAY), a_message(6, 43, "okapi")]
    )
    await store.save_conversations(
        [a_conversation(44)],
        [a_contact(44, "Ada")],
        [a_message(7, 44, "axolotl", created_at=NOW - 40 * DAY)],
    )
    changed, more = await store.forget_messages(NOW - 30 * DAY)
    assert changed == {42, 44} and not more
    assert [one.text for one in await store.messages(42)] == ["my zebrafish"]
    rows = await store.inbox_rows([42, 44])
    assert rows[42].preview == "my zebrafish" and rows[44].preview == ""
    assert await store.forget_messages(NOW - 30 * DAY) == (frozenset(), False)
    await store.close()
    left = bytes_in(folder)
    assert b"quokka" not in left and b"axolotl" not in left and b"okapi" in left


async def test_what_the_agent_has_open_is_spared(store: Store) -> None:
    await filled(store)
    changed, _ = await store.forget_messages(NOW + DAY, keep={42})
    assert changed == {43}
    assert len(await store.messages(42)) == 1


async def test_words_of_old_replies_leave_the_outbox(store: Store) -> None:
    await filled(store)
    await store.add_job(a_job("j5", payload={"text": "still to be sent"}))
    assert await store.forget_replies(NOW) == 0
    assert await store.forget_replies(NOW + 1) == 1
    done, waiting = await store.job("j1"), await store.job("j5")
    assert done is not None and done.payload == {"text": ""}
    assert waiting is not None and waiting.payload == {"text": "still to be sent"}
