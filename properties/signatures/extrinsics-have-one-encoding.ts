import * as Result from "effect/Result";
import fc from "fast-check";
import { bonded } from "../../model/bonded/rules.ts";
import { decodeExtrinsic, encodeExtrinsic } from "../../model/signatures/extrinsic.ts";
import { concat, toHex } from "../../model/storage/bytes.ts";
import { sendings } from "../arbitraries/signatures.ts";
import { property } from "../property.ts";
import { type Sending, sentBytes, turned } from "../support/signatures.ts";

/** What is done to the bytes of a transaction. */
type Mutation =
  | { readonly kind: "none" }
  | { readonly kind: "turn"; readonly bit: number }
  | { readonly kind: "cut"; readonly length: number }
  | { readonly kind: "splice"; readonly at: number; readonly bytes: Uint8Array };

interface Mutated {
  readonly sending: Sending;
  readonly mutation: Mutation;
}

const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Mutation>({ kind: "none" }) },
  { weight: 6, arbitrary: fc.nat(1_600).map((bit): Mutation => ({ kind: "turn", bit })) },
  { weight: 1, arbitrary: fc.nat(200).map((length): Mutation => ({ kind: "cut", length })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(200), fc.uint8Array({ minLength: 1, maxLength: 20 }))
      .map(([at, bytes]): Mutation => ({ kind: "splice", at, bytes })),
  },
);

const mutate = (bytes: Uint8Array, mutation: Mutation): Uint8Array => {
  switch (mutation.kind) {
    case "none":
      return bytes;
    case "turn":
      return turned(bytes, mutation.bit);
    case "cut":
      return bytes.subarray(0, mutation.length);
    case "splice":
      return concat(bytes.subarray(0, mutation.at), mutation.bytes, bytes.subarray(mutation.at));
  }
};

const known = new WeakMap<Mutated, Uint8Array>();

const bytesOf = (given: Mutated): Uint8Array => {
  const made = known.get(given) ?? mutate(sentBytes(given.sending), given.mutation);
  known.set(given, made);
  return made;
};

const reads = (given: Mutated): boolean => Result.isSuccess(decodeExtrinsic(bonded, bytesOf(given)));

export const extrinsicsHaveOneEncoding = property({
  name: "extrinsics-have-one-encoding",
  informal:
    "Whatever bytes are read as a signed transaction are those that it is written as; all others are refused, and none stops the reader.",
  formal: "∀ b: decode(b) = x ⇒ encode(x) = b; decode(encode(x)) = x",
  rules: ["SIG-5"],
  status: "tested",
  arbitrary: fc.record({ sending: sendings(), mutation: mutations }),
  cost: 4,
  witnesses: {
    "bytes that nobody has touched": ({ mutation }) => mutation.kind === "none",
    "touched bytes that still read": (given) => given.mutation.kind === "turn" && reads(given),
    "touched bytes that no longer do": (given) => given.mutation.kind === "turn" && !reads(given),
    "a mortal one": ({ sending }) => sending.era !== "Immortal",
  },
  violation: (given) => {
    const bytes = bytesOf(given);
    const decoded = decodeExtrinsic(bonded, bytes);
    if (Result.isFailure(decoded))
      return given.mutation.kind === "none"
        ? `${toHex(bytes)} is refused for ${decoded.failure.reason}`
        : undefined;
    const again = toHex(encodeExtrinsic(bonded, decoded.success));
    return again === toHex(bytes) ? undefined : `${toHex(bytes)} is written as ${again}`;
  },
});
