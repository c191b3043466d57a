"""Numbers in the forms that lists count in."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LARGEST = 3999


def roman(number: int) -> str:
    """The number in small Roman letters."""
    out = ""
    for amount, letters in _ROMAN:
        while number >= amount:
            out, number = out + letters, number - amount
    return out


def letter(number: int) -> str:
    """a … z, then aa, bb: as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
