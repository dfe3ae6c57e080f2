import type { Json } from "../model/json.ts";

export type { Json } from "../model/json.ts";

/** How a case ends: with a value, refused for a named reason, or where the chain's code panics. */
export type Outcome = { readonly ok: Json } | { readonly rejected: string } | { readonly panic: string };

/** Phase results in order, under the chain's trace labels or our phase names. */
export type Trace = readonly (readonly [label: string, value: Json])[];

/** Why a case is not to be relied on: *disputed* ones are run but decide nothing, *retired* ones are not run. */
export interface CaseStatus {
  readonly kind: "disputed" | "retired";
  readonly reason: string;
  readonly link: string;
}

/** Where an expected outcome comes from. */
export type Provenance =
  | { readonly kind: "generated"; readonly seed: number; readonly generator: string }
  | { readonly kind: "observed"; readonly source: string }
  | {
      readonly kind: "counterexample";
      readonly seed: number;
      readonly path: string;
      readonly generator: string;
    };

/** One thing to check, whatever file format it came from. */
export interface ConformanceCase {
  readonly file: string;
  /** `suite/handler/case`, and what tells the cases of one file apart: unique among bundled vectors. */
  readonly id: string;
  /** Unique within the file. */
  readonly name: string;
  readonly suite: string;
  readonly handler: string;
  readonly rules: readonly string[];
  readonly input: Json;
  /** Where the input stands in the file, for messages about it. */
  readonly inputPath?: string;
  readonly expected: Outcome;
  /** Compared label by label, in order, before the outcome. */
  readonly trace?: Trace;
  readonly description?: string;
  readonly provenance?: Provenance;
  /** Of a case that is not active. */
  readonly status?: CaseStatus;
  /** Why the case is not run, where it cannot be. */
  readonly skip?: string;
}

export interface Executed {
  readonly outcome: Outcome;
  readonly trace?: Trace;
}

/** Computes one kind of case. An input that it cannot read is an `InputError`, never a guess. */
export type Handler = (input: Json) => Executed;

/** A family of handlers under one suite name. */
export interface Suite {
  readonly name: string;
  readonly handlers: ReadonlyMap<string, Handler>;
}

/** Says what is wrong with an input and where: `path` in JSON, what was expected, what was found. */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly path: string;
  readonly expectation: string;
  constructor(path: string, expectation: string, options?: ErrorOptions) {
    super(`${path}: ${expectation}`, options);
    this.path = path;
    this.expectation = expectation;
  }
}
