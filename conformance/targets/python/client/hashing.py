"""[STO-3] The hashers of storage keys, and the hash of the trie."""

from hashlib import blake2b

MASK = (1 << 64) - 1
PRIMES = (0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5)
STRIPE = 32


def _rotate(value: int, bits: int) -> int:
    return (value << bits | value >> (64 - bits)) & MASK


def _round(accumulator: int, lane: int) -> int:
    mixed = (accumulator + lane * PRIMES[1]) & MASK
    return _rotate(mixed, 31) * PRIMES[0] & MASK


def _merge(value: int, accumulator: int) -> int:
    return ((value ^ _round(0, accumulator)) * PRIMES[0] + PRIMES[3]) & MASK


def _stripes(data: bytes, seed: int) -> int:
    """The state after all whole stripes of 32 bytes."""
    lanes = [(seed + PRIMES[0] + PRIMES[1]) & MASK, (seed + PRIMES[1]) & MASK, seed, (seed - PRIMES[0]) & MASK]
    for start in range(0, len(data) - STRIPE + 1, STRIPE):
        for index in range(4):
            word = int.from_bytes(data[start + 8 * index:start + 8 * index + 8], "little")
            lanes[index] = _round(lanes[index], word)
    value = sum(_rotate(lane, bits) for lane, bits in zip(lanes, (1, 7, 12, 18))) & MASK
    for lane in lanes:
        value = _merge(value, lane)
    return value


def _tail(value: int, rest: bytes) -> int:
    """The state after the bytes that fill no stripe: words of 8, one of 4, single ones."""
    while len(rest) >= 8:
        value ^= _round(0, int.from_bytes(rest[:8], "little"))
        value, rest = (_rotate(value, 27) * PRIMES[0] + PRIMES[3]) & MASK, rest[8:]
    if len(rest) >= 4:
        value ^= int.from_bytes(rest[:4], "little") * PRIMES[0] & MASK
        value, rest = (_rotate(value, 23) * PRIMES[1] + PRIMES[2]) & MASK, rest[4:]
    for byte in rest:
        value ^= byte * PRIMES[4] & MASK
        value = _rotate(value, 11) * PRIMES[0] & MASK
    return value


def xxhash64(data: bytes, seed: int) -> bytes:
    """xxHash64, eight bytes, lowest first."""
    value = _stripes(data, seed) if len(data) >= STRIPE else (seed + PRIMES[4]) & MASK
    value = _tail((value + len(data)) & MASK, data[len(data) - len(data) % STRIPE:])
    for shift, prime in ((33, PRIMES[1]), (29, PRIMES[2])):
        value = (value ^ value >> shift) * prime & MASK
    return (value ^ value >> 32).to_bytes(8, "little")


def twox128(data: bytes) -> bytes:
    """[STO-3] xxHash64 with the seeds 0 and 1, one after the other."""
    return xxhash64(data, 0) + xxhash64(data, 1)


def blake2_256(data: bytes) -> bytes:
    """BLAKE2b of 256 bits."""
    return blake2b(data, digest_size=32).digest()


HASHERS = {
    "Identity": lambda data: data,
    "Twox64Concat": lambda data: xxhash64(data, 0) + data,
    "Blake2_128Concat": lambda data: blake2b(data, digest_size=16).digest() + data,
}
