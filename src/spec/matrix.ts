/** The matrix rule ↔ function ↔ property ↔ vector, and what is wrong with it. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { callName } from "../../conformance/codecs/calls.ts";
import type { RuleSet } from "../../model/rules.ts";
import type { AnyProperty } from "../../properties/property.ts";
import { differenceOf, ownCalls } from "../rules/difference.ts";
import { parametersOf } from "../rules/parameters.ts";
import type { SpecEntry, Specification } from "./chapters.ts";
import { type CallEnds, coverageFaults, type RulesCoverage, type Unreached } from "./coverage.ts";
import type { RuleFunction } from "./functions.ts";

/** All that the check looks at. */
export interface House {
  /** Every rule set with how its calls end in vectors; a parent before its children. */
  readonly ruleSets: readonly RulesCoverage[];
  readonly specification: Specification;
  readonly functions: readonly RuleFunction[];
  readonly properties: readonly AnyProperty[];
  /** Rule IDs that each bundled vector names, by path. */
  readonly vectors: ReadonlyMap<string, readonly string[]>;
}

/** One rule and what stands for it. */
export interface MatrixRow {
  readonly id: string;
  readonly title: string;
  readonly chapter: string;
  /** The rule set that brings it. */
  readonly ruleSet: string;
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
  readonly rules?: { readonly name: string };
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

/** How the active vectors of a rule set in some suites under `folder` end, by call. */
export const callEndsIn = (folder: string, ruleSet: string, suites: readonly string[]): CallEnds => {
  const found = new Map<string, Set<string>>();
  for (const vector of activeVectors(folder).values()) {
    const { rules, suite = "", handler = "" } = vector;
    if (rules?.name !== ruleSet || !suites.includes(suite)) continue;
    const ends = outcomesOf(vector).map(endOf);
    found.set(handler, new Set([...(found.get(handler) ?? []), ...ends]));
  }
  return found;
};

const hashOf = ({ id, title, text }: SpecEntry): string =>
  createHash("sha256").update(`${id}\n${title}\n${text}`).digest("hex");

const naming = (properties: readonly AnyProperty[], id: string): readonly string[] =>
  properties.filter(({ rules }) => rules.includes(id)).map(({ name }) => name);

/** Functions that a rule set has for itself lie in a folder of its name; what rule sets share is of the first. */
const ruleSetOf = ({ ruleSets }: House, functions: readonly string[]): string => {
  const names = ruleSets.map(({ rules }) => rules.name);
  const owner = names.find(
    (name) => functions.length > 0 && functions.every((where) => where.startsWith(`model/${name}/`)),
  );
  return owner ?? names[0]!;
};

/** One row for each rule of the specification. */
export const matrixOf = (house: House): readonly MatrixRow[] =>
  house.specification.rules.map((rule) => {
    const functions = house.functions.filter(({ rule: id }) => id === rule.id).map(({ where }) => where);
    return {
      id: rule.id,
      title: rule.title,
      chapter: rule.chapter,
      ruleSet: ruleSetOf(house, functions),
      status: rule.status,
      source: rule.source,
      hash: hashOf(rule),
      functions,
      properties: naming(house.properties, rule.id),
      vectors: [...house.vectors.values()].filter((ids) => ids.includes(rule.id)).length,
    };
  });

const gaps = (house: House): readonly string[] =>
  matrixOf(house).flatMap(({ id, functions, properties, vectors }) => [
    ...(functions.length === 0 ? [`${id} has no function in model/`] : []),
    ...(properties.length === 0 ? [`${id} has no property`] : []),
    ...(vectors === 0 ? [`${id} has no vector`] : []),
  ]);

/** Places that name a rule or an erratum which the specification does not have. */
const strangers = ({ ruleSets, specification, functions, properties, vectors }: House): readonly string[] => {
  const known = new Set([...specification.rules, ...specification.errata].map(({ id }) => id));
  const uses = [
    ...specification.mentions.map(({ id, chapter }) => [id, `spec/${chapter}`] as const),
    ...functions.map(({ rule, where }) => [rule, where] as const),
    ...properties.flatMap(({ name, rules, errata }) =>
      [...rules, ...(errata ?? []).map(({ id }) => id)].map((id) => [id, `property ${name}`] as const),
    ),
    ...ruleSets
      .flatMap(({ rules }) => ownCalls(rules))
      .flatMap(({ pallet, name, rules }) => rules.map((id) => [id, `call ${pallet}.${name}`] as const)),
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

type TableValues = Specification["constants"];

/** Numbers of the code that stand in no table or in several, and tables that give others than the code. */
const valueFaults = (
  kind: string,
  values: ReadonlyMap<string, string>,
  listed: TableValues,
): readonly string[] => [
  ...[...values.keys()].flatMap((name) => {
    const count = listed.filter((row) => row.name === name).length;
    if (count === 1) return [];
    return [`${kind} ${name} stands in ${count === 0 ? "no table" : `${count} tables`} of the spec`];
  }),
  ...listed
    .filter(({ name, value }) => values.get(name) !== value)
    .map(
      ({ name, value, chapter }) =>
        `spec/${chapter} gives ${name} as ${value}, the code as ${values.get(name)}`,
    ),
];

const numbersOf = (rules: RuleSet): readonly (readonly [name: string, value: string])[] =>
  parametersOf(rules).map(({ name, value }) => [name, `${value}`] as const);

/** Constants are the numbers of rules that stand alone; those of their children are parameters. */
const numberFaults = ({ ruleSets, specification: { constants, parameters } }: House): readonly string[] => {
  const numbers = (hasParent: boolean) =>
    new Map(
      ruleSets.flatMap(({ rules }) => ((rules.parent !== undefined) === hasParent ? numbersOf(rules) : [])),
    );
  return [
    ...valueFaults("constant", numbers(false), constants),
    ...valueFaults("parameter", numbers(true), parameters),
  ];
};

/**
 * Ends that calls never have, as the chapters on the rules of this set say, and for calls that it replaces those on its
 * parent's. Chapters without rules are on the first set.
 */
const unreachedUnder = (house: House, rules: RuleSet): readonly Unreached[] => {
  const rows = matrixOf(house);
  const first = house.ruleSets[0]!.rules.name;
  const ownerOf = (chapter: string): string => rows.find((row) => row.chapter === chapter)?.ruleSet ?? first;
  const { parent } = rules;
  const replaced = parent === undefined ? [] : differenceOf(rules, parent).replaced;
  const names = new Set(replaced.map(({ pallet, name }) => callName(`${pallet}.${name}`)));
  return house.specification.unreached.filter(({ chapter, call }) => {
    const owner = ownerOf(chapter);
    return owner === rules.name || (owner === parent?.name && names.has(call));
  });
};

const endFaults = (house: House): readonly string[] =>
  house.ruleSets.flatMap((coverage) =>
    coverageFaults(coverage, unreachedUnder(house, coverage.rules)).map((fault) =>
      coverage.rules.parent === undefined ? fault : `${coverage.rules.name}: ${fault}`,
    ),
  );

/** Everything that is wrong between the specification, the model, the properties and the vectors. */
export const faultsOf = (house: House): readonly string[] => [
  ...(house.specification.rules.length === 0 ? ["the specification has no rules"] : []),
  ...twice(house),
  ...gaps(house),
  ...strangers(house),
  ...unexcused(house),
  ...numberFaults(house),
  ...endFaults(house),
];

const publishedSet = (rules: RuleSet) => ({
  name: rules.name,
  version: rules.version,
  status: rules.status,
  source: rules.source,
  parent: rules.parent?.name ?? null,
  parameters: rules.parent === undefined ? {} : Object.fromEntries(numbersOf(rules)),
});

/** What `spec.json` holds: the specification as data, for clients that pin the rules they implement. */
export const publishedSpec = (house: House) => {
  const [first] = house.ruleSets;
  const { name, version, status, source } = first!.rules;
  return {
    format: "taospec-spec/1",
    ruleSet: { name, version, status, source },
    ruleSets: house.ruleSets.map(({ rules }) => publishedSet(rules)),
    constants: Object.fromEntries(numbersOf(first!.rules)),
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
