/** Pinned rules: the hash of each rule's text at the time when somebody implemented it. */
import * as Schema from "effect/Schema";
import { InputError } from "../../conformance/case.ts";
import { reader } from "../../conformance/codecs/values.ts";
import { fits } from "../../conformance/wildcard.ts";
import { withFile } from "../cli/errors.ts";
import { readJsonFile } from "../input/file.ts";

const pinsFormat = "taospec-pins/1";

const rulePattern = Schema.String.check(
  Schema.isPattern(/^[A-Z*]+(-[0-9*]+)?$/, { expected: "a rule's ID, in which * stands for any characters" }),
);

const pinsFile = Schema.Struct({
  format: Schema.Literal(pinsFormat),
  ruleSet: Schema.Struct({ name: Schema.String, version: Schema.String }),
  patterns: Schema.Array(rulePattern),
  rules: Schema.Record(Schema.String, Schema.String),
});

/** What a file of pins holds. */
export type Pins = typeof pinsFile.Type;

const readPins = reader(pinsFile);
const readPattern = reader(rulePattern);

const specFile = Schema.Struct({
  ruleSet: Schema.Struct({ name: Schema.String, version: Schema.String }),
  rules: Schema.Array(
    Schema.Struct({ id: Schema.String, title: Schema.String, chapter: Schema.String, hash: Schema.String }),
  ),
});
const readSpec = reader(specFile, "ignore");

/** Of spec.json, what pins speak of. */
export type Spec = typeof specFile.Type;

/** Throws an InputError for what is no file of pins. */
export const loadPins = (file: string): Pins => withFile(file, () => readPins(readJsonFile(file)));

export const loadSpec = (file: string): Spec => withFile(file, () => readSpec(readJsonFile(file)));

/** The pins of the rules that fit a pattern. Throws an InputError for a pattern that none fits. */
export const pinsOf = ({ ruleSet, rules }: Spec, patterns: readonly string[]): Pins => {
  for (const pattern of patterns) {
    readPattern(pattern);
    if (!rules.some(({ id }) => fits(pattern, id)))
      throw new InputError("--rule", `expected the ID of a rule (found ${pattern}, which none fits)`);
  }
  const pinned = rules.filter(({ id }) => patterns.some((pattern) => fits(pattern, id)));
  const { name, version } = ruleSet;
  return {
    format: pinsFormat,
    ruleSet: { name, version },
    patterns,
    rules: Object.fromEntries(pinned.map(({ id, hash }) => [id, hash])),
  };
};

const added = ({ rules }: Pins, fresh: Pins, spec: Spec): readonly string[] =>
  spec.rules
    .filter(({ id }) => Object.hasOwn(fresh.rules, id) && !Object.hasOwn(rules, id))
    .map(({ id, title, chapter }) => `${id} (${title}, spec/${chapter}) is new`);

const moved = ({ rules }: Pins, spec: Spec): readonly string[] =>
  Object.entries(rules).flatMap(([id, hash]) => {
    const rule = spec.rules.find((candidate) => candidate.id === id);
    if (rule === undefined) return [`${id} is gone`];
    return rule.hash === hash ? [] : [`${id} (${rule.title}, spec/${rule.chapter}) has another text`];
  });

/** A line for each thing in which the specification is no longer what was pinned. */
export const pinFaults = (pins: Pins, spec: Spec): readonly string[] => {
  const [old, now] = [pins.ruleSet, spec.ruleSet].map(({ name, version }) => `${name} ${version}`);
  const rules = old === now ? [] : [`the rules are ${now}, pinned are ${old}`];
  const known = pins.patterns.filter((pattern) => spec.rules.some(({ id }) => fits(pattern, id)));
  return [...rules, ...moved(pins, spec), ...added(pins, pinsOf(spec, known), spec)];
};
