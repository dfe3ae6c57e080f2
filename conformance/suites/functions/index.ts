import { emissionFunctions } from "./emission.ts";
import type { FunctionHandlers } from "./handler.ts";
import { registrationFunctions } from "./registration.ts";
import { servingFunctions } from "./serving.ts";
import { subnetsFunctions } from "./subnets.ts";
import { transactionsFunctions } from "./transactions.ts";
import { weightsFunctions } from "./weights.ts";

/** The functions of the chapters on the state machine. */
export const chapterFunctions: FunctionHandlers = {
  ...registrationFunctions,
  ...servingFunctions,
  ...weightsFunctions,
  ...subnetsFunctions,
  ...emissionFunctions,
  ...transactionsFunctions,
};
