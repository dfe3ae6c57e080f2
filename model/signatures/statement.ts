import { encodeSignedStatement } from "../bonded/slashing/evidence.ts";
import { type Statement, statementMessage } from "../bonded/slashing/statement.ts";
import { toHex } from "../storage/bytes.ts";
import type { HotkeyPair } from "./keys.ts";
import { sign } from "./sign.ts";

/** [SIG-4] A statement signed by a hotkey, with 32 bytes of randomness: the 169 bytes that evidence holds. */
export const signStatement = (pair: HotkeyPair, statement: Statement, randomness: Uint8Array): Uint8Array =>
  encodeSignedStatement({
    ...statement,
    hotkey: pair.account,
    scheme: pair.scheme,
    signature: toHex(sign(pair, statementMessage(statement), randomness)),
  });
