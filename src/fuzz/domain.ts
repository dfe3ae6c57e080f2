import type { Arbitrary } from "fast-check";
import type { ConformanceCase, Json } from "../../conformance/case.ts";
import type { Offer } from "../../conformance/protocol/messages.ts";
import { rulesOf } from "../../conformance/rules.ts";
import { execute } from "../vectors/execute.ts";

/** What is asked, without an answer. */
export interface Asking {
  readonly suite: string;
  readonly handler: string;
  readonly input: Json;
}

/** How large the random subnets are. */
export interface Sizes {
  readonly validators: number;
  readonly miners: number;
}

/** What is asked of one random value: most values are one question. */
export type Draws = Arbitrary<readonly Asking[]>;

/** A part of the protocol with random inputs of its own. */
export interface Domain {
  readonly name: string;
  /** The suites that its questions belong to. */
  readonly suites: readonly string[];
  /** Undefined where the target offers nothing of it. */
  readonly draws: (offer: Offer, sizes: Sizes) => Draws | undefined;
  /** What its figures count, and how many of them a question is. */
  readonly unit: string;
  readonly countOf: (asking: Asking) => number;
}

/** A question with the model's own answer: what a target is held to. */
export const caseOf = ({ suite, handler, input }: Asking): ConformanceCase => {
  const { outcome, trace } = execute(suite, handler, input);
  const named = { file: "(random)", id: `${suite}/${handler}/random`, name: "random" };
  const all = { ...named, suite, handler, rules: rulesOf(suite, handler), input, expected: outcome };
  return trace === undefined ? all : { ...all, trace };
};
