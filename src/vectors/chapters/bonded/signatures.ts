import { blake2b } from "@noble/hashes/blake2.js";
import { base58 } from "@scure/base";
import fc from "fast-check";
import type { Json } from "../../../../conformance/case.ts";
import { writeCall } from "../../../../conformance/codecs/calls.ts";
import { writeState } from "../../../../conformance/codecs/state.ts";
import { bonded } from "../../../../model/bonded/rules.ts";
import { toJson } from "../../../../model/json.ts";
import type { RuntimeCall } from "../../../../model/rules.ts";
import { BlockHash } from "../../../../model/runtime/system.ts";
import { writeAddress } from "../../../../model/signatures/address.ts";
import {
  encodeExtrinsic,
  type SignedExtrinsic,
  type SignerAddress,
} from "../../../../model/signatures/extrinsic.ts";
import { rawPayload } from "../../../../model/signatures/payload.ts";
import { sign } from "../../../../model/signatures/sign.ts";
import {
  ascii,
  concat,
  fromHex,
  fromLittleEndian,
  littleEndian,
  toHex,
} from "../../../../model/storage/bytes.ts";
import type { State } from "../../../../model/storage/item.ts";
import { sendings, signedMessages } from "../../../../properties/arbitraries/signatures.ts";
import { hashOfBlock } from "../../../../properties/support/chain.ts";
import {
  accountOf,
  domainOf,
  NONCE,
  type Sending,
  type Signed,
  schemes,
  sentBytes,
  signatureOf,
  signerOf,
  signersChain,
  turned,
} from "../../../../properties/support/signatures.ts";
import { callOf, remark } from "../../../../properties/support/transactions.ts";
import { execute, seedOf } from "../../execute.ts";
import type { Draft } from "../../files.ts";

const suite = "bonded/function";
const generator = "src/vectors/chapters/bonded/signatures.ts";

const draft = (handler: string, file: string, description: string, inputs: readonly Json[]): Draft => ({
  suite,
  handler,
  case: file,
  description,
  provenance: { kind: "generated", seed: seedOf(suite, handler), generator },
  pairs: inputs.map((input) => [input, execute(suite, handler, input).outcome as Json]),
});

const drawn = <Value>(handler: string, given: fc.Arbitrary<Value>, count = 8): readonly Value[] =>
  fc.sample(given, { seed: seedOf(suite, handler), numRuns: count });

const zeros = (bytes: number): string => `0x${"00".repeat(bytes)}`;
const randomness = new Uint8Array(32).fill(7);
const hex = (text: string): string => toHex(Uint8Array.from(text, (character) => character.charCodeAt(0)));

const signedBy = (index: number, message = "a message"): Signed => ({
  scheme: schemes[index] ?? "sr25519",
  signer: 0,
  message: fromHex(hex(message)),
  randomness,
});

interface MessageJson {
  readonly [key: string]: Json;
  readonly scheme: string;
  readonly signature: string;
  readonly message: string;
  readonly account: string;
}

const messageJson = (signed: Signed, changes: Partial<MessageJson> = {}): MessageJson => ({
  scheme: signed.scheme,
  signature: toHex(signatureOf(signed)),
  message: toHex(signed.message),
  account: toHex(accountOf(signed)),
  ...changes,
});

const withBit = (signed: Signed, bit: number): MessageJson =>
  messageJson(signed, { signature: toHex(turned(signatureOf(signed), bit)) });

/** The order of the groups of edwards25519 and ristretto255, and that of secp256k1. */
const ORDER = (1n << 252n) + 27_742_317_777_372_353_535_851_937_790_883_648_493n;
const SECP_ORDER = 0xffffffff_ffffffff_ffffffff_fffffffe_baaedce6_af48a03b_bfd25e8c_d0364141n;

const replaced = (whole: Uint8Array, at: number, part: Uint8Array): string => {
  const copy = whole.slice();
  copy.set(part, at);
  return toHex(copy);
};

/** The answer of the signature with the order of the group on top: the same scalar, not reduced. */
const unreduced = (signed: Signed): MessageJson => {
  const signature = signatureOf(signed);
  const answer = fromLittleEndian(signature.subarray(32));
  return messageJson(signed, { signature: replaced(signature, 32, littleEndian(answer + ORDER, 32)) });
};

/** The same ecdsa signature with the higher s, and the other parity. */
const higher = (signed: Signed): MessageJson => {
  const signature = signatureOf(signed);
  const answer = SECP_ORDER - fromLittleEndian(signature.slice(32, 64).reverse());
  const other = signature.slice();
  other.set(littleEndian(answer, 32).reverse(), 32);
  other[64] = (signature[64] ?? 0) ^ 1;
  return messageJson(signed, { signature: toHex(other) });
};

const recovery = (signed: Signed, byte: number): MessageJson =>
  messageJson(signed, { signature: replaced(signatureOf(signed), 64, Uint8Array.of(byte)) });

/** Points of small order: canonical ones, and encodings that only ZIP-215 reads. */
const smallOrders = [
  `0x01${"00".repeat(31)}`,
  `0xec${"ff".repeat(30)}7f`,
  zeros(32),
  "0x26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  `0xee${"ff".repeat(30)}7f`,
  `0xed${"ff".repeat(30)}ff`,
  `0x01${"00".repeat(30)}80`,
];

const smallOrderCases: readonly MessageJson[] = smallOrders.flatMap((commitment) =>
  smallOrders.slice(3).map((account) => ({
    scheme: "ed25519",
    signature: `${commitment}${"00".repeat(32)}`,
    message: hex("Zcash"),
    account,
  })),
);

/** No points at all: y = 2 on edwards25519, an odd and a too large number on ristretto255. */
const noPoints: readonly MessageJson[] = [
  messageJson(signedBy(0), { account: `0x02${"00".repeat(31)}` }),
  messageJson(signedBy(1), { account: `0x01${"00".repeat(31)}` }),
  messageJson(signedBy(1), { account: `0x${"ff".repeat(31)}7f` }),
];

/** The order of the group as answer is none, though the equation holds: of a key and a commitment of small order. */
const wholeOrder: readonly MessageJson[] = [
  {
    scheme: "ed25519",
    signature: `${smallOrders[0]}${toHex(littleEndian(ORDER, 32)).slice(2)}`,
    message: hex("anything"),
    account: smallOrders[0]!,
  },
  {
    scheme: "sr25519",
    signature: `${zeros(32)}${toHex(littleEndian(ORDER | (1n << 255n), 32)).slice(2)}`,
    message: hex("anything"),
    account: zeros(32),
  },
];

const [ed25519, sr25519, ecdsa] = [signedBy(0), signedBy(1), signedBy(2)];

const verifyEdges: readonly MessageJson[] = [
  ...[ed25519, sr25519, ecdsa].map((signed) => messageJson(signed)),
  ...[ed25519, sr25519, ecdsa].map((signed) => messageJson(signed, { message: hex("another one") })),
  messageJson(ed25519, { scheme: "sr25519" }),
  messageJson(sr25519, { scheme: "ed25519" }),
  messageJson(ed25519, { account: messageJson(sr25519).account }),
  withBit(sr25519, 511),
  unreduced(ed25519),
  unreduced(sr25519),
  // For the identity everybody can sign: with a nonce and an answer of zero as well.
  { scheme: "sr25519", signature: `${zeros(63)}80`, message: hex("anything"), account: zeros(32) },
  { scheme: "sr25519", signature: zeros(64), message: hex("anything"), account: zeros(32) },
  ...[0, 1, 2, 3, 4, 26, 27, 28, 31, 255].map((byte) => recovery(ecdsa, byte)),
  higher(ecdsa),
  messageJson(ecdsa, { signature: zeros(65) }),
  messageJson(ecdsa, { signature: `0x${"ff".repeat(64)}00` }),
  messageJson(ed25519, { signature: `${messageJson(ed25519).signature}00` }),
  messageJson(sr25519, { signature: messageJson(sr25519).signature.slice(0, -2) }),
  messageJson(ecdsa, { signature: messageJson(ecdsa).signature.slice(0, -2) }),
  ...noPoints,
  ...wholeOrder,
];

/** The signature with so many zeros behind it, which change no number that is read from it. */
const lengthened = (signed: Signed, bytes: number): MessageJson =>
  messageJson(signed, { signature: `${messageJson(signed).signature}${"00".repeat(bytes)}` });

const verifications: readonly Draft[] = [
  draft("verify_signature", "edges", "Signatures at each of the edges of their schemes.", verifyEdges),
  draft(
    "verify_signature",
    "small-order",
    "Points of small order and encodings that are not canonical, which ZIP-215 accepts.",
    smallOrderCases,
  ),
  draft("verify_signature", "random", "Signatures, half of them with a bit turned.", [
    ...drawn("verify_signature", signedMessages, 9).map((signed, index) =>
      index % 2 === 0 ? messageJson(signed) : withBit(signed, index * 57),
    ),
  ]),
  draft("verify_batch", "edges", "Batches of which none, one or several do not hold.", [
    { signatures: [] },
    { signatures: [messageJson(ed25519)] },
    { signatures: [ed25519, sr25519, ecdsa, ed25519, sr25519].map((signed) => messageJson(signed)) },
    { signatures: [messageJson(ed25519), withBit(ed25519, 300), messageJson(ed25519)] },
    { signatures: [messageJson(sr25519), withBit(sr25519, 0), withBit(sr25519, 300), messageJson(sr25519)] },
    { signatures: [messageJson(ecdsa), recovery(ecdsa, 9), messageJson(ed25519)] },
    { signatures: [...smallOrderCases.slice(0, 6), messageJson(ed25519)] },
    { signatures: [messageJson(ed25519), noPoints[0]!] },
    { signatures: [messageJson(ed25519), wholeOrder[0]!] },
    { signatures: [messageJson(sr25519), noPoints[2]!] },
    { signatures: [messageJson(sr25519), wholeOrder[1]!] },
    { signatures: [ed25519, ed25519].map((signed, index) => lengthened(signed, index)) },
  ]),
];

const account = `0x${"d4".repeat(32)}`;
const address = (network: number): string => writeAddress(account, network);

const addresses: readonly Draft[] = [
  draft("write_address", "edges", "Networks of one byte and of two.", [
    ...[0, 42, 63, 64, 127, 255, 256, 16_383].map((network) => ({ account, network })),
  ]),
  draft("read_address", "edges", "Addresses, and texts that are refused as such.", [
    ...[0, 42, 63, 64, 255, 256, 16_383].map((network) => ({ text: address(network), network })),
    { text: address(42), network: 0 },
    { text: address(0), network: 42 },
    { text: address(46), network: 46 },
    { text: address(47), network: 47 },
    { text: `${address(42).slice(0, -1)}1`, network: 42 },
    { text: address(42).toLowerCase(), network: 42 },
    { text: address(42).slice(1), network: 42 },
    { text: `${address(42)}1`, network: 42 },
    { text: "", network: 42 },
    { text: "2", network: 42 },
    { text: "zz", network: 42 },
    // One byte of 255, two bytes of which the first is 200, and the length of an address behind 128.
    { text: base58.encode(Uint8Array.of(255)), network: 42 },
    { text: base58.encode(Uint8Array.of(200, 1)), network: 42 },
    { text: base58.encode(Uint8Array.of(128, ...new Uint8Array(35))), network: 42 },
    { text: account, network: 42 },
    { text: ` ${address(42)}`, network: 42 },
  ]),
];

const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const seed = `0x${"42".repeat(32)}`;

const uris = [
  "//Alice",
  "//Bob//stash",
  "///password",
  "//Alice///password",
  phrase,
  phrase.replaceAll(" ", "  "),
  `${phrase}//hard`,
  `${phrase}///pass/word`,
  `${seed}//1`,
  `${seed}//001`,
  `${seed}//+1`,
  `${seed}//18446744073709551615`,
  `${seed}//18446744073709551616`,
  `${seed}//${"x".repeat(31)}`,
  `${seed}//${"x".repeat(32)}`,
  `${seed}//Zoë`,
  `${seed}/soft`,
  `${seed}//hard/soft/1`,
  seed,
];

/** All words are the first but the last, which is the checksum of nothing but zeros. */
const emptyPhrase = (words: number, last: string): string => `${"abandon ".repeat(words - 1)}${last}`;

/** Forms that do not depend on the scheme: lengths of phrases, spaces, upper case, characters of each length. */
const otherUris = [
  emptyPhrase(15, "address"),
  emptyPhrase(18, "agent"),
  emptyPhrase(21, "admit"),
  emptyPhrase(24, "art"),
  ` ${phrase} `,
  `0x${"0aF9".repeat(16)}`,
  `${phrase}///\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}€🙈`,
];

const wrongUris = [
  "/",
  "//Alice/",
  "a-b",
  "0x42",
  `0x${"zz".repeat(32)}`,
  "legal winner",
  phrase.replace("yellow", "yelow"),
  phrase.replace("yellow", "zoo"),
  phrase.toUpperCase(),
];

const derivations: readonly Draft[] = [
  draft("derive_key", "edges", "Secret URIs in each scheme, and those that are refused.", [
    ...schemes.flatMap((scheme) => uris.map((uri) => ({ scheme, uri }))),
    ...[...otherUris, ...wrongUris].map((uri) => ({ scheme: "sr25519", uri })),
    { scheme: "ecdsa", uri: zeros(32) },
    { scheme: "ecdsa", uri: `0x${"ff".repeat(32)}` },
  ]),
  draft("derive_public", "edges", "Soft junctions below public keys.", [
    ...[0, 1, 2].map((signer) => ({ account: signerOf("sr25519", signer).account, chain_code: account })),
    { account: zeros(32), chain_code: account },
    { account: `0x${"ff".repeat(32)}`, chain_code: account },
  ]),
];

const statement = { chain: hashOfBlock(0n), height: "4294967295", round: 3, block: hashOfBlock(9n) };

const signings: readonly Draft[] = [
  draft("sign_message", "edges", "Messages in each scheme, with randomness that matters in one of them.", [
    ...schemes.flatMap((scheme) =>
      [zeros(32), `0x${"ff".repeat(32)}`].flatMap((bytes) =>
        ["0x", hex("a message")].map((message) => ({ scheme, uri: "//Alice", message, randomness: bytes })),
      ),
    ),
    { scheme: "sr25519", uri: `${seed}/soft`, message: "0x", randomness: zeros(32) },
    { scheme: "ed25519", uri: "/soft", message: "0x", randomness: zeros(32) },
  ]),
  draft("sign_statement", "edges", "Statements of hotkeys of both schemes.", [
    ...["ed25519", "sr25519"].map((scheme) => ({
      scheme,
      uri: "//Alice",
      statement,
      randomness: zeros(32),
    })),
  ]),
];

const sending = (changes: Partial<Sending> = {}): Sending => ({
  scheme: "sr25519",
  signer: 0,
  randomness,
  era: "Immortal",
  ahead: 0,
  tip: 0n,
  call: remark,
  ...changes,
});

const mortal = { period: 64n, phase: 18n };
const coarse = { period: 65_536n, phase: 16n };

const bodyOf = ({ era, ahead, tip, call }: Sending) => ({
  era: toJson(era) as Json,
  nonce: NONCE + ahead,
  tip: `${tip}`,
  call: writeCall(bonded, call),
});

const extrinsicOf = (given: Sending, from: SignerAddress): SignedExtrinsic => ({
  address: from,
  scheme: given.scheme,
  signature: zeros(given.scheme === "ecdsa" ? 65 : 64),
  era: given.era,
  nonce: NONCE + given.ahead,
  tip: given.tip,
  call: given.call,
});

const byId: SignerAddress = { kind: "Id", bytes: account };

/** One call of each name of the bonded pallets: their indices are part of what is signed. */
const bondedCalls: readonly RuntimeCall[] = [
  callOf("Unbonding.cancel_unbonding", { hotkey: account, creation: 7n, amount: 8n }),
  callOf("Unbonding.redelegate", { from: account, to: zeros(32), amount: 8n }),
  callOf("Slashing.report_double_signing", { first: "0x01", second: "0x0203" }),
  callOf("Slashing.unjail", { hotkey: account }),
  callOf("Authorship.claim_block", {
    hotkey: account,
    round: 7,
    scheme: 1,
    content: zeros(32),
    signature: "0x01",
  }),
  callOf("Queries.open_query", { netuid: 7, question: account, fee: 8n }),
  callOf("Queries.commit_answer", { query: 7n, commitment: account }),
  callOf("Queries.reveal_answer", { query: 7n, answer: "0x01", salt: account }),
  callOf("Queries.score_answers", { query: 7n, scores: [[1, 65_535]] }),
];

const shortEra = { period: 4n, phase: 1n };
const doubleStep = { period: 8_192n, phase: 2n };

const encoded: readonly SignedExtrinsic[] = [
  ...bondedCalls.map((call) => extrinsicOf(sending({ call }), byId)),
  extrinsicOf(sending({ era: shortEra }), byId),
  extrinsicOf(sending({ era: doubleStep }), byId),
  extrinsicOf(sending(), byId),
  extrinsicOf(sending({ scheme: "ed25519", era: mortal, tip: 2n ** 64n - 1n }), byId),
  extrinsicOf(sending({ scheme: "ecdsa", era: coarse, ahead: 70_000 }), byId),
  extrinsicOf(sending({ call: callOf("System.remark", { remark: `0x${"5a".repeat(300)}` }) }), byId),
  extrinsicOf(sending(), { kind: "Index", bytes: "0x" }),
  extrinsicOf(sending(), { kind: "Raw", bytes: "0x0102" }),
  extrinsicOf(sending(), { kind: "Address32", bytes: account }),
  extrinsicOf(sending(), { kind: "Address20", bytes: zeros(20) }),
];

const extrinsicJson = (extrinsic: SignedExtrinsic): Json =>
  toJson({ ...extrinsic, call: writeCall(bonded, extrinsic.call) }) as Json;

const plainBytes = sentBytes(sending());
const withoutLength = plainBytes.subarray(2);

const framed = (bytes: Uint8Array): string =>
  toHex(Uint8Array.of(((bytes.length << 2) & 0xff) | 1, bytes.length >> 6, ...bytes));

/** The plain transaction with other bytes from a place on; its length is set right. */
const patched = (at: number, ...bytes: readonly number[]): string => {
  const copy = withoutLength.slice();
  copy.set(bytes, at);
  return framed(copy);
};

/** Where signature, era and call lie behind version, kind of address, account. */
const SIGNATURE = 34;
const ERA = SIGNATURE + 65;
const NONCE_AT = ERA + 1;
const CALL = NONCE_AT + 2;

/** The plain transaction with two bytes in the place of its era. */
const withEra = (...bytes: readonly number[]): string =>
  framed(Uint8Array.of(...withoutLength.subarray(0, ERA), ...bytes, ...withoutLength.subarray(ERA + 1)));

/** An address of an unknown kind, which could be read as that of raw bytes. */
const unknownKind = framed(
  Uint8Array.of(withoutLength[0] as number, 5, 4, 1, ...withoutLength.subarray(SIGNATURE)),
);

const brokenExtrinsics: readonly string[] = [
  unknownKind,
  // The phase is the period, beyond it, and a period of two blocks.
  withEra(0x05, 0x04),
  withEra(0xf5, 0xff),
  withEra(0x10, 0x00),
  "0x",
  "0x03",
  "0x00",
  toHex(withoutLength),
  `${toHex(plainBytes)}00`,
  toHex(plainBytes.subarray(0, -1)),
  patched(0, 0x04),
  patched(0, 0x85),
  patched(0, 0x05),
  patched(1, 5),
  patched(SIGNATURE, 3),
  patched(ERA, 0x10),
  patched(ERA, 0x01, 0xff),
  patched(NONCE_AT, 0x03),
  patched(NONCE_AT, 0x01, 0x00),
  patched(CALL, 0xff),
  framed(withoutLength.subarray(0, CALL)),
  framed(Uint8Array.of(...withoutLength, 0)),
];

const payloads: readonly Sending[] = [
  sending(),
  sending({ era: mortal, tip: 5n }),
  ...[176, 177, 178].map((length) =>
    sending({ call: callOf("System.remark", { remark: `0x${"5a".repeat(length)}` }) }),
  ),
];

const encodings: readonly Draft[] = [
  draft(
    "encode_extrinsic",
    "edges",
    "Signed transactions with each kind of address, signature and era.",
    encoded.map(extrinsicJson),
  ),
  draft("decode_extrinsic", "edges", "The bytes of signed transactions, and bytes that are none.", [
    ...encoded.map((extrinsic) => ({ bytes: toHex(encodeExtrinsic(bonded, extrinsic)) })),
    { bytes: toHex(plainBytes) },
    ...brokenExtrinsics.map((bytes) => ({ bytes })),
  ]),
  draft("signing_payload", "edges", "Payloads of up to 256 bytes, and one byte more, which is hashed.", [
    ...payloads.map((given) => ({ body: bodyOf(given), domain: toJson(domainOf(given)) as Json })),
    { body: bodyOf(sending()), domain: toJson({ ...domainOf(sending()), specVersion: 149 }) as Json },
  ]),
];

const stateJson = (state: State): Json => writeState(bonded.items, state);
const { state: begun } = signersChain();
const FOREIGN = hashOfBlock(777n);
const foreign = { genesisHash: FOREIGN, birthHash: FOREIGN };

const transfer = callOf("Balances.transfer_keep_alive", {
  dest: signerOf("sr25519", 1).account,
  value: 1_000n,
});
const refusedCall = callOf("Balances.transfer_keep_alive", {
  dest: signerOf("sr25519", 1).account,
  value: 2n ** 63n,
});

/** The bytes of the plain transaction as they would be sent by somebody who has no key for the account of zeros. */
const forZero = (): string => {
  const bytes = plainBytes.slice();
  bytes.set(new Uint8Array(32), 4);
  bytes.set([...new Uint8Array(63), 0x80], 2 + SIGNATURE + 1);
  return toHex(bytes);
};

const applied = (bytes: string, state: State = begun): Json => ({ state: stateJson(state), bytes });

const applications: readonly Draft[] = [
  draft("apply_signed_extrinsic", "edges", "Signed transactions at each of their checks.", [
    ...schemes.map((scheme) => applied(toHex(sentBytes(sending({ scheme, call: transfer }))))),
    applied(toHex(sentBytes(sending({ era: mortal, tip: 9n })))),
    applied(toHex(sentBytes(sending({ call: refusedCall })))),
    applied(`${toHex(plainBytes)}00`),
    applied(toHex(encodeExtrinsic(bonded, extrinsicOf(sending(), { kind: "Index", bytes: "0x" })))),
    applied(toHex(sentBytes(sending({ era: mortal }))), BlockHash.remove(begun, 18n)),
    applied(toHex(turned(plainBytes, 8 * 60))),
    applied(toHex(sentBytes(sending(), foreign))),
    applied(toHex(sentBytes(sending(), { specVersion: 149 }))),
    applied(toHex(sentBytes(sending(), { transactionVersion: 2 }))),
    applied(toHex(sentBytes(sending({ era: mortal }), { birthHash: hashOfBlock(0n) }))),
    applied(forZero()),
    applied(toHex(sentBytes(sending({ ahead: -1 })))),
    applied(toHex(sentBytes(sending({ ahead: 1 })))),
    applied(toHex(sentBytes(sending({ tip: 2n ** 63n })))),
  ]),
  draft(
    "apply_signed_extrinsic",
    "random",
    "Signed transactions, some with a nonce that is not the next one.",
    drawn("apply_signed_extrinsic", sendings(fc.constantFrom(0, 0, 0, -1, 1)), 6).map((given) =>
      applied(toHex(sentBytes(given))),
    ),
  ),
];

const guesses = { genesisHashes: [FOREIGN], specVersions: [149], transactionVersions: [2] };
const suspected = (bytes: Uint8Array): Json => ({ ...(applied(toHex(bytes)) as object), guesses });

/** A transaction signed for what its payload becomes instead of what it should. */
const misformed = (length: number, form: (raw: Uint8Array) => Uint8Array): Uint8Array => {
  const given = sending({ call: callOf("System.remark", { remark: `0x${"5a".repeat(length)}` }) });
  const pair = signerOf(given.scheme, given.signer);
  const { era, tip, call } = given;
  const body = { era, nonce: NONCE, tip, call };
  const signature = toHex(sign(pair, form(rawPayload(bonded, body, domainOf(given))), randomness));
  const address = { kind: "Id", bytes: pair.account } as const;
  return encodeExtrinsic(bonded, { ...body, address, scheme: given.scheme, signature });
};

const hashedOnce = (raw: Uint8Array): Uint8Array => blake2b(raw, { dkLen: 32 });
const wrapped = (raw: Uint8Array): Uint8Array => concat(ascii("<Bytes>"), raw, ascii("</Bytes>"));
/** So many bytes of a remark make a payload of 256 bytes, the longest that is signed as it is. */
const LONGEST_REMARK = 177;

const suspicions: readonly Draft[] = [
  draft("suspect_proof", "edges", "Transactions that are signed for something else, and what it is.", [
    suspected(plainBytes),
    suspected(sentBytes(sending(), foreign)),
    suspected(sentBytes(sending({ era: mortal }), { genesisHash: FOREIGN })),
    suspected(sentBytes(sending(), { specVersion: 149 })),
    suspected(sentBytes(sending(), { transactionVersion: 2 })),
    suspected(sentBytes(sending({ era: mortal }), { birthHash: hashOfBlock(0n) })),
    suspected(turned(sentBytes(sending({ scheme: "ed25519" })), 8 * (2 + SIGNATURE))),
    suspected(sentBytes(sending(), { specVersion: 77 })),
    suspected(plainBytes.subarray(1)),
    suspected(sentBytes(sending({ era: mortal }), { birthHash: hashOfBlock(19n) })),
    suspected(misformed(LONGEST_REMARK, hashedOnce)),
    suspected(misformed(LONGEST_REMARK + 1, (raw) => raw)),
    suspected(misformed(1, wrapped)),
    suspected(misformed(LONGEST_REMARK + 1, (raw) => wrapped(hashedOnce(raw)))),
  ]),
];

/** The vectors of this chapter. */
export const signaturesVectors = (): readonly Draft[] => [
  ...verifications,
  ...addresses,
  ...derivations,
  ...signings,
  ...encodings,
  ...applications,
  ...suspicions,
];
