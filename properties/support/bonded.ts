/** A small chain under the bonded rules: two delegates with their owners and nominators, and a miner, on one subnet. */
import * as Result from "effect/Result";
import type { BondedParameters } from "../../model/bonded/parameters.ts";
import { bondedWith } from "../../model/bonded/rules.ts";
import { TotalUnbonding } from "../../model/bonded/unbonding/items.ts";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { appendNeuron } from "../../model/finney/registration/neurons.ts";
import { increaseStake } from "../../model/finney/staking/stake.ts";
import { initNewNetwork } from "../../model/finney/subnets/networks.ts";
import type { Chain } from "../../model/rules.ts";
import { type Applied, applyCall, type Extrinsic, initializeBlock } from "../../model/runtime/block.ts";
import { signed } from "../../model/runtime/origin.ts";
import { BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { balance } from "./calling.ts";
import { hashOfBlock } from "./chain.ts";
import { coldkey, freeRao, hotkey, stakedRao } from "./stakes.ts";

/** The subnet of the small chain. */
export const SUBNET = 1;
/** The block in which it begins. */
export const FIRST_BLOCK = 100n;
/** What each of the six coldkeys has as a balance, in rao. */
export const FREE = 1_000_000_000_000n;

/** Hotkeys 0 and 1 are delegates with a permit, hotkey 2 a miner that is none. Hotkey `i` belongs to coldkey `i`, the other coldkeys own none. */
const delegates = [0, 1] as const;
export const miner = 2;

/** Rao that coldkeys have on hotkeys: hotkey, coldkey, amount. */
export const stakesAtFirst: readonly (readonly [hotkey: number, coldkey: number, rao: bigint])[] = [
  [0, 0, 500_000_000_000n],
  [0, 3, 200_000_000_000n],
  [0, 4, 100_000_000_007n],
  [1, 1, 400_000_000_000n],
  [1, 4, 50_000_000_000n],
  [1, 5, 300_000_000_001n],
  [2, 2, 1_000_000_000n],
];

/** Shares of u16::MAX; all together are one. */
const incentives = [20_000, 30_000, 15_535];

type Change = (state: State) => State;

const networks: readonly Change[] = [
  (state) => initNewNetwork(state, SUBNET, 10).state,
  ...[0, 1, 2].map(
    (index): Change =>
      (state) =>
        appendNeuron(state, SUBNET, hotkey(index), FIRST_BLOCK - 50n),
  ),
  (state) => item.ValidatorPermit.put(state, SUBNET, [true, true, false]),
  (state) => item.Incentive.put(state, SUBNET, incentives),
  (state) => item.SubnetOwner.put(state, SUBNET, coldkey(2)),
];

const holders: readonly Change[] = [
  ...[0, 1, 2].map(
    (index): Change =>
      (state) =>
        item.Owner.put(state, hotkey(index), coldkey(index)),
  ),
  ...delegates.map(
    (index): Change =>
      (state) =>
        item.Delegates.put(state, hotkey(index), 11_796),
  ),
  ...stakesAtFirst.map(
    ([on, who, rao]): Change =>
      (state) =>
        increaseStake(state, coldkey(who), hotkey(on), rao),
  ),
  ...[0, 1, 2, 3, 4, 5].map((index) => balance(coldkey(index), FREE)),
];

const limits: readonly Change[] = [
  (state) => item.TargetStakesPerInterval.put(state, 1_000n),
  (state) => item.StakeInterval.put(state, 1n),
  (state) => item.TxRateLimit.put(state, 0n),
];

/** Both counts of all rao, as they are. */
const counted: Change = (state) => {
  const free = freeRao(state);
  return item.TotalIssuance.put(BalancesIssuance.put(state, free), free + stakedRao(state));
};

/** The state of the small chain: nothing unbonds, nobody is jailed, and stake calls are as good as unlimited. */
const bondedGenesis = (): State => {
  const entered = BlockNumber.put(undefined, FIRST_BLOCK);
  const first = BlockHash.put(entered, 0n, hashOfBlock(0n));
  const begun = BlockHash.put(first, FIRST_BLOCK - 1n, hashOfBlock(FIRST_BLOCK - 1n));
  return [...networks, ...holders, ...limits, counted].reduce((state, change) => change(state), begun);
};

/** The small chain under bonded rules with these numbers. */
export const bondedChain = (changes: Partial<BondedParameters> = {}): Chain => ({
  rules: bondedWith(changes),
  state: bondedGenesis(),
});

/** A call that a coldkey signs, by its full name: "Unbonding.redelegate". */
export const byColdkey = (who: number, name: string, args: Readonly<Record<string, unknown>>): Extrinsic => ({
  origin: signed(coldkey(who)),
  call: { call: name, args },
});

/** The beginning of the next block. */
export const nextBlock = ({ rules, state }: Chain): Applied => {
  const number = BlockNumber.get(state) + 1n;
  return initializeBlock({ rules, state }, { number, parentHash: hashOfBlock(number - 1n) });
};

/** A call, or the beginning of a block. */
export type Step = Extrinsic | "block";

export const applyStep = (chain: Chain, step: Step): Applied =>
  step === "block" ? nextBlock(chain) : applyCall(chain, step);

/** The chain after something that was done to it; as it was where that was refused. */
export const chainAfter = ({ rules, state }: Chain, applied: Applied): Chain => ({
  rules,
  state: Result.isSuccess(applied) ? applied.success.state : state,
});

/** The chain after so many blocks have begun. */
export const afterBlocks = (chain: Chain, count: number): Chain => {
  let next = chain;
  for (let block = 0; block < count; block += 1) next = chainAfter(next, nextBlock(next));
  return next;
};

/** The chain after an accepted call. Throws where it is refused: the caller has been wrong about it. */
export const afterCall = (chain: Chain, extrinsic: Extrinsic): Chain => {
  const applied = applyCall(chain, extrinsic);
  if (Result.isFailure(applied)) throw new Error(`${extrinsic.call.call}: ${applied.failure.reason}`);
  return chainAfter(chain, applied);
};

/** Rao that are counted and are nowhere, of those that lie in balances, stakes, locks of subnets and entries. */
export const missingRao = (state: State): bigint => {
  const locked = item.SubnetLocked.entries(state).reduce((sum, { value }) => sum + value, 0n);
  return (
    item.TotalIssuance.get(state) - freeRao(state) - stakedRao(state) - locked - TotalUnbonding.get(state)
  );
};
