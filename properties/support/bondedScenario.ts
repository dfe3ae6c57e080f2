/** Runs of the small chain under the bonded rules: what may happen under finney's, and what is new. */
import * as Result from "effect/Result";
import { TotalLockedFees } from "../../model/bonded/queries/items.ts";
import { bondedWith } from "../../model/bonded/rules.ts";
import { recordDuty } from "../../model/bonded/slashing/downtime.ts";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import { slash } from "../../model/bonded/slashing/slash.ts";
import { Entries, TotalUnbonding } from "../../model/bonded/unbonding/items.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import type { Chain, RuleSet, RuntimeCall } from "../../model/rules.ts";
import { type Applied, applyCall, type Extrinsic, initializeBlock } from "../../model/runtime/block.ts";
import { type Origin, signed } from "../../model/runtime/origin.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { coldkeys, genesisOf, hashOfBlock, hotkeys, netuids } from "./chain.ts";
import { extrinsicOf, type Move, nextBlock } from "./moves.ts";
import type { Scenario } from "./scenario.ts";
import { freeRao } from "./stakes.ts";

/** Short periods, so that within a run things complete, and fractions that hurt. */
const shortRules: RuleSet = bondedWith({
  unbondingPeriod: 8n,
  maxEntries: 3,
  doubleSignFraction: 50_000n,
  downtimeFraction: 200_000n,
  downtimeWindow: 3,
  maxMissed: 1,
  downtimeJailPeriod: 3n,
  reporterReward: 10_000n,
  minimumFee: 1_000n,
  commitPeriod: 2n,
  revealPeriod: 2n,
  scorePeriod: 2n,
});

/** What a move may be besides what it is under finney's rules. */
export const bondedKinds = [
  "redelegate",
  "cancel_unbonding",
  "unjail",
  "open_query",
  "commit_answer",
  "miss",
  "slash",
] as const;

const pick = <Value>(values: readonly Value[], index: number): Value | undefined =>
  values.length === 0 ? undefined : values[index % values.length];

const nobody = `0x${"00".repeat(32)}`;

interface Made {
  readonly origin: Origin;
  readonly call: RuntimeCall;
}

type Make = (state: State, move: Move) => Made;

const part = (rao: bigint, { size }: Move): bigint => (rao * BigInt((size % 8) + 1)) / 7n;

const makers: Readonly<Record<string, Make>> = {
  redelegate: (state, move) => {
    const found = pick(
      item.Stake.entries(state).filter(({ value }) => value > 0n),
      move.size,
    );
    const [from, coldkey] = found?.keys ?? [nobody, nobody];
    const args = { from, to: pick(hotkeys, move.hotkey), amount: part(found?.value ?? 0n, move) };
    return { origin: signed(coldkey), call: { call: "Unbonding.redelegate", args } };
  },
  cancel_unbonding: (state, move) => {
    const found = pick(Entries.entries(state), move.size);
    const [hotkey, coldkey] = found?.keys ?? [nobody, nobody];
    const entry = pick(found?.value ?? [], move.coldkey);
    const args = { hotkey, creation: entry?.creation ?? 0n, amount: part(entry?.amount ?? 0n, move) };
    return { origin: signed(coldkey), call: { call: "Unbonding.cancel_unbonding", args } };
  },
  unjail: (state, move) => {
    const hotkey = pick(JailedUntil.entries(state), move.size)?.keys[0] ?? nobody;
    const origin = signed(item.Owner.get(state, hotkey));
    return { origin, call: { call: "Slashing.unjail", args: { hotkey } } };
  },
  open_query: (_, { coldkey, netuid, size }) => ({
    origin: signed(coldkeys[coldkey % coldkeys.length]!),
    call: {
      call: "Queries.open_query",
      args: {
        netuid: pick(netuids, netuid),
        question: hashOfBlock(BigInt(size)),
        fee: BigInt(size) * 1_000n,
      },
    },
  }),
  commit_answer: (_, { hotkey, size }) => ({
    origin: signed(pick(hotkeys, hotkey)!),
    call: {
      call: "Queries.commit_answer",
      args: { query: BigInt(size % 3), commitment: hashOfBlock(BigInt(size)) },
    },
  }),
};

/** Every other time a hotkey with something that unbonds. */
const offender = (state: State, { hotkey, size }: Move): string => {
  const unbonding = size % 2 === 0 ? [] : Entries.entries(state);
  return pick(unbonding, size >> 1)?.keys[0] ?? pick(hotkeys, hotkey)!;
};

/** What a move does that no call does by itself: a missed duty, and the slash of an infraction some blocks ago. */
const done = (chain: Chain, move: Move): Applied => {
  const { kind, size, coldkey } = move;
  const hotkey = offender(chain.state, move);
  if (!item.Owner.has(chain.state, hotkey)) return Result.succeed({ state: chain.state, events: [] });
  if (kind === "miss") return Result.succeed(recordDuty(chain, hotkey, true));
  const block = BlockNumber.get(chain.state);
  const [age, reporter] = [BigInt(size % 8), coldkeys[coldkey % coldkeys.length]!];
  const infraction = block > age ? block - age : 0n;
  return Result.succeed(slash(chain, { hotkey, infraction, fraction: 50_000n, reporter }));
};

const callOf = (state: State, move: Move): Extrinsic | undefined =>
  makers[move.kind]?.(state, move) ?? extrinsicOf(state, move);

const apply = (chain: Chain, move: Move, extrinsic: Extrinsic | undefined): Applied => {
  if (move.kind === "miss" || move.kind === "slash") return done(chain, move);
  if (extrinsic !== undefined) return applyCall(chain, extrinsic);
  const number = nextBlock(chain.state);
  return initializeBlock(chain, { number, parentHash: hashOfBlock(number - 1n) });
};

/** One step of a run. */
export interface BondedStep {
  readonly move: Move;
  readonly before: State;
  readonly after: State;
  readonly accepted: boolean;
}

const run = ({ settings, moves }: Scenario): readonly BondedStep[] => {
  const steps: BondedStep[] = [];
  let before = genesisOf(settings);
  for (const move of moves) {
    const applied = apply({ rules: shortRules, state: before }, move, callOf(before, move));
    const accepted = Result.isSuccess(applied);
    const after = accepted ? applied.success.state : before;
    steps.push({ move, before, after, accepted });
    before = after;
  }
  return steps;
};

const known = new WeakMap<Scenario, readonly BondedStep[]>();

/** The steps of a scenario under the bonded rules; a law and its witnesses look at the same ones. */
export const bondedStepsOf = (scenario: Scenario): readonly BondedStep[] => {
  const steps = known.get(scenario) ?? run(scenario);
  known.set(scenario, steps);
  return steps;
};

/** Rao that TotalIssuance counts and that lie nowhere. */
export const missingRao = (state: State): bigint => {
  const locked = item.SubnetLocked.entries(state).reduce((sum, { value }) => sum + value, 0n);
  const staked = item.TotalStake.get(state) + locked + TotalUnbonding.get(state);
  return item.TotalIssuance.get(state) - freeRao(state) - staked - TotalLockedFees.get(state);
};
