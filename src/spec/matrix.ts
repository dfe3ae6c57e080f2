/** The matrix rule ↔ function ↔ property ↔ vector, and what is wrong with it. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProtocolConstants, RuleSet } from "../../model/rules.ts";
import type { AnyProperty } from "../../properties/property.ts";
import type { SpecEntry, Specification } from "./chapters.ts";
import { type CallEnds, coverageFaults } from "./coverage.ts";
import type { RuleFunction } from "./functions.ts";

/** All that the check looks at. */
export interface House {
  readonly ruleSet: RuleSet;
  readonly specification: Specification;
  readonly functions: readonly RuleFunction[];
  readonly properties: readonly AnyProperty[];
  /** Rule IDs that each bundled vector names, by path. */
  readonly vectors: ReadonlyMap<string, readonly string[]>;
  /** How the bundled vectors of single calls end. */
  readonly callEnds: CallEnds;
  /** How those of them end that stand beside a repaired twin. */
  readonly twinEnds: CallEnds;
}

/** One rule and what stands for it. */
export interface MatrixRow {
  readonly id: string;
  readonly title: string;
  readonly chapter: string;
  readonly status: string;
  readonly source: string;
  /** SHA-256 of the rule's text: pin it to learn when the rule changes. */
  readonly hash: string;
  readonly functions: readonly string[];
  readonly properties: readonly string[];
  /** Number of bundled vectors that name the rule. */
  readonly vectors: number;
}

interface EndsOfVector {
  readonly rejected?: string;
  readonly ok?: unknown;
}

/** What the check reads of a vector; a shared state has none of it. */
interface ReadVector {
  readonly suite?: string;
  readonly handler?: string;
  readonly ruleIds?: readonly string[];
  readonly status?: unknown;
  readonly expected?: EndsOfVector;
  readonly pairs?: readonly (readonly [input: unknown, outcome: EndsOfVector])[];
  readonly rejected?: { readonly expected: EndsOfVector };
  readonly repaired?: { readonly expected: EndsOfVector };
}

/** The active vectors under `folder`, by path: one that is disputed or retired shows nothing. */
const activeVectors = (folder: string): ReadonlyMap<string, ReadVector> => {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json") && file !== "index.json")
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), "utf8")) as ReadVector] as const);
  return new Map(files.filter(([, { status }]) => status === "active"));
};

/** Rule IDs of every active vector under `folder`, by path. */
export const vectorRules = (folder: string): ReadonlyMap<string, readonly string[]> =>
  new Map([...activeVectors(folder)].map(([file, { ruleIds = [] }]) => [file, ruleIds]));

const outcomesOf = ({ expected, pairs = [], rejected, repaired }: ReadVector): readonly EndsOfVector[] =>
  [expected, ...pairs.map(([, outcome]) => outcome), rejected?.expected, repaired?.expected].filter(
    (outcome) => outcome !== undefined,
  );

const endOf = ({ rejected, ok }: EndsOfVector): string => rejected ?? (ok === undefined ? "panic" : "Ok");

/** How the active vectors of some suites under `folder` end, by call. */
export const callEndsIn = (folder: string, suites: readonly string[]): CallEnds => {
  const found = new Map<string, Set<string>>();
  for (const vector of activeVectors(folder).values()) {
    const { suite = "", handler = "" } = vector;
    if (!suites.includes(suite)) continue;
    const ends = outcomesOf(vector).map(endOf);
    found.set(handler, new Set([...(found.get(handler) ?? []), ...ends]));
  }
  return found;
};

const hashOf = ({ id, title, text }: SpecEntry): string =>
  createHash("sha256").update(`${id}\n${title}\n${text}`).digest("hex");

const naming = (properties: readonly AnyProperty[], id: string): readonly string[] =>
  properties.filter(({ rules }) => rules.includes(id)).map(({ name }) => name);

/** One row for each rule of the specification. */
export const matrixOf = ({ specification, functions, properties, vectors }: House): readonly MatrixRow[] =>
  specification.rules.map((rule) => ({
    id: rule.id,
    title: rule.title,
    chapter: rule.chapter,
    status: rule.status,
    source: rule.source,
    hash: hashOf(rule),
    functions: functions.filter(({ rule: id }) => id === rule.id).map(({ where }) => where),
    properties: naming(properties, rule.id),
    vectors: [...vectors.values()].filter((ids) => ids.includes(rule.id)).length,
  }));

const gaps = (house: House): readonly string[] =>
  matrixOf(house).flatMap(({ id, functions, properties, vectors }) => [
    ...(functions.length === 0 ? [`${id} has no function in model/`] : []),
    ...(properties.length === 0 ? [`${id} has no property`] : []),
    ...(vectors === 0 ? [`${id} has no vector`] : []),
  ]);

/** Places that name a rule or an erratum which the specification does not have. */
const strangers = ({ ruleSet, specification, functions, properties, vectors }: House): readonly string[] => {
  const known = new Set([...specification.rules, ...specification.errata].map(({ id }) => id));
  const uses = [
    ...specification.mentions.map(({ id, chapter }) => [id, `spec/${chapter}`] as const),
    ...functions.map(({ rule, where }) => [rule, where] as const),
    ...properties.flatMap(({ name, rules, errata }) =>
      [...rules, ...(errata ?? []).map(({ id }) => id)].map((id) => [id, `property ${name}`] as const),
    ),
    ...[...ruleSet.calls].flatMap(([name, { rules }]) => rules.map((id) => [id, `call ${name}`] as const)),
    ...[...vectors].flatMap(([path, ids]) => ids.map((id) => [id, path] as const)),
  ];
  return uses
    .filter(([id]) => !known.has(id))
    .map(([id, where]) => `${where} names ${id}, which the spec lacks`);
};

const twice = ({ specification }: House): readonly string[] => {
  const ids = [...specification.rules, ...specification.errata].map(({ id }) => id);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} stands twice in the spec`);
};

const unexcused = ({ specification, properties }: House): readonly string[] => {
  const excused = new Set(properties.flatMap(({ errata }) => (errata ?? []).map(({ id }) => id as string)));
  return specification.errata
    .filter(({ id }) => !excused.has(id))
    .map(({ id }) => `${id} is an erratum of no property`);
};

const constantFaults = ({ ruleSet, specification }: House): readonly string[] => {
  const constants = ruleSet.constants as ProtocolConstants & Readonly<Record<string, unknown>>;
  const listed = new Set(specification.constants.map(({ name }) => name));
  return [
    ...Object.keys(constants)
      .filter((name) => !listed.has(name))
      .map((name) => `constant ${name} stands in no table of the spec`),
    ...specification.constants
      .filter(({ name, value }) => String(constants[name]) !== value)
      .map(
        ({ name, value, chapter }) =>
          `spec/${chapter} gives ${name} as ${value}, the code as ${constants[name]}`,
      ),
  ];
};

/** Everything that is wrong between the specification, the model, the properties and the vectors. */
export const faultsOf = (house: House): readonly string[] => [
  ...(house.specification.rules.length === 0 ? ["the specification has no rules"] : []),
  ...twice(house),
  ...gaps(house),
  ...strangers(house),
  ...unexcused(house),
  ...constantFaults(house),
  ...coverageFaults(house.ruleSet, house.callEnds, house.twinEnds, house.specification.unreached),
];

/** What `spec.json` holds: the specification as data, for clients that pin the rules they implement. */
export const publishedSpec = (house: House) => {
  const { constants, name, version, status, source } = house.ruleSet;
  return {
    format: "taospec-spec/1",
    ruleSet: { name, version, status, source },
    constants: Object.fromEntries(Object.entries(constants).map(([key, value]) => [key, String(value)])),
    rules: matrixOf(house),
    errata: house.specification.errata.map((erratum) => ({
      id: erratum.id,
      title: erratum.title,
      hash: hashOf(erratum),
      properties: house.properties
        .filter(({ errata }) => (errata ?? []).some(({ id }) => id === erratum.id))
        .map((property) => property.name),
    })),
  };
};
