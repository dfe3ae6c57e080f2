import fc from "fast-check";
import { bonded } from "../../model/bonded/rules.ts";
import { JailedUntil, Tombstoned } from "../../model/bonded/slashing/items.ts";
import { jail } from "../../model/bonded/slashing/jail.ts";
import { Owner } from "../../model/finney/items/subtensor.ts";
import { applyCall } from "../../model/runtime/block.ts";
import { type Origin, root, signed } from "../../model/runtime/origin.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import { inBlock, refusalOf, stateAfter, type Write, written } from "../support/calling.ts";
import { coldkey, hotkey } from "../support/stakes.ts";

interface Case {
  readonly block: bigint;
  /** For how long after block 100 the hotkey is jailed; none where it is not. */
  readonly times: readonly bigint[];
  readonly isTombstoned: boolean;
  readonly isKnown: boolean;
  readonly who: "owner" | "stranger" | "root";
}

const stateBefore = ({ block, times, isTombstoned, isKnown }: Case): State =>
  written(
    undefined,
    inBlock(block),
    (state) => (isKnown ? Owner.put(state, hotkey(0), coldkey(0)) : state),
    ...times.map(
      (time): Write =>
        (state) =>
          jail(state, hotkey(0), 100n + time),
    ),
    (state) => (isTombstoned ? Tombstoned.put(state, hotkey(0), true) : state),
  );

const origins: Readonly<Record<Case["who"], Origin>> = {
  owner: signed(coldkey(0)),
  stranger: signed(coldkey(1)),
  root,
};

const dueOf = ({ block, times, isTombstoned, isKnown, who }: Case): string | undefined => {
  if (who === "root") return "BadOrigin";
  if (!isKnown) return "NotRegistered";
  if (who === "stranger") return "NonAssociatedColdKey";
  if (times.length === 0) return "Slashing.NotJailed";
  if (isTombstoned) return "Slashing.Tombstoned";
  return times.some((time) => block < 100n + time) ? "Slashing.JailNotOver" : undefined;
};

const ends = (reason: string | undefined) => (given: Case) => dueOf(given) === reason;

export const unjailWaitsForItsTime = property<Case>({
  name: "unjail-waits-for-its-time",
  informal:
    "Only its owner lets a hotkey out, only once the longest time for which it was jailed is over, and never one that is tombstoned.",
  formal: "unjail accepted ⇔ owner ∧ jailed ∧ ¬tombstoned ∧ block ≥ until",
  rules: ["SLA-8", "SLA-6"],
  status: "tested",
  arbitrary: fc.record({
    block: fc.bigInt(100n, 160n),
    times: fc.array(fc.constantFrom(0n, 1n, 30n, 50n), { maxLength: 2 }),
    isTombstoned: fc.nat(4).map((number) => number === 0),
    isKnown: fc.nat(9).map((number) => number > 0),
    who: fc.constantFrom("owner", "owner", "owner", "owner", "stranger", "root"),
  }),
  witnesses: {
    "it is let out": ends(undefined),
    "not yet": ends("Slashing.JailNotOver"),
    "in the first block in which it may be": (given) =>
      ends(undefined)(given) && given.times.some((time) => given.block === 100n + time),
    never: ends("Slashing.Tombstoned"),
    "not by others": ends("NonAssociatedColdKey"),
  },
  violation: (given) => {
    const call = { call: "Slashing.unjail", args: { hotkey: hotkey(0) } };
    const before = stateBefore(given);
    const applied = applyCall({ rules: bonded, state: before }, { origin: origins[given.who], call });
    const [reason, due] = [refusalOf(applied), dueOf(given)];
    if (reason !== due) return `unjail ends with ${reason ?? "Ok"}, not ${due ?? "Ok"}`;
    const isOut = !JailedUntil.has(stateAfter(applied) ?? before, hotkey(0));
    return isOut === (due === undefined || given.times.length === 0) ? undefined : `it is out: ${isOut}`;
  },
});
