import * as Result from "effect/Result";
import fc from "fast-check";
import { bonded } from "../../model/bonded/rules.ts";
import { jail } from "../../model/bonded/slashing/jail.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { applyCall, initializeBlock } from "../../model/runtime/block.ts";
import { signed } from "../../model/runtime/origin.ts";
import type { State } from "../../model/storage/item.ts";
import { populations } from "../arbitraries/authorship.ts";
import { property } from "../property.ts";
import { drawnIn, HEIGHT, hotkeyAt, type Population, stateOf } from "../support/authorship.ts";
import { refusalOf, written } from "../support/calling.ts";
import { hashOfBlock } from "../support/chain.ts";
import { firstOf } from "../support/laws.ts";

/** A population of which some hotkeys are jailed only now. */
interface Case {
  readonly population: Population;
  readonly culprits: readonly number[];
}

/** More permits than neurons, and an epoch of every network within two blocks. */
const before = ({ population }: Case): State =>
  written(
    stateOf(population),
    ...population.networks.map(
      ({ netuid }) =>
        (state: State) =>
          item.Tempo.put(item.MaxAllowedValidators.put(state, netuid, 64), netuid, 1),
    ),
  );

const jailedIn = (given: Case): State =>
  given.culprits.reduce<State>((state, index) => jail(state, hotkeyAt(index), HEIGHT + 9n), before(given));

const nextBlock = (state: State, number: bigint): State =>
  Result.getOrThrow(
    initializeBlock({ rules: bonded, state }, { number, parentHash: hashOfBlock(number - 1n) }),
  ).state;

const permitsOf = (state: State): readonly (readonly [hotkey: string, place: string])[] =>
  item.Keys.entries(state).flatMap(({ keys: [netuid, uid], value }) =>
    item.ValidatorPermit.get(state, netuid)[uid] === true ? [[value, `${netuid}/${uid}`] as const] : [],
  );

const allJailed = ({ population, culprits }: Case): ReadonlySet<string> =>
  new Set([...population.jailed, ...culprits].map(hotkeyAt));

const permitFault = (state: State, jailed: ReadonlySet<string>): string | undefined =>
  firstOf(permitsOf(state), ([hotkey, place]) =>
    jailed.has(hotkey) ? `${place} holds a permit` : undefined,
  );

/** Others keep theirs. */
const lostFault = (given: Case, state: State): string | undefined => {
  const kept = new Set(permitsOf(state).map(([, place]) => place));
  const culprits = new Set(given.culprits.map(hotkeyAt));
  return firstOf(permitsOf(before(given)), ([hotkey, place]) =>
    culprits.has(hotkey) || kept.has(place) ? undefined : `${place} loses its permit`,
  );
};

const weightsFault = (state: State, index: number): string | undefined => {
  const args = { netuid: 1, dests: [], weights: [], version_key: 0n };
  const call = { call: "SubtensorModule.set_weights", args };
  const reason = refusalOf(applyCall({ rules: bonded, state }, { origin: signed(hotkeyAt(index)), call }));
  return reason === "Slashing.Jailed" ? undefined : `weights of ${index} end with ${reason ?? "Ok"}`;
};

export const jailedHotkeysHoldNoPermit = property<Case>({
  name: "jailed-hotkeys-hold-no-permit",
  informal:
    "A hotkey that is jailed loses its permits on all networks at once and gets none back from an epoch, sets no weights and is not drawn; nobody else loses anything.",
  formal: "jailed(h) ⇒ ¬permit(h) on every network, ∀r: author(r) ≠ h, set_weights(h) refused",
  rules: ["SLA-6", "POI-1"],
  status: "tested",
  arbitrary: fc.record({ population: populations, culprits: fc.subarray([0, 1, 2, 3, 4]) }),
  cost: 5,
  witnesses: {
    "a permit is taken": (given) => permitsOf(jailedIn(given)).length < permitsOf(before(given)).length,
    "a permit on two networks": (given) =>
      given.culprits.some(
        (index) => permitsOf(before(given)).filter(([hotkey]) => hotkey === hotkeyAt(index)).length > 1,
      ),
    "others keep theirs": (given) => given.culprits.length > 0 && permitsOf(jailedIn(given)).length > 0,
  },
  violation: (given) => {
    const state = jailedIn(given);
    const jailed = new Set(given.culprits.map(hotkeyAt));
    const later = nextBlock(state, HEIGHT + 1n);
    return (
      permitFault(state, jailed) ??
      lostFault(given, state) ??
      firstOf([later, nextBlock(later, HEIGHT + 2n)], (each) => permitFault(each, allJailed(given))) ??
      firstOf(given.culprits, (index) => weightsFault(state, index)) ??
      firstOf(drawnIn(state, 8), (hotkey) => (jailed.has(hotkey) ? `${hotkey} is drawn` : undefined))
    );
  },
});
