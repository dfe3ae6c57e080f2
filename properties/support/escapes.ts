/** What coldkeys do between an infraction and its punishment, on the small bonded chain, to keep their stake out of it. */
import * as Result from "effect/Result";
import { presentName } from "../../model/bonded/slashing/names.ts";
import { slash } from "../../model/bonded/slashing/slash.ts";
import { Entries } from "../../model/bonded/unbonding/items.ts";
import { Stake } from "../../model/finney/items/subtensor.ts";
import { unstakeAll } from "../../model/finney/staking/stake.ts";
import type { Chain } from "../../model/rules.ts";
import { type Applied, applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import { done } from "../../model/runtime/call.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { bondedChain, byColdkey, chainAfter, nextBlock } from "./bonded.ts";
import { coldkey, hotkey } from "./stakes.ts";
import { minimumCall } from "./unbonding.ts";

export const escapeKinds = [
  "block",
  "remove",
  "redelegate",
  "cancel",
  "add",
  "swap",
  "push out",
  "minimum",
] as const;

/** Something that is tried, as a few small numbers that are made into a call when its turn comes. */
export interface EscapeMove {
  readonly kind: (typeof escapeKinds)[number];
  readonly who: number;
  /** 0 the offender, 1 the other delegate. */
  readonly on: 0 | 1;
  /** Hundredths of what there is. */
  readonly part: number;
}

/** What is done before the block of the infraction, and what in it and after it. */
export interface Escape {
  readonly before: readonly EscapeMove[];
  readonly after: readonly EscapeMove[];
}

/** A chain, and the names of the two delegates by now. */
interface World {
  readonly chain: Chain;
  readonly names: readonly [offender: string, other: string];
  /** How many names have been given. */
  readonly named: number;
  readonly accepted: readonly EscapeMove["kind"][];
}

export const FRACTION = 50_000n;
const PERIOD = 12n;
/** Blocks that may pass between the infraction and the report. */
const WAIT = PERIOD - 1n;

const portion = (rao: bigint, part: number): bigint => (rao * BigInt(part)) / 100n;

const leaving = (state: State, name: string, { who, part }: EscapeMove): Extrinsic =>
  byColdkey(who, "SubtensorModule.remove_stake", {
    hotkey: name,
    amount_unstaked: portion(Stake.get(state, name, coldkey(who)), part),
  });

const moving = (state: State, from: string, to: string, { who, part }: EscapeMove): Extrinsic =>
  byColdkey(who, "Unbonding.redelegate", {
    from,
    to,
    amount: portion(Stake.get(state, from, coldkey(who)), part),
  });

const returning = (state: State, name: string, { who, part }: EscapeMove): Extrinsic => {
  const [first] = Entries.get(state, name, coldkey(who));
  return byColdkey(who, "Unbonding.cancel_unbonding", {
    hotkey: name,
    creation: first?.creation ?? 0n,
    amount: portion(first?.amount ?? 0n, part),
  });
};

const coming = (name: string, { who, part }: EscapeMove): Extrinsic =>
  byColdkey(who, "SubtensorModule.add_stake", { hotkey: name, amount_staked: BigInt(part) * 1_000_000n });

const nameAfter = (named: number): string => hotkey(3 + named);

const extrinsicOf = ({ chain: { state }, names, named }: World, move: EscapeMove): Extrinsic | undefined => {
  const [name, other] = [names[move.on], names[1 - move.on]!];
  switch (move.kind) {
    case "remove":
      return leaving(state, name, move);
    case "redelegate":
      return moving(state, name, other, move);
    case "cancel":
      return returning(state, name, move);
    case "add":
      return coming(name, move);
    case "swap": {
      const args = { hotkey: name, new_hotkey: nameAfter(named) };
      return byColdkey(move.on, "SubtensorModule.swap_hotkey", args);
    }
    case "minimum":
      return minimumCall(BigInt(move.part) * 3_000_000_000n);
    default:
      return undefined;
  }
};

/** The next block begins, or a delegate loses all stake as if it had lost its last slot. */
const withoutCall = ({ chain, names }: World, { kind, on }: EscapeMove): Applied =>
  kind === "block"
    ? nextBlock(chain)
    : Result.succeed(done(unstakeAll(chain.state, names[on], chain.rules.release)));

const renamed = ({ names, named }: World, { on }: EscapeMove): Pick<World, "names" | "named"> => {
  const name = nameAfter(named);
  return { names: on === 0 ? [name, names[1]] : [names[0], name], named: named + 1 };
};

const step = (world: World, move: EscapeMove): World => {
  const extrinsic = extrinsicOf(world, move);
  const applied = extrinsic === undefined ? withoutCall(world, move) : applyCall(world.chain, extrinsic);
  if (Result.isFailure(applied)) return world;
  return {
    ...world,
    ...(move.kind === "swap" ? renamed(world, move) : {}),
    chain: chainAfter(world.chain, applied),
    accepted: [...world.accepted, move.kind],
  };
};

const begin = (): World => ({
  chain: bondedChain({ unbondingPeriod: PERIOD, maxEntries: 4 }),
  names: [hotkey(0), hotkey(1)],
  named: 0,
  accepted: [],
});

const toNextBlock: EscapeMove = { kind: "block", who: 0, on: 0, part: 0 };

const isTooLate = (world: World, { kind }: EscapeMove, infraction: bigint): boolean =>
  kind === "block" && BlockNumber.get(world.chain.state) - infraction >= WAIT;

/** The states around an infraction that is punished in the end. */
export interface EscapeEnd {
  /** At the beginning of the block of the infraction. */
  readonly atInfraction: State;
  readonly infraction: bigint;
  /** The name of the offender at that time, and when it is punished. */
  readonly signer: string;
  readonly present: string;
  readonly beforeSlash: State;
  readonly afterSlash: State;
  /** What has been done since the infraction. */
  readonly accepted: readonly EscapeMove["kind"][];
}

const endOf = ({ before, after }: Escape): EscapeEnd => {
  const began = step(before.reduce(step, begin()), toNextBlock);
  const infraction = BlockNumber.get(began.chain.state);
  const [signer] = began.names;
  const world = after.reduce<World>(
    (next, move) => (isTooLate(next, move, infraction) ? next : step(next, move)),
    {
      ...began,
      accepted: [],
    },
  );
  const { rules, state } = world.chain;
  const present = presentName(state, signer, infraction);
  const punished = slash({ rules, state }, { hotkey: present, infraction, fraction: FRACTION });
  return {
    atInfraction: began.chain.state,
    infraction,
    signer,
    present,
    beforeSlash: state,
    afterSlash: punished.state,
    accepted: world.accepted,
  };
};

const known = new WeakMap<Escape, EscapeEnd>();

/** How an escape ended. A law and its witnesses look at the same run. */
export const escapeEnd = (attempt: Escape): EscapeEnd => {
  const kept = known.get(attempt);
  if (kept !== undefined) return kept;
  const end = endOf(attempt);
  known.set(attempt, end);
  return end;
};

/** The coldkeys of the small chain. */
export const everybody: readonly string[] = [0, 1, 2, 3, 4, 5].map(coldkey);
