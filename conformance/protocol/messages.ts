/** What runner and target say to each other: spec/targets.md, protocol taospec-target/1. */
import * as Schema from "effect/Schema";
import { InputError, type Json } from "../case.ts";
import { reader } from "../codecs/values.ts";
import { suiteName } from "../ruleSets.ts";
import { fits } from "../wildcard.ts";

/** The version of the contract. */
export const targetProtocol = "taospec-target/1";

const text = (description: string) => Schema.String.annotate({ description });
const json = (description: string) => Schema.Json.annotate({ description });

const methods = [
  "handshake",
  "health",
  "init",
  "apply",
  "root",
  "state",
  "epoch",
  "issuance",
  "compute",
] as const;

export type Method = (typeof methods)[number];

/** A question without its number. */
export interface Question {
  readonly method: Method;
  readonly params: Json;
}

/** One line from the runner to the target. */
export const request = Schema.Struct({
  id: Schema.Int.annotate({ description: "Rises from question to question" }),
  method: Schema.Literals(methods),
  params: json("What the method takes"),
}).annotate({ title: "taospec-target/1 question" });

export type Request = typeof request.Type;

const failure = Schema.Struct({
  code: Schema.Literals(["unsupported", "invalid", "internal"]),
  message: text("What went wrong, for a reader"),
}).annotate({ description: "The target could not answer; never how the protocol refuses a call" });

/** Why a target could not answer. */
export type Failure = typeof failure.Type;

const id = Schema.Int.annotate({ description: "The number of the question" });

const answered = Schema.Struct({ id, result: json("What the method gives") });
const failed = Schema.Struct({ id, error: failure });

/** One line from the target to the runner. */
export const response = Schema.Union([answered, failed]).annotate({ title: "taospec-target/1 answer" });

export type Response = typeof response.Type;

/** An answer without its number. */
export type Answer = { readonly result: Json } | { readonly error: Failure };

const named = Schema.Struct({ name: Schema.String, version: Schema.String });

/** A name and its version: of a target, or of a rule set. */
export type Named = typeof named.Type;

const parts = Schema.Literals(["trace", "events", "changes", "root"]);

/** What a target may answer besides what is needed. */
export type Part = typeof parts.Type;

/** What a target says of itself at the beginning of a session. */
export const offer = Schema.Struct({
  protocol: text("What it speaks"),
  rules: named.annotate({ description: "The rule set that it implements" }),
  target: named.annotate({ description: "What it is" }),
  suites: Schema.Record(Schema.String, Schema.Array(Schema.String)).annotate({
    description: "The handlers that it offers, by suite; * stands for any characters",
  }),
  answers: Schema.optionalKey(Schema.Array(parts)).annotate({
    description: "What it answers besides what is needed",
  }),
}).annotate({ title: "taospec-target/1 handshake" });

export type Offer = typeof offer.Type;

const readHealth = reader(Schema.Struct({ status: Schema.Literal("ok"), target: named, rules: named }));

/** What a target says of itself at other times. Throws an InputError. */
export const healthOf: (json: unknown) => { readonly target: Named; readonly rules: Named } = readHealth;

const readAnswered = reader(answered);
const readFailed = reader(failed);

/** An answer from a line of a target. Throws an InputError, which speaks of the kind of answer that it was to be. */
export const responseOf = (json: unknown): Response =>
  typeof json === "object" && json !== null && "error" in json ? readFailed(json) : readAnswered(json);

const readOffer = reader(offer);

const chainSuites = ["calls", "rejected", "block"];

/** The suites as the runner calls them: a target knows only those of its own rules, and names them plainly. */
const underRules = (read: Offer): Offer => ({
  ...read,
  suites: Object.fromEntries(
    Object.entries(read.suites).map(([suite, handlers]) => [suiteName(read.rules, suite), handlers]),
  ),
});

/** The handshake of a target. Throws an InputError. */
export const offerOf = (json: unknown): Offer => {
  const read = readOffer(json);
  const chain = chainSuites.find((suite) => Object.hasOwn(read.suites, suite));
  const answers = read.answers ?? [];
  if (chain === undefined || answers.includes("changes") || answers.includes("root")) return underRules(read);
  throw new InputError("answers", `expected changes or root, since the suite ${chain} is offered`);
};

export const announces = ({ answers = [] }: Offer, part: Part): boolean => answers.includes(part);

/** Whether a target offers a handler of a suite. */
export const offers = ({ suites }: Offer, suite: string, handler: string): boolean =>
  Object.hasOwn(suites, suite) && (suites[suite] ?? []).some((pattern) => fits(pattern, handler));
