import * as Result from "effect/Result";
import { u64 } from "../../numbers/integer.ts";
import type { Chain } from "../../rules.ts";
import type { Rejection } from "../../runtime/rejection.ts";
import { checkBirth, eraLongevity } from "./era.ts";
import { validateExtension } from "./extension.ts";
import { feeOf, takeFee } from "./fee.ts";
import { nonceTags } from "./nonce.ts";
import { invalid, type Transaction, type Validity, validAnyway } from "./transaction.ts";

const ZERO_ACCOUNT = `0x${"00".repeat(32)}`;

/** [TXN-7] `BadSigner` for the account of 32 zero bytes, which nobody can have the key of but many entries read as. */
export const checkSigner = (signer: string): Result.Result<void, Rejection> =>
  signer === ZERO_ACCOUNT ? invalid("BadSigner") : Result.void;

const both = (left: Validity, right: Validity): Validity => ({
  priority: u64.saturating(left.priority + right.priority),
  requires: [...left.requires, ...right.requires],
  provides: [...left.provides, ...right.provides],
  longevity: left.longevity < right.longevity ? left.longevity : right.longevity,
  propagate: left.propagate && right.propagate,
});

/** The check of the pallet for commitments: the greatest priority, whatever the call. */
const commitments: Validity = { ...validAnyway, priority: u64.maximum };

/**
 * [TXN-7] What a node's pool says of a transaction. In order: `AncientBirthBlock` and `BadProof` by the era, `BadSigner`,
 * `Stale` by the nonce, `Payment`, and the chain's own `Call` and `ExhaustsResources`. Priorities add up, longevities
 * shorten each other, tags gather.
 */
export const validateTransaction = (
  { state }: Chain,
  transaction: Transaction,
): Result.Result<Validity, Rejection> =>
  Result.gen(function* () {
    yield* checkBirth(state, transaction);
    yield* checkSigner(transaction.signer);
    const lasting = { ...validAnyway, longevity: eraLongevity(state, transaction.era) };
    const numbered = yield* nonceTags(state, transaction);
    yield* takeFee(state, transaction.signer, feeOf(transaction));
    const own = yield* validateExtension(state, transaction.signer, transaction.call);
    return [lasting, numbered, own, commitments].reduce(both, validAnyway);
  });
