"""Bytes to text: encodings that Danish offices write, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reading

TEXT = "Mødet på Ærø: »Blåbærgrød« – 12 børn … € 5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_reads_every_encoding_that_minutes_come_in(encoding: str) -> None:
    assert reading.decode(TEXT.encode(encoding)) == TEXT


def test_utf16_with_either_byte_order_mark() -> None:
    assert reading.decode(b"\xff\xfe" + TEXT.encode("utf-16-le")) == TEXT
    assert reading.decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize(
    "data", [b"", b"   \r\n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", "\u00a0\n".encode(), b"\0\0\0\0"]
)
def test_a_file_without_words_is_refused_as_empty(data: bytes) -> None:
    with pytest.raises(reading.Refused) as refused:
        reading.decode(data)
    assert (refused.value.code, refused.value.message) == ("empty", reading.EMPTY)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 and so on",
        b"PK\x03\x04" + bytes(range(256)),
        b"\xd0\xcf\x11\xe0 a Word document",
        bytes(range(256)) * 4,
        b"text\x00with\x00some\x00zeros and then words",
        b"\x01\x02\x03\x04\x05\x06\x07\x08 hej",
    ],
)
def test_what_is_no_text_is_refused_as_binary(data: bytes) -> None:
    with pytest.raises(reading.Refused) as refused:
        reading.decode(data)
    assert (refused.value.code, refused.value.message) == ("binary", reading.BINARY)


def test_the_limit_is_two_megabytes() -> None:
    assert len(reading.decode(b"a" * reading.MAX_BYTES)) == reading.MAX_BYTES
    with pytest.raises(reading.Refused) as refused:
        reading.decode(b"a" * (reading.MAX_BYTES + 1))
    assert (refused.value.code, refused.value.message) == ("too_large", reading.TOO_LARGE)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert reading.decode(data).strip()
    except reading.Refused as refused:
        assert refused.code in {"empty", "binary"}
