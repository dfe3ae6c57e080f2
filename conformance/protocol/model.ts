/** This specification as a target. */
import * as Schema from "effect/Schema";
import { finney } from "../../model/finney/rules.ts";
import type { Chain, RuleSet } from "../../model/rules.ts";
import { encodeEntry, type State } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { type Executed, type Handler, InputError, type Json, type Suite } from "../case.ts";
import { named, readState, writeState } from "../codecs/state.ts";
import { account, anyJson, reader, toJson, u64 } from "../codecs/values.ts";
import { type Executed as Applied, executeBlock, executeCall, readExtrinsic } from "../replay/execute.ts";
import { namedRules, placeOfSuite, ruleSets, suiteName } from "../ruleSets.ts";
import { failureOutcome } from "../suites/calls.ts";
import { specification } from "../suites/index.ts";
import { type Answer, type Failure, type Offer, type Question, targetProtocol } from "./messages.ts";

type JsonObject = { readonly [key: string]: Json };

class NotOffered extends Error {}

/** What answers the questions of a session. A value, so that a variant can differ in a part. */
export interface Implementation {
  /** By which the session's chain goes on. */
  readonly rules: RuleSet;
  /** Compute all that needs no chain. */
  readonly suites: readonly Suite[];
  readonly rootOf: (state: State) => string;
}

/** This specification under some rules. */
const ownUnder = (rules: RuleSet): Implementation => ({
  rules,
  suites: specification.suites,
  rootOf: (state) => stateRoot(state, encodeEntry),
});

/** This specification. */
export const ownImplementation: Implementation = ownUnder(finney);

const handlerOf = ({ rules, suites }: Implementation, suite: string, handler: string): Handler => {
  const found = suites.find(({ name }) => name === suiteName(rules, suite))?.handlers.get(handler);
  if (found === undefined) throw new NotOffered(`no handler ${handler} in suite ${suite}`);
  return found;
};

const parts = reader(Schema.Record(Schema.String, anyJson));
const state = reader(Schema.Struct({ state: Schema.Record(Schema.String, Schema.Unknown) }));
const wanted = { parts: Schema.Array(Schema.Literals(["events", "changes", "root"])) };
const call = reader(Schema.Struct({ call: Schema.String, origin: anyJson, args: anyJson, ...wanted }));
const block = reader(Schema.Struct({ block: u64, parent_hash: account, ...wanted }));
const issuance = reader(Schema.Struct({ handler: Schema.String, input: anyJson }));
const compute = reader(Schema.Struct({ suite: Schema.String, handler: Schema.String, input: anyJson }));
const epoch = reader(Schema.Struct({ trace: Schema.Boolean }), "ignore");

/** The suites of some rules, as those rules' vectors name them. */
const plainSuites = (rules: RuleSet): readonly string[] =>
  specification.suites
    .map(({ name }) => placeOfSuite(name))
    .filter((place) => place.rules.name === rules.name)
    .map(({ suite }) => suite);

const offer = (version: string, rules: RuleSet): Offer => ({
  protocol: targetProtocol,
  rules: namedRules(rules),
  target: { name: "taospec", version },
  suites: Object.fromEntries(plainSuites(rules).map((suite) => [suite, ["*"]])),
  answers: ["trace", "events", "changes", "root"],
});

type Step = ReturnType<typeof call> | ReturnType<typeof block>;

const executeStep = (chain: Chain, step: Step): Applied =>
  "call" in step
    ? executeCall(chain, readExtrinsic(chain.rules, step))
    : executeBlock(chain, { number: step.block, parentHash: step.parent_hash });

const answerOf = (
  { rootOf }: Implementation,
  { state: after, record }: Applied,
  parts: Step["parts"],
): Json => {
  const { result, events, changes } = record;
  if (result !== "Ok") return failureOutcome(result);
  const all = { events: () => events, changes: () => changes, root: () => rootOf(after) };
  return { ok: Object.fromEntries(parts.map((part) => [part, all[part]() as Json])) };
};

/** The chain of a session, which `init` and `apply` replace. */
class SessionChain {
  readonly #own: Implementation;
  #state: State = undefined;

  constructor(own: Implementation) {
    this.#own = own;
  }

  init(params: Json): Json {
    this.#state = named("state", () => readState(this.#own.rules.items, state(params).state));
    return {};
  }

  apply(params: Json): Json {
    const step = "call" in (params as object) ? call(params) : block(params);
    const done = executeStep({ rules: this.#own.rules, state: this.#state }, step);
    this.#state = done.state;
    return answerOf(this.#own, done, step.parts);
  }

  root(): Json {
    return this.#own.rootOf(this.#state);
  }

  state(): Json {
    return writeState(this.#own.rules.items, this.#state);
  }
}

const withTrace = ({ outcome, trace }: Executed, wanted: boolean): Json =>
  wanted && trace !== undefined && "ok" in outcome ? { ...outcome, trace: trace as Json } : outcome;

const computeEpoch = (own: Implementation, params: Json): Json => {
  const { trace } = epoch(params);
  const { trace: _, ...input } = params as JsonObject;
  return withTrace(handlerOf(own, "yuma", "epoch")(input), trace);
};

const computeIssuance = (own: Implementation, params: Json): Json => {
  const { handler, input } = issuance(params);
  return handlerOf(own, "tokenomics", handler)(input).outcome;
};

const computeAny = (own: Implementation, params: Json): Json => {
  const { suite, handler, input } = compute(params);
  return handlerOf(own, suite, handler)(input).outcome;
};

const failureOf = (error: unknown): Failure => {
  if (error instanceof InputError) return { code: "invalid", message: error.message };
  if (error instanceof NotOffered) return { code: "unsupported", message: error.message };
  return { code: "internal", message: String(error) };
};

interface Serving {
  readonly own: Implementation;
  readonly offer: Offer;
  readonly chain: SessionChain;
}

const resultOf = ({ own, offer, chain }: Serving, { method, params }: Question): Json => {
  switch (method) {
    case "handshake":
      return toJson(offer);
    case "health":
      return { status: "ok", target: offer.target, rules: offer.rules };
    case "init":
    case "apply":
      return chain[method](parts(params));
    case "root":
    case "state":
      return chain[method]();
    case "epoch":
      return computeEpoch(own, parts(params));
    case "issuance":
      return computeIssuance(own, params);
    case "compute":
      return computeAny(own, params);
    default:
      throw new NotOffered(`no method ${String(method)}`);
  }
};

/** What a session does with a question. */
export type Ask = (question: Question) => Answer;

const asked = reader(Schema.Struct({ rules: Schema.Struct({ name: Schema.String }) }), "ignore");

/** The rules that a handshake asks for, where they are known here; else finney. */
const rulesAsked = (params: Json): RuleSet => {
  try {
    return ruleSets.get(asked(params).rules.name) ?? finney;
  } catch (error) {
    if (error instanceof InputError) return finney;
    throw error;
  }
};

const servingOf = (version: string, own: Implementation): Serving => ({
  own,
  offer: offer(version, own.rules),
  chain: new SessionChain(own),
});

/**
 * A session of this specification, under the rules that the handshake asks for, or of a variant of it: answers at once,
 * and keeps one chain. `version`: of the program that serves it.
 */
export const modelSession = (version: string, variant?: Implementation): Ask => {
  let serving = servingOf(version, variant ?? ownImplementation);
  return (question) => {
    if (question.method === "handshake" && variant === undefined)
      serving = servingOf(version, ownUnder(rulesAsked(question.params)));
    try {
      return { result: resultOf(serving, question) };
    } catch (error) {
      return { error: failureOf(error) };
    }
  };
};
