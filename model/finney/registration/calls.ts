import type { CallDefinition } from "../../rules.ts";
import { burnedRegister } from "./burnedRegister.ts";
import { faucet } from "./faucet.ts";
import { register } from "./register.ts";
import { swapHotkey } from "./swapHotkey.ts";

/** The calls of this chapter. */
export const registrationCalls: readonly CallDefinition[] = [register, burnedRegister, faucet, swapHotkey];
