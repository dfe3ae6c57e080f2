/** What may happen on the small chain, each move as a few small numbers that are made into a call when its turn comes. */

import { Voting } from "../../model/finney/items/governance.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { createSealHash, hashMeetsDifficulty } from "../../model/finney/registration/proofOfWork.ts";
import type { RuntimeCall } from "../../model/rules.ts";
import type { Extrinsic } from "../../model/runtime/block.ts";
import { type Origin, root, signed } from "../../model/runtime/origin.ts";
import { Account, BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { coldkeys, hotkeys, netuids, triumvirate } from "./chain.ts";

/** A move: what, by whom, about which hotkey and network, and how much of it. */
export interface Move {
  /** "block", or one of `moveKinds`. */
  readonly kind: string;
  readonly coldkey: number;
  readonly hotkey: number;
  readonly netuid: number;
  /** Chooses amounts, sizes and flags. */
  readonly size: number;
  /** Someone who has no business with it makes the call. */
  readonly stranger: boolean;
}

const pick = <Value>(values: readonly Value[], index: number): Value => values[index % values.length]!;

const hotkeyOf = ({ hotkey }: Move): string => pick(hotkeys, hotkey);
/** Most moves concern networks that exist; some one that does not. */
const netuidOf = ({ netuid }: Move): number => pick([...netuids.slice(1), 3, 4, 0], netuid);
const ownerIn = (state: State, move: Move): string =>
  item.Owner.has(state, hotkeyOf(move)) ? item.Owner.get(state, hotkeyOf(move)) : pick(coldkeys, move.hotkey);

/** The coldkey that a hotkey belongs to or would belong to, or some other. */
const owner = (state: State, move: Move): Origin =>
  signed(move.stranger ? pick(coldkeys, move.coldkey) : ownerIn(state, move));

const anyone = (_state: State, { coldkey }: Move): Origin => signed(pick(coldkeys, coldkey));
const hotkeyItself = (_state: State, move: Move): Origin => signed(hotkeyOf(move));
const superuser = (_state: State, { stranger, coldkey }: Move): Origin =>
  stranger ? signed(pick(coldkeys, coldkey)) : root;

/** None, one, all, one too many, all but an existential deposit, or a part of what there is. */
const amountOf = ({ size }: Move, available: bigint): bigint => {
  const part = (available * BigInt(size % 1_000)) / 1_000n;
  const rest = available > 500n ? available - 500n : available;
  return pick([part, part, part, available, rest, available + 1n, 1n, 0n], size % 8);
};

const freeOf = (state: State, origin: Origin): bigint =>
  origin.kind === "Signed" ? Account.get(state, origin.account).data.free : 0n;

type Make = (state: State, move: Move, origin: Origin) => RuntimeCall["args"];

interface Recipe {
  readonly call: string;
  readonly origin: (state: State, move: Move) => Origin;
  readonly args: Make;
}

const main = (name: string, origin: Recipe["origin"], args: Make): Recipe => ({
  call: `SubtensorModule.${name}`,
  origin,
  args,
});

const weightsOf = (state: State, move: Move): RuntimeCall["args"] => {
  const netuid = netuidOf(move);
  const n = netuid === 0 ? netuids.length : item.SubnetworkN.get(state, netuid);
  const dests = Array.from({ length: n }, (_, index) => (netuid === 0 ? netuids[index]! : index));
  const kept = dests.filter((_, index) => ((move.size >> index) & 1) === 1);
  const targets = move.stranger ? [...kept, move.size % 5] : kept;
  return {
    netuid,
    dests: targets,
    weights: targets.map((_, index) => (move.size * (index + 7)) % 65_536),
    version_key: 0n,
  };
};

/** Proof of work on the block before. The first tries of the nonce mostly suffice, and now and then do not. */
const workOf = (state: State, move: Move): RuntimeCall["args"] => {
  const current = BlockNumber.get(state);
  const block = current === 0n ? current : current - 1n;
  const netuid = netuidOf(move);
  const seal = (nonce: bigint) => createSealHash(BlockHash.get(state, block), nonce, hotkeyOf(move));
  const tries = Array.from({ length: 3 }, (_, nonce) => BigInt(nonce));
  const nonce =
    tries.find((each) => hashMeetsDifficulty(seal(each), item.Difficulty.get(state, netuid))) ?? 3n;
  const coldkey = pick(coldkeys, move.hotkey);
  return { netuid, block_number: block, nonce, work: seal(nonce), hotkey: hotkeyOf(move), coldkey };
};

const served = { version: 1, ip: 1_676_056_785n, ip_type: 4 };

const stakeOf = (state: State, move: Move, origin: Origin): bigint =>
  origin.kind === "Signed" ? item.Stake.get(state, hotkeyOf(move), origin.account) : 0n;

/** Calls of the main pallet. */
const mainRecipes = {
  burned_register: main("burned_register", owner, (_, move) => ({
    netuid: netuidOf(move),
    hotkey: hotkeyOf(move),
  })),
  register: main(
    "register",
    (state, move) => (move.stranger ? owner(state, move) : hotkeyItself(state, move)),
    (state, move) => workOf(state, move),
  ),
  root_register: main("root_register", owner, (_, move) => ({ hotkey: hotkeyOf(move) })),
  add_stake: main("add_stake", owner, (state, move, origin) => ({
    hotkey: hotkeyOf(move),
    amount_staked: amountOf(move, freeOf(state, origin)),
  })),
  nominate: main("add_stake", anyone, (state, move, origin) => ({
    hotkey: hotkeyOf(move),
    amount_staked: amountOf(move, freeOf(state, origin)),
  })),
  remove_stake: main("remove_stake", owner, (state, move, origin) => ({
    hotkey: hotkeyOf(move),
    amount_unstaked: amountOf(move, stakeOf(state, move, origin)),
  })),
  withdraw_nomination: main("remove_stake", anyone, (state, move, origin) => ({
    hotkey: hotkeyOf(move),
    amount_unstaked: amountOf(move, stakeOf(state, move, origin)),
  })),
  become_delegate: main("become_delegate", owner, (_, move) => ({ hotkey: hotkeyOf(move) })),
  increase_take: main("increase_take", owner, (_, move) => ({
    hotkey: hotkeyOf(move),
    take: pick([9_000, 11_796, 11_797, 5_897], move.size),
  })),
  decrease_take: main("decrease_take", owner, (_, move) => ({
    hotkey: hotkeyOf(move),
    take: pick([8_000, 5_898, 5_897, 11_796], move.size),
  })),
  set_weights: main("set_weights", hotkeyItself, weightsOf),
  set_root_weights: main("set_weights", hotkeyItself, (state, move) =>
    weightsOf(state, { ...move, netuid: 5 }),
  ),
  serve_axon: main("serve_axon", hotkeyItself, (_, move) => ({
    netuid: netuidOf(move),
    ...served,
    port: pick([8_080, 0], move.size),
    protocol: 0,
    placeholder1: 0,
    placeholder2: 0,
  })),
  serve_prometheus: main("serve_prometheus", hotkeyItself, (_, move) => ({
    netuid: netuidOf(move),
    ...served,
    ip_type: pick([4, 4, 6, 5], move.size),
    port: 8_080,
  })),
  swap_hotkey: main("swap_hotkey", owner, (_, move) => ({
    hotkey: hotkeyOf(move),
    new_hotkey: pick(hotkeys, move.size),
  })),
  register_network: main("register_network", anyone, () => ({})),
  dissolve_network: main(
    "dissolve_network",
    // Nobody can sign for the account that a network without an owner reads as.
    (state, move) =>
      move.stranger || !item.SubnetOwner.has(state, netuidOf(move))
        ? anyone(state, move)
        : signed(item.SubnetOwner.get(state, netuidOf(move))),
    (_, move) => ({ netuid: netuidOf(move) }),
  ),
} as const satisfies Readonly<Record<string, Recipe>>;

const setters: readonly ((move: Move) => RuntimeCall)[] = [
  (move) => ({
    call: "AdminUtils.sudo_set_tempo",
    args: { netuid: netuidOf(move), tempo: pick([2, 3, 5, 0, 1], move.size) },
  }),
  (move) => ({
    call: "AdminUtils.sudo_set_nominator_min_required_stake",
    args: { min_stake: BigInt(pick([0, 1_000, 100_000_000_000, 400_000_000_000], move.size)) },
  }),
  (move) => ({
    call: "AdminUtils.sudo_set_subnet_owner_cut",
    args: { subnet_owner_cut: pick([0, 11_796, 65_535], move.size) },
  }),
  (move) => ({
    call: "AdminUtils.sudo_set_max_allowed_validators",
    args: { netuid: netuidOf(move), max_allowed_validators: pick([1, 2, 4], move.size) },
  }),
  (move) => ({
    call: "AdminUtils.sudo_set_max_weight_limit",
    args: { netuid: netuidOf(move), max_weight_limit: pick([65_535, 30_000], move.size) },
  }),
];

const setterOf = (move: Move): RuntimeCall => pick(setters, move.size >> 3)(move);

const motion = (move: Move): RuntimeCall => ({
  call: "SubtensorModule.sudo",
  args: { call: setterOf(move) },
});

/** The open motions, so that votes and closings meet one now and then. */
const openMotion = (state: State, { size }: Move) => {
  const open = Voting.entries(state);
  const found = open.length === 0 ? undefined : pick(open, size);
  return { hash: found?.keys[0] ?? `0x${"00".repeat(32)}`, index: found?.value.index ?? 0 };
};

const transfer = (name: string): Recipe => ({
  call: `Balances.${name}`,
  origin: anyone,
  args: (state, move, origin) => ({
    dest: pick([...coldkeys, ...hotkeys], move.hotkey * 3 + move.netuid),
    value: amountOf(move, freeOf(state, origin)),
  }),
});

/** Calls of the other pallets. */
const otherRecipes = {
  setter: {
    call: "Utility.batch",
    origin: superuser,
    args: (_, move) => ({ calls: [setterOf(move)] }),
  },
  batch_all: {
    call: "Utility.batch_all",
    origin: anyone,
    args: (state, move) => ({
      calls: (["nominate", "become_delegate", "withdraw_nomination"] as const).map((kind) => ({
        call: mainRecipes[kind].call,
        args: mainRecipes[kind].args(state, move, anyone(state, move)),
      })),
    }),
  },
  transfer_allow_death: transfer("transfer_allow_death"),
  transfer_keep_alive: transfer("transfer_keep_alive"),
  transfer_all: {
    call: "Balances.transfer_all",
    origin: anyone,
    args: (_, move) => ({ dest: pick(coldkeys, move.hotkey), keep_alive: move.size % 2 === 0 }),
  },
  propose: {
    call: "Triumvirate.propose",
    origin: (_, move) => signed(pick(triumvirate, move.coldkey)),
    args: (_, move) => ({ proposal: motion(move), length_bound: 1_000, duration: 3_600n }),
  },
  vote: main("vote", owner, (state, move) => {
    const { hash, index } = openMotion(state, move);
    return { hotkey: hotkeyOf(move), proposal: hash, index, approve: move.size % 4 !== 0 };
  }),
  close: {
    call: "Triumvirate.close",
    origin: (_, move) => signed(pick(triumvirate, move.coldkey)),
    args: (state, move) => {
      const { hash, index } = openMotion(state, move);
      const bound = { proposal_weight_bound: [10n ** 12n, 1_000_000n], length_bound: 1_000 };
      return { proposal_hash: hash, index, ...bound };
    },
  },
} as const satisfies Readonly<Record<string, Recipe>>;

const recipes: Readonly<Record<string, Recipe>> = { ...mainRecipes, ...otherRecipes };

/** The calls that moves can be. */
export const moveKinds: readonly string[] = Object.keys(recipes);

/** The call that a move is in `state`. */
export const extrinsicOf = (state: State, move: Move): Extrinsic | undefined => {
  const recipe = recipes[move.kind];
  if (recipe === undefined) return undefined;
  const origin = recipe.origin(state, move);
  return { origin, call: { call: recipe.call, args: recipe.args(state, move, origin) } };
};

/** The number of the block that a move begins. */
export const nextBlock = (state: State): bigint => BlockNumber.get(state) + 1n;
