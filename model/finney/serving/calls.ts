import type { CallDefinition } from "../../rules.ts";
import { serveAxon, servePrometheus } from "./serve.ts";

/** The calls of this chapter. */
export const servingCalls: readonly CallDefinition[] = [serveAxon, servePrometheus];
