"""`main.py privacy export | erase`: what this desk knows of one customer, or none of it."""

import asyncio
import json
import os
import sys
import time
from argparse import Namespace
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.commands.folder_key import aside_keys, folder_key
from desktop.commands.result import NotWritten, Result
from desktop.models.counted import counted
from desktop.models.ids import new_id
from desktop.models.journal import Draft
from desktop.services.store.errors import StoreError
from desktop.services.store.privacy_part import ERASED, Erasure, Person, Reached
from desktop.services.store.store import Store
from desktop.settings import Settings

EXIT_FAILED = 1
EXIT_USAGE = 2
_YES = ("y", "yes", "j")
_UNREADABLE = (
    "These copies cannot be read, so nothing was erased in them, and they may still hold this"
    " customer:"
)
_ASIDE = (
    "Each of these may be the whole record of payments, perhaps another account's, and the only"
    " one: no key here opens it, or it does not say whose it is."
)
_SAVED = "What could be saved of a damaged one is in desk.db."


class NotFound(Exception):
    """Nobody, or more than one, is meant. The text says what to give instead."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is meant: a contact by number, name, handle, address, phone or booking (of theirs or of a
    quote); or whose these conversations are. Conversations beside a contact are what the cache no
    longer knows to be theirs."""

    contact: str
    conversations: Sequence[int] = ()


def run(settings: Settings, folder: Path, options: Namespace) -> int:
    """Do what the command line asks; returns the exit status."""
    # What no locale could decode is UTF-8 here: a name written in a terminal that says LANG=C.
    contact = os.fsencode(options.contact).decode("utf-8", "replace")
    wanted = Wanted(contact, options.conversation)
    if not wanted.contact.strip() and not wanted.conversations:
        print(
            f"main.py privacy {options.action}: say who is meant: CONTACT, or --conversation NUMBER"
            " (--help says more)",
            file=sys.stderr,
        )
        return EXIT_USAGE
    if options.action == "export":
        return run_export(settings, folder, wanted, options.output)
    return run_erase(settings, folder, wanted, sure=options.yes, delete=options.delete_unreadable)


def run_export(settings: Settings, folder: Path, wanted: Wanted, output: str | None) -> int:
    """Write everything about a customer as JSON, to a file or standard output."""

    async def work() -> int:
        key, keys = folder_key(settings, folder), aside_keys(settings, folder)
        store = await Store.open_reader(folder, key, now=time.time)
        try:
            person = await whom(store, wanted)
            about = await store.all_about(person, keys)
            reached = await store.reach(keys)
        finally:
            await store.close()
        with Result(output, folder) as out:
            json.dump(about, out, ensure_ascii=False, indent=2)
            out.write("\n")
        counts = ", ".join(
            f"{name.replace('_', ' ')} {len(found)}"
            for name, found in about.items()
            if isinstance(found, list)
        )
        print(f"Exported: {counts}.", file=sys.stderr)
        if about["set_aside"]:
            print(
                f"And what these hold, which were moved aside: {', '.join(about['set_aside'])}.",
                file=sys.stderr,
            )
        if reached.unreachable:
            print(
                "These copies cannot be read, so nothing of them is in the export:"
                f" {', '.join(reached.unreachable)}. What “main.py repair” could save of a damaged"
                " one is.",
                file=sys.stderr,
            )
        if reached.unknown:
            print(
                f"{_ASIDE} Nothing of them is in the export: {', '.join(reached.unknown)}.",
                file=sys.stderr,
            )
        return 0

    return _told(work())


def run_erase(
    settings: Settings, folder: Path, wanted: Wanted, *, sure: bool, delete: bool = False
) -> int:
    """Erase a customer from this desk. Asks first, where a person can answer and is not `sure`.

    `delete`: copies of desk.db that cannot be read, and so not be erased in, are deleted; what was
    moved aside never is.
    """

    async def work() -> int:
        store = await Store.open(folder, key=folder_key(settings, folder), now=time.time)
        try:
            person = await whom(store, wanted)
            if not sure and not _agreed(person):
                print("Nothing was erased.")
                return EXIT_FAILED
            record = await _record(store, person)
            erasure = await store.erase(person, record, aside_keys(settings, folder))
            reached = erasure.reached
            for line in _erased(erasure, person):
                print(line)
            unreadable = ", ".join(reached.unreachable)
            if unreadable and (delete or (not sure and _may_delete(unreadable))):
                await store.delete_copies(reached.unreachable)
                print(f"Deleted, as they could not be read: {unreadable}.")
                reached = replace(reached, unreachable=())
        finally:
            await store.close()
        lines = _left(reached, person)
        for line in lines:
            print(line)
        return EXIT_FAILED if lines else 0

    return _told(work())


async def whom(store: Store, wanted: Wanted) -> Person:
    """Return who is meant. Raises `NotFound`."""
    word, given = wanted.contact.strip(), set(wanted.conversations)
    contacts = set(await store.contacts_named(word))
    by_number = word.isdecimal() and bool(contacts)
    booked = set() if by_number else set(await store.conversations_booked(word))
    owners = await store.owners_of(booked | given)
    contacts |= {owners[one][0] for one in booked if one in owners}
    if not contacts:
        contacts = {owners[one][0] for one in given if one in owners}
    if len(contacts) > 1:
        choice = "; ".join([await _told_apart(store, one) for one in sorted(contacts)])
        raise NotFound(f"More than one customer is meant. Give the number of one: {choice}.")
    lost = sorted(booked - given - owners.keys())
    if len(lost) > 1 or (lost and contacts):
        raise NotFound(
            f"That booking stands in quotes of {_numbered(lost)} too, and this desk does not know"
            " any more whose. Add what is theirs (--conversation NUMBER, each), or give the"
            " contact's number for the contact alone."
        )
    given.update(lost)
    if not contacts and not given:
        raise NotFound(
            "No such customer is on this desk. Give the contact's number at the hub, or exactly"
            " their name, handle, e-mail address, phone number or booking; or, where the local"
            " copy of the inbox was lost, their conversations: --conversation NUMBER."
        )
    for contact_id in contacts:
        given.update(await store.conversations_of(contact_id))
    return Person(next(iter(contacts), None), tuple(sorted(given)))


async def _told_apart(store: Store, contact_id: int) -> str:
    """A contact among others: number, name and conversations."""
    numbers = await store.conversations_of(contact_id)
    name = next((name for _, name in (await store.owners_of(numbers)).values() if name), "")
    with_name = f"{contact_id} ({name})" if name else str(contact_id)
    if not numbers:
        return f"{with_name}, without a conversation"
    return f"{with_name}, {_numbered(numbers)}"


def _numbered(conversations: Sequence[int]) -> str:
    word = "conversation" if len(conversations) == 1 else "conversations"
    return f"{word} {', '.join(map(str, conversations))}"


async def _record(store: Store, person: Person) -> Draft:
    profile = await store.profile()
    known = profile is not None and profile.user_id
    actor = f"hub:{profile.account_id}:{profile.user_id}" if profile and known else "desk"
    now = time.time()
    body = {"contact": person.contact_id, "conversations": list(person.conversations)}
    return Draft(now, ERASED, "", actor, f"desk:erase:{new_id(now)}", body)


def _agreed(person: Person) -> bool:
    if not _can_be_asked():
        print("It cannot be undone, and nobody can be asked here: say --yes.")
        return False
    what = f"contact {person.contact_id}" if person.contact_id is not None else "this customer"
    conversations = counted(len(person.conversations), "conversation")
    return _says_yes(
        f"Erase {what}, with {conversations}, from this desk? It cannot be undone. [y/N] "
    )


def _may_delete(unreadable: str) -> bool:
    if not _can_be_asked():
        return False
    print(f"{_UNREADABLE} {unreadable}. {_SAVED}")
    return _says_yes("Delete them? It cannot be undone. [y/N] ")


def _can_be_asked() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _says_yes(question: str) -> bool:
    try:
        return input(question).strip().lower() in _YES
    except EOFError:  # Ctrl+D is no answer, and no yes
        print()
        return False


def _erased(erasure: Erasure, person: Person) -> list[str]:
    return [
        f"Erased {counted(erasure.values, 'personal value')} beside the journal and"
        f" {counted(erasure.rows, 'row')} of the local copy of the hub, here and in"
        f" {counted(erasure.reached.copies, 'copy', 'copies')}. Amounts and"
        " states stay, without a name; the chains still verify.",
        "The hub and the payment provider keep what they have: erase the contact"
        f"{f' {person.contact_id}' if person.contact_id is not None else ''} there too, or the"
        " hub will send it again.",
    ]


def _left(reached: Reached, person: Person) -> list[str]:
    """Which files still hold something of the customer, and what to do about it."""
    lines = []
    if reached.unreachable:
        lines.append(f"{_UNREADABLE} {', '.join(reached.unreachable)}. {_SAVED}")
        # The contact is gone from the cache, so that the same words would find nobody.
        numbers = "".join(f" --conversation {one}" for one in person.conversations)
        again = f"main.py privacy erase{numbers} --delete-unreadable"
        lines.append(
            "If you can spare them, delete them" + (f", or run: {again}" if numbers else ".")
        )
    if reached.unknown:
        lines.append(
            f"{_ASIDE} Nothing was erased in them, and they may still hold this customer:"
            f" {', '.join(reached.unknown)}. Keep them as long as the law asks. To erase in one,"
            " run this with its own settings, passphrase and --data-dir."
        )
    if reached.foreign:
        lines.append(
            "These are another account's, where this number means somebody else, so nothing was"
            f" erased in them: {', '.join(reached.foreign)}. If this customer is in one of them"
            " too, erase there with its own settings and --data-dir."
        )
    if reached.undeleted:
        lines.append(
            "These could not be deleted and may still hold this customer; delete them yourself:"
            f" {', '.join(reached.undeleted)}."
        )
    return lines


def _told(work: Coroutine[object, object, int]) -> int:
    try:
        return asyncio.run(work)
    except BrokenPipeError:
        raise
    except (StoreError, NotFound, NotWritten, OSError) as error:
        print(f"main.py privacy: {error}", file=sys.stderr)
        return EXIT_FAILED
