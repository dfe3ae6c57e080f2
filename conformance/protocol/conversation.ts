/** What a case asks of a target, and what the answers amount to. Pure: who carries the messages is the caller's part. */
import * as Schema from "effect/Schema";
import type { RuleSet } from "../../model/rules.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import { encodeEntry, type State } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import {
  type ConformanceCase,
  type Executed,
  InputError,
  type Json,
  type Outcome,
  type Trace,
} from "../case.ts";
import { writeChanges } from "../codecs/changes.ts";
import { readState } from "../codecs/state.ts";
import { account, anyJson, reader } from "../codecs/values.ts";
import { digestOf } from "../replay/digest.ts";
import { recordedParentHash } from "../replay/execute.ts";
import { blockOf, type PlainStep, readPlainStep } from "../replay/scenario.ts";
import { placeOfSuite } from "../ruleSets.ts";
import {
  type Answer,
  announces,
  type Failure,
  type Method,
  type Offer,
  type Part,
  type Question,
} from "./messages.ts";
import { Broken } from "./session.ts";

/** What came of a case: an outcome beside that part of the expected one which it can be compared with, or no answer. */
export type Heard =
  | { readonly expected: Outcome; readonly trace?: Trace; readonly executed: Executed }
  | { readonly failure: Failure };

/** Yields questions, is given their answers, and returns what came of it. */
export type Conversation<Value = Heard> = Generator<Question, Value, Answer>;

type JsonObject = { readonly [key: string]: Json };

/** The target could not answer, which ends the conversation. */
class Unanswered extends Error {
  override readonly name = "Unanswered";
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

function* ask(method: Method, params: Json): Conversation<Json> {
  const answer = yield { method, params };
  if ("error" in answer) throw new Unanswered(answer.error);
  return answer.result;
}

const checked = <Value>(read: (json: unknown) => Value, what: string, json: Json): Value => {
  try {
    return read(json);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new Broken("garbles", `${what}: ${error.message}`);
  }
};

const outcomes = [
  Schema.Struct({ ok: anyJson }),
  Schema.Struct({ rejected: Schema.String }),
  Schema.Struct({ panic: Schema.String }),
] as const;
const trace = Schema.Array(Schema.Tuple([Schema.String, anyJson]));

const readOutcome = reader(Schema.Union(outcomes));
const readTraced = reader(Schema.Struct({ ok: anyJson, trace: Schema.optionalKey(trace) }));
const readStepEnd = reader(
  Schema.Union([Schema.Struct({ ok: Schema.Record(Schema.String, anyJson) }), outcomes[1], outcomes[2]]),
);
const readRoot = reader(account);
const readAnyState = reader(Schema.Record(Schema.String, anyJson));
const readNothing = reader(Schema.Record(Schema.String, Schema.Never));

function* computed({ suite: name, handler, input, expected }: ConformanceCase): Conversation {
  const { suite } = placeOfSuite(name);
  const answer =
    suite === "tokenomics"
      ? yield* ask("issuance", { handler, input })
      : yield* ask("compute", { suite, handler, input });
  return { expected, executed: { outcome: checked(readOutcome, "outcome", answer) } };
}

const isTraced = (answer: Json): answer is JsonObject =>
  typeof answer === "object" && answer !== null && "ok" in answer;

function* epoch({ input, expected, trace: phases }: ConformanceCase, offer: Offer): Conversation {
  const wanted = announces(offer, "trace") && phases !== undefined;
  const answer = yield* ask("epoch", { ...(input as JsonObject), trace: wanted });
  if (!wanted || !isTraced(answer))
    return { expected, executed: { outcome: checked(readOutcome, "outcome", answer) } };
  const { ok, trace: found = [] } = checked(readTraced, "outcome", answer);
  if (!("ok" in expected)) return { expected, executed: { outcome: { ok } } };
  return { expected, trace: phases, executed: { outcome: { ok }, trace: found } };
}

/** The parts of what a step did that a case of one step, and one of many, is compared by. */
const stepParts = ["events", "changes", "root"] as const;
const sequenceParts = ["events", "changes"] as const;

/** Those of `parts` that the target announced. */
const wantedOf = (parts: readonly Part[], offer: Offer): readonly Part[] =>
  parts.filter((part) => announces(offer, part));

const only = (members: JsonObject, parts: readonly Part[]): JsonObject =>
  Object.fromEntries(
    parts.filter((part) => Object.hasOwn(members, part)).map((part) => [part, members[part] as Json]),
  );

/** The session's chain in between: the state that is known of it, where it is looked at after each step. */
interface Watched {
  readonly items: RuleSet["items"];
  /** An empty state is `undefined` too. */
  readonly looks: boolean;
  state: State;
}

const itemsOf = ({ suite }: ConformanceCase): RuleSet["items"] => placeOfSuite(suite).rules.items;

function* stateNow(items: RuleSet["items"]): Conversation<State> {
  const answer = yield* ask("state", {});
  return checked((json) => readState(items, readAnyState(json)), "state", answer);
}

function* begin(items: RuleSet["items"], state: Json, looks: boolean): Conversation<Watched> {
  checked(readNothing, "init", yield* ask("init", { state }));
  return { items, looks, state: looks ? readState(items, state as JsonObject) : undefined };
}

/** What a step did. A part that nobody asked for is no answer; one that is missing is found when it is compared. */
const partsOf = (given: JsonObject, parts: readonly Part[]): JsonObject => {
  const other = Object.keys(given).find((name) => !(parts as readonly string[]).includes(name));
  if (other === undefined) return given;
  throw new Broken("garbles", `outcome: ok.${other}: no such part was asked for`);
};

/** One `apply`; where the chain is watched, with the changes that its state shows, whatever the target says of them. */
function* apply(step: JsonObject, parts: readonly Part[], watched: Watched): Conversation<Outcome> {
  const end = checked(readStepEnd, "outcome", yield* ask("apply", { ...step, parts }));
  if (!("ok" in end)) return end;
  const given = partsOf(end.ok, parts);
  if (!watched.looks) return { ok: given };
  const after = yield* stateNow(watched.items);
  const changes = writeChanges(changesBetween(watched.state, after)) as Json;
  watched.state = after;
  return { ok: { ...given, changes } };
}

const stepOf = ({ suite, handler, input }: ConformanceCase): JsonObject => {
  const { state: _, ...step } = input as JsonObject;
  return placeOfSuite(suite).suite === "block" ? step : { call: handler, ...step };
};

const rootOf = (outcome: Outcome): Json | undefined =>
  "ok" in outcome ? (outcome.ok as JsonObject)["root"] : undefined;

const compared = (expected: Outcome, offer: Offer, withChanges: boolean): Outcome => {
  if (!("ok" in expected)) return expected;
  const parts = expected.ok as JsonObject;
  return {
    ok: {
      ...only(parts, wantedOf(stepParts, offer)),
      ...(withChanges ? { changes: parts["changes"] as Json } : {}),
    },
  };
};

function* steppedOnce(subject: ConformanceCase, offer: Offer, watch: boolean): Conversation<Outcome> {
  const watched = yield* begin(itemsOf(subject), (subject.input as JsonObject)["state"] as Json, watch);
  return yield* apply(stepOf(subject), wantedOf(stepParts, offer), watched);
}

/** A root as it ought to be, and as the target has it. */
interface Roots {
  readonly expected: Json;
  readonly actual: Json;
}

/** The root that the target has of its state, beside the one that this state has. */
function* rootAt(state: State): Conversation<Roots> {
  const actual = checked(readRoot, "root", yield* ask("root", {}));
  return { expected: stateRoot(state, encodeEntry), actual };
}

/** What is refused, or stopped by a panic, leaves the chain as it was: its root, or else its state, is asked for. */
function* untouched(subject: ConformanceCase, offer: Offer, outcome: Outcome): Conversation {
  const { input, expected } = subject;
  const items = itemsOf(subject);
  const before = readState(items, (input as JsonObject)["state"] as JsonObject);
  const beside = (part: "root" | "changes", wanted: Json, found: Json): Heard => ({
    expected: { ...expected, ...{ [part]: wanted } },
    executed: { outcome: { ...outcome, ...{ [part]: found } } },
  });
  if (announces(offer, "root")) {
    const { expected: wanted, actual } = yield* rootAt(before);
    return beside("root", wanted, actual);
  }
  return beside("changes", [], writeChanges(changesBetween(before, yield* stateNow(items))) as Json);
}

/** A call or the beginning of a block on a state. Where only roots are known to part, it is done again and looked at. */
function* stepped(subject: ConformanceCase, offer: Offer): Conversation {
  const outcome = yield* steppedOnce(subject, offer, false);
  const expected = compared(subject.expected, offer, false);
  if (!("ok" in outcome) && !("ok" in expected)) return yield* untouched(subject, offer, outcome);
  const parted = announces(offer, "root") && rootOf(outcome) !== rootOf(expected);
  if (!parted || announces(offer, "changes") || !("ok" in outcome) || !("ok" in expected))
    return { expected, executed: { outcome } };
  const looked = yield* steppedOnce(subject, offer, true);
  // Right only when it is asked again is wrong.
  if (rootOf(looked) === rootOf(expected)) return { expected, executed: { outcome } };
  return { expected: compared(subject.expected, offer, true), executed: { outcome: looked } };
}

const resultOf = (outcome: Exclude<Outcome, { readonly ok: Json }>): Json =>
  "rejected" in outcome ? { error: outcome.rejected } : { panic: outcome.panic };

/** What a step did in the words of a sequence. */
const shownOf = (outcome: Outcome): Json => {
  if (!("ok" in outcome)) return { result: resultOf(outcome), events: [], changes: [] };
  return { result: "Ok", ...(outcome.ok as JsonObject) };
};

/** So many blocks, then the digest of the state. */
function* advanced(
  step: Extract<PlainStep, { readonly advance: number }>,
  { items }: Watched,
): Conversation<Json> {
  const last = blockOf(step);
  for (let number = last - BigInt(step.advance) + 1n; number <= last; number += 1n) {
    const block = { block: `${number}`, parent_hash: recordedParentHash(number) };
    const end = yield* apply(block, [], { items, looks: false, state: undefined });
    if (!("ok" in end)) return { block: `${number}`, result: resultOf(end) };
  }
  return { digest: digestOf(items, yield* stateNow(items)) };
}

function* sequenceStep(json: Json, offer: Offer, watched: Watched): Conversation<Json> {
  const step = readPlainStep(json);
  if (!("advance" in step))
    return shownOf(yield* apply(json as JsonObject, wantedOf(sequenceParts, offer), watched));
  const shown = yield* advanced(step, watched);
  if (watched.looks) watched.state = yield* stateNow(watched.items);
  return shown;
}

interface Run {
  readonly shown: readonly Json[];
  readonly digest: string;
  /** Of the last state, as the target has it and as it ought to be; where roots are announced. */
  readonly root?: Roots;
}

function* runOnce(subject: ConformanceCase, offer: Offer, watch: boolean): Conversation<Run> {
  const items = itemsOf(subject);
  const { genesis, steps } = subject.input as { readonly genesis: Json; readonly steps: readonly Json[] };
  const watched = yield* begin(items, genesis, watch);
  const shown: Json[] = [];
  for (const step of steps) shown.push(yield* sequenceStep(step, offer, watched));
  const state = yield* stateNow(items);
  const run = { shown, digest: digestOf(items, state) };
  return announces(offer, "root") ? { ...run, root: yield* rootAt(state) } : run;
}

/** A step of a sequence as it is expected, without what the target does not answer. */
const expectedStep = (step: Json, offer: Offer, withChanges: boolean): Json => {
  const { events, changes, ...rest } = step as JsonObject;
  return {
    ...rest,
    ...(events !== undefined && announces(offer, "events") ? { events } : {}),
    ...(changes !== undefined && (withChanges || announces(offer, "changes")) ? { changes } : {}),
  };
};

const withoutUnannounced = (shown: readonly Json[], offer: Offer, withChanges: boolean): readonly Json[] =>
  shown.map((step) => expectedStep(step, offer, withChanges));

/** A run of steps. Where only its end is known to be another, it is done again and each step looked at. */
function* sequence(subject: ConformanceCase, offer: Offer): Conversation {
  const { steps, digest } = (subject.expected as { readonly ok: { steps: readonly Json[]; digest: string } })
    .ok;
  const heard = ({ shown, digest: found, root }: Run, withChanges: boolean): Heard => {
    const wanted = { steps: withoutUnannounced(steps, offer, withChanges), digest };
    const given = { steps: withoutUnannounced(shown, offer, withChanges), digest: found };
    if (root === undefined) return { expected: { ok: wanted }, executed: { outcome: { ok: given } } };
    return {
      expected: { ok: { ...wanted, root: root.expected } },
      executed: { outcome: { ok: { ...given, root: root.actual } } },
    };
  };
  const run = yield* runOnce(subject, offer, false);
  if (run.digest === digest || announces(offer, "changes")) return heard(run, false);
  const looked = yield* runOnce(subject, offer, true);
  return looked.digest === digest ? heard(run, false) : heard(looked, true);
}

const kindOf = (subject: ConformanceCase, offer: Offer): Conversation => {
  switch (placeOfSuite(subject.suite).suite) {
    case "yuma":
      return epoch(subject, offer);
    case "calls":
    case "rejected":
    case "block":
      return stepped(subject, offer);
    case "sequence":
      return sequence(subject, offer);
    default:
      return computed(subject);
  }
};

/** All that a case asks of a target with this offer. Throws `Broken` for an answer that is none. */
export function* conversation(subject: ConformanceCase, offer: Offer): Conversation {
  try {
    return yield* kindOf(subject, offer);
  } catch (error) {
    if (error instanceof Unanswered) return { failure: error.failure };
    throw error;
  }
}
