"""The policy file is read as it is now, and no slip in it is an open door."""

from pathlib import Path

from desktop.services.health.doctor import Patient, Verdict, examine
from desktop.services.policy_file import PolicyFile
from desktop.services.timing.clock import Clock

EXAMPLE = Path(__file__).parents[2] / "docs" / "policy.example.toml"


async def test_without_a_file_all_is_open(tmp_path: Path) -> None:
    policy = await PolicyFile.of(tmp_path, None).current()
    assert (policy.sha256, policy.damage) == ("none", "")


async def test_one_that_the_settings_name_must_be_there(tmp_path: Path) -> None:
    policy = await PolicyFile.of(tmp_path, tmp_path / "rules.toml").current()
    assert "rules.toml" in policy.damage


async def test_a_change_holds_at_once(tmp_path: Path) -> None:
    file = PolicyFile.of(tmp_path, None)
    path = tmp_path / "policy.toml"
    path.write_bytes(EXAMPLE.read_bytes())
    first = await file.current()
    assert first.damage == "" and first.approvers == {12}
    path.write_text("[limits")
    broken = await file.current()
    assert broken.damage.startswith("policy.toml: ") and broken.sha256 != first.sha256
    path.write_bytes(EXAMPLE.read_bytes())
    assert await file.current() == first


async def test_what_is_no_text_or_too_much_is_damaged(tmp_path: Path) -> None:
    file = PolicyFile.of(tmp_path, None)
    path = tmp_path / "policy.toml"
    for content in (b"\xff\xfe", b"#" * 300_000, b"a=" + b"[" * 100_000):
        path.write_bytes(content)
        damage = (await file.current()).damage
        assert damage and "codec" not in damage
    path.write_bytes(b"\xef\xbb\xbf" + EXAMPLE.read_bytes())  # as some editors save it
    assert not (await file.current()).damage


async def test_the_doctor_tells_of_it(tmp_path: Path) -> None:
    patient = Patient(None, None, Clock(), None, policy=PolicyFile.of(tmp_path, None))

    async def verdict() -> tuple[Verdict, str]:
        [found] = [one for one in await examine(patient) if one.name == "Policy"]
        return found.verdict, found.what

    assert (await verdict())[0] is Verdict.OK
    (tmp_path / "policy.toml").write_text("limit = 1")
    assert await verdict() == (
        Verdict.FAIL,
        "policy.toml: limit is not known; known are approval, base, limits, rates, verification,"
        f" zone ({tmp_path / 'policy.toml'}). Until it is mended nothing that moves money leaves.",
    )
