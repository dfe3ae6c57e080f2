/** How far an answer is from the right one, in the unit of what was asked. */
import { phases } from "../../model/finney/yuma/phases.ts";
import { itemLabel } from "../../model/storage/item.ts";
import type { ConformanceCase, Json } from "../case.ts";
import { placeOfSuite, ruleSets } from "../ruleSets.ts";
import { bondedFunctions } from "../suites/bonded/index.ts";
import { chapterFunctions } from "../suites/functions/index.ts";
import type { Difference } from "./compare.ts";

/** `ulp`: the last bit of a fixed-point number; `rao`: the least amount; `units`: whole numbers of any other kind. */
type Unit = "ulp" | "rao" | "units";

/** |expected − actual|; without a unit where it is not known what the numbers count. */
export interface Distance {
  readonly value: string;
  readonly unit?: Unit;
}

/** Storage items that hold amounts. All others that hold numbers hold counts, blocks, shares or identifiers. */
const amounts: ReadonlySet<string> = new Set([
  ...["Stake", "TotalStake", "TotalHotkeyStake", "TotalColdkeyStake", "NominatorMinRequiredStake"],
  ...["TotalIssuance", "BlockEmission", "EmissionValues", "PendingEmission", "LoadedEmission", "Emission"],
  ...["Burn", "MinBurn", "MaxBurn", "RAORecycledForRegistration", "WeightsMinStake"],
  ...["NetworkMinLockCost", "NetworkLastLockCost", "SubnetLocked"],
  ...["Balances.TotalIssuance", "Balances.Account"],
  ...["Unbonding.TotalUnbonding", "Slashing.TotalSlashed", "Queries.TotalLockedFees"],
]);

/** Events whose last field is an amount. */
const amountEvents =
  /\.(StakeAdded|StakeRemoved|MinBurnSet|MaxBurnSet|BurnSet|RAORecycledForRegistrationSet)\b/;

const knownItems: ReadonlySet<string> = new Set(
  [...ruleSets.values()].flatMap(({ items }) => items.map(itemLabel)),
);

/** An item that a path names in a state or in changes of one. */
const itemInPath = /(?:^|\.)(?:changes|state|final)\.((?:[A-Z]\w*\.)?[A-Z]\w*)/;

const itemUnit = (path: string): Unit | undefined => {
  const item = itemInPath.exec(path)?.[1];
  if (item === undefined) return undefined;
  if (amounts.has(item)) return "rao";
  // An account that is more than its balance has its counters beside it.
  if (item === "System.Account") return path.includes(".data") ? "rao" : "units";
  return knownItems.has(item) ? "units" : undefined;
};

/** What the results of an epoch's phases are, by label: fixed-point bits but for these. */
const rootLabels: Readonly<Record<string, Unit>> = {
  ...{ n: "units", "n #2": "units", k: "units", netuids: "units", weights: "units" },
  ...{ block_emission: "rao", Eu64: "rao" },
};
const subnetLabels: Readonly<Record<string, Unit>> = { SE: "rao", VE: "rao", CE: "rao" };
const phaseLabels: ReadonlySet<string> = new Set(phases.flatMap(({ traces }) => Object.values(traces)));

const traceLabel = /^trace\[("(?:[^"\\]|\\.)*")\](.*)$/;

/** In a sparse matrix the first half of a cell is its column. */
const isColumn = (rest: string): boolean => /^\[\d+\]\[\d+\]\[0\]$/.test(rest);

const traceUnit = (suite: string, path: string): Unit | undefined => {
  const [, quoted, rest = ""] = traceLabel.exec(path) ?? [];
  if (quoted === undefined) return undefined;
  const label = JSON.parse(quoted) as string;
  if (isColumn(rest)) return "units";
  if (suite === "root") return rootLabels[label] ?? "ulp";
  // What an epoch logs of its input stands between the phases: blocks, UIDs, counts.
  return subnetLabels[label] ?? (phaseLabels.has(label) ? "ulp" : "units");
};

const fixedType = /^[IU]\d+F\d+\./;

const numbersUnit = (handler: string): Unit | undefined => {
  if (/to_num_|\.to_u64$/.test(handler)) return "units";
  return fixedType.test(handler) && !handler.endsWith(".cmp") ? "ulp" : undefined;
};

/** Functions whose numbers are no fixed-point bits, as most functions of the epoch have. */
const functionUnits: readonly (readonly [names: RegExp, unit: Unit])[] = [
  [
    /^calculate_(delegate|stake)_proportional_|^get_network_lock_cost$|^transaction_fee$|^upgraded_burn$/,
    "rao",
  ],
  [/to_u(16|64)$|^checked_sum_u16$|^normalize_weights$|^upgraded_difficulty$/, "units"],
  [/^blocks_until_next_epoch$|^tuples_to_drain_this_block$|_to_prune$/, "units"],
];

const functionUnit = (handler: string, path: string): Unit | undefined => {
  const unit = functionUnits.find(([names]) => names.test(handler))?.[1];
  if (unit !== undefined) return unit;
  if (Object.hasOwn(chapterFunctions, handler) || Object.hasOwn(bondedFunctions, handler)) return undefined;
  return handler.includes("sparse") && isColumn(path.replace(/^ok/, "")) ? "units" : "ulp";
};

const epochUnit = (suite: string, path: string): Unit | undefined =>
  /^ok\.result\[\d+\]\[[12]\]$/.test(path) ? "rao" : traceUnit(suite, path);

/** Where the whole outcome is a state. */
const stateUnit = (_: string, path: string): Unit | undefined => itemUnit(path.replace(/^ok\./, "state."));

/** The unit by what a suite's handlers compute, where no item or event says it. */
const suiteUnits: Readonly<Record<string, (handler: string, path: string) => Unit | undefined>> = {
  numbers: numbersUnit,
  tokenomics: () => "rao",
  function: functionUnit,
  genesis: stateUnit,
  codec: stateUnit,
  yuma: (_, path) => epochUnit("yuma", path),
  root: (_, path) => traceUnit("root", path),
};

const unitOf = ({ suite, handler }: Kind, path: string): Unit | undefined =>
  itemUnit(path) ??
  (amountEvents.test(path) ? "rao" : suiteUnits[placeOfSuite(suite).suite]?.(handler, path));

const wholeNumber = (value: Json | undefined): bigint | undefined => {
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  return typeof value === "string" && /^-?\d+$/.test(value) ? BigInt(value) : undefined;
};

const isPair = (value: Json | undefined): value is readonly [Json, Json] =>
  Array.isArray(value) && value.length === 2;

/** Where a change of storage is wholly missing, or one too many: what was before is to be there, or is there, after. */
const numbersOf = ({ path, expected, actual }: Difference): readonly (Json | undefined)[] => {
  if (!/(^|\.)changes\./.test(path)) return [expected, actual];
  if (actual === undefined && isPair(expected)) return [expected[1], expected[0]];
  return expected === undefined && isPair(actual) ? [actual[0], actual[1]] : [expected, actual];
};

type Kind = Pick<ConformanceCase, "suite" | "handler">;

/** The distance of a difference between two whole numbers; undefined for values of another kind. */
export const distanceOf = (subject: Kind, difference: Difference): Distance | undefined => {
  const [expected, actual] = numbersOf(difference).map(wholeNumber);
  if (expected === undefined || actual === undefined) return undefined;
  const value = `${expected > actual ? expected - actual : actual - expected}`;
  const unit = unitOf(subject, difference.path);
  return unit === undefined ? { value } : { value, unit };
};
