"""Which keys a desk may have."""

import pytest

from desktop.services.psp.stripe_keys import KeyKind, check_key

BODY = "51AbCdEfGhIjKlMnOp"


@pytest.mark.parametrize(
    ("key", "kind", "says"),
    [
        (f"rk_test_{BODY}", KeyKind.RESTRICTED_TEST, ""),
        (f"rk_live_{BODY}", KeyKind.RESTRICTED_LIVE, ""),
        (f"sk_test_{BODY}", KeyKind.SECRET, "full secret key"),
        (f"sk_live_{BODY}", KeyKind.SECRET, "full secret key"),
        (f"pk_live_{BODY}", KeyKind.PUBLISHABLE, "publishable"),
        (f"rk_{BODY}", KeyKind.WRONG, "not a Stripe key"),
        (f"rk_live_{BODY}\n", KeyKind.WRONG, "not a Stripe key"),
        (f" rk_live_{BODY}", KeyKind.WRONG, "not a Stripe key"),
        ("whsec_abcdefghijkl", KeyKind.WRONG, "not a Stripe key"),
        ("rk_live_é12345678", KeyKind.WRONG, "not a Stripe key"),
        ("", KeyKind.WRONG, "not a Stripe key"),
    ],
)
def test_only_restricted_keys_are_usable(key: str, kind: KeyKind, says: str) -> None:
    verdict = check_key(key)
    assert verdict.kind is kind
    assert verdict.usable is (not says)
    assert says in verdict.message
    assert BODY not in verdict.message
    assert verdict.live is (kind is KeyKind.RESTRICTED_LIVE)
