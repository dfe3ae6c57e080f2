import type { Draft } from "../../files.ts";
import { authorshipVectors } from "./authorship.ts";
import { queriesVectors } from "./queries.ts";
import { scoringVectors } from "./scoring.ts";
import { signaturesVectors } from "./signatures.ts";
import { slashingVectors } from "./slashing.ts";
import { unbondingVectors } from "./unbonding.ts";

/** The vectors of the bonded rules. */
export const bondedVectors = (): readonly Draft[] => [
  ...unbondingVectors(),
  ...slashingVectors(),
  ...authorshipVectors(),
  ...queriesVectors(),
  ...scoringVectors(),
  ...signaturesVectors(),
];
