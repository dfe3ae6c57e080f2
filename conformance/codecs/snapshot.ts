/** Snapshot files: what a network leaves to the one that follows it, as the chain's repository writes it. */
import type {
  Snapshot,
  SnapshotBalance,
  SnapshotColdkey,
  SnapshotFault,
  SnapshotReason,
} from "../../model/finney/genesis/snapshot.ts";
import { u16, u64 } from "../../model/numbers/integer.ts";
import { NETWORK_PREFIX, readSs58, writeSs58 } from "../../model/storage/ss58.ts";
import { InputError, type Json } from "../case.ts";

/** A snapshot as a file holds it. */
export interface SnapshotFile {
  readonly snapshot: Snapshot;
  /** False for a file of stakes alone: UIDs are then given in the order of the file. */
  readonly statesUids: boolean;
}

type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const shown = (value: Json | undefined): string => {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (isObject(value)) return "an object";
  if (typeof value === "number" && !Number.isSafeInteger(value))
    return "a number that JSON does not hold exactly";
  return JSON.stringify(value) ?? "nothing";
};

const refuse = (path: string, expected: string, value: Json | undefined): InputError =>
  new InputError(path, `expected ${expected} (found ${shown(value)})`);

/** A whole number of rao: exact in JSON up to 2^53 - 1, beyond it a decimal string. */
const readRao = (path: string, value: Json | undefined): bigint => {
  const exact = typeof value === "string" ? /^(0|[1-9]\d{0,19})$/.test(value) : Number.isSafeInteger(value);
  const rao = exact ? BigInt(value as string | number) : -1n;
  if (!u64.contains(rao)) {
    throw refuse(path, "rao: a whole number up to 2^53 - 1, or a decimal string below 2^64", value);
  }
  return rao;
};

const readUid = (path: string, value: Json | undefined): number => {
  if (!Number.isInteger(value) || !u16.contains(BigInt(value as number))) {
    throw refuse(path, "a UID, 0 to 65535", value);
  }
  return value as number;
};

const faults = {
  form: "is not of its form",
  checksum: "its checksum is wrong",
};

const readAccount = (path: string, text: string): string => {
  const key = readSs58(text);
  if ("account" in key) return key.account;
  const detail = key.fault === "network" ? `it is of network ${key.network}` : faults[key.fault];
  throw new InputError(path, `expected an SS58 key of network ${NETWORK_PREFIX}, but ${detail}`);
};

const readObject = (path: string, value: Json | undefined, expected: string): JsonObject => {
  if (!isObject(value)) throw refuse(path, expected, value);
  return value;
};

type Staked = { readonly stake: bigint; readonly uid: number | undefined };

const readStaked = (path: string, value: Json): Staked => {
  if (!Array.isArray(value)) return { stake: readRao(path, value), uid: undefined };
  if (value.length !== 2) throw refuse(path, "rao, or [rao, UID]", value);
  return { stake: readRao(`${path}[0]`, value[0]), uid: readUid(`${path}[1]`, value[1]) };
};

interface Row extends Staked {
  readonly coldkey: string;
  readonly hotkey: string;
  readonly path: string;
}

const readRows = (stakes: JsonObject): readonly (readonly [coldkey: string, rows: readonly Row[]])[] =>
  Object.entries(stakes).map(([coldkeyText, hotkeys]) => {
    const place = `stakes.${coldkeyText}`;
    const coldkey = readAccount(place, coldkeyText);
    const rows = Object.entries(readObject(place, hotkeys, "an object of hotkeys")).map(([text, value]) => {
      const path = `${place}.${text}`;
      return { coldkey, hotkey: readAccount(path, text), path, ...readStaked(path, value) };
    });
    return [coldkey, rows];
  });

/** Either all hotkeys have a UID, or none has. */
const requireOneForm = (rows: readonly Row[]): boolean => {
  const stated = rows[0]?.uid !== undefined || rows.length === 0;
  const other = rows.find(({ uid }) => (uid !== undefined) !== stated);
  if (other === undefined) return stated;
  const expected = stated
    ? "[rao, UID], as the hotkeys before it have"
    : "rao, as the hotkeys before it have";
  throw new InputError(other.path, `expected ${expected}`);
};

const readStakes = (stakes: JsonObject) => {
  const read = readRows(stakes);
  const statesUids = requireOneForm(read.flatMap(([, rows]) => rows));
  let next = 0;
  const coldkeys = read.map(([coldkey, rows]): SnapshotColdkey => {
    const first = next;
    next += rows.length;
    return {
      coldkey,
      hotkeys: rows.map(({ hotkey, stake, uid }, index) => ({ hotkey, stake, uid: uid ?? first + index })),
    };
  });
  return { statesUids, coldkeys };
};

const readBalances = (balances: JsonObject): readonly SnapshotBalance[] =>
  Object.entries(balances).map(([text, free]) => {
    const path = `balances.${text}`;
    return { account: readAccount(path, text), free: readRao(path, free) };
  });

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** Sums that a file may state of itself, in rao. */
const sums: Readonly<Record<string, (snapshot: Snapshot) => bigint>> = {
  balances_issuance: ({ balances }) => total(balances.map(({ free }) => free)),
  total_stake: ({ stakes }) => total(stakes.flatMap(({ hotkeys }) => hotkeys.map(({ stake }) => stake))),
  total_issuance: (snapshot) => sums["balances_issuance"]!(snapshot) + sums["total_stake"]!(snapshot),
};

const requireSums = (file: JsonObject, snapshot: Snapshot): void => {
  for (const [field, sumOf] of Object.entries(sums)) {
    if (file[field] === undefined) continue;
    const stated = readRao(field, file[field]);
    const found = sumOf(snapshot);
    if (stated !== found)
      throw new InputError(field, `expected ${found}, the sum of the entries (found ${stated})`);
  }
};

const fields = ["stakes", "balances", "rules", ...Object.keys(sums)];

const requireFields = (file: JsonObject, rules: string): void => {
  const other = Object.keys(file).find((field) => !fields.includes(field));
  if (other !== undefined) throw new InputError(other, `unknown field; the fields are ${fields.join(", ")}`);
  const missing = ["stakes", "balances"].find((field) => file[field] === undefined);
  if (missing !== undefined) throw new InputError(missing, "is missing");
  if (file["rules"] !== undefined && file["rules"] !== rules)
    throw refuse("rules", `"${rules}"`, file["rules"]);
};

/**
 * [GEN-1] A snapshot: `stakes` (coldkey, hotkey, then [rao, UID] or rao alone) and `balances` (account, rao), and the
 * sums and the name of the rules where the file states them. Throws an InputError that names the place.
 */
export const readSnapshot = (json: Json, rules: string): SnapshotFile => {
  const file = readObject("", json, "a snapshot: an object with stakes and balances");
  requireFields(file, rules);
  const { coldkeys, statesUids } = readStakes(readObject("stakes", file["stakes"], "an object of coldkeys"));
  const balances = readBalances(readObject("balances", file["balances"], "an object of accounts"));
  const snapshot = { stakes: coldkeys, balances };
  requireSums(file, snapshot);
  return { snapshot, statesUids };
};

const sections: Readonly<Record<SnapshotReason, readonly string[]>> = {
  DuplicateColdkey: ["stakes"],
  DuplicateHotkey: ["stakes"],
  DuplicateUid: ["stakes"],
  UidOutOfRange: ["stakes"],
  DuplicateBalance: ["balances"],
  BalanceBelowExistentialDeposit: ["balances"],
  IssuanceAboveCap: [],
};

/** Where a fault of a snapshot stands in its file. */
export const faultPath = ({ reason, keys }: SnapshotFault): string =>
  [...sections[reason], ...keys.map(writeSs58)].join(".");
