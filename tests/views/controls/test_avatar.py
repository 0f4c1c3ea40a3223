"""Avatars: the same person looks the same everywhere."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Channel
from desktop.views.controls.avatar import (
    AVATAR_COLORS,
    CHANNEL_MARKS,
    Avatar,
    avatar_color,
    channel_name,
    paint_avatar,
)
from desktop.views.style.theme import Theme


def test_a_colour_is_of_the_person_and_neighbours_differ() -> None:
    assert avatar_color(17) == avatar_color(17)
    assert all(avatar_color(one) != avatar_color(one + 1) for one in range(500))
    assert {avatar_color(one) for one in range(100)} == set(AVATAR_COLORS)


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_has_a_mark_and_a_name(channel: Channel) -> None:
    letter, _ = CHANNEL_MARKS[channel]
    assert len(letter) == 1
    assert channel_name(channel)


def test_the_avatar_is_painted_with_its_mark(theme: Theme) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_avatar(painter, QRectF(0, 0, 36, 36), "Sanne", 4, theme, channel=Channel.WHATSAPP)
    painter.end()
    assert image.pixelColor(18, 3).name() == avatar_color(4).lower()
    assert image.pixelColor(31, 26).name() == CHANNEL_MARKS[Channel.WHATSAPP][1].lower()


def test_it_is_read_aloud_with_the_channel(theme: Theme, qtbot: QtBot) -> None:
    avatar = Avatar(theme)
    qtbot.addWidget(avatar)
    avatar.show_person("Sanne de Vries", 4, Channel.MESSENGER)
    assert avatar.accessibleName() == "Sanne de Vries, Messenger"
