import fc, { type Arbitrary } from "fast-check";
import type { Statement } from "../../model/bonded/slashing/statement.ts";
import type { Extrinsic } from "../../model/runtime/block.ts";
import { populations } from "../arbitraries/authorship.ts";
import { property } from "../property.ts";
import {
  CONTENT,
  chainOf,
  claimBy,
  drawnIn,
  endOfCall,
  GENESIS,
  HEIGHT,
  type Population,
  signerNamed,
  signerOf,
  stateOf,
} from "../support/authorship.ts";
import { hashOfBlock } from "../support/chain.ts";

/** What is wrong with a seal: it speaks of something else, is another's, or is no signature. */
type Fault =
  | { readonly kind: "statement"; readonly signed: Partial<Statement> }
  | { readonly kind: "signer"; readonly hotkey: number }
  | { readonly kind: "scheme"; readonly scheme: number }
  | { readonly kind: "length"; readonly bytes: number }
  | { readonly kind: "bit"; readonly bit: number };

interface Case {
  readonly population: Population;
  readonly round: number;
  readonly fault: Fault;
}

const authorOf = ({ population, round }: Case): string | undefined =>
  drawnIn(stateOf(population), round + 1)[round];

/** Whether the seal differs from the right one at all. */
const isFault = (given: Case): boolean => {
  const author = authorOf(given);
  if (author === undefined) return false;
  return given.fault.kind !== "signer" || signerOf(given.fault.hotkey).hotkey !== author;
};

const flipped = (hex: string, bit: number): string => {
  const index = 2 + (bit >> 2);
  const digit = (Number.parseInt(hex[index] as string, 16) ^ (1 << (bit & 3))).toString(16);
  return `${hex.slice(0, index)}${digit}${hex.slice(index + 1)}`;
};

const resized = (hex: string, bytes: number): string =>
  hex.slice(0, 2 + 2 * bytes).padEnd(2 + 2 * bytes, "0");

const faulty = (given: Case): Extrinsic => {
  const { population, round, fault } = given;
  const author = signerNamed(authorOf(given) as string);
  const sealing = fault.kind === "signer" ? signerOf(fault.hotkey) : author;
  const signed = fault.kind === "statement" ? fault.signed : {};
  const { origin, call } = claimBy(stateOf(population), sealing, round, CONTENT, signed);
  const seal = call.args["signature"] as string;
  const wrong = {
    hotkey: author.hotkey,
    scheme: fault.kind === "scheme" ? fault.scheme : author.scheme,
    signature:
      fault.kind === "bit"
        ? flipped(seal, fault.bit)
        : fault.kind === "length"
          ? resized(seal, fault.bytes)
          : seal,
  };
  return { origin, call: { ...call, args: { ...call.args, ...wrong } } };
};

const reasonOf = ({ fault }: Case): string => {
  if (fault.kind === "scheme" && fault.scheme > 1) return "Authorship.UnknownScheme";
  return fault.kind === "length" ? "Authorship.MalformedSeal" : "Authorship.InvalidSignature";
};

const statements: Arbitrary<Partial<Statement>> = fc.oneof(
  fc.nat(1_000).map((block) => ({ block: hashOfBlock(BigInt(block)) })),
  fc.nat(1_000).map((block) => ({ chain: hashOfBlock(BigInt(block + 1)) })),
  fc.integer({ min: 1, max: 1_000 }).map((later) => ({ height: HEIGHT + BigInt(later) })),
  fc.integer({ min: 6, max: 4_294_967_295 }).map((round) => ({ round })),
);

const faults: Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant("statement"), signed: statements }),
  fc.record({ kind: fc.constant("signer"), hotkey: fc.nat(4) }),
  fc.record({ kind: fc.constant("scheme"), scheme: fc.integer({ min: 2, max: 255 }) }),
  fc.record({ kind: fc.constant("length"), bytes: fc.constantFrom(0, 1, 63, 65, 128) }),
  fc.record({ kind: fc.constant("bit"), bit: fc.nat(511) }),
);

export const sealsSpeakOfOneBlock = property<Case>({
  name: "seals-speak-of-one-block",
  informal:
    "A seal for another chain, height, round or content, of another key, of an odd scheme or length, or with any bit changed, is no seal.",
  formal: "seal ≠ sig(author, chain ‖ height ‖ round ‖ content) ⇒ the claim is refused",
  rules: ["POI-5", "SLA-1", "SIG-1"],
  status: "tested",
  arbitrary: fc.record({ population: populations, round: fc.nat(5), fault: faults }),
  witnesses: {
    "another content": (given) =>
      isFault(given) && given.fault.kind === "statement" && given.fault.signed.block !== undefined,
    "another chain": (given) =>
      isFault(given) &&
      given.fault.kind === "statement" &&
      ![undefined, GENESIS].includes(given.fault.signed.chain),
    "another key": (given) => isFault(given) && given.fault.kind === "signer",
    "a bit": (given) => isFault(given) && given.fault.kind === "bit",
  },
  violation: (given) => {
    if (!isFault(given)) return undefined;
    const [end, due] = [endOfCall(chainOf(given.population), faulty(given)), reasonOf(given)];
    return end === due ? undefined : `the claim ends with ${end}, not ${due}`;
  },
});
