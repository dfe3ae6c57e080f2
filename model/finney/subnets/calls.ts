import type { CallDefinition } from "../../rules.ts";
import { dissolveNetwork } from "./dissolveNetwork.ts";
import { registerNetwork } from "./registerNetwork.ts";
import { rootRegister } from "./rootRegister.ts";

/** The calls of this chapter. */
export const subnetsCalls: readonly CallDefinition[] = [registerNetwork, dissolveNetwork, rootRegister];
