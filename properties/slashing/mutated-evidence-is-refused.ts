import fc from "fast-check";
import { fromHex, toHex } from "../../model/storage/bytes.ts";
import { doubleSignings, type Report } from "../arbitraries/reports.ts";
import { property } from "../property.ts";
import { partsOfEvidence, reportOf } from "../support/evidence.ts";
import { apply, bytesOf, delegatesChain, endOf } from "../support/reports.ts";

/** Something that is done to one of the statements. */
type Mutation =
  | { readonly kind: "flip"; readonly bit: number }
  | { readonly kind: "byte"; readonly at: number; readonly byte: number }
  | { readonly kind: "cut"; readonly length: number }
  | { readonly kind: "lengthen"; readonly bytes: Uint8Array; readonly isInFront: boolean }
  | { readonly kind: "swap bytes"; readonly left: number; readonly right: number }
  | { readonly kind: "signature of the other" }
  | { readonly kind: "nothing" };

interface Mutated {
  readonly pair: Report;
  readonly onSecond: boolean;
  readonly mutation: Mutation;
}

const { end: LENGTH, signature: SIGNATURE, chain: BEHIND_SIGNATURE } = partsOfEvidence;
const place = fc.nat({ max: LENGTH - 1 });

const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("flip"), bit: fc.nat({ max: LENGTH * 8 - 1 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("byte"), at: place, byte: fc.nat({ max: 255 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cut"), length: place }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("lengthen"),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 169 }),
      isInFront: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("swap bytes"), left: place, right: place }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom("signature of the other" as const, "nothing" as const) }),
  },
);

const mutate = (bytes: Uint8Array, other: Uint8Array, mutation: Mutation): Uint8Array => {
  switch (mutation.kind) {
    case "flip":
      return bytes.with(mutation.bit >> 3, bytes[mutation.bit >> 3]! ^ (1 << (mutation.bit & 7)));
    case "byte":
      return bytes.with(mutation.at, mutation.byte);
    case "cut":
      return bytes.slice(0, mutation.length);
    case "lengthen":
      return Uint8Array.from(
        mutation.isInFront ? [...mutation.bytes, ...bytes] : [...bytes, ...mutation.bytes],
      );
    case "swap bytes":
      return bytes.with(mutation.left, bytes[mutation.right]!).with(mutation.right, bytes[mutation.left]!);
    case "nothing":
      return bytes;
    case "signature of the other":
      return bytes.map((byte, at) => (at >= SIGNATURE && at < BEHIND_SIGNATURE ? other[at]! : byte));
  }
};

const evidenceOf = ({ pair, onSecond, mutation }: Mutated) => {
  const given = pair.map((signing) => fromHex(bytesOf(signing)));
  const [target, other] = onSecond ? [given[1]!, given[0]!] : [given[0]!, given[1]!];
  const mutated = toHex(mutate(target, other, mutation));
  const kept = toHex(other);
  return { isSame: mutated === toHex(target), args: onSecond ? [kept, mutated] : [mutated, kept] } as const;
};

const ends = new WeakMap<Mutated, { readonly isSame: boolean; readonly end: string }>();

const ended = (given: Mutated) => {
  const kept = ends.get(given);
  if (kept !== undefined) return kept;
  const { isSame, args } = evidenceOf(given);
  const end = { isSame, end: endOf(apply(delegatesChain(), reportOf(5, args[0]!, args[1]!))) };
  ends.set(given, end);
  return end;
};

export const mutatedEvidenceIsRefused = property<Mutated>({
  name: "mutated-evidence-is-refused",
  informal:
    "Evidence in which anything is changed that somebody has signed, a bit, a byte, or the length, is refused; the same evidence unchanged is accepted.",
  formal: "∀ mutations m: m(e) ≠ e ⇒ report(m(e)) is refused",
  rules: ["SLA-2", "SLA-1"],
  status: "tested",
  arbitrary: fc.record({ pair: doubleSignings, onSecond: fc.boolean(), mutation: mutations }),
  witnesses: {
    "the signature is wrong": (given) => ended(given).end === "Slashing.InvalidSignature",
    "the length is wrong": (given) => ended(given).end === "Slashing.MalformedEvidence",
    "in the second statement": ({ onSecond }) => onSecond,
    "nothing is changed in the end": (given) => ended(given).isSame,
    "of an sr25519 hotkey": ({ pair: [{ scheme }] }) => scheme === "sr25519",
  },
  violation: (given) => {
    const { isSame, end } = ended(given);
    return (end === "Ok") === isSame ? undefined : `the report ends with ${end}`;
  },
});
