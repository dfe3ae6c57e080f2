import fc from "fast-check";
import { bonded } from "../../model/bonded/rules.ts";
import { JailedUntil, SigningInfo, SwappedTo } from "../../model/bonded/slashing/items.ts";
import { Entries, Redelegations } from "../../model/bonded/unbonding/items.ts";
import { Owner, Stake } from "../../model/finney/items/subtensor.ts";
import { toJson } from "../../model/json.ts";
import { itemLabel, type State } from "../../model/storage/item.ts";
import { trieValues } from "../../model/storage/trie.ts";
import { holders } from "../arbitraries/slashing.ts";
import { property } from "../property.ts";
import { byColdkey } from "../support/bonded.ts";
import { balance } from "../support/calling.ts";
import { after, apply, endOf } from "../support/reports.ts";
import {
  BLOCK,
  type Bonds,
  bondedRao,
  counted,
  type Holder,
  haven,
  offender,
  stateOfBonds,
  wrongCount,
} from "../support/slashing.ts";
import { coldkey, hotkey } from "../support/stakes.ts";

/** What is wrong with the swap, if anything is. */
const faults = [
  "none",
  "jailed",
  "new name jailed",
  "new name owned",
  "new name staked",
  "new name given up",
] as const;

interface OwedSwap {
  readonly holders: readonly Holder[];
  readonly fault: (typeof faults)[number];
  /** Whether the offender is swapped, or the delegate to which stake has gone. */
  readonly isSource: boolean;
  readonly hasDuties: boolean;
}

const fresh = hotkey(9);

const withFault = (state: State, from: string, fault: OwedSwap["fault"]): State => {
  switch (fault) {
    case "none":
      return state;
    case "jailed":
      return JailedUntil.put(state, from, 1n);
    case "new name jailed":
      return JailedUntil.put(state, fresh, 1n);
    case "new name owned":
      return Owner.put(state, fresh, coldkey(4));
    case "new name staked":
      return Stake.put(state, fresh, coldkey(4), 0n);
    case "new name given up":
      return SwappedTo.put(state, fresh, [[hotkey(8), 3n]]);
  }
};

const bondsOf = ({ holders }: OwedSwap): Bonds => ({ holders, infraction: 0n, fraction: 0n, reward: 0n });

/** The offender belongs to coldkey 0, the other one to coldkey 1; both can pay. */
const before = (swap: OwedSwap): State => {
  const from = swap.isSource ? offender : haven;
  const duties = { duties: 5n, missed: 1, bitmap: "0x01" };
  const state = [0, 1].reduce(
    (next, who) => balance(coldkey(who), 5_000_000_000n)(next),
    stateOfBonds(bondsOf(swap)),
  );
  const whole = counted(state);
  return withFault(swap.hasDuties ? SigningInfo.put(whole, from, duties) : whole, from, swap.fault);
};

const ended = (swap: OwedSwap) => {
  const from = swap.isSource ? offender : haven;
  const state = before(swap);
  const who = swap.isSource ? 0 : 1;
  const call = byColdkey(who, "SubtensorModule.swap_hotkey", { hotkey: from, new_hotkey: fresh });
  const applied = apply(state, call);
  return { from, state, end: endOf(applied), swapped: after(state, applied) };
};

const dueFor = ({ fault }: OwedSwap): string => {
  if (fault === "none") return "Ok";
  return fault === "jailed" || fault === "new name jailed" ? "Slashing.Jailed" : "Slashing.HotkeyInUse";
};

/** Where a name stands, but for where it must: the names that it has been swapped for. */
const placesOf = (state: State, name: string): readonly string[] =>
  bonded.items
    .filter(({ prefix, name: item, pallet }) =>
      item === "SwappedTo" || pallet === "System"
        ? false
        : [...trieValues(state, prefix)].some(({ keys, value }) =>
            JSON.stringify([toJson(keys), toJson(value)]).includes(name),
          ),
    )
    .map(itemLabel);

/** Everything in the maps of a state, with one name for another, in no order. */
const owed = (state: State, name: string, as: string): string =>
  [Entries, Redelegations, SigningInfo]
    .flatMap(({ prefix }) => [...trieValues(state, prefix)])
    .map(({ keys, value }) => JSON.stringify([toJson(keys), toJson(value)]).replaceAll(name, as))
    .sort()
    .join("\n");

export const swapsKeepWhatIsOwed = property<OwedSwap>({
  name: "swaps-keep-what-is-owed",
  informal:
    "A swap gives the new name all that the old one answers for and leaves the old one nowhere; it is refused where a hotkey is jailed and where the new one is not new.",
  formal: "S' = S[old := new] on entries, redelegations, duties; jailed ∨ used(new) ⇒ refused",
  rules: ["SLA-10", "SLA-5"],
  status: "tested",
  arbitrary: fc.record({
    holders: fc.array(holders, { minLength: 1, maxLength: 3 }),
    fault: fc.constantFrom("none" as const, "none" as const, "none" as const, ...faults),
    isSource: fc.boolean(),
    hasDuties: fc.boolean(),
  }),
  cost: 2,
  witnesses: {
    "entries move": ({ holders, fault, isSource }) =>
      fault === "none" && isSource && holders.some(({ leaving }) => leaving.length > 0),
    "redelegations move": ({ holders, fault, isSource }) =>
      fault === "none" && isSource && holders.some(({ moved }) => moved.length > 0),
    "their destination moves": ({ holders, fault, isSource }) =>
      fault === "none" && !isSource && holders.some(({ moved }) => moved.length > 0),
    ...Object.fromEntries(faults.map((fault) => [fault, (swap: OwedSwap) => swap.fault === fault])),
  },
  violation: (swap) => {
    const { from, state, end, swapped } = ended(swap);
    if (end !== dueFor(swap)) return `the swap ends with ${end}, not ${dueFor(swap)}`;
    if (end !== "Ok") return undefined;
    const places = placesOf(swapped, from);
    if (places.length > 0) return `the old name still stands in ${places}`;
    if (owed(state, from, fresh) !== owed(swapped, fresh, fresh)) return "what is owed has changed";
    const noted = JSON.stringify(toJson(SwappedTo.get(swapped, from)));
    if (noted !== JSON.stringify([[fresh, `${BLOCK}`]])) return `the swap is noted as ${noted}`;
    const robbed = [0, 1, 2].find(
      (who) => bondedRao(state, coldkey(who)) !== bondedRao(swapped, coldkey(who)),
    );
    return robbed === undefined ? wrongCount(swapped) : `coldkey ${robbed} has lost stake`;
  },
});
