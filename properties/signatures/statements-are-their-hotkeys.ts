import fc from "fast-check";
import { decodeSignedStatement, isSignedByHotkey } from "../../model/bonded/slashing/evidence.ts";
import { signStatement } from "../../model/signatures/statement.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { property } from "../property.ts";
import { SIGNERS, signerOf, turned } from "../support/signatures.ts";

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);

export const statementsAreTheirHotkeys = property({
  name: "statements-are-their-hotkeys",
  informal:
    "A statement that a hotkey has signed reads back from its 169 bytes as signed by it; with any bit turned it does not.",
  formal: "signed(decode(sign(k, s))) ∧ ∀ i: ¬signed(decode(sign(k, s) ⊕ 2^i))",
  rules: ["SIG-4", "SLA-1"],
  status: "tested",
  arbitrary: fc.record({
    scheme: fc.constantFrom("ed25519" as const, "sr25519" as const),
    signer: fc.nat(SIGNERS - 1),
    statement: fc.record({
      chain: hash,
      height: fc.bigInt({ min: 0n, max: 0xffff_ffffn }),
      round: fc.nat(0xffff_ffff),
      block: hash,
    }),
    bit: fc.oneof(
      { weight: 1, arbitrary: fc.integer({ min: 256, max: 263 }) },
      { weight: 8, arbitrary: fc.nat(169 * 8 - 1) },
    ),
  }),
  cost: 4,
  witnesses: {
    ed25519: ({ scheme }) => scheme === "ed25519",
    sr25519: ({ scheme }) => scheme === "sr25519",
    "a bit of the scheme": ({ bit }) => bit >> 3 === 32,
  },
  violation: ({ scheme, signer, statement, bit }) => {
    const pair = signerOf(scheme, signer);
    if (pair.scheme === "ecdsa") return "an account of ecdsa is no hotkey";
    const bytes = signStatement(pair, statement, new Uint8Array(32).fill(9));
    const read = decodeSignedStatement(bytes);
    if (bytes.length !== 169 || read === undefined) return `${toHex(bytes)} is no signed statement`;
    if (read.hotkey !== pair.account || !isSignedByHotkey(read)) return `${toHex(bytes)} is not signed`;
    const changed = decodeSignedStatement(turned(bytes, bit));
    return changed !== undefined && isSignedByHotkey(changed) ? `bit ${bit} makes no difference` : undefined;
  },
});
