import { bonded } from "../../model/bonded/rules.ts";
import { finney } from "../../model/finney/rules.ts";
import type { RuleSet } from "../../model/rules.ts";
import type { Suite } from "../case.ts";
import { suiteName } from "../ruleSets.ts";
import type { Target } from "../runner/run.ts";
import { blocksOf } from "./blocks.ts";
import { bondedFunctions } from "./bonded/index.ts";
import { callsOf, rejectedOf } from "./calls.ts";
import { codec } from "./codec.ts";
import { genesis } from "./genesis.ts";
import { numbers } from "./numbers.ts";
import { root } from "./root.ts";
import { sequencesOf } from "./sequences.ts";
import { tokenomics } from "./tokenomics.ts";
import { yuma } from "./yuma.ts";
import { laterFunctions, yumaFunctions } from "./yumaFunctions.ts";

/** What a rule set does to a state: in one call, in the beginning of a block, in a run. */
const stateSuites = (rules: RuleSet): readonly Suite[] => [
  callsOf(rules),
  rejectedOf(rules),
  blocksOf(rules),
  sequencesOf(rules),
];

/** The functions of the bonded chapters, by name. */
const functionsOfBonded: Suite = {
  name: suiteName(bonded, "function"),
  handlers: new Map(Object.entries(bondedFunctions).map(([name, { run }]) => [name, run])),
};

/** This specification itself, as a target of the runner. */
export const specification: Target = {
  suites: [
    numbers,
    tokenomics,
    yuma,
    root,
    yumaFunctions,
    codec,
    ...stateSuites(finney),
    genesis,
    ...stateSuites(bonded),
    functionsOfBonded,
  ],
  later: new Map([[yumaFunctions.name, laterFunctions]]),
};
