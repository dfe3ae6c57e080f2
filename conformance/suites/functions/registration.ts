import type { FunctionHandlers } from "./handler.ts";

/** The functions of this chapter under the chain's names. */
export const registrationFunctions: FunctionHandlers = {};
