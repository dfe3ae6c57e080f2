import * as Result from "effect/Result";
import fc from "fast-check";
import { Account } from "../../model/runtime/system.ts";
import { applySignedExtrinsic } from "../../model/signatures/apply.ts";
import { sendings } from "../arbitraries/signatures.ts";
import { property } from "../property.ts";
import { NONCE, reasonOf, type Sending, sentBytes, signerOf, signersChain } from "../support/signatures.ts";

const expected = (ahead: number): string => {
  if (ahead === 0) return "nothing";
  return `InvalidTransaction.${ahead < 0 ? "Stale" : "Future"}`;
};

const nonceAfter = (sending: Sending, state: Parameters<typeof Account.get>[0]): number =>
  Account.get(state, signerOf(sending.scheme, sending.signer).account).nonce;

export const signedTransactionsApplyOnce = property({
  name: "signed-transactions-apply-once",
  informal:
    "The bytes of a signed transaction are applied when its nonce is the next one, and never once more.",
  formal: "apply(s, b) = s' ⇒ nonce' = nonce + 1 ∧ apply(s', b) = Stale; ahead ≠ 0 ⇒ Stale ∨ Future",
  rules: ["SIG-7", "SIG-6", "SIG-5"],
  status: "tested",
  arbitrary: sendings(fc.constantFrom(0, 0, 0, 0, -1, 1)),
  cost: 5,
  witnesses: {
    "a nonce that has been used": ({ ahead }) => ahead < 0,
    "a nonce too far ahead": ({ ahead }) => ahead > 0,
    "a payload that is hashed": ({ call }) =>
      call.call === "System.remark" && String(call.args["remark"]).length > 500,
    "a mortal one": ({ era, ahead }) => era !== "Immortal" && ahead === 0,
    ecdsa: ({ scheme, ahead }) => scheme === "ecdsa" && ahead === 0,
  },
  violation: (sending) => {
    const chain = signersChain();
    const bytes = sentBytes(sending);
    const applied = applySignedExtrinsic(chain, bytes);
    const reason = reasonOf(applied);
    if (reason !== expected(sending.ahead)) return `${sending.ahead} ahead, it is refused for ${reason}`;
    if (Result.isFailure(applied)) return undefined;
    const nonce = nonceAfter(sending, applied.success.state);
    if (nonce !== NONCE + 1) return `the nonce is ${nonce} after ${NONCE}`;
    const again = reasonOf(applySignedExtrinsic({ ...chain, state: applied.success.state }, bytes));
    return again === "InvalidTransaction.Stale" ? undefined : `sent again, it is refused for ${again}`;
  },
});
