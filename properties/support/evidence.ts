/** Hotkeys that can sign, and what they sign. The same secret always makes the same signature. */
import * as Result from "effect/Result";
import { SIGNED_STATEMENT_LENGTH } from "../../model/bonded/slashing/evidence.ts";
import type { Statement } from "../../model/bonded/slashing/statement.ts";
import type { Extrinsic } from "../../model/runtime/block.ts";
import { signed } from "../../model/runtime/origin.ts";
import { type HotkeyPair, keyPairOfSeed } from "../../model/signatures/keys.ts";
import { signStatement } from "../../model/signatures/statement.ts";
import type { SignatureScheme } from "../../model/signatures/verify.ts";
import { fromHex, toHex } from "../../model/storage/bytes.ts";
import { remember } from "../../model/storage/remember.ts";
import { hashOfBlock } from "./chain.ts";
import { coldkey } from "./stakes.ts";

export const schemes: readonly SignatureScheme[] = ["ed25519", "sr25519"];

/** The chain whose statements are meant. */
export const CHAIN = hashOfBlock(0n);

const signerOf = remember(16, (name): HotkeyPair => {
  const [scheme, seed] = name.split(" ");
  const bytes = new Uint8Array(32).fill(Number(seed));
  const pair = Result.getOrThrow(keyPairOfSeed(scheme as SignatureScheme, bytes, []));
  return pair as HotkeyPair;
});

/** The hotkey of a scheme whose secret is made of this number. */
export const signingHotkey = (scheme: SignatureScheme, seed: number): string =>
  signerOf(`${scheme} ${seed}`).account;

const signedBy = remember(4_096, (text): string => {
  const { scheme, seed, height, ...statement } = JSON.parse(text);
  const signer = signerOf(`${scheme} ${seed}`);
  const randomness = new Uint8Array(32).fill(7);
  return toHex(signStatement(signer, { ...statement, height: BigInt(height) }, randomness));
});

/** A statement that the hotkey of a scheme and a seed has signed, as evidence holds it. */
export const statementBy = (scheme: SignatureScheme, seed: number, statement: Statement): string =>
  signedBy(JSON.stringify({ ...statement, scheme, seed, height: `${statement.height}` }));

/** The hash of the block that a number stands for. */
const blockNamed = (index: number): string => hashOfBlock(1_000_000n + BigInt(index));

/** A statement for this chain: the `index`-th of some blocks is that of the height and the round. */
export const statementFor = (height: bigint, index: number, round = 0): Statement => ({
  chain: CHAIN,
  height,
  round,
  block: blockNamed(index),
});

/** A report of these two statements, signed by a coldkey. */
export const reportOf = (who: number, first: string, second: string): Extrinsic => ({
  origin: signed(coldkey(who)),
  call: { call: "Slashing.report_double_signing", args: { first, second } },
});

/** Bytes of a signed statement after a change of one of them. */
export const withByte = (evidence: string, index: number, change: (byte: number) => number): string => {
  const bytes = fromHex(evidence);
  bytes[index] = change(bytes[index] ?? 0);
  return toHex(bytes);
};

/** Where each part of a signed statement begins, and what stands behind the last. */
export const partsOfEvidence = {
  hotkey: 0,
  scheme: 32,
  signature: 33,
  chain: 97,
  height: 129,
  round: 133,
  block: 137,
  end: SIGNED_STATEMENT_LENGTH,
} as const;
