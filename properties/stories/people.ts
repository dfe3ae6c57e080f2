/** The people of the stories: coldkeys and hotkeys of the well-known development phrase, by their names. */
import * as Result from "effect/Result";
import { type Statement, statementMessage } from "../../model/bonded/slashing/statement.ts";
import { type HotkeyPair, keyPairOf } from "../../model/signatures/keys.ts";
import { sign } from "../../model/signatures/sign.ts";
import { signStatement } from "../../model/signatures/statement.ts";
import type { SignatureScheme } from "../../model/signatures/verify.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { remember } from "../../model/storage/remember.ts";

const pairOf = remember(64, (name: string): HotkeyPair => {
  const [scheme, uri] = name.split(" ");
  return Result.getOrThrow(keyPairOf(scheme as SignatureScheme, uri!)) as HotkeyPair;
});

/** Somebody who holds rao, by name: "Alice" has the account of the secret URI "//Alice". */
export const coldkeyOf = (name: string): string => pairOf(`sr25519 //${name.replace(" ", "//")}`).account;

/** A hotkey by name: "Alice's hotkey" is that of "//Alice//hotkey". */
export interface Hotkey {
  readonly name: string;
  readonly owner: string;
  readonly pair: HotkeyPair;
}

/** The hotkey of somebody, in a scheme. */
export const hotkeyOf = (owner: string, scheme: SignatureScheme = "sr25519"): Hotkey => ({
  name: `${owner}'s hotkey`,
  owner,
  pair: pairOf(`${scheme} //${owner}//hotkey`),
});

/** A story is the same each time that it is told. */
const randomness = new Uint8Array(32).fill(7);

/** The hotkey's statement as evidence holds it. */
export const statementOf = ({ pair }: Hotkey, statement: Statement): string =>
  toHex(signStatement(pair, statement, randomness));

/** The hotkey's signature of a statement alone, as a claim holds it. */
export const sealOf = ({ pair }: Hotkey, statement: Statement): string =>
  toHex(sign(pair, statementMessage(statement), randomness));
