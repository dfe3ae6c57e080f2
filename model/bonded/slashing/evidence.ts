/** Signed statements as evidence holds them: one encoding each, 169 bytes. */
import type { SignatureScheme } from "../../signatures/verify.ts";
import { verifySignature } from "../../signatures/verify.ts";
import { concat, fromHex, fromLittleEndian, littleEndian, toHex } from "../../storage/bytes.ts";
import { type Statement, statementMessage } from "./statement.ts";

/** A statement with who has signed it. */
export interface SignedStatement extends Statement {
  /** The public key, "0x" and 64 hex digits. */
  readonly hotkey: string;
  readonly scheme: SignatureScheme;
  /** 64 bytes as "0x" and hex digits. */
  readonly signature: string;
}

/** The schemes by the byte that stands for them. */
export const schemes: readonly SignatureScheme[] = ["ed25519", "sr25519"];

/** [SLA-1] Bytes of a signed statement. */
export const SIGNED_STATEMENT_LENGTH = 169;

/** [SLA-1] A signed statement as 169 bytes: hotkey, scheme, signature, chain, height, round, block. */
export const encodeSignedStatement = (given: SignedStatement): Uint8Array =>
  concat(
    fromHex(given.hotkey),
    Uint8Array.of(schemes.indexOf(given.scheme)),
    fromHex(given.signature),
    fromHex(given.chain),
    littleEndian(given.height, 4),
    littleEndian(BigInt(given.round), 4),
    fromHex(given.block),
  );

/** [SLA-1] The signed statement that these bytes are; undefined for another length and for an unknown scheme. */
export const decodeSignedStatement = (bytes: Uint8Array): SignedStatement | undefined => {
  const scheme = schemes[bytes[32] ?? schemes.length];
  if (bytes.length !== SIGNED_STATEMENT_LENGTH || scheme === undefined) return undefined;
  return {
    hotkey: toHex(bytes.subarray(0, 32)),
    scheme,
    signature: toHex(bytes.subarray(33, 97)),
    chain: toHex(bytes.subarray(97, 129)),
    height: fromLittleEndian(bytes.subarray(129, 133)),
    round: Number(fromLittleEndian(bytes.subarray(133, 137))),
    block: toHex(bytes.subarray(137)),
  };
};

/** [SLA-2] Whether the hotkey itself has signed the statement. */
export const isSignedByHotkey = (given: SignedStatement): boolean =>
  verifySignature(given.scheme, fromHex(given.signature), statementMessage(given), fromHex(given.hotkey));
