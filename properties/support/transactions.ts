/** Transactions on the small chain: some accounts rich, some poor, a subnet that is near its registrations. */
import * as Result from "effect/Result";
import * as item from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { type AppliedTransaction, applyTransaction } from "../../model/finney/transactions/apply.ts";
import { eraBirth } from "../../model/finney/transactions/era.ts";
import type { Era, Transaction, Validity } from "../../model/finney/transactions/transaction.ts";
import { validateTransaction } from "../../model/finney/transactions/validate.ts";
import type { RuntimeCall } from "../../model/rules.ts";
import { enterBlock } from "../../model/runtime/block.ts";
import type { Panic, Rejection } from "../../model/runtime/rejection.ts";
import { Account, BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { balance } from "./calling.ts";
import { coldkeys, genesisOf, hashOfBlock, hotkeys } from "./chain.ts";

/** Blocks that the chain has made; the next one is being made. */
const BLOCKS = 12n;

/** Who signs: two with plenty, one with little more than the deposit, one who has nothing. */
export type Signer = "rich" | "owner" | "poor" | "unknown";

export const signers: Readonly<Record<Signer, string>> = {
  rich: coldkeys[0] as string,
  owner: coldkeys[1] as string,
  poor: coldkeys[2] as string,
  unknown: coldkeys[3] as string,
};

/** Rao of the poor one. */
export const LITTLE = 300_000n;

/** What is said of a transaction. */
export interface Drawn {
  readonly signer: Signer;
  /** How far the nonce is ahead of what it should be. */
  readonly ahead: number;
  readonly era: Era;
  /** Whether the hash that was signed is that of the block of its birth. */
  readonly knowsBirth: boolean;
  readonly tip: bigint;
  readonly call: RuntimeCall;
  readonly length: number;
  /** Registrations that the subnet has had in this interval; its target is 1. */
  readonly registrations: number;
  /** WeightsMinStake, in rao. */
  readonly minimum: bigint;
}

/** The nonce of everybody at the beginning. */
const NONCE = 3;

const settings = {
  tempo: 10,
  maxAllowedUids: 4,
  immunityPeriod: 2,
  subnetLimit: 3,
  nominatorMinRequiredStake: 0n,
  issuance: 100_000_000_000_000n,
};

const atBlock = (state: State, number: bigint): State =>
  number > BLOCKS
    ? state
    : atBlock(enterBlock(state, { number, parentHash: hashOfBlock(number - 1n) }), number + 1n);

const withNonce = (state: State, signer: Signer): State =>
  Account.update(state, signers[signer], (info) => ({ ...info, nonce: NONCE }));

const ready = (): State => {
  const made = atBlock(genesisOf(settings), 1n);
  const poor = balance(signers.poor, LITTLE)(made);
  const funded = Account.remove(poor, signers.unknown);
  const counted = (["rich", "owner", "poor"] as const).reduce(withNonce, funded);
  return item.TargetRegistrationsPerInterval.put(counted, 1, 1);
};

const base = ready();

const stateOf = ({ registrations, minimum }: Drawn): State =>
  item.WeightsMinStake.put(item.RegistrationsThisInterval.put(base, 1, registrations), minimum);

/** The hash that is signed: that of the block of birth, or of another chain's. */
const birthHashOf = (state: State, { era, knowsBirth }: Drawn): string =>
  knowsBirth ? BlockHash.get(state, eraBirth(era, BlockNumber.get(state))) : hashOfBlock(77n);

/** The transaction that is said, as its signer would send it in this state. */
export const transactionOf = (state: State, drawn: Drawn): Transaction => ({
  signer: signers[drawn.signer],
  nonce: Account.get(state, signers[drawn.signer]).nonce + drawn.ahead,
  era: drawn.era,
  birthHash: birthHashOf(state, drawn),
  tip: drawn.tip,
  call: drawn.call,
  length: drawn.length,
});

/** What came of a transaction. */
export interface Sent {
  readonly before: State;
  readonly transaction: Transaction;
  readonly validity: Result.Result<Validity, Rejection>;
  readonly applied: Result.Result<AppliedTransaction, Rejection | Panic>;
}

const known = new WeakMap<Drawn, Sent>();

/** The pool's answer and the block's. A law and its witnesses look at the same. */
export const sent = (drawn: Drawn): Sent => {
  const kept = known.get(drawn);
  if (kept !== undefined) return kept;
  const before = stateOf(drawn);
  const transaction = transactionOf(before, drawn);
  const chain = { rules: finney, state: before };
  const validity = validateTransaction(chain, transaction);
  const made = { before, transaction, validity, applied: applyTransaction(chain, transaction) };
  known.set(drawn, made);
  return made;
};

/** What a transaction did in its block; undefined where it could not stand there. */
export const appliedOf = (drawn: Drawn): AppliedTransaction | undefined =>
  Result.getOrUndefined(sent(drawn).applied);

/** Why the transaction could not stand in the block. */
export const refusalOf = (drawn: Drawn): string | undefined => {
  const { applied } = sent(drawn);
  return Result.isFailure(applied) ? applied.failure.reason : undefined;
};

/** Why the pool refused the transaction. */
export const poolRefusalOf = (drawn: Drawn): string | undefined => {
  const { validity } = sent(drawn);
  return Result.isFailure(validity) ? validity.failure.reason : undefined;
};

/** What the pool knows of the transaction; undefined where it refused it. */
export const validityOf = (drawn: Drawn): Validity | undefined => Result.getOrUndefined(sent(drawn).validity);

/** Whether the call was made and refused. */
export const failed = (drawn: Drawn): boolean => {
  const applied = appliedOf(drawn);
  return applied !== undefined && applied.result !== "Ok";
};

/** A call by its full name. */
export const callOf = (call: string, args: RuntimeCall["args"]): RuntimeCall => ({ call, args });

/** A registration of a new hotkey on the subnet. */
export const registration = callOf("SubtensorModule.burned_register", {
  netuid: 1,
  hotkey: hotkeys[0] as string,
});

/** Weights of the one who signs, on the subnet. */
export const weights = callOf("SubtensorModule.set_weights", {
  netuid: 1,
  dests: [0],
  weights: [1],
  version_key: 0n,
});

/** Everything that the one who signs has, for somebody else. */
export const sendAllAway = callOf("Balances.transfer_all", {
  dest: coldkeys[4] as string,
  keep_alive: false,
});

/** A remark of no bytes. */
export const remark = callOf("System.remark", { remark: "0x" });

/** A transaction by the rich one that nothing speaks against, for the smallest scenario of an erratum. */
export const plain = (changes: Partial<Drawn> = {}): Drawn => ({
  signer: "rich",
  ahead: 0,
  era: "Immortal",
  knowsBirth: true,
  tip: 0n,
  call: remark,
  length: 0,
  registrations: 0,
  minimum: 0n,
  ...changes,
});
