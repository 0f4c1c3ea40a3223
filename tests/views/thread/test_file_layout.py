"""Where files stand in a bubble: known before anything of them is here, and never outside of it."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.models.conversation import Attachment
from desktop.views.thread.file_layout import PICTURE, lay_out

ATTACHMENTS = st.lists(
    st.builds(
        Attachment,
        name=st.just("a.png"),
        kind=st.sampled_from(["image", "file", "audio"]),
        url=st.just("https://hub.example/a.png"),
        width=st.integers(0, 100_000),
        height=st.integers(0, 100_000),
    ),
    max_size=15,
)


@given(ATTACHMENTS, st.integers(60, 600))
def test_all_files_have_a_place_within_the_room_and_none_lies_over_another(
    files: list[Attachment], room: int
) -> None:
    layout = lay_out(files, room, 35)
    assert sorted(map(str, (box.attachment for box in layout.boxes))) == sorted(map(str, files))
    areas = [box.area for box in layout.boxes]
    for at, area in enumerate(areas):
        assert area.width() > 0 and area.height() > 0
        assert area.left() >= 0 and area.right() <= min(room, layout.size.width()) + 0.5
        assert area.bottom() <= layout.size.height()
        assert not any(area.intersects(other) for other in areas[at + 1 :])


def test_a_picture_keeps_its_shape_and_one_of_unknown_shape_has_a_place_too() -> None:
    [wide] = lay_out([Attachment("a", "image", "u", width=4000, height=2000)], 400, 35).boxes
    assert (wide.area.width(), wide.area.height()) == (280, 140)
    [unknown] = lay_out([Attachment("a", "image", "u")], 400, 35).boxes
    assert unknown.area.size() == PICTURE
    [tiny] = lay_out([Attachment("a", "image", "u", width=1, height=1)], 400, 35).boxes
    assert tiny.area.width() >= 72
