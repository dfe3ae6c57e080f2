import fc from "fast-check";
import { Tombstoned } from "../../model/bonded/slashing/items.ts";
import { isJailed } from "../../model/bonded/slashing/jail.ts";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import { Owner, TxRateLimit } from "../../model/finney/items/subtensor.ts";
import { type Extrinsic, initializeBlock } from "../../model/runtime/block.ts";
import { root, signed } from "../../model/runtime/origin.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { doubleSignings, type Report } from "../arbitraries/reports.ts";
import { property } from "../property.ts";
import { balance } from "../support/calling.ts";
import { hashOfBlock } from "../support/chain.ts";
import { signingHotkey } from "../support/evidence.ts";
import { after, apply, delegatesChain, reportOn, rules, STAKE } from "../support/reports.ts";
import { coldkey, hotkey as otherHotkey } from "../support/stakes.ts";

const attempts = [
  "unjail",
  "swap away",
  "swap onto",
  "register",
  "remove stake",
  "add stake",
  "minimum",
  "a block",
  "the last block",
] as const;

/** The last block that has a number. */
const LAST_BLOCK = 2n ** 32n - 1n;

type Attempt = (typeof attempts)[number];

interface Burial {
  readonly pair: Report;
  readonly attempts: readonly Attempt[];
}

/** Whose secret has signed. */
const hotkeyOf = ({ pair: [{ scheme, seed }] }: Burial): string => signingHotkey(scheme, seed);

const bySigner = (who: string, call: string, args: Readonly<Record<string, unknown>>): Extrinsic => ({
  origin: signed(who),
  call: { call, args },
});

const main = (name: string): string => `SubtensorModule.${name}`;

const callOf = (state: State, hotkey: string, attempt: Attempt): Extrinsic => {
  const owner = Owner.get(state, hotkey);
  switch (attempt) {
    case "unjail":
      return bySigner(owner, "Slashing.unjail", { hotkey });
    case "swap away":
      return bySigner(owner, main("swap_hotkey"), { hotkey, new_hotkey: otherHotkey(9) });
    case "swap onto":
      return bySigner(coldkey(4), main("swap_hotkey"), { hotkey: otherHotkey(8), new_hotkey: hotkey });
    case "register":
      return bySigner(coldkey(4), main("burned_register"), { netuid: 1, hotkey });
    case "remove stake":
      return bySigner(owner, main("remove_stake"), { hotkey, amount_unstaked: STAKE / 2n });
    case "add stake":
      return bySigner(owner, main("add_stake"), { hotkey, amount_staked: STAKE });
    default:
      return {
        origin: root,
        call: { call: "AdminUtils.sudo_set_nominator_min_required_stake", args: { min_stake: 2n * STAKE } },
      };
  }
};

const afterBlock = (state: State, number: bigint): State =>
  after(state, initializeBlock({ rules, state }, { number, parentHash: hashOfBlock(number - 1n) }));

const step = (state: State, hotkey: string, attempt: Attempt): State => {
  const next = BlockNumber.get(state) + 1n;
  if (attempt === "a block" && next <= LAST_BLOCK) return afterBlock(state, next);
  if (attempt === "the last block") return afterBlock(state, LAST_BLOCK);
  return after(state, apply(state, callOf(state, hotkey, attempt)));
};

/** The delegates, owners who can pay, and another hotkey to swap. */
const chain = (): State => {
  const unlimited = TxRateLimit.put(delegatesChain(), 0n);
  const funded = [0, 1, 4].reduce((next, who) => balance(coldkey(who), 10_000_000_000n)(next), unlimited);
  return BalancesIssuance.put(Owner.put(funded, otherHotkey(8), coldkey(4)), 30_000_000_000n);
};

export const tombstonesAreForEver = property<Burial>({
  name: "tombstones-are-for-ever",
  informal:
    "A hotkey that has signed twice stays tombstoned and jailed, whatever is called and in whatever block.",
  formal: "Tombstoned(h)(S) ⇒ ∀ S →* S': Tombstoned(h)(S') ∧ jailed(h)(S')",
  rules: ["SLA-4", "SLA-10"],
  status: "tested",
  arbitrary: fc.record({
    pair: doubleSignings,
    attempts: fc.array(fc.constantFrom(...attempts), { maxLength: 6 }),
  }),
  cost: 3,
  witnesses: Object.fromEntries(
    attempts.map((attempt) => [attempt, (burial: Burial) => burial.attempts.includes(attempt)]),
  ),
  violation: (burial) => {
    const hotkey = hotkeyOf(burial);
    const before = chain();
    let state = after(before, apply(before, reportOn(...burial.pair)));
    for (const attempt of ["", ...burial.attempts] as const) {
      if (attempt !== "") state = step(state, hotkey, attempt);
      if (!Tombstoned.get(state, hotkey)) return `the tombstone is gone after ${attempt}`;
      if (!isJailed(state, hotkey)) return `it is not jailed after ${attempt}`;
    }
    return undefined;
  },
});
