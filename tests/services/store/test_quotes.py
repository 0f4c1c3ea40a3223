"""Quotes in the journal: the newest form of each, and the ways back to them."""

from dataclasses import replace

import pytest

from desktop.models.fact import FactKind
from desktop.models.journal import Draft
from desktop.services.store.store import Store
from tests.services.store.examples import NOW, a_job, a_quote, asked, fact, sold


def saved(version: int, quote_id: str = "q1") -> Draft:
    return fact(FactKind.QUOTE_SAVED, quote_id, NOW + version)


async def test_the_newest_form_of_a_quote_is_read(store: Store) -> None:
    quote = a_quote()
    await store.save_quote(quote, saved(1))
    edited = replace(quote, booking="ABC123")
    await store.save_quote(edited, saved(2))
    assert await store.quote("q1") == edited
    assert await store.quote("q2") is None
    assert "Ünal" not in str((await store.entries())[0].entry.body)


async def test_saving_the_same_form_again_changes_nothing(store: Store) -> None:
    quote = a_quote()
    await store.save_quote(quote, saved(1))
    await store.save_quote(replace(quote, booking="ABC123"), saved(1))
    assert await store.quote("q1") == quote
    assert len(await store.entries()) == 1


async def test_a_conversations_quotes_come_youngest_first(store: Store) -> None:
    for number in (1, 2, 3):
        await store.save_quote(a_quote(f"q{number}"), saved(number, f"q{number}"))
    await store.save_quote(a_quote("other", 43), saved(4, "other"))
    await store.save_quote(a_quote("q1", language="nl"), saved(5, "q1"))
    assert [quote.quote_id for quote in await store.quotes_of(42)] == ["q3", "q2", "q1"]


async def test_an_entry_about_another_quote_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="no entry carries quote q1"):
        await store.save_quote(a_quote(), saved(1, "q2"))
    with pytest.raises(ValueError, match="no entry carries quote q1"):
        await store.add_job(a_job(), (), a_quote())
    assert await store.entries() == []
    assert await store.job("j1") is None


async def test_the_way_back_from_a_session(store: Store) -> None:
    quote = a_quote()
    await store.append(sold(quote))
    assert await store.quote_of_session("cs_1") == ("q1", 1)
    assert await store.quote_of_session("cs_2") is None


async def test_each_generation_has_its_own_link(store: Store) -> None:
    await store.append(sold(a_quote()))
    second = Draft(
        NOW, "link.created", "q1", "stripe", "x", {"generation": 2}, {"url": "https://2"}
    )
    await store.append([second])
    assert await store.link_url("q1", 1) == "https://pay.example/cs_1"
    assert await store.link_url("q1", 2) == "https://2"
    assert await store.link_url("q1", 3) == ""


async def test_ticket_numbers_come_in_the_order_of_the_passengers(store: Store) -> None:
    numbers = {f"ticket.{n}": f"074-{n:010d}" for n in range(1, 12)}
    issued = replace(fact(FactKind.TICKET_ISSUED, passengers=11), private=numbers)
    await store.append([issued])
    assert await store.tickets("q1") == tuple(numbers.values())
    assert await store.tickets("q2") == ()


async def test_a_job_and_its_quote_are_written_together(store: Store) -> None:
    quote = a_quote()
    await store.add_job(a_job(quote_id="q1"), [asked(quote)], quote)
    assert await store.quote("q1") == quote
    renewed = quote.next_generation()
    job = a_job("j2", quote_id="q1")
    again = replace(asked(renewed), source="again")
    await store.add_job(job, [again], renewed)
    assert (await store.quotes_of(42)) == [renewed]
    assert [one.job_id for one in await store.jobs_of_quote("q1")] == ["j1", "j2"]
