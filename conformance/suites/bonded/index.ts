import type { FunctionHandlers } from "../functions/handler.ts";
import { authorshipFunctions } from "./authorship.ts";
import { queriesFunctions } from "./queries.ts";
import { scoringFunctions } from "./scoring.ts";
import { signaturesFunctions } from "./signatures.ts";
import { slashingFunctions } from "./slashing.ts";
import { unbondingFunctions } from "./unbonding.ts";
import { upgradeFunctions } from "./upgrade.ts";

/** The functions of the bonded chapters. */
export const bondedFunctions: FunctionHandlers = {
  ...unbondingFunctions,
  ...slashingFunctions,
  ...authorshipFunctions,
  ...queriesFunctions,
  ...scoringFunctions,
  ...signaturesFunctions,
  ...upgradeFunctions,
};
