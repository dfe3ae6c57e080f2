import fc from "fast-check";
import { applySignedExtrinsic } from "../../model/signatures/apply.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { sendings } from "../arbitraries/signatures.ts";
import { property } from "../property.ts";
import { reasonOf, type Sending, sentBytes, signersChain, turned } from "../support/signatures.ts";

interface Changed {
  readonly sending: Sending;
  readonly bit: number;
}

const known = new WeakMap<Changed, string>();

const bytesOf = ({ sending, bit }: Changed): Uint8Array => turned(sentBytes(sending), bit);

const refusalOf = (changed: Changed): string => {
  const reason = known.get(changed) ?? reasonOf(applySignedExtrinsic(signersChain(), bytesOf(changed)));
  known.set(changed, reason);
  return reason;
};

/** The bits up to the account, which stand for length, version and kind of address, get their share. */
const bits = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(16, 17, 23) },
  { weight: 1, arbitrary: fc.nat(32) },
  { weight: 6, arbitrary: fc.nat(1_500) },
);

export const changedTransactionsAreRefused = property({
  name: "changed-transactions-are-refused",
  informal: "A signed transaction in which any one bit is turned on its way stands in no block.",
  formal: "∀ i: apply(s, bytes ⊕ 2^i) is refused",
  rules: ["SIG-7", "SIG-5", "SIG-6"],
  status: "tested",
  arbitrary: fc.record({ sending: sendings(), bit: bits }),
  cost: 4,
  witnesses: {
    "a wrong signature": (changed) => refusalOf(changed) === "InvalidTransaction.BadProof",
    "a wrong length": (changed) => refusalOf(changed) === "Extrinsic.WrongLength",
    "a wrong version": (changed) => refusalOf(changed) === "Extrinsic.WrongVersion",
    "bytes that are none": (changed) => refusalOf(changed) === "Extrinsic.Malformed",
    "an unsigned one": (changed) => refusalOf(changed) === "Extrinsic.NotSigned",
  },
  violation: (changed) =>
    refusalOf(changed) === "nothing" ? `${toHex(bytesOf(changed))} is applied` : undefined,
});
