"""Chatwoot as a conversation hub: some twenty calls of its application API, and its socket."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from desktop.models.board.figures import HubReport
from desktop.models.card_shield import mask
from desktop.models.colleague import Colleague, Label, Team
from desktop.models.conversation import (
    Agent,
    Availability,
    Contact,
    ConversationStatus,
    Message,
)
from desktop.models.customer import ContactDetails, ContactEdit, ContactNote
from desktop.models.reach import Caller
from desktop.services.channels import chatwoot_wire as wire
from desktop.services.channels import hub_errors
from desktop.services.channels.cable import Cable, Timing
from desktop.services.channels.channel import (
    CannedResponse,
    ConversationPage,
    HubNotAllowed,
    HubRefused,
    Inbox,
    LiveEvent,
    Progress,
    Upload,
)
from desktop.services.channels.hub_errors import Asked
from desktop.services.timing.backoff import Backoff
from desktop.services.timing.clock import Clock
from desktop.services.wire.download import FileTooLarge, download, may_lead_to, same_origin
from desktop.services.wire.http import TOTAL_S, mark, within
from desktop.services.wire.loopback import is_loopback_url
from desktop.services.wire.multipart import Form
from desktop.services.wire.wire_json import decode

log = logging.getLogger(__name__)

SERVER = "hub"
"""The name under which the clock knows the hub."""

_LARGE = 64 * 1024
"""Bytes from which an answer is decoded and read on a thread."""

_SLOWEST = 50_000
"""Bytes a second at which a file may come and go."""
_MOST_REDIRECTS = 4

_Result = TypeVar("_Result")


class ChatwootHub:
    """Implements `Hub`. One try for each call: retries are the caller's.

    `http` is shared and not closed here. `set_aside` counts what could not be read since the start.
    """

    def __init__(
        self,
        base_url: str,
        token: str,
        account_id: int,
        *,
        http: httpx.AsyncClient,
        clock: Clock,
        total_s: float = TOTAL_S,
        timing: Timing | None = None,
        backoff: Backoff | None = None,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._account = f"/api/v1/accounts/{account_id}"
        self._account_id = account_id
        self._headers = {"api_access_token": token}
        self._http = http
        self._clock = clock
        self._total_s = total_s
        self._timing = timing or Timing()
        self._backoff = backoff or Backoff()
        self._cables: set[Cable] = set()
        self._set_aside = 0

    @property
    def set_aside(self) -> int:
        """Items and frames that could not be read, since the start."""
        return self._set_aside + sum(cable.skipped for cable in self._cables)

    async def profile(self) -> Agent:
        """`GET /profile`. Raises `HubNotAllowed` also where the agent is not of this account."""
        return await self._profile(self._headers)

    async def profile_of(self, token: str) -> Agent:
        """`GET /profile` with another's token, which stays nowhere but in this request."""
        return await self._profile({"api_access_token": token})

    async def _profile(self, headers: Mapping[str, str]) -> Agent:
        try:
            return await self._call(
                "GET",
                "/api/v1/profile",
                Asked.READ,
                lambda data: _agent(data, self._account_id),
                headers=headers,
            )
        except _OtherAccount as error:
            raise HubNotAllowed(
                f"This access token is not of account {self._account_id} at the hub. Correct the "
                "account number or the token in the settings.",
                code="account",
            ) from error

    async def set_availability(self, availability: Availability) -> None:
        """`POST /profile/availability`: what colleagues and customers see."""
        profile = {"account_id": self._account_id, "availability": availability.value}
        await self._post("/api/v1/profile/availability", {"profile": profile}, Asked.CHANGE)

    async def conversations(
        self,
        page: int,
        *,
        status: str = "open",
        assignee: str = "all",
        updated_within_s: int | None = None,
    ) -> ConversationPage:
        """`GET /conversations`. `sort_by` and `updated_within` are real but not in the hub's
        document; with `updated_within` the answer is not paged."""
        params: dict[str, str | int] = {
            "status": status,
            "assignee_type": assignee,
            "sort_by": "last_activity_at_desc",
        }
        if updated_within_s is None:
            params["page"] = page
        else:
            params["updated_within"] = updated_within_s

        def read(data: object) -> ConversationPage:
            whole = wire.mapping(wire.mapping(data, "answer").get("data"), "data")
            return wire.page(
                wire.items(whole.get("payload"), "payload"), paged=updated_within_s is None
            )

        return self._counted(await self._get(self._account + "/conversations", read, params))

    async def conversation(self, conversation_id: int) -> ConversationPage:
        """`GET /conversations/{id}`: one conversation, its contact and its newest messages."""
        found = await self._get(
            self._conversation(conversation_id), lambda data: wire.page([data], paged=False)
        )
        if not found.conversations:
            raise hub_errors.unreadable(Asked.READ, self._backoff)
        return self._counted(found)

    async def contact_conversations(self, contact_id: int) -> ConversationPage:
        """`GET /contacts/{id}/conversations`: all that a customer wrote, on any channel."""
        return self._counted(
            await self._get(
                f"{self._account}/contacts/{contact_id}/conversations",
                lambda data: wire.page(_payload(data), paged=False),
            )
        )

    async def conversations_at(self, inbox_id: int, address: str) -> ConversationPage:
        """`GET /conversations` with `source_id`, the contact's id in the inbox: of SMS the number,
        of e-mail the address. Real, but not in the hub's document."""
        params: dict[str, str | int] = {
            "status": "all",
            "assignee_type": "all",
            "inbox_id": inbox_id,
            "source_id": address,
            "sort_by": "last_activity_at_desc",
        }

        def read(data: object) -> ConversationPage:
            whole = wire.mapping(wire.mapping(data, "answer").get("data"), "data")
            return wire.page(wire.items(whole.get("payload"), "payload"), paged=False)

        return self._counted(await self._get(self._account + "/conversations", read, params))

    async def open_conversation(
        self,
        inbox_id: int,
        contact_id: int,
        address: str,
        *,
        client_ref: str,
        assignee_id: int | None,
    ) -> ConversationPage:
        """`POST /conversations`. The reference goes into `additional_attributes`, which stay as
        they were given; the hub knows the contact in the inbox by `source_id`, and makes that known
        where it was not. Source: Chatwoot `conversation_builder.rb`, `contact_inbox_builder.rb`."""
        body = {
            "inbox_id": inbox_id,
            "contact_id": contact_id,
            "source_id": address,
            "additional_attributes": {wire.CLIENT_REF: client_ref},
            **({"assignee_id": assignee_id} if assignee_id else {}),
        }

        def read(data: object) -> ConversationPage:
            page = wire.page([data], paged=False)
            if not page.conversations:
                raise wire.Unreadable("the conversation that was opened")
            return page

        path = self._account + "/conversations"
        return await self._call("POST", path, Asked.OPEN, read, body=body)

    async def messages(
        self, conversation_id: int, *, before: int | None = None, after: int | None = None
    ) -> list[Message]:
        """`GET /conversations/{id}/messages`."""
        params: dict[str, str | int] = {}
        if before is not None:
            params["before"] = before
        if after is not None:
            params["after"] = after
        found, aside = await self._get(
            self._conversation(conversation_id) + "/messages",
            lambda data: wire.readable(_payload(data), wire.message),
            params,
        )
        self._set_aside += aside
        return sorted(found, key=lambda message: message.message_id)

    async def send(
        self,
        conversation_id: int,
        text: str,
        *,
        client_ref: str,
        private: bool = False,
        files: Sequence[Upload] = (),
        progress: Progress | None = None,
    ) -> Message:
        """`POST /conversations/{id}/messages`. The reference goes into `content_attributes`, which
        last, and `echo_id`, which comes back at once; a `source_id` would keep the hub from
        delivering the message at all."""
        path = self._conversation(conversation_id) + "/messages"
        if files:
            form = Form(
                {
                    "content": text,
                    "message_type": "outgoing",
                    "private": "true" if private else "false",
                    "echo_id": client_ref,
                    # As the hub's own pages send it: a form knows no hash in a hash.
                    "content_attributes": json.dumps({"client_ref": client_ref}),
                },
                "attachments[]",
                files,
            )
            return await self._call("POST", path, Asked.SEND, _message, form=form, told=progress)
        body = {
            "content": text,
            "message_type": "outgoing",
            "private": private,
            "content_type": "text",
            "echo_id": client_ref,
            "content_attributes": {"client_ref": client_ref},
        }
        return await self._call("POST", path, Asked.SEND, _message, body=body)

    async def file(self, url: str, most: int) -> bytes:
        """The bytes of an attachment. Active Storage's addresses are signed and need no token, so
        none goes along; the first must be the hub's own, and its redirect may lead to the storage
        of its choice, encrypted."""
        if not same_origin(url, self._base_url):
            raise hub_errors.elsewhere()
        loopback = is_loopback_url(self._base_url)
        for _ in range(_MOST_REDIRECTS):
            try:
                response, data = await within(
                    self._total_s + most / _SLOWEST, partial(download, self._http, url, most)
                )
            except FileTooLarge:
                raise hub_errors.too_large(most) from None
            except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
                raise hub_errors.no_answer(error, Asked.FILE, self._backoff) from error
            if response.is_success:
                self._backoff.succeeded()
                return data
            if not response.has_redirect_location:
                raise hub_errors.refused(response, Asked.FILE, self._backoff)
            try:
                url = urljoin(url, response.headers["location"])
            except ValueError:  # no address at all
                break
            if not may_lead_to(url, loopback=loopback):
                break
        raise hub_errors.elsewhere()

    async def set_status(
        self,
        conversation_id: int,
        status: ConversationStatus,
        *,
        snoozed_until: float | None = None,
    ) -> None:
        """`POST /toggle_status`. An agent who re-opens a conversation is assigned it."""
        path = self._conversation(conversation_id) + "/toggle_status"
        body: dict[str, Any] = {"status": status.value}
        if snoozed_until is not None:
            body["snoozed_until"] = int(snoozed_until)
        await self._post(path, body, Asked.CHANGE)

    async def assign(self, conversation_id: int, agent_id: int | None) -> None:
        """`POST /assignments`: no compare-and-set, the last writer wins. Nobody is 0, as the hub's
        own dashboard says it: its document knows no null."""
        path = self._conversation(conversation_id) + "/assignments"
        await self._post(path, {"assignee_id": agent_id or 0}, Asked.CHANGE)

    async def set_priority(self, conversation_id: int, priority: str) -> None:
        """`POST /toggle_priority`."""
        path = self._conversation(conversation_id) + "/toggle_priority"
        await self._post(path, {"priority": priority or "none"}, Asked.CHANGE)

    async def labels_of(self, conversation_id: int) -> tuple[str, ...]:
        """`GET /conversations/{id}/labels`: all of them, or an error."""
        path = self._conversation(conversation_id) + "/labels"
        return await self._get(path, wire.all_labels)

    async def set_labels(self, conversation_id: int, labels: Sequence[str]) -> None:
        """`POST /conversations/{id}/labels`: replaces the whole set."""
        path = self._conversation(conversation_id) + "/labels"
        await self._post(path, {"labels": list(labels)}, Asked.CHANGE)

    async def block(self, contact_id: int, blocked: bool) -> None:
        """`PUT /contacts/{id}` with `blocked`, as the hub's own dashboard does."""
        path = f"{self._account}/contacts/{contact_id}"
        await self._post(path, {"blocked": blocked}, Asked.CHANGE, method="PUT")

    async def merge_contacts(self, stays: int, goes: int) -> None:
        """`POST /actions/contact_merge`: conversations, notes and addresses go to `stays`."""
        body = {"base_contact_id": stays, "mergee_contact_id": goes}
        await self._post(self._account + "/actions/contact_merge", body, Asked.CHANGE)

    async def colleagues(self) -> list[Colleague]:
        """`GET /agents`: a bare list."""
        return await self._listed("/agents", wire.colleague)

    async def account_labels(self) -> list[Label]:
        """`GET /labels` of the account."""
        return await self._listed("/labels", wire.label)

    async def teams(self) -> list[Team]:
        """`GET /teams`: a bare list."""
        return await self._listed("/teams", wire.team)

    async def report(self, since: float, until: float, team: int | None) -> HubReport:
        """`GET /api/v2/…/reports/summary`, and of the account `/csat_survey_responses/metrics`."""
        times: dict[str, str | int] = {"since": int(since), "until": int(until)}
        whose: dict[str, str | int] = {"type": "account"}
        if team is not None:
            whose = {"type": "team", "id": team}
        path = self._account.replace("/api/v1/", "/api/v2/") + "/reports/summary"
        found = await self._get(path, wire.report, {**times, **whose})
        if team is not None:
            return found
        try:
            path = self._account + "/csat_survey_responses/metrics"
            said = await self._get(path, wire.satisfaction, times)
        except HubRefused:
            return found  # a hub without surveys
        return replace(found, satisfaction=said)

    async def _listed(self, path: str, read: Callable[[wire.Json], _Result]) -> list[_Result]:
        """One of the account's short lists, bare or under `payload`."""

        def whole(data: object) -> tuple[list[_Result], int]:
            return wire.readable(data if isinstance(data, list) else _payload(data), read)

        found, aside = await self._get(self._account + path, whole)
        self._set_aside += aside
        return found

    async def mark_seen(self, conversation_id: int) -> None:
        """`POST /update_last_seen`: nothing is unread any more."""
        path = self._conversation(conversation_id) + "/update_last_seen"
        await self._post(path, {}, Asked.CHANGE)

    async def set_typing(self, conversation_id: int, on: bool) -> None:
        """`POST /toggle_typing_status`."""
        path = self._conversation(conversation_id) + "/toggle_typing_status"
        body = {"typing_status": "on" if on else "off", "is_private": False}
        await self._post(path, body, Asked.CHANGE)

    async def contact(self, contact_id: int) -> Contact:
        """`GET /contacts/{id}`."""
        return await self._get(
            f"{self._account}/contacts/{contact_id}",
            lambda data: wire.contact(
                wire.mapping(wire.mapping(data, "answer").get("payload"), "payload")
            ),
        )

    async def create_contact(self, caller: Caller) -> Contact:
        """`POST /contacts`: a number or an address that another contact has is refused. Source:
        Chatwoot `models/contact.rb`."""
        named = {"name": caller.name, "phone_number": caller.phone, "email": caller.email}

        def read(data: object) -> Contact:
            payload = wire.mapping(wire.mapping(data, "answer").get("payload"), "payload")
            return wire.contact(wire.mapping(payload.get("contact"), "contact"))

        body = {key: value for key, value in named.items() if value}
        return await self._call("POST", self._account + "/contacts", Asked.CHANGE, read, body=body)

    async def contact_details(self, contact_id: int) -> tuple[Contact, ContactDetails]:
        """`GET /contacts/{id}`: with the names by which the channels know the customer."""

        def read(data: object) -> tuple[Contact, ContactDetails]:
            found = wire.mapping(wire.mapping(data, "answer").get("payload"), "payload")
            return wire.contact(found), wire.contact_details(found)

        return await self._get(f"{self._account}/contacts/{contact_id}", read)

    async def contact_notes(self, contact_id: int) -> list[ContactNote]:
        """`GET /contacts/{id}/notes`: a bare list; not in the hub's document."""
        found = await self._listed(f"/contacts/{contact_id}/notes", wire.contact_note)
        return sorted(found, key=lambda note: (-note.created_at, -note.note_id))

    async def add_contact_note(self, contact_id: int, text: str) -> ContactNote:
        """`POST /contacts/{id}/notes`; not in the hub's document."""
        return await self._call(
            "POST",
            f"{self._account}/contacts/{contact_id}/notes",
            Asked.SEND,
            lambda data: wire.contact_note(wire.mapping(data, "note")),
            body={"content": text},
        )

    async def edit_contact(self, contact_id: int, edit: ContactEdit, asked_at: float) -> None:
        """`PUT /contacts/{id}`: what is not named stays as it is, also within the attributes.
        Source: contacts_controller.rb merges both kinds with what stands there."""
        named = {"name": edit.name, "phone_number": edit.phone, "email": edit.email}
        # An empty number or address is none: as text, no second contact could have none.
        body: dict[str, object] = {
            key: value or None if key != "name" else value
            for key, value in named.items()
            if value is not None
        }
        if edit.language is not None:
            body |= wire.language_attributes(edit.language, asked_at)
        path = f"{self._account}/contacts/{contact_id}"
        await self._post(path, body, Asked.CHANGE, method="PUT")

    async def contacts(self, search: str, page: int = 1) -> list[Contact]:
        """`GET /contacts/search`: 15 a page, by name, e-mail or phone. The hub allows 100 a minute
        for the whole account, so never at each keystroke."""
        found, aside = await self._get(
            self._account + "/contacts/search",
            lambda data: wire.readable(_payload(data), wire.contact),
            {"q": mask(search), "page": page},
        )
        self._set_aside += aside
        return found

    async def search_messages(self, search: str, page: int = 1) -> list[Message]:
        """`GET /search/messages`: 15 a page, of the last three months."""

        def read(data: object) -> tuple[list[Message], int]:
            payload = wire.mapping(wire.mapping(data, "answer").get("payload"), "payload")
            return wire.readable(wire.items(payload.get("messages"), "messages"), wire.message)

        found, aside = await self._get(
            self._account + "/search/messages", read, {"q": mask(search), "page": page}
        )
        self._set_aside += aside
        return found

    async def canned_responses(self) -> list[CannedResponse]:
        """`GET /canned_responses`: the account's ready answers, all at once."""
        found, aside = await self._get(
            self._account + "/canned_responses",
            lambda data: wire.readable(wire.items(data, "answer"), wire.canned_response),
        )
        self._set_aside += aside
        return found

    async def inboxes(self) -> list[Inbox]:
        """`GET /inboxes`: those that the agent belongs to."""
        found, aside = await self._get(
            self._account + "/inboxes",
            lambda data: wire.readable(_payload(data), wire.inbox),
        )
        self._set_aside += aside
        return found

    async def live(self, agent: Agent) -> AsyncGenerator[LiveEvent, None]:
        """The socket's events, until the consumer stops or the hub is closed."""
        parts = urlsplit(self._base_url)
        scheme = "wss" if parts.scheme == "https" else "ws"
        url = urlunsplit((scheme, parts.netloc, parts.path + "/cable", "", ""))
        cable = Cable(url, agent, timing=self._timing)
        self._cables.add(cable)
        events = cable.events()
        try:
            async for event in events:
                yield event
        finally:
            await events.aclose()
            self._cables.discard(cable)
            self._set_aside += cable.skipped

    async def close(self) -> None:
        """Close the sockets. The shared HTTP client stays open."""
        for cable in tuple(self._cables):
            await cable.close()

    def _conversation(self, conversation_id: int) -> str:
        return f"{self._account}/conversations/{conversation_id}"

    def _counted(self, page: ConversationPage) -> ConversationPage:
        self._set_aside += page.unread
        return page

    async def _get(
        self,
        path: str,
        read: Callable[[object], _Result],
        params: Mapping[str, str | int] | None = None,
    ) -> _Result:
        return await self._call("GET", path, Asked.READ, read, params=params)

    async def _post(
        self, path: str, body: Mapping[str, Any], asked: Asked, *, method: str = "POST"
    ) -> None:
        # What these answer with differs between versions of the hub, and nothing needs it.
        await self._call(method, path, asked, lambda data: None, body=body, empty=True)

    async def _call(
        self,
        method: str,
        path: str,
        asked: Asked,
        read: Callable[[object], _Result],
        *,
        params: Mapping[str, str | int] | None = None,
        body: Mapping[str, Any] | None = None,
        form: Form | None = None,
        told: Progress | None = None,
        headers: Mapping[str, str] | None = None,
        empty: bool = False,
    ) -> _Result:
        """One request, as this desk's agent unless `headers` say who else. `empty` says that the
        answer's content does not matter."""
        try:
            response = await within(
                self._total_s + (form.length / _SLOWEST if form else 0.0),
                lambda: self._http.request(
                    method,
                    self._base_url + path,
                    params=params,
                    json=body,
                    content=form.stream(told) if form else None,
                    headers={**(headers or self._headers), **(form.headers if form else {})},
                    extensions=mark(SERVER),
                ),
            )
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise hub_errors.no_answer(error, asked, self._backoff) from error
        if not response.is_success:
            raise hub_errors.refused(response, asked, self._backoff)
        content = b"null" if empty else response.content
        try:
            if len(content) < _LARGE:
                result = read(decode(content))
            else:
                result = await asyncio.to_thread(lambda: read(decode(content)))
        except _OtherAccount:
            raise
        except ValueError as error:
            log.warning("an answer of the hub could not be read: %s", type(error).__name__)
            raise hub_errors.unreadable(asked, self._backoff) from error
        self._backoff.succeeded()
        return result


class _OtherAccount(ValueError):
    """The profile has no part in the account that this desk works in."""


def _agent(data: object, account_id: int) -> Agent:
    profile = wire.mapping(data, "profile")
    accounts = wire.items(profile.get("accounts"), "accounts")
    if all(isinstance(one, Mapping) and one.get("id") != account_id for one in accounts):
        raise _OtherAccount
    return wire.agent(profile, account_id)


def _message(data: object) -> Message:
    return wire.message(wire.mapping(data, "message"))


def _payload(data: object) -> list[object]:
    return wire.items(wire.mapping(data, "answer").get("payload"), "payload")
