import * as Schema from "effect/Schema";
import { InputError, type Json } from "../../conformance/case.ts";
import { newValidatorPermits, normalizedStake } from "../../model/finney/yuma/stake.ts";
import type { EpochInput, StoredRow } from "../../model/finney/yuma/types.ts";
import { decodeStrict, Flag, pathText, refuse, Text, U16, U64 } from "./decode.ts";
import { readHotkey } from "./hotkey.ts";

const Rows = Schema.Array(Schema.Tuple([U16, Schema.Array(Schema.Tuple([U16, U16]))]));

const fields = {
  description: Schema.optionalKey(Text),
  netuid: U16,
  block: U64,
  n: U16,
  uids: Schema.optionalKey(Schema.Array(U16)),
  hotkeys: Schema.Array(Text),
  stake: Schema.Array(U64),
  weights: Rows,
  emission: Schema.optionalKey(U64),
  validatorPermit: Schema.optionalKey(Schema.Array(Flag)),
  lastUpdate: Schema.optionalKey(Schema.Array(U64)),
  blockAtRegistration: Schema.optionalKey(Schema.Array(U64)),
  bonds: Schema.optionalKey(Rows),
  kappa: Schema.optionalKey(U16),
  bondsMovingAverage: Schema.optionalKey(U64),
  activityCutoff: Schema.optionalKey(U16),
  maxAllowedValidators: Schema.optionalKey(U16),
};

const MetagraphFile = Schema.Struct(fields);
type MetagraphFile = typeof MetagraphFile.Type;

const decode = decodeStrict(MetagraphFile, Object.keys(fields));

/** What the chain's runtime starts a subnet with, and what stands in for a field that a metagraph file leaves out. */
const assumedDefaults = {
  emission: 1_000_000_000n,
  kappa: 32_767,
  bondsMovingAverage: 900_000n,
  activityCutoff: 5_000,
  maxAllowedValidators: 128,
} as const;

/** The epoch of a metagraph file, and what had to be assumed for it. */
export interface Metagraph {
  readonly description: string | undefined;
  readonly input: EpochInput;
  readonly assumptions: readonly string[];
}

const perNeuron = [
  "uids",
  "hotkeys",
  "stake",
  "validatorPermit",
  "lastUpdate",
  "blockAtRegistration",
] as const;

const requireLengths = (file: MetagraphFile) => {
  for (const field of perNeuron) {
    const values = file[field];
    if (values !== undefined && values.length !== file.n) {
      throw refuse([field], `${file.n} entries, one for each of the n neurons`, values);
    }
  }
};

/** `same` tells where a value stood first; the second one is the fault. */
const requireUnique = (
  values: readonly (string | number)[],
  pathOf: (index: number) => (string | number)[],
) => {
  const seen = new Map<string | number, number>();
  for (const [index, value] of values.entries()) {
    const first = seen.get(value);
    if (first !== undefined) {
      throw refuse(pathOf(index), `no second entry for what stands at ${pathText(pathOf(first))}`, value);
    }
    seen.set(value, index);
  }
};

const requireUid = (uid: number, n: number, path: readonly (string | number)[]) => {
  if (uid >= n) throw refuse(path, n === 0 ? "no UID, as n is 0" : `a UID that exists, 0 to ${n - 1}`, uid);
};

const requireRows = (field: "weights" | "bonds", rows: readonly StoredRow[], n: number) => {
  for (const [index, [uid, row]] of rows.entries()) {
    requireUid(uid, n, [field, index, 0]);
    for (const [position, [column]] of row.entries()) requireUid(column, n, [field, index, 1, position, 0]);
    requireUnique(
      row.map(([column]) => column),
      (position) => [field, index, 1, position, 0],
    );
  }
  requireUnique(
    rows.map(([uid]) => uid),
    (index) => [field, index, 0],
  );
};

const readHotkeys = (texts: readonly string[]) => {
  const accounts = texts.map((text, index) => {
    const outcome = readHotkey(text);
    if ("fault" in outcome) throw refuse(["hotkeys", index], outcome.fault, text);
    return outcome.account;
  });
  requireUnique(accounts, (index) => ["hotkeys", index]);
  return accounts;
};

/** Puts a vector that is in the order of the file into the order of UIDs. */
const byUid =
  (uids: readonly number[]) =>
  <Value>(values: readonly Value[]): readonly Value[] => {
    const sorted = new Array<Value>(values.length);
    for (const [index, uid] of uids.entries()) sorted[uid] = values[index]!;
    return sorted;
  };

const readUids = (file: MetagraphFile): readonly number[] => {
  const uids = file.uids ?? file.hotkeys.map((_, index) => index);
  for (const [index, uid] of uids.entries()) requireUid(uid, file.n, ["uids", index]);
  requireUnique(uids, (index) => ["uids", index]);
  return uids;
};

const bigints = (values: readonly (string | number)[]) => values.map(BigInt);

/** One line for each field that the file leaves out. */
const assumptionsOf = (file: MetagraphFile, input: EpochInput, emissionGiven: boolean): readonly string[] => {
  const sentences: readonly (readonly [keyof MetagraphFile, string])[] = [
    ["lastUpdate", `lastUpdate: every neuron has set its weights in block ${input.block}`],
    ["blockAtRegistration", "blockAtRegistration: every neuron was registered in block 0"],
    [
      "validatorPermit",
      `validatorPermit: the ${input.maxAllowedValidators} neurons with most stake hold a permit`,
    ],
    ["maxAllowedValidators", `maxAllowedValidators: ${input.maxAllowedValidators}`],
    ["kappa", `kappa: ${input.kappa} of 65535`],
    ["activityCutoff", `activityCutoff: ${input.activityCutoff} blocks`],
    ["bonds", "bonds: none from earlier epochs"],
    ["bondsMovingAverage", `bondsMovingAverage: ${input.bondsMovingAverage} millionths`],
  ];
  const emission =
    file.emission === undefined && !emissionGiven ? ["emission: 1 TAO (--emission sets another)"] : [];
  return [...emission, ...sentences.filter(([field]) => file[field] === undefined).map(([, text]) => text)];
};

const readSettings = (file: MetagraphFile) => ({
  kappa: file.kappa ?? assumedDefaults.kappa,
  bondsMovingAverage: BigInt(file.bondsMovingAverage ?? assumedDefaults.bondsMovingAverage),
  activityCutoff: file.activityCutoff ?? assumedDefaults.activityCutoff,
  maxAllowedValidators: file.maxAllowedValidators ?? assumedDefaults.maxAllowedValidators,
});

const inputOf = (file: MetagraphFile, emission: bigint | undefined): EpochInput => {
  const order = byUid(readUids(file));
  const block = BigInt(file.block);
  const withoutPermits: EpochInput = {
    netuid: file.netuid,
    block,
    raoEmission: emission ?? BigInt(file.emission ?? assumedDefaults.emission),
    subnetworkN: file.n,
    lastUpdate: order(bigints(file.lastUpdate ?? file.hotkeys.map(() => block.toString()))),
    blockAtRegistration: order(bigints(file.blockAtRegistration ?? file.hotkeys.map(() => 0))),
    hotkeys: order(readHotkeys(file.hotkeys)).map((account, uid) => [uid, account] as const),
    totalHotkeyStake: order(bigints(file.stake)),
    validatorPermit: order(file.validatorPermit ?? []),
    weights: file.weights,
    bonds: file.bonds ?? [],
    ...readSettings(file),
  };
  if (file.validatorPermit !== undefined) return withoutPermits;
  const permits = newValidatorPermits(normalizedStake(withoutPermits), withoutPermits.maxAllowedValidators);
  return { ...withoutPermits, validatorPermit: permits };
};

/** Whether a parsed file is a metagraph rather than a file of cases. */
export const looksLikeMetagraph = (value: Json): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !("format" in value);

/**
 * Reads a metagraph file: `{netuid, block, n, hotkeys, stake, weights}` and optional fields.
 *
 * Stake and emission are in rao. `emission` (rao) takes the place of the file's. Anything that does not fit, names a UID
 * that does not exist or stands twice is an `InputError`.
 */
export const readMetagraph = (value: Json, emission: bigint | undefined): Metagraph => {
  if (!looksLikeMetagraph(value)) throw new InputError("", "expected a metagraph object");
  const file = decode(value);
  requireLengths(file);
  requireRows("weights", file.weights, file.n);
  requireRows("bonds", file.bonds ?? [], file.n);
  const input = inputOf(file, emission);
  return {
    description: file.description,
    input,
    assumptions: assumptionsOf(file, input, emission !== undefined),
  };
};
