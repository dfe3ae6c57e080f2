import * as Result from "effect/Result";
import { type AppliedTransaction, applyTransaction } from "../finney/transactions/apply.ts";
import { invalid, type Transaction, type Validity } from "../finney/transactions/transaction.ts";
import { validateTransaction } from "../finney/transactions/validate.ts";
import type { Chain } from "../rules.ts";
import type { Panic, Rejection } from "../runtime/rejection.ts";
import { fromHex } from "../storage/bytes.ts";
import { decodeExtrinsic, type SignedExtrinsic, signerOf } from "./extrinsic.ts";
import { signingDomainOf, signingPayload } from "./payload.ts";
import { verifySignature } from "./verify.ts";

const checkProof = (
  chain: Chain,
  extrinsic: SignedExtrinsic,
  length: number,
): Result.Result<Transaction, Rejection> =>
  Result.gen(function* () {
    const { address: _, scheme, signature, ...body } = extrinsic;
    const signer = yield* signerOf(extrinsic);
    const domain = yield* signingDomainOf(chain, body.era);
    const payload = signingPayload(chain.rules, body, domain);
    if (!verifySignature(scheme, fromHex(signature), payload, fromHex(signer)))
      return yield* invalid("BadProof");
    return { ...body, signer, birthHash: domain.birthHash, length };
  });

/**
 * [SIG-7] The transaction that `bytes` are, once its signature holds for this chain and block. In order: what [SIG-5]
 * refuses, `UnknownTransaction.CannotLookup`, `InvalidTransaction.AncientBirthBlock`, `InvalidTransaction.BadProof`.
 */
const checkExtrinsic = (chain: Chain, bytes: Uint8Array): Result.Result<Transaction, Rejection> =>
  Result.flatMap(decodeExtrinsic(chain.rules, bytes), (extrinsic) =>
    checkProof(chain, extrinsic, bytes.length),
  );

/** [SIG-7] What a pool says of the bytes: they are checked, and then the transaction is asked what [TXN-7] says. */
export const validateSignedExtrinsic = (
  chain: Chain,
  bytes: Uint8Array,
): Result.Result<Validity, Rejection> =>
  Result.flatMap(checkExtrinsic(chain, bytes), (transaction) => validateTransaction(chain, transaction));

/** [SIG-7] The bytes in a block: they are checked, and then the transaction is applied as [TXN-8] says. */
export const applySignedExtrinsic = (
  chain: Chain,
  bytes: Uint8Array,
): Result.Result<AppliedTransaction, Rejection | Panic> =>
  Result.flatMap(checkExtrinsic(chain, bytes), (transaction) => applyTransaction(chain, transaction));
