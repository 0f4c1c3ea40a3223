"""What each channel can and cannot do."""

import pytest

from desktop.models.conversation import Agent, Channel


@pytest.mark.parametrize("channel", list(Channel))
def test_only_metas_channels_have_a_reply_window(channel: Channel) -> None:
    metas = {Channel.MESSENGER, Channel.INSTAGRAM, Channel.WHATSAPP}
    assert channel.reply_window_s == (86_400 if channel in metas else None)


def test_seen_never_shows_where_no_platform_tells() -> None:
    silent = {channel for channel in Channel if not channel.has_read_receipts}
    assert silent == {Channel.X, Channel.TELEGRAM, Channel.SMS, Channel.EMAIL}


def test_a_site_of_ones_own_has_no_platform_id() -> None:
    assert {channel for channel in Channel if not channel.confirms_platform_id} == {
        Channel.WEB,
        Channel.API,
    }


def test_the_journal_names_an_agent_by_account_and_user() -> None:
    agent = Agent(account_id=3, user_id=9, name="Sanne", role="agent", pubsub_token="t")
    assert agent.actor == "hub:3:9"
