import fc from "fast-check";
import { type SignedMessage, verifyAll, wrongSignatures } from "../../model/signatures/batch.ts";
import { verifySignature } from "../../model/signatures/verify.ts";
import { fromHex } from "../../model/storage/bytes.ts";
import { signedMessages } from "../arbitraries/signatures.ts";
import { property } from "../property.ts";
import { accountOf, type Signed, signatureOf, turned } from "../support/signatures.ts";

/** One that was signed, perhaps with a bit turned afterwards; or one of points of small order, which holds by ZIP-215. */
type Item =
  | { readonly kind: "signed"; readonly signed: Signed; readonly bit?: number }
  | { readonly kind: "small order"; readonly commitment: string; readonly key: string };

/** Points of small order: the identity, one of order 2 and one of order 4, and each of these in an odd encoding. */
const smallOrders = [
  `0x01${"00".repeat(31)}`,
  `0xec${"ff".repeat(30)}7f`,
  `0x${"00".repeat(32)}`,
  `0xee${"ff".repeat(30)}7f`,
  `0xed${"ff".repeat(30)}ff`,
];

const item: fc.Arbitrary<Item> = fc.oneof(
  {
    weight: 6,
    arbitrary: signedMessages.map((signed): Item => ({ kind: "signed", signed })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("signed"), signed: signedMessages, bit: fc.nat(511) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("small order"),
      commitment: fc.constantFrom(...smallOrders),
      key: fc.constantFrom(...smallOrders),
    }),
  },
);

const messageOf = (given: Item): SignedMessage => {
  if (given.kind === "small order") {
    const signature = new Uint8Array(64);
    signature.set(fromHex(given.commitment));
    return { scheme: "ed25519", signature, message: fromHex("0x5a"), account: fromHex(given.key) };
  }
  const { signed, bit } = given;
  const whole = signatureOf(signed);
  const signature = bit === undefined ? whole : turned(whole, bit);
  return { scheme: signed.scheme, signature, message: signed.message, account: accountOf(signed) };
};

const countOf = (items: readonly Item[], scheme: string): number =>
  items.filter((given) => given.kind === "signed" && given.signed.scheme === scheme).length;

const isTurned = (given: Item): boolean => given.kind === "signed" && given.bit !== undefined;

const places = (numbers: readonly number[]): string => numbers.join(", ") || "none";

export const batchesAgreeWithEach = property({
  name: "batches-agree-with-each",
  informal:
    "Many signatures hold together exactly where each of them holds, and those that do not are found.",
  formal: "verifyAll(b) ⇔ ∀ σ ∈ b: verify(σ); wrong(b) = {i : ¬verify(b_i)}",
  rules: ["SIG-9", "SIG-1"],
  status: "tested",
  arbitrary: fc.array(item, { maxLength: 7, size: "max" }),
  cost: 16,
  witnesses: {
    "two of ed25519": (items) => countOf(items, "ed25519") > 1,
    "two of sr25519": (items) => countOf(items, "sr25519") > 1,
    "one wrong among several": (items) => items.length > 2 && items.filter(isTurned).length === 1,
    "all of them right": (items) => items.length > 1 && !items.some(isTurned),
    "points of small order": (items) => items.filter(({ kind }) => kind === "small order").length > 1,
  },
  violation: (items) => {
    const given = items.map(messageOf);
    const wrong = given.flatMap(({ scheme, signature, message, account }, index) =>
      verifySignature(scheme, signature, message, account) ? [] : [index],
    );
    if (verifyAll(given) !== (wrong.length === 0)) return `together they do not answer as each does`;
    const found = wrongSignatures(given);
    return places(found) === places(wrong) ? undefined : `wrong are ${places(wrong)}, found ${places(found)}`;
  },
});
