/** A subnet with four miners and four validators, and what clients, miners and validators do there block by block. */
import * as Result from "effect/Result";
import { commitmentOf } from "../../model/bonded/queries/commitment.ts";
import {
  type Commitment,
  Commitments,
  NextQueryId,
  Queries,
  TotalLockedFees,
} from "../../model/bonded/queries/items.ts";
import { settleQueries } from "../../model/bonded/queries/settle.ts";
import { bondedWith } from "../../model/bonded/rules.ts";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { moveHotkey } from "../../model/finney/registration/moveHotkey.ts";
import { appendNeuron, replaceNeuron } from "../../model/finney/registration/neurons.ts";
import { createAccountIfNonExistent, increaseStake } from "../../model/finney/staking/stake.ts";
import { removeNetwork } from "../../model/finney/subnets/networks.ts";
import { applyCall, type Extrinsic, enterBlock } from "../../model/runtime/block.ts";
import type { Event } from "../../model/runtime/event.ts";
import { signed } from "../../model/runtime/origin.ts";
import { Account, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { coldkeys, hotkeys } from "./chain.ts";

/** Stages of two blocks, and fees whose parts lie around the existential deposit. */
export const quickRules = bondedWith({
  commitPeriod: 2n,
  revealPeriod: 2n,
  scorePeriod: 2n,
  minimumFee: 1_000n,
  maxCommitments: 3,
  maxAnswerLength: 4,
});

/** The subnet that is asked. */
export const NETUID = 1;
/** Hotkeys 0 to 3 answer, 4 to 7 score; 8 and 9 are not registered. */
export const MINERS = [0, 1, 2, 3] as const;
export const VALIDATORS = [4, 5, 6, 7] as const;
const FIRST_BLOCK = 100n;
const FIRST_QUERY = 7n;
const BLOCKS = 11;

export const coldkey = (index: number): string => coldkeys[index] as string;
export const hotkey = (index: number): string => hotkeys[index] as string;
/** The coldkey that owns a hotkey; several hotkeys have the same. */
export const ownerOf = (index: number): string => coldkey(index % 5);
/** Owns the subnet. */
const landlord = coldkey(5);

/** Number of the `index`-th query. */
export const queryId = (index: number): bigint => FIRST_QUERY + BigInt(index);

/** What the hotkey has to say to any question: a byte, under a salt of its own. */
export const answerOf = (who: number): string => `0x0${who}`;
export const saltOf = (who: number): string => `0x${`5${who}`.repeat(32)}`;

/** Something that happens, so many blocks after the first. */
export type Step = { readonly at: number } & (
  | { readonly kind: "open"; readonly client: number; readonly fee: bigint }
  /** `of` is whose commitment or answer it is. */
  | { readonly kind: "commit" | "reveal"; readonly who: number; readonly query: number; readonly of: number }
  /** Scores by number; those of answers that are not revealed are left out unless `blind`. */
  | {
      readonly kind: "score";
      readonly who: number;
      readonly query: number;
      readonly scores: readonly number[];
      readonly blind: boolean;
    }
  | { readonly kind: "jail" | "free" | "swap" | "replace" | "unpermit"; readonly who: number }
  | { readonly kind: "spend"; readonly client: number }
  | { readonly kind: "dissolve" | "renew" }
);

/** What there is at the beginning, and what happens then. */
export interface Conversation {
  /** Rao of each coldkey; less than the deposit is none. */
  readonly balances: readonly bigint[];
  /** Rao on each validator. */
  readonly stakes: readonly bigint[];
  /** Whether the subnet has an owner. */
  readonly owned: boolean;
  readonly steps: readonly Step[];
}

/** One step of a run; the beginning of a block has none. */
export interface Ran {
  readonly step?: Step;
  readonly call?: Extrinsic;
  readonly block: bigint;
  readonly before: State;
  readonly after: State;
  readonly events: readonly Event[];
  /** Why the call was refused. */
  readonly refused?: string;
}

const withBalance = (state: State, free: bigint, index: number): State =>
  free < 500n
    ? state
    : Account.put(state, coldkey(index), {
        ...Account.absent,
        providers: 1,
        data: { ...Account.absent.data, free },
      });

const axon = {
  block: 1n,
  version: 1,
  ip: 1n,
  port: 1,
  ip_type: 4,
  protocol: 0,
  placeholder1: 0,
  placeholder2: 0,
};

const withNeuron = (state: State, index: number): State => {
  const known = createAccountIfNonExistent(state, ownerOf(index), hotkey(index));
  const seated = appendNeuron(known, NETUID, hotkey(index), 1n);
  return item.Axons.put(seated, NETUID, hotkey(index), axon);
};

const withNeurons = (state: State, stakes: readonly bigint[]): State => {
  const seated = [...MINERS, ...VALIDATORS].reduce(withNeuron, state);
  const staked = VALIDATORS.reduce(
    (next, index, place) => increaseStake(next, ownerOf(index), hotkey(index), stakes[place] ?? 0n),
    seated,
  );
  const permits = [...MINERS.map(() => false), ...VALIDATORS.map(() => true)];
  return item.ValidatorPermit.put(staked, NETUID, permits);
};

/** Rao in all balances. */
export const freeRao = (state: State): bigint =>
  Account.entries(state).reduce((sum, { value }) => sum + value.data.free, 0n);

/** The state before the first block: all rao are counted. */
export const stateOf = ({ balances, stakes, owned }: Conversation): State => {
  let state = balances.reduce(withBalance, BlockNumber.put(undefined, FIRST_BLOCK - 1n));
  state = item.NetworksAdded.put(item.NetworksAdded.put(state, 0, true), NETUID, true);
  state = item.NetworkRegisteredAt.put(state, NETUID, 3n);
  state = withNeurons(item.SubnetworkN.put(state, NETUID, 0), stakes);
  state = owned ? item.SubnetOwner.put(state, NETUID, landlord) : state;
  state = NextQueryId.put(state, FIRST_QUERY);
  state = BalancesIssuance.put(state, freeRao(state));
  return item.TotalIssuance.put(state, freeRao(state) + item.TotalStake.get(state));
};

/** A state in the first block, in which coldkey 0 has opened the first query. */
export const openState = (): State => {
  const conversation = { balances: [1_000_000n], stakes: [50n, 30n, 20n, 0n], owned: true, steps: [] };
  const state = BlockNumber.put(stateOf(conversation), FIRST_BLOCK);
  return Result.getOrThrow(applyCall({ rules: quickRules, state }, openBy(0, 5_000n))).state;
};

/** So many commitments of hotkeys that do nothing else. */
export const strangersCommitments = (count: number): readonly Commitment[] =>
  Array.from({ length: count }, (_, index) => ({
    hotkey: `0x${(4_096 + index).toString(16).padStart(64, "0")}`,
    commitment: `0x${"cc".repeat(32)}`,
    answer: null,
  }));

/** Rao that are somewhere: in a balance, on a hotkey, or locked. */
export const heldRao = (state: State): bigint =>
  freeRao(state) + item.TotalStake.get(state) + TotalLockedFees.get(state);

const queriesCall = (who: string, name: string, args: Readonly<Record<string, unknown>>): Extrinsic => ({
  origin: signed(who),
  call: { call: `Queries.${name}`, args },
});

export const openBy = (client: number, fee: bigint, netuid: number = NETUID): Extrinsic =>
  queriesCall(coldkey(client), "open_query", { netuid, question: `0x${"99".repeat(32)}`, fee });

/** `who` commits to what `of` would commit to. */
export const commitBy = (who: number, query: bigint, of: number = who): Extrinsic =>
  queriesCall(hotkey(who), "commit_answer", {
    query,
    commitment: commitmentOf(query, hotkey(of), saltOf(of), answerOf(of)),
  });

/** `who` reveals the answer and the salt of `of`. */
export const revealBy = (who: number, query: bigint, of: number = who): Extrinsic =>
  queriesCall(hotkey(who), "reveal_answer", { query, answer: answerOf(of), salt: saltOf(of) });

export const scoreBy = (
  who: number,
  query: bigint,
  scores: readonly (readonly [number: number, score: number])[],
): Extrinsic => queriesCall(hotkey(who), "score_answers", { query, scores });

/** The scores by number, of revealed answers only unless `blind`. */
const numbered = (
  state: State,
  { query, scores, blind }: Extract<Step, { kind: "score" }>,
): readonly (readonly [number, number])[] => {
  const commitments = Commitments.get(state, queryId(query));
  return scores
    .map((score, number) => [number, score] as const)
    .filter(([number]) => blind || (commitments[number]?.answer ?? null) !== null);
};

const spendBy = (client: number): Extrinsic => ({
  origin: signed(coldkey(client)),
  call: { call: "Balances.transfer_all", args: { dest: `0x${"ee".repeat(32)}`, keep_alive: false } },
});

const callOf = (state: State, step: Step): Extrinsic | undefined => {
  switch (step.kind) {
    case "open":
      return openBy(step.client, step.fee);
    case "commit":
      return commitBy(step.who, queryId(step.query), step.of);
    case "reveal":
      return revealBy(step.who, queryId(step.query), step.of);
    case "score":
      return scoreBy(step.who, queryId(step.query), numbered(state, step));
    case "spend":
      return spendBy(step.client);
    default:
      return undefined;
  }
};

/** The hotkey gives all it has to hotkey 9, unless that has been done or it is nobody's. */
const swapped = (state: State, who: string): State =>
  item.Owner.has(state, who) && !item.Owner.has(state, hotkey(9))
    ? moveHotkey(state, item.Owner.get(state, who), { from: who, to: hotkey(9) })
    : state;

/** Hotkey 8 takes over the slot; stake on the hotkey becomes a balance, as far as that can be. */
const replaced = (state: State, who: string): State => {
  const uid = item.Uids.get(state, NETUID, who);
  if (uid === undefined || item.Uids.has(state, NETUID, hotkey(8))) return state;
  const known = createAccountIfNonExistent(state, coldkey(0), hotkey(8));
  const next = replaceNeuron(known, NETUID, uid, hotkey(8), BlockNumber.get(state));
  return item.TotalIssuance.put(next, heldRao(next));
};

const changed = (state: State, step: Step): State => {
  switch (step.kind) {
    case "jail":
      return JailedUntil.put(state, hotkey(step.who), 9_999n);
    case "unpermit":
      return item.ValidatorPermit.update(state, NETUID, (permits) =>
        permits.map((permit, uid) => permit && uid !== step.who),
      );
    case "free":
      return JailedUntil.remove(state, hotkey(step.who));
    case "swap":
      return swapped(state, hotkey(step.who));
    case "replace":
      return replaced(state, hotkey(step.who));
    case "renew":
      return item.NetworkRegisteredAt.put(state, NETUID, BlockNumber.get(state));
    case "dissolve":
      return item.NetworksAdded.get(state, NETUID) ? removeNetwork(state, NETUID) : state;
    default:
      return state;
  }
};

const ranStep = (before: State, step: Step): Ran => {
  const block = BlockNumber.get(before);
  const call = callOf(before, step);
  if (call === undefined) return { step, block, before, after: changed(before, step), events: [] };
  const result = applyCall({ rules: quickRules, state: before }, call);
  return Result.isSuccess(result)
    ? { step, call, block, before, after: result.success.state, events: result.success.events }
    : { step, call, block, before, after: before, events: [], refused: result.failure.reason };
};

const ranBlock = (state: State, number: bigint): Ran => {
  const before = enterBlock(state, { number, parentHash: `0x${"77".repeat(32)}` });
  const { state: after, events } = settleQueries({ rules: quickRules, state: before });
  return { block: number, before, after, events };
};

const run = (conversation: Conversation): readonly Ran[] => {
  let state = stateOf(conversation);
  const ran: Ran[] = [];
  const note = (next: Ran): void => {
    ran.push(next);
    state = next.after;
  };
  for (let offset = 0; offset < BLOCKS; offset += 1) {
    note(ranBlock(state, FIRST_BLOCK + BigInt(offset)));
    for (const step of conversation.steps) if (step.at === offset) note(ranStep(state, step));
  }
  return ran;
};

const known = new WeakMap<Conversation, readonly Ran[]>();

/** All that happens in a conversation. A law and its witnesses look at the same run. */
export const runOf = (conversation: Conversation): readonly Ran[] => {
  const kept = known.get(conversation) ?? run(conversation);
  known.set(conversation, kept);
  return kept;
};

/** The fields of the events of a name in a step. */
export const eventsOf = ({ events }: Ran, name: string): readonly Readonly<Record<string, unknown>>[] =>
  events.filter((event) => event.name === name).map(({ fields }) => fields as Record<string, unknown>);

/** The ends of queries in a step. */
export const endsOf = (ran: Ran): readonly QueryEnd[] => eventsOf(ran, "QuerySettled") as readonly QueryEnd[];

/** What the event of an end says. */
export type QueryEnd = {
  readonly query: bigint;
  readonly winner: string | null;
  readonly median: number;
  readonly refunded: bigint;
  readonly burnt: bigint;
};

/** Whether some step of the run is as `is` says. */
export const someRan =
  (is: (ran: Ran) => boolean) =>
  (conversation: Conversation): boolean =>
    runOf(conversation).some(is);

/** Whether a call of this name is accepted, or refused for this reason. */
export const ends =
  (name: string, reason?: string) =>
  ({ call, refused }: Ran): boolean =>
    call?.call.call === `Queries.${name}` && refused === reason;

/** Whether somebody wins a query. */
export const isWon = (ran: Ran): boolean => endsOf(ran).some(({ winner }) => winner !== null);

/** What is wrong with the first step that `check` finds fault with, and which that is. */
export const firstFault =
  (check: (ran: Ran) => string | undefined) =>
  (conversation: Conversation): string | undefined => {
    for (const [index, ran] of runOf(conversation).entries()) {
      const fault = check(ran);
      if (fault !== undefined)
        return `step ${index} (${ran.step?.kind ?? `block ${ran.block} begins`}): ${fault}`;
    }
    return undefined;
  };

/** The queries that are open. */
export const openQueries = (state: State) =>
  Queries.entries(state).map(({ keys: [id], value }) => ({ id, ...value }));
