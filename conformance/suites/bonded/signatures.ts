import type { FunctionHandlers } from "../functions/handler.ts";

export const signaturesFunctions: FunctionHandlers = {};
