import type { Arbitrary } from "fast-check";

/** A named fault of the chain that a property meets; described in spec/errata.md. */
export interface Erratum<Case> {
  /** ID in spec/errata.md. */
  readonly id: `ERR-${number}`;
  /** Whether this fault, and no other, explains the violation of `input`. */
  readonly excuses: (input: Case) => boolean;
  /** The smallest scenario that violates the property; a test requires that it still does. */
  readonly scenario: Case;
}

/** A statement that should hold for every input, together with the inputs to try. */
export interface Property<Case> {
  /** Kebab case; the file bears the same name. */
  readonly name: string;
  /** One sentence for a reader who does not know the code. */
  readonly informal: string;
  /** The same as a formula. */
  readonly formal: string;
  /** IDs of the rules that it speaks of. */
  readonly rules: readonly string[];
  readonly status: "tested" | "claimed";
  readonly arbitrary: Arbitrary<Case>;
  /** How many inputs of other properties one input of this one stands for; a whole run of the chain costs more. */
  readonly cost?: number;
  /** Cases that a run must have met, so that the property is not true for want of inputs. */
  readonly witnesses: Readonly<Record<string, (input: Case) => boolean>>;
  /** What is wrong, with figures; undefined where the statement holds. */
  readonly violation: (input: Case) => string | undefined;
  readonly errata?: readonly Erratum<Case>[];
}

/** A property whose case type is its own business. */
// biome-ignore lint/suspicious/noExplicitAny: an existential type; only `property` below makes one
export type AnyProperty = Property<any>;

/** Declare a property, with its case type inferred from the arbitrary. */
export const property = <Case>(declaration: Property<Case>): Property<Case> => declaration;
