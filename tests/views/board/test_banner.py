"""The banners have the platforms' sizes, and their words are in the part that nothing covers."""

import pytest
from PySide6.QtGui import QImage

from desktop.models.board.published import Published
from desktop.views.board.banner import FACEBOOK, SIZES, X, banners, published_words

FIGURE = Published(5, 252, 12, 1_800_000_000.0)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", [FACEBOOK, X])
def test_the_words_are_where_no_phone_cuts_them(name: str) -> None:
    image = QImage.fromData(banners(FIGURE)[name], "PNG")
    width, height = SIZES[name]
    assert (image.width(), image.height()) == (width, height)
    ground = image.pixel(0, 0)
    written = [
        (x, y)
        for x in range(0, width, 3)
        for y in range(0, height, 3)
        if image.pixel(x, y) != ground
    ]
    assert written
    middle = height * 16 / 9
    assert all(abs(x - width / 2) <= middle / 2 for x, _ in written)
    assert all(0.12 * height <= y <= 0.88 * height for _, y in written)


@pytest.mark.usefixtures("qapp")
def test_the_text_says_of_how_many() -> None:
    assert published_words(FIGURE).startswith(
        "We now answer in about 5 minutes. Median of 12 first answers, "
    )


@pytest.mark.usefixtures("dutch")
def test_it_speaks_the_desks_language() -> None:
    assert "We antwoorden nu in ongeveer 5 minuten." in published_words(FIGURE)
