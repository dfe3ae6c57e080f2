import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../../conformance/case.ts";
import { writeCall } from "../../../conformance/codecs/calls.ts";
import { writeState } from "../../../conformance/codecs/state.ts";
import { TotalIssuance } from "../../../model/finney/items/balances.ts";
import * as item from "../../../model/finney/items/subtensor.ts";
import { finney } from "../../../model/finney/rules.ts";
import { toJson } from "../../../model/json.ts";
import { enterBlock } from "../../../model/runtime/block.ts";
import { Account } from "../../../model/runtime/system.ts";
import type { State } from "../../../model/storage/item.ts";
import { anyCalls, eras, transactions } from "../../../properties/arbitraries/transactions.ts";
import { balance } from "../../../properties/support/calling.ts";
import { hashOfBlock } from "../../../properties/support/chain.ts";
import { type Drawn, LITTLE, signers, transactionOf } from "../../../properties/support/transactions.ts";
import type { Draft } from "../files.ts";
import { functionDrafts } from "../functions.ts";

const NONCE = 3;
const BLOCKS = 6;
const MUCH = 1_000_000_000n;

const afterBlocks = Array.from({ length: BLOCKS }, (_, index) => BigInt(index + 1)).reduce<State>(
  (state, number) => enterBlock(state, { number, parentHash: hashOfBlock(number - 1n) }),
  undefined,
);

const withAccount = (state: State, who: string, rao: bigint): State => {
  const funded = balance(who, rao)(state);
  const counted = Account.update(funded, who, (info) => ({ ...info, nonce: NONCE }));
  return TotalIssuance.update(counted, (issuance) => issuance + rao);
};

const base: State = item.TargetRegistrationsPerInterval.put(
  withAccount(
    withAccount(withAccount(afterBlocks, signers.rich, MUCH), signers.owner, MUCH),
    signers.poor,
    LITTLE,
  ),
  1,
  1,
);

const stateOf = ({ registrations, minimum }: Drawn): State =>
  item.WeightsMinStake.put(item.RegistrationsThisInterval.put(base, 1, registrations), minimum);

const transactionCase = (drawn: Drawn): Json => {
  const state = stateOf(drawn);
  const { birthHash, call, ...rest } = transactionOf(state, drawn);
  const transaction = { ...rest, birth_hash: birthHash, call: writeCall(finney, call) };
  return { state: writeState(finney.items, state), transaction: toJson(transaction) };
};

const feeCase: Arbitrary<Json> = fc
  .record({ call: anyCalls, length: fc.nat(1_000), tip: fc.bigInt(0n, 1_000n) })
  .map(({ call, length, tip }) => ({ call: writeCall(finney, call), length, tip: `${tip}` }));

const eraCase: Arbitrary<Json> = fc
  .record({ era: eras, block: fc.bigInt(0n, 40n) })
  .map((given) => toJson(given) as Json);

const extensionCase: Arbitrary<Json> = transactions().map((drawn) => ({
  block: `${BLOCKS}`,
  who: signers[drawn.signer],
  call: writeCall(finney, drawn.call),
  state: writeState(
    finney.items,
    item.TargetRegistrationsPerInterval.put(
      item.WeightsMinStake.put(
        item.RegistrationsThisInterval.put(undefined, 1, drawn.registrations),
        drawn.minimum,
      ),
      1,
      1,
    ),
  ),
}));

/** The vectors of this chapter that are not taken from whole calls. */
export const transactionsVectors = (): readonly Draft[] =>
  functionDrafts("src/vectors/chapters/transactions.ts", {
    era: eraCase,
    transaction_fee: feeCase,
    extension_validate: extensionCase,
    extension_pre_dispatch: extensionCase,
    validate_transaction: transactions().map(transactionCase),
    apply_transaction: transactions().map(transactionCase),
  });
