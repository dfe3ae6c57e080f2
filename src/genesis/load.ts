/** Chains from files: a snapshot as its genesis state, a state as it stands. */
import * as Result from "effect/Result";
import { InputError, type Json } from "../../conformance/case.ts";
import { faultPath, readSnapshot } from "../../conformance/codecs/snapshot.ts";
import { readState } from "../../conformance/codecs/state.ts";
import { ruleSets } from "../../conformance/ruleSets.ts";
import { bondedStateFaults } from "../../model/bonded/stateFaults.ts";
import { buildGenesis } from "../../model/finney/genesis/build.ts";
import type { Snapshot } from "../../model/finney/genesis/snapshot.ts";
import { type StateFault, stateFaults } from "../../model/finney/genesis/stateFaults.ts";
import { finney } from "../../model/finney/rules.ts";
import type { Chain, RuleSet } from "../../model/rules.ts";
import { itemLabel, type State } from "../../model/storage/item.ts";
import { CliError, withFile } from "../cli/errors.ts";
import { counted } from "../cli/units.ts";
import { didYouMean } from "../conform/suggest.ts";
import { readJsonFile } from "../input/file.ts";
import { placeOf } from "./check.ts";

/** Where an imported state is left, and where `taospec run` looks for one. */
export const defaultStateFile = "taospec-state.json";

/** The rules that the option --rules names; finney where it is not given. */
export const rulesCalled = (name: string = finney.name): RuleSet => {
  const found = ruleSets.get(name);
  if (found !== undefined) return found;
  const known = [...ruleSets.keys()];
  const near = didYouMean(name, known);
  throw new CliError(
    `--rules: no rule set is called ${name}${near === "" ? `; there are ${known.join(", ")}` : near}`,
  );
};

/** The genesis that a snapshot file describes. */
export interface Genesis {
  readonly chain: Chain;
  readonly snapshot: Snapshot;
  readonly statesUids: boolean;
}

const isObject = (json: Json): json is { readonly [name: string]: Json } =>
  typeof json === "object" && json !== null && !Array.isArray(json);

/** Whether a parsed file is a snapshot rather than a state: it alone has such fields. */
const looksLikeSnapshot = (json: Json): boolean => isObject(json) && ("stakes" in json || "balances" in json);

/** The genesis of a snapshot file. What is wrong with it is one line that names file, place and key. */
export const loadGenesis = (rules: RuleSet, file: string): Genesis =>
  withFile(file, () => {
    const json = readJsonFile(file);
    if (!looksLikeSnapshot(json) && isObject(json) && "NetworksAdded" in json)
      throw new InputError("", "expected a snapshot (found a state; taospec run --state FILE takes one)");
    const { snapshot, statesUids } = readSnapshot(json, rules.name);
    const built = buildGenesis(rules, snapshot);
    if (Result.isFailure(built)) throw new InputError(faultPath(built.failure), built.failure.detail);
    return { chain: { rules, state: built.success }, snapshot, statesUids };
  });

/** What is no state may be something else that this program knows. */
const requireState = (json: { readonly [name: string]: Json }): void => {
  const keys = Object.keys(json);
  if (looksLikeSnapshot(json))
    throw new InputError("", "expected a state (found a snapshot; taospec genesis import FILE takes one)");
  if (keys.length > 0 && keys.every((key) => key.startsWith("0x")))
    throw new InputError("", "expected a state by items (found storage keys; --format state writes items)");
  if (typeof json["format"] === "string")
    throw new InputError("", `expected a state (found a file of format ${json["format"]})`);
};

/** Every entry of a state that does not agree with the others, under whatever rules. */
export const faultsOf = (state: State): readonly StateFault[] => [
  ...stateFaults(state),
  ...bondedStateFaults(state),
];

/**
 * Refuse a state whose entries do not agree with each other, unless an erratum of the chain explains it. The first of
 * them is named by item and keys.
 */
export const requireAgreement = (state: State): void => {
  const [first, ...others] = faultsOf(state).filter(({ erratum }) => erratum === undefined);
  if (first === undefined) return;
  const rest = counted(others.length, "more entry disagrees", "more entries disagree");
  const more = others.length === 0 ? "" : `; ${rest}`;
  throw new InputError(placeOf(first), `${first.detail}${more} (--unchecked takes the state as it is)`);
};

/** A state with entries that the rules do not have may be one of other rules. */
const requireItems = (rules: RuleSet, json: { readonly [name: string]: Json }): void => {
  const own = new Set(rules.items.map(itemLabel));
  for (const { name, items } of ruleSets.values()) {
    const strange = items.map(itemLabel).find((label) => label in json && !own.has(label));
    if (strange !== undefined)
      throw new InputError(strange, `an item of the rules ${name}; --rules ${name} takes such a state`);
  }
};

/** The chain whose state a file holds. What is wrong with it is one line that names file, item and entry. */
export const loadState = (rules: RuleSet, file: string): Chain =>
  withFile(file, () => {
    const json = readJsonFile(file);
    if (!isObject(json)) throw new InputError("", "expected a state: an object of storage items");
    requireState(json);
    requireItems(rules, json);
    return { rules, state: readState(rules.items, json) };
  });
