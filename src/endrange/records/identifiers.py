"""UUIDs of version 7 (RFC 9562): their order is the order in which they were made, to the millisecond."""

from uuid import UUID

TIMESTAMP_BITS = 48
RANDOM_BYTES = 10


def uuid7(unix_ms: int, random: bytes) -> UUID:
    """Make an id from milliseconds since 1970 and ten random bytes; both are handed in."""
    if not 0 <= unix_ms < 1 << TIMESTAMP_BITS:
        raise ValueError(f"expected 48 bits of milliseconds, got {unix_ms}")
    if len(random) != RANDOM_BYTES:
        raise ValueError(f"expected {RANDOM_BYTES} random bytes, got {len(random)}")
    bits = int.from_bytes(unix_ms.to_bytes(6, "big") + random, "big")
    bits = bits & ~(0xF << 76) | 0x7 << 76  # the version
    bits = bits & ~(0b11 << 62) | 0b10 << 62  # the variant
    return UUID(int=bits)


def is_uuid7(value: UUID) -> bool:
    """Tell whether an id is of version 7; others have no order."""
    return value.version == 7
