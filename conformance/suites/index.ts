import type { Target } from "../runner/run.ts";
import { blocks } from "./blocks.ts";
import { calls, rejected } from "./calls.ts";
import { codec } from "./codec.ts";
import { genesis } from "./genesis.ts";
import { numbers } from "./numbers.ts";
import { root } from "./root.ts";
import { sequences } from "./sequences.ts";
import { tokenomics } from "./tokenomics.ts";
import { yuma } from "./yuma.ts";
import { laterFunctions, yumaFunctions } from "./yumaFunctions.ts";

/** This specification itself, as a target of the runner. */
export const specification: Target = {
  suites: [
    numbers,
    tokenomics,
    yuma,
    root,
    yumaFunctions,
    codec,
    calls,
    rejected,
    blocks,
    sequences,
    genesis,
  ],
  later: new Map([[yumaFunctions.name, laterFunctions]]),
};
