import type { Json } from "../../../../conformance/case.ts";
import { writeState } from "../../../../conformance/codecs/state.ts";
import { CurrentAuthor } from "../../../../model/bonded/authorship/items.ts";
import { bonded } from "../../../../model/bonded/rules.ts";
import { JailedUntil } from "../../../../model/bonded/slashing/items.ts";
import {
  Entries,
  EntryQueue,
  RedelegationQueue,
  RedelegationSources,
  Redelegations,
  TotalUnbonding,
} from "../../../../model/bonded/unbonding/items.ts";
import * as item from "../../../../model/finney/items/subtensor.ts";
import { Account, BlockNumber } from "../../../../model/runtime/system.ts";
import type { State } from "../../../../model/storage/item.ts";
import { stories } from "../../../../properties/stories/index.ts";
import { coldkeyOf, hotkeyOf } from "../../../../properties/stories/people.ts";
import { tell } from "../../../../properties/stories/story.ts";
import { SUBNET } from "../../../../properties/stories/world.ts";
import { type Write, written } from "../../../../properties/support/calling.ts";
import { hashOfBlock } from "../../../../properties/support/chain.ts";
import { execute } from "../../execute.ts";
import type { Draft } from "../../files.ts";

const generator = "src/vectors/chapters/bonded/common.ts";
const provenance = { kind: "generated", seed: 0, generator } as const;

const [alice, charlie, eve] = ["Alice", "Charlie", "Eve"].map((name) => hotkeyOf(name));

/** The last block before the query of its story is settled. */
const beforeSettlement = (): State => {
  const made = tell(stories.get("query")!()).flatMap((chapter) => chapter.made);
  const settling = made.find(({ events }) => events.some(({ name }) => name === "QuerySettled"));
  return settling!.before;
};

const account = (hotkey = alice): string => hotkey!.pair.account;

/** An entry of the client that completes in a block. */
const entry =
  (block: bigint, amount: bigint): Write =>
  (state) => {
    const pair = [account(), coldkeyOf("Ferdie")] as const;
    const opened = Entries.put(state, ...pair, [{ amount, creation: block - 151_200n, completion: block }]);
    const queued = EntryQueue.put(opened, block, [[...pair]]);
    return item.TotalIssuance.update(TotalUnbonding.put(queued, amount), (issuance) => issuance + amount);
  };

/** A redelegation of Dave's that completes in a block. */
const redelegation =
  (block: bigint): Write =>
  (state) => {
    const [source, dave] = [account(), coldkeyOf("Dave")];
    const record = { amount: 5n, creation: block - 151_200n, completion: block };
    return written(
      state,
      (next) => Redelegations.put(next, source, dave, [{ destination: account(charlie), ...record }]),
      (next) => RedelegationQueue.put(next, block, [[source, dave]]),
      (next) => RedelegationSources.put(next, account(charlie), dave, [source]),
    );
  };

const author: Write = (state) => CurrentAuthor.put(state, { hotkey: account(), round: 3 });

/** Eve's hotkey is jailed, but a payment waits for it, and the epoch of this block has permits for all. */
const jail: Write = (state) =>
  written(
    state,
    (next) => JailedUntil.put(next, account(eve), 2_000_000n),
    (next) =>
      item.LoadedEmission.put(next, SUBNET, [
        [account(eve), 5n, 6n],
        [account(charlie), 7n, 8n],
      ]),
  );

const epoch: Write = (state) =>
  written(
    state,
    (next) => item.Tempo.put(next, SUBNET, 3),
    (next) => item.PendingEmission.put(next, SUBNET, 1_000n),
  );

/** The client's account is gone: only its entry brings it back, before what is left of its fee comes. */
const died: Write = (state) => Account.remove(state, coldkeyOf("Ferdie"));

const states = (): readonly State[] => {
  const settling = beforeSettlement();
  const block = BlockNumber.get(settling) + 1n;
  const unbonding = entry(block, 90_000n);
  return [
    stories.get("query")!().state,
    written(settling, author),
    written(settling, unbonding, redelegation(block)),
    written(settling, died),
    written(settling, died, unbonding),
    written(settling, jail),
    written(settling, jail, epoch),
    written(settling, author, unbonding, redelegation(block), jail, epoch),
  ];
};

const blockInput = (state: State): Json => {
  const block = BlockNumber.get(state) + 1n;
  return { state: writeState(bonded.items, state), block: `${block}`, parent_hash: hashOfBlock(block - 1n) };
};

const pairsOf = (suite: string, handler: string, inputs: readonly Json[]) =>
  inputs.map((input) => [input, execute(suite, handler, input).outcome as Json] as const);

const blocksDraft = (): Draft => ({
  suite: "bonded/block",
  handler: "initialize",
  case: "order",
  ruleIds: ["BND-2", "POI-5", "UNB-4", "UNB-7", "QRY-6", "QRY-7", "QRY-8", "SLA-6", "EMI-1", "RUN-5"],
  description:
    "The beginning of a block in which an author is forgotten, entries and redelegations complete, a query is settled, payments to a jailed hotkey are dropped and an epoch runs: each alone, and all at once.",
  provenance,
  pairs: pairsOf("bonded/block", "initialize", states().map(blockInput)),
});

const upgradeInputs = (): readonly Json[] => {
  const state = writeState(bonded.items, stories.get("double-sign")!().state);
  return [
    { rules: "finney", state: {} },
    { rules: "finney", state },
    { rules: "bonded", state: writeState(bonded.items, stories.get("unbond-then-slash")!().state) },
  ];
};

const upgradeDraft = (): Draft => ({
  suite: "bonded/function",
  handler: "upgrade_to_bonded",
  case: "edges",
  description: "A chain goes over from finney to the bonded rules, and one that follows them already.",
  provenance,
  pairs: pairsOf("bonded/function", "upgrade_to_bonded", upgradeInputs()),
});

/** What the bonded rules have in common: the beginning of a block, and the upgrade. */
export const commonVectors = (): readonly Draft[] => [blocksDraft(), upgradeDraft()];
