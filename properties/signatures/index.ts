import type { AnyProperty } from "../property.ts";
import { addressesReadBack } from "./addresses-read-back.ts";
import { batchesAgreeWithEach } from "./batches-agree-with-each.ts";
import { changedTransactionsAreRefused } from "./changed-transactions-are-refused.ts";
import { extrinsicsHaveOneEncoding } from "./extrinsics-have-one-encoding.ts";
import { pathsLeadApart } from "./paths-lead-apart.ts";
import { phrasesAreTheirEntropy } from "./phrases-are-their-entropy.ts";
import { publicKeysDeriveAlike } from "./public-keys-derive-alike.ts";
import { signaturesHoldOnOneChain } from "./signatures-hold-on-one-chain.ts";
import { signedMessagesVerify } from "./signed-messages-verify.ts";
import { signedTransactionsApplyOnce } from "./signed-transactions-apply-once.ts";
import { signingIsRepeatable } from "./signing-is-repeatable.ts";
import { statementsAreTheirHotkeys } from "./statements-are-their-hotkeys.ts";
import { turnedBitsBreakSignatures } from "./turned-bits-break-signatures.ts";

/** The laws of this area. */
export const signaturesProperties: readonly AnyProperty[] = [
  addressesReadBack,
  batchesAgreeWithEach,
  changedTransactionsAreRefused,
  extrinsicsHaveOneEncoding,
  pathsLeadApart,
  phrasesAreTheirEntropy,
  publicKeysDeriveAlike,
  signaturesHoldOnOneChain,
  signedMessagesVerify,
  signedTransactionsApplyOnce,
  signingIsRepeatable,
  statementsAreTheirHotkeys,
  turnedBitsBreakSignatures,
];
