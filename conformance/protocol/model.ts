/** This specification as a target. */
import * as Schema from "effect/Schema";
import { finney } from "../../model/finney/rules.ts";
import type { Chain } from "../../model/rules.ts";
import { encodeEntry, type State } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { type Executed, type Handler, InputError, type Json } from "../case.ts";
import { named, readState, writeState } from "../codecs/state.ts";
import { account, reader, u64 } from "../codecs/values.ts";
import { type Executed as Applied, executeBlock, executeCall, readExtrinsic } from "../replay/execute.ts";
import { failureOutcome } from "../suites/calls.ts";
import { specification } from "../suites/index.ts";
import { type Answer, type Failure, type Offer, type Question, targetProtocol } from "./messages.ts";

type JsonObject = { readonly [key: string]: Json };

class NotOffered extends Error {}

const handlerOf = (suite: string, handler: string): Handler => {
  const found = specification.suites.find(({ name }) => name === suite)?.handlers.get(handler);
  if (found === undefined) throw new NotOffered(`no handler ${handler} in suite ${suite}`);
  return found;
};

const parts = reader(Schema.Record(Schema.String, Schema.Json));
const state = reader(Schema.Struct({ state: Schema.Record(Schema.String, Schema.Unknown) }));
const wanted = { parts: Schema.Array(Schema.Literals(["events", "changes", "root"])) };
const call = reader(
  Schema.Struct({ call: Schema.String, origin: Schema.Json, args: Schema.Json, ...wanted }),
);
const block = reader(Schema.Struct({ block: u64, parent_hash: account, ...wanted }));
const issuance = reader(Schema.Struct({ handler: Schema.String, input: Schema.Json }));
const compute = reader(Schema.Struct({ suite: Schema.String, handler: Schema.String, input: Schema.Json }));
const epoch = reader(Schema.Struct({ trace: Schema.Boolean }), "ignore");

const offer = (version: string): Offer => ({
  protocol: targetProtocol,
  rules: { name: finney.name, version: finney.version },
  target: { name: "taospec", version },
  suites: Object.fromEntries(specification.suites.map(({ name }) => [name, ["*"]])),
  answers: ["trace", "events", "changes", "root"],
});

type Step = ReturnType<typeof call> | ReturnType<typeof block>;

const executeStep = (chain: Chain, step: Step): Applied =>
  "call" in step
    ? executeCall(chain, readExtrinsic(finney, step))
    : executeBlock(chain, { number: step.block, parentHash: step.parent_hash });

const answerOf = ({ state: after, record }: Applied, parts: Step["parts"]): Json => {
  const { result, events, changes } = record;
  if (result !== "Ok") return failureOutcome(result);
  const all = { events: () => events, changes: () => changes, root: () => stateRoot(after, encodeEntry) };
  return { ok: Object.fromEntries(parts.map((part) => [part, all[part]() as Json])) };
};

/** The chain of a session, which `init` and `apply` replace. */
class SessionChain {
  #state: State = readState(finney.items, {});

  init(params: Json): Json {
    this.#state = named("state", () => readState(finney.items, state(params).state));
    return {};
  }

  apply(params: Json): Json {
    const step = "call" in (params as object) ? call(params) : block(params);
    const done = executeStep({ rules: finney, state: this.#state }, step);
    this.#state = done.state;
    return answerOf(done, step.parts);
  }

  root(): Json {
    return stateRoot(this.#state, encodeEntry);
  }

  state(): Json {
    return writeState(finney.items, this.#state);
  }
}

const withTrace = ({ outcome, trace }: Executed, wanted: boolean): Json =>
  wanted && trace !== undefined && "ok" in outcome ? { ...outcome, trace: trace as Json } : outcome;

const computeEpoch = (params: Json): Json => {
  const { trace } = epoch(params);
  const { trace: _, ...input } = params as JsonObject;
  return withTrace(handlerOf("yuma", "epoch")(input), trace);
};

const computeIssuance = (params: Json): Json => {
  const { handler, input } = issuance(params);
  return handlerOf("tokenomics", handler)(input).outcome;
};

const computeAny = (params: Json): Json => {
  const { suite, handler, input } = compute(params);
  return handlerOf(suite, handler)(input).outcome;
};

const failureOf = (error: unknown): Failure => {
  if (error instanceof InputError) return { code: "invalid", message: error.message };
  if (error instanceof NotOffered) return { code: "unsupported", message: error.message };
  return { code: "internal", message: String(error) };
};

const resultOf = (chain: SessionChain, own: Offer, { method, params }: Question): Json => {
  switch (method) {
    case "handshake":
      return own as unknown as Json;
    case "health":
      return { status: "ok", target: own.target, rules: own.rules };
    case "init":
    case "apply":
      return chain[method](parts(params));
    case "root":
    case "state":
      return chain[method]();
    case "epoch":
      return computeEpoch(parts(params));
    case "issuance":
      return computeIssuance(params);
    case "compute":
      return computeAny(params);
    default:
      throw new NotOffered(`no method ${String(method)}`);
  }
};

/** A session of this specification: answers at once, and keeps one chain. `version`: of the program that serves it. */
export const modelSession = (version: string): ((question: Question) => Answer) => {
  const chain = new SessionChain();
  const own = offer(version);
  return (question) => {
    try {
      return { result: resultOf(chain, own, question) };
    } catch (error) {
      return { error: failureOf(error) };
    }
  };
};
