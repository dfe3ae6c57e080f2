/** What two sets of vectors differ in, file by file, and why. */
import { InputError, type Json } from "../../conformance/case.ts";
import { stateMembers, statePath } from "../../conformance/formats/state.ts";
import { differences } from "../../conformance/runner/compare.ts";
import type { Fields, SetFile, VectorSet } from "./vectorSet.ts";

/** One thing in which two versions of a file differ. */
interface Reason {
  readonly what: string;
  readonly detail: string;
}

export const changeKinds = [
  "added",
  "removed",
  "changed",
  "disputed",
  "retired",
  "active again",
  "re-encoded",
] as const;

type ChangeKind = (typeof changeKinds)[number];

/** A file that is not the same in both sets. */
export interface FileChange {
  readonly kind: ChangeKind;
  readonly path: string;
  readonly reasons: readonly Reason[];
}

/** What a set is, in a few words. */
export interface Side {
  readonly name: string;
  readonly formats: readonly string[];
  readonly rules: readonly string[];
  readonly root?: string;
  readonly vectors: number;
  readonly states: number;
}

/** How two sets of vectors differ. */
export interface VectorsDiff {
  readonly before: Side;
  readonly after: Side;
  readonly changes: readonly FileChange[];
  /** Shared states that only one of the two has. */
  readonly states: { readonly added: number; readonly removed: number };
}

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: Json | undefined): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");

/** The same value has the same text, in whatever order its members stand. */
const keyOf = (value: Json): string =>
  JSON.stringify(value, (_, part: Json) =>
    isFields(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );

interface Case {
  readonly place: string;
  readonly input: Json;
  readonly expected: Json;
}

/** A file's cases with their states in their places. */
type Resolve = (input: Json) => Json;

const resolver =
  ({ states, name }: VectorSet, folder: string): Resolve =>
  (input) => {
    if (!isFields(input)) return input;
    const whole = stateMembers.flatMap((member) => {
      const value = input[member];
      if (!isFields(value) || typeof value["shared"] !== "string") return [];
      const path = `${folder}${statePath(value["shared"])}`;
      const state = states.get(path)?.content?.["state"];
      if (state === undefined) throw new InputError(name, `the state ${path} is missing`);
      return [[member, state] as const];
    });
    return { ...input, ...Object.fromEntries(whole) };
  };

const rowCases = (rows: readonly Json[]): readonly Case[] =>
  rows.map((row, index) => {
    const cells = row as readonly Json[];
    return { place: `rows[${index}]`, input: cells.slice(0, -1), expected: cells.at(-1) ?? null };
  });

const pairCases = (pairs: readonly Json[], resolve: Resolve): readonly Case[] =>
  pairs.map((pair, index) => {
    const [input = null, expected = null] = pair as readonly Json[];
    return { place: `pairs[${index}]`, input: resolve(input), expected };
  });

const singleCase = (fields: Fields, place: string, resolve: Resolve): Case => ({
  place,
  input: resolve(fields["input"] ?? null),
  expected: fields["expected"] ?? null,
});

const casesOf = (content: Fields, resolve: Resolve): readonly Case[] => {
  const { rows, pairs } = content;
  if (Array.isArray(rows)) return rowCases(rows as readonly Json[]);
  if (Array.isArray(pairs)) return pairCases(pairs as readonly Json[], resolve);
  const twins = ["rejected", "repaired"].filter((name) => isFields(content[name]));
  if (twins.length === 0) return [singleCase(content, "", resolve)];
  return twins.map((name) => singleCase(content[name] as Fields, name, resolve));
};

const shownPaths = 3;

const reasonAt = (what: string, paths: readonly string[]): readonly Reason[] => {
  if (paths.length === 0) return [];
  const more = paths.length > shownPaths ? `, and ${paths.length - shownPaths} more` : "";
  return [{ what, detail: `at ${paths.slice(0, shownPaths).join(", ")}${more}` }];
};

const within = (place: string, member: string): string => (place === "" ? member : `${place}.${member}`);

const pathsBetween = (
  member: "input" | "expected",
  pairs: readonly (readonly [Case, Case])[],
): readonly string[] =>
  pairs.flatMap(([before, after]) =>
    differences(within(after.place, member), before[member], after[member]).map(({ path }) => path),
  );

/** Cases by their inputs; of the same input the first is told from the second. */
const byInput = (cases: readonly Case[]): ReadonlyMap<string, Case> => {
  const counts = new Map<string, number>();
  return new Map(
    cases.map((own) => {
      const key = keyOf(own.input);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [`${count} ${key}`, own];
    }),
  );
};

interface Matched {
  readonly pairs: readonly (readonly [before: Case, after: Case])[];
  readonly added: readonly Case[];
  readonly removed: readonly Case[];
}

/** Cases of the same input belong together, and of the others those that stand in the same place. */
const matched = (before: readonly Case[], after: readonly Case[]): Matched => {
  const [old, now] = [byInput(before), byInput(after)];
  const same = [...old].flatMap(([key, own]) => (now.has(key) ? [[own, now.get(key)!] as const] : []));
  const onlyOld = [...old].flatMap(([key, own]) => (now.has(key) ? [] : [own]));
  const onlyNow = [...now].flatMap(([key, own]) => (old.has(key) ? [] : [own]));
  const atPlace = new Map(onlyNow.map((own) => [own.place, own]));
  const changed = onlyOld.flatMap((own) =>
    atPlace.has(own.place) ? [[own, atPlace.get(own.place)!] as const] : [],
  );
  const moved = new Set(changed.map(([{ place }]) => place));
  const left = (cases: readonly Case[]) => cases.filter(({ place }) => !moved.has(place));
  return { pairs: [...same, ...changed], added: left(onlyNow), removed: left(onlyOld) };
};

const countReason = ({ added, removed }: Matched): readonly Reason[] => {
  const parts = [
    ...(added.length > 0 ? [`${added.length} added`] : []),
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
  ];
  return parts.length === 0 ? [] : [{ what: "cases", detail: parts.join(", ") }];
};

const caseReasons = (before: readonly Case[], after: readonly Case[]): readonly Reason[] => {
  const found = matched(before, after);
  return [
    ...countReason(found),
    ...reasonAt("input", pathsBetween("input", found.pairs)),
    ...reasonAt("outcome", pathsBetween("expected", found.pairs)),
  ];
};

const traceReasons = (before: Fields, after: Fields): readonly Reason[] => {
  const [old, now] = [before["trace"], after["trace"]];
  const labels = (trace: Json | undefined): Json =>
    Array.isArray(trace) ? Object.fromEntries(trace as readonly (readonly [string, Json])[]) : null;
  return reasonAt("trace", [
    ...new Set(differences("", labels(old), labels(now)).map(({ path }) => path || "trace")),
  ]);
};

const ruleIdsOf = (listed: Fields): readonly string[] => (listed["ruleIds"] ?? []) as readonly string[];

const ruleReasons = (before: Fields, after: Fields): readonly Reason[] => {
  const [old, now] = [ruleIdsOf(before), ruleIdsOf(after)];
  const signed = [
    ...now.filter((id) => !old.includes(id)).map((id) => `+${id}`),
    ...old.filter((id) => !now.includes(id)).map((id) => `-${id}`),
  ];
  return signed.length === 0 ? [] : [{ what: "rule IDs", detail: signed.join(" ") }];
};

const membersReasons = (
  members: Readonly<Record<string, string>>,
  before: Fields,
  after: Fields,
): readonly Reason[] =>
  Object.entries(members).flatMap(([member, what]) => {
    const [old, now] = [before[member], after[member]];
    return differences("", old, now).length === 0
      ? []
      : [{ what, detail: `${textOf(old)} → ${textOf(now)}` }];
  });

const statusKind = (status: Json | undefined): "active" | "disputed" | "retired" => {
  if (!isFields(status)) return "active";
  return "retired" in status ? "retired" : "disputed";
};

/** What is said against a vector that is disputed or retired, with the place where it is discussed. */
const statusReason = (status: Json | undefined): Reason => {
  const kind = statusKind(status);
  if (kind === "active") return { what: "status", detail: "active" };
  const { reason, link } = (status as Fields)[kind] as Fields;
  return { what: "status", detail: `${kind}: ${textOf(reason)} (${textOf(link)})` };
};

const statusReasons = (before: Fields, after: Fields): readonly Reason[] => {
  const [old, now] = [before["status"] ?? "active", after["status"] ?? "active"];
  return differences("", old, now).length === 0 ? [] : [statusReason(now)];
};

const headMembers = { format: "format", rules: "rules", repair: "repair", description: "description" };

/** Where both contents are at hand. */
const contentReasons = (
  before: Fields,
  after: Fields,
  resolve: readonly [Resolve, Resolve],
): readonly Reason[] => [
  ...caseReasons(casesOf(before, resolve[0]), casesOf(after, resolve[1])),
  ...traceReasons(before, after),
  ...membersReasons(headMembers, before, after),
];

const folderOf = (path: string): string => path.slice(0, path.indexOf("/") + 1);

/** Where a file's outcomes come from; an index tells no more than the kind. */
const sourceOf = ({ listed }: SetFile, { content }: SetFile): Fields => {
  const { provenance = null } = listed;
  return {
    provenance: content === undefined && isFields(provenance) ? (provenance["kind"] ?? null) : provenance,
  };
};

const reasonsOf = (path: string, before: SetFile, after: SetFile, sets: readonly [VectorSet, VectorSet]) => {
  const [old, now] = [before.listed, after.listed];
  const own =
    before.content === undefined || after.content === undefined
      ? []
      : contentReasons(before.content, after.content, [
          resolver(sets[0], folderOf(path)),
          resolver(sets[1], folderOf(path)),
        ]);
  const provenance = membersReasons(
    { provenance: "provenance" },
    sourceOf(before, after),
    sourceOf(after, before),
  );
  return [...statusReasons(old, now), ...own, ...ruleReasons(old, now), ...provenance];
};

const kindOf = (before: Fields, after: Fields, reasons: readonly Reason[]): ChangeKind => {
  const [old, now] = [statusKind(before["status"]), statusKind(after["status"])];
  if (old !== now) return now === "active" ? "active again" : now;
  return reasons.every(({ what }) => what === "format") ? "re-encoded" : "changed";
};

const unseen: Reason = {
  what: "content",
  detail: "differs; only an index is at hand, which does not say how",
};

const changeOf = (
  path: string,
  before: SetFile,
  after: SetFile,
  sets: readonly [VectorSet, VectorSet],
): FileChange => {
  const reasons = reasonsOf(path, before, after, sets);
  const isSeen = before.content !== undefined && after.content !== undefined;
  const all = isSeen || reasons.length > 0 ? reasons : [unseen];
  return { kind: kindOf(before.listed, after.listed, all), path, reasons: all };
};

const introduction = (listed: Fields): readonly Reason[] => {
  const { description } = listed;
  return [
    ...(statusKind(listed["status"]) === "active" ? [] : [statusReason(listed["status"])]),
    { what: "rule IDs", detail: ruleIdsOf(listed).join(" ") },
    ...(description === undefined ? [] : [{ what: "description", detail: textOf(description) }]),
  ];
};

const fileChanges = (before: VectorSet, after: VectorSet): readonly FileChange[] => {
  const paths = [...new Set([...before.vectors.keys(), ...after.vectors.keys()])].sort();
  return paths.flatMap((path): readonly FileChange[] => {
    const [old, now] = [before.vectors.get(path), after.vectors.get(path)];
    if (old === undefined) return [{ kind: "added", path, reasons: introduction(now!.listed) }];
    if (now === undefined) return [{ kind: "removed", path, reasons: introduction(old.listed) }];
    return old.sha256 === now.sha256 ? [] : [changeOf(path, old, now, [before, after])];
  });
};

const distinct = (set: VectorSet, show: (listed: Fields) => Json | undefined): readonly string[] => {
  const shown = [...set.vectors.values()].map(({ listed }) => show(listed));
  return [...new Set(shown.flatMap((value) => (typeof value === "string" ? [value] : [])))].sort();
};

const rulesShown = ({ rules }: Fields): string | undefined =>
  isFields(rules) ? `${textOf(rules["name"])} ${textOf(rules["version"])}` : undefined;

const sideOf = (set: VectorSet): Side => ({
  name: set.name,
  formats: distinct(set, ({ format }) => format),
  rules: distinct(set, rulesShown),
  ...(set.root === undefined ? {} : { root: set.root }),
  vectors: set.vectors.size,
  states: set.states.size,
});

const missingIn = (left: VectorSet, right: VectorSet): number =>
  [...left.states.keys()].filter((path) => !right.states.has(path)).length;

/** Compare two sets of vectors. Throws an InputError for a set that lacks a state. */
export const diffVectors = (before: VectorSet, after: VectorSet): VectorsDiff => ({
  before: sideOf(before),
  after: sideOf(after),
  changes: fileChanges(before, after),
  states: { added: missingIn(after, before), removed: missingIn(before, after) },
});

/** Whether two sets hold the same files. */
export const isSameSet = ({ changes, states }: VectorsDiff): boolean =>
  changes.length === 0 && states.added === 0 && states.removed === 0;
