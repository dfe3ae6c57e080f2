import type { Target } from "../runner/run.ts";
import { root } from "./root.ts";
import { yuma } from "./yuma.ts";
import { laterFunctions, yumaFunctions } from "./yumaFunctions.ts";

/** This specification itself, as a target of the runner. */
export const specification: Target = {
  suites: [yuma, root, yumaFunctions],
  later: new Map([[yumaFunctions.name, laterFunctions]]),
};
