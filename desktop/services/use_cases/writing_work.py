"""What an agent writes: replies and how they wait, drafts, templates, and the safe reply."""

from collections.abc import Callable, Mapping, Sequence

from desktop.models.card_shield import mask_unfinished
from desktop.models.job import Job
from desktop.models.note_draft import NoteDraft
from desktop.models.outgoing_file import OutgoingFile
from desktop.services.jobs.tools import Tools
from desktop.services.notices import Change
from desktop.services.use_cases import answers, asking, safe_reply, template_values


class WritingWork:
    """One desk's. `wake` lets the outbox look at once; `host` is what is shown of a link."""

    def __init__(self, tools: Tools, wake: Callable[[], object], host: str) -> None:
        self._tools = tools
        self._wake = wake
        self._host = host

    async def reply(
        self, conversation_id: int, text: str, files: Sequence[OutgoingFile] = ()
    ) -> Job:
        """Send a message, with these files of its draft. Raises `ReplyRefused`."""
        return self._asked(
            await asking.reply(
                self._tools, conversation_id, text, read=True, drafted=True, files=files
            )
        )

    async def hold(self, job_id: str) -> bool:
        """Keep a queued reply from leaving while its words are changed; False when it left."""
        return await answers.hold(self._tools, job_id)

    async def change(self, job_id: str, text: str) -> None:
        """Let a held reply leave with these words, in its place. Raises `ReplyRefused`."""
        await answers.change(self._tools, job_id, text)
        self._wake()

    async def save_draft(self, conversation_id: int, text: str) -> None:
        """Keep what the agent is typing, without card numbers and their beginnings."""
        await self._tools.ledger.store.save_draft(conversation_id, mask_unfinished(text))
        self._tools.ledger.notices.publish(Change(drafts=frozenset({conversation_id})))

    async def save_note_draft(
        self, conversation_id: int, text: str, kind: NoteDraft = NoteDraft.NOTE
    ) -> None:
        """Keep the note that the agent is typing, without card numbers and their beginnings."""
        await self._tools.ledger.store.save_note_draft(
            conversation_id, mask_unfinished(text), kind=kind
        )

    async def note_draft(self, conversation_id: int, kind: NoteDraft) -> str:
        """The note of this kind that the agent was typing; empty where there was none."""
        return await self._tools.ledger.store.note_draft(conversation_id, kind=kind)

    async def template_values(self, conversation_id: int, language: str) -> Mapping[str, str]:
        """What a template's variables stand for here, in a language. Raises
        `UnknownConversation`."""
        now = self._tools.provider_now()
        return await template_values.values(
            self._tools.ledger.store, conversation_id, self._tools.agent(), language, now
        )

    async def choose_language(self, conversation_id: int, language: str) -> None:
        """Say in which language this conversation's customer writes, here and for colleagues; it
        wins over everything that was told before."""
        self._asked(await asking.customer_language(self._tools, conversation_id, language))

    async def safe_reply_words(self, conversation_id: int) -> str:
        """What `safe_reply` sends, with the link's host and the rest of the link elided."""
        return await safe_reply.words(self._tools, conversation_id, shown_host=self._host)

    async def safe_reply(self, conversation_id: int, message_id: int) -> Job:
        """Answer a message whose card number was masked: never send cards here, and the payment
        link where one is open. Once for each message. Raises `UnknownConversation`."""
        return self._asked(await safe_reply.send(self._tools, conversation_id, message_id))

    async def card_deleted(self, conversation_id: int, message_id: int) -> None:
        """The agent has deleted the message at the hub too: the to-do is done."""
        await safe_reply.done(self._tools, conversation_id, message_id)

    def _asked(self, job: Job) -> Job:
        self._wake()
        return job
