/** Evidence of which something is changed: every byte of it, its length, and what the schemes might let pass. */
import type { SignatureScheme } from "../../../../model/signatures/verify.ts";
import { concat, fromHex, fromLittleEndian, littleEndian, toHex } from "../../../../model/storage/bytes.ts";
import { partsOfEvidence, reportOf, schemes, withByte } from "../../../../properties/support/evidence.ts";
import type { CallOn } from "../callDrafts.ts";
import { plain, statement } from "./slashingStates.ts";

/** The order of the group of either scheme. */
const ORDER = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;

const { signature: SIGNATURE, chain: BEHIND_SIGNATURE, end: LENGTH } = partsOfEvidence;
/** Where the second half of a signature begins, its scalar. */
const SCALAR = SIGNATURE + 32;

/** Two reports in turn, of the first and of the second statement changed. */
const changed = (scheme: SignatureScheme, change: (bytes: string) => string, onSecond: boolean): CallOn => {
  const [first, second] = [statement(scheme, 0), statement(scheme, 1)];
  const call = onSecond ? reportOf(5, first, change(second)) : reportOf(5, change(first), second);
  return { state: plain(scheme), call };
};

/** One bit of each byte, of the schemes and the statements in turn. */
const flipped: readonly CallOn[] = Array.from({ length: LENGTH }, (_, index) =>
  changed(
    schemes[index % 2]!,
    (bytes) => withByte(bytes, index, (byte) => byte ^ (1 << ((index * 5) % 8))),
    index % 4 > 1,
  ),
);

const cut = (length: number) => (bytes: string) => toHex(fromHex(bytes).subarray(0, length));
const lengthened = (more: Uint8Array, isInFront: boolean) => (bytes: string) =>
  toHex(isInFront ? concat(more, fromHex(bytes)) : concat(fromHex(bytes), more));

const lengths: readonly ((bytes: string) => string)[] = [
  ...[0, 1, 32, 33, 97, 137, 168].map(cut),
  lengthened(new Uint8Array(1), false),
  lengthened(new Uint8Array(1), true),
  lengthened(new Uint8Array(LENGTH), false),
  // The length in front that SCALE writes before bytes.
  lengthened(Uint8Array.of(0xa5, 0x02), true),
  (bytes) => toHex(concat(fromHex(bytes), fromHex(bytes))),
];

const otherSchemes: readonly ((bytes: string) => string)[] = [2, 3, 127, 128, 255].map(
  (scheme) => (bytes) => withByte(bytes, partsOfEvidence.scheme, () => scheme),
);

const withScalar = (bytes: string, change: (scalar: bigint) => bigint): string => {
  const all = fromHex(bytes);
  const scalar = fromLittleEndian(all.subarray(SCALAR, BEHIND_SIGNATURE));
  const changedBytes = littleEndian(change(scalar), 32);
  return toHex(concat(all.subarray(0, SCALAR), changedBytes, all.subarray(BEHIND_SIGNATURE)));
};

const MARKER = 1n << 255n;

/** The same scalar with the order added, with its sign turned, and with the bit that marks sr25519 taken away. */
const scalars: readonly ((bytes: string) => string)[] = [
  (bytes) => withScalar(bytes, (scalar) => scalar + ORDER),
  (bytes) => withScalar(bytes, (scalar) => (ORDER - (scalar % MARKER)) | (scalar & MARKER)),
  (bytes) => withScalar(bytes, (scalar) => scalar ^ MARKER),
  (bytes) => withScalar(bytes, () => 0n),
];

const zeroed = (from: number, to: number) => (bytes: string) =>
  toHex(fromHex(bytes).map((byte, index) => (index >= from && index < to ? 0 : byte)));

const blanks = [zeroed(SIGNATURE, SCALAR), zeroed(SIGNATURE, BEHIND_SIGNATURE), zeroed(0, 32)];

/** Some two hundred reports; none is accepted. */
export const mutatedReports: readonly CallOn[] = [
  ...flipped,
  ...[...lengths, ...otherSchemes, ...scalars, ...blanks].flatMap((change, index) => [
    changed(schemes[index % 2]!, change, false),
    changed(schemes[(index + 1) % 2]!, change, true),
  ]),
];
