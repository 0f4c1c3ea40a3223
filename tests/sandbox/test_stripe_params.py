"""Form-encoded parameters: read as Stripe reads them, refused as it refuses them."""

from __future__ import annotations

import pytest

from desktop.sandbox.stripe import schemas
from desktop.sandbox.stripe.errors import StripeError
from desktop.sandbox.stripe.form import decode


@pytest.mark.parametrize(
    ("encoded", "tree"),
    [
        ("a=1&b=2", {"a": "1", "b": "2"}),
        ("a[b][c]=x", {"a": {"b": {"c": "x"}}}),
        ("types[]=x&types[]=y", {"types": {"0": "x", "1": "y"}}),
        ("types[0]=x&types[1]=y", {"types": {"0": "x", "1": "y"}}),
        (
            "l[][q]=1&l[][p][c]=eur&l[][q]=2&l[][p][c]=usd",
            {"l": {"0": {"q": "1", "p": {"c": "eur"}}, "1": {"q": "2", "p": {"c": "usd"}}}},
        ),
        ("a%5Bb%5D=%E2%82%AC", {"a": {"b": "€"}}),
        ("", {}),
    ],
)
def test_brackets_become_a_tree(encoded: str, tree: dict[str, object]) -> None:
    assert decode(encoded) == tree


@pytest.mark.parametrize("encoded", ["a[b=1", "a]=1", "[a]=1", "a=1&a[b]=2", "a[b]=2&a=1"])
def test_names_that_contradict_themselves_are_refused(encoded: str) -> None:
    with pytest.raises(StripeError) as caught:
        decode(encoded)
    assert caught.value.status == 400


def _refusal(form: str) -> StripeError:
    with pytest.raises(StripeError) as caught:
        schemas.SESSION_CREATE.read(decode(form))
    assert caught.value.status == 400
    assert not caught.value.saved, "nothing has executed, so nothing may be kept for the key"
    return caught.value


@pytest.mark.parametrize(
    ("form", "code", "param"),
    [
        ("colour=red", "parameter_unknown", "colour"),
        ("payment_method_types[]=card", "parameter_unknown", "payment_method_types"),
        (
            "line_items[0][price_data][currency]=eur&line_items[0][price_data][sku]=1",
            "parameter_unknown",
            "line_items[0][price_data][sku]",
        ),
        (
            "line_items[0][price_data][unit_amount]=5",
            "parameter_missing",
            "line_items[0][price_data][currency]",
        ),
        ("expires_at=tomorrow", "parameter_invalid_integer", "expires_at"),
        ("expires_at=1.5", "parameter_invalid_integer", "expires_at"),
        (
            "line_items[0][quantity]=0",
            "parameter_invalid_integer",
            "line_items[0][quantity]",
        ),
        ("success_url=", "parameter_invalid_empty", "success_url"),
        ("success_url=airline", "url_invalid", "success_url"),
        ("success_url=ftp://airline.example", "url_invalid", "success_url"),
        ("customer_email=sanne", "email_invalid", "customer_email"),
        ("locale=no", None, "locale"),
        ("submit_type=buy", None, "submit_type"),
        ("allow_promotion_codes=maybe", None, "allow_promotion_codes"),
        ("line_items=flight", None, "line_items"),
        ("line_items[a][quantity]=1", None, "line_items"),
        ("metadata=quote", None, "metadata"),
        ("excluded_payment_method_types[]=cheque", None, "excluded_payment_method_types[0]"),
        ("client_reference_id=" + "q" * 201, None, "client_reference_id"),
    ],
)
def test_what_is_wrong_is_named(form: str, code: str | None, param: str) -> None:
    error = _refusal(form)
    assert (error.code, error.param) == (code, param)


def test_more_than_a_hundred_lines_are_refused() -> None:
    body = "&".join(f"line_items[{n}][quantity]=1" for n in range(101))
    assert "exceeded maximum 100" in _refusal(body).message
    shorter = "&".join(f"line_items[{n}][quantity]=1" for n in range(100))
    assert len(schemas.SESSION_CREATE.read(decode(shorter))["line_items"]) == 100


def test_metadata_has_its_limits() -> None:
    fifty = "&".join(f"metadata[key{n}]=v" for n in range(50))
    assert len(schemas.SESSION_CREATE.read(decode(fifty))["metadata"]) == 50
    assert "up to 50 keys" in _refusal(fifty + "&metadata[one]=more").message
    assert "up to 40 characters" in _refusal(f"metadata[{'k' * 41}]=v").message
    assert "up to 500 characters" in _refusal(f"metadata[key]={'v' * 501}").message
    longest = schemas.SESSION_CREATE.read(decode(f"metadata[{'k' * 40}]={'v' * 500}"))
    assert longest["metadata"] == {"k" * 40: "v" * 500}


def test_what_the_sandbox_cannot_do_it_says() -> None:
    error = _refusal("discounts[0][coupon]=SUMMER")
    assert "does not model discounts" in error.message


def test_list_items_keep_the_order_of_their_indices() -> None:
    tree = decode("line_items[10][quantity]=3&line_items[2][quantity]=2")
    items = schemas.SESSION_CREATE.read(tree)["line_items"]
    assert [item["quantity"] for item in items] == [2, 3]
