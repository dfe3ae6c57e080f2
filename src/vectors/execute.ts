import { createHash } from "node:crypto";
import type { Executed, Json } from "../../conformance/case.ts";
import { specification } from "../../conformance/suites/index.ts";

/** What the model answers. */
export const execute = (suite: string, handler: string, input: Json): Executed => {
  const run = specification.suites.find(({ name }) => name === suite)?.handlers.get(handler);
  if (run === undefined) throw new Error(`no handler ${suite}/${handler}`);
  return run(input);
};

/** A seed of its own for each handler, so that a new one does not change the vectors of the others. */
export const seedOf = (suite: string, handler: string): number =>
  createHash("sha256").update(`${suite}/${handler}`).digest().readUInt32BE() >>> 1;
