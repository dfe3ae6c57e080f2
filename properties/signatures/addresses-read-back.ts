import * as Result from "effect/Result";
import fc from "fast-check";
import { readAddress, writeAddress } from "../../model/signatures/address.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { property } from "../property.ts";
import { reasonOf } from "../support/signatures.ts";

interface Written {
  readonly key: Uint8Array;
  readonly network: number;
  readonly other: number;
  /** What the last character becomes. */
  readonly last: string;
}

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const isReserved = (network: number): boolean => network === 46 || network === 47;

const networks = fc.oneof(
  fc.constantFrom(0, 1, 42, 63, 64, 255, 256, 16_383),
  fc.nat(16_383).filter((network) => !isReserved(network)),
);

const textOf = ({ key, network }: Written): string => writeAddress(toHex(key), network);

export const addressesReadBack = property({
  name: "addresses-read-back",
  informal:
    "An address reads back as its account on its own network, is refused on any other one, and with another last character, which is part of the checksum, altogether.",
  formal:
    "read(write(a, n), n) = a; read(write(a, n), n') = WrongNetwork; read(write(a, n) ⊕ last, n) = InvalidChecksum",
  rules: ["SIG-2"],
  status: "tested",
  arbitrary: fc.record({
    key: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    network: networks,
    other: networks,
    last: fc.constantFrom(...alphabet),
  }),
  witnesses: {
    "the network of the chain": ({ network }) => network === 42,
    "a network of two bytes": ({ network }) => network > 63,
    "another network": ({ network, other }) => network !== other,
  },
  violation: (written) => {
    const { key, network, other, last } = written;
    const text = textOf(written);
    const account = Result.getOrUndefined(readAddress(text, network))?.account;
    if (account !== toHex(key)) return `${text} reads as ${account}`;
    const reason = reasonOf(readAddress(text, other));
    if (reason !== (other === network ? "nothing" : "Address.WrongNetwork"))
      return `${text} is refused on ${other} for ${reason}`;
    const changed = `${text.slice(0, -1)}${last}`;
    const refusal = reasonOf(readAddress(changed, network));
    return refusal === (changed === text ? "nothing" : "Address.InvalidChecksum")
      ? undefined
      : `${changed} is refused for ${refusal}`;
  },
});
