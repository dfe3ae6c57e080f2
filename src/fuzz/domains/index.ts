import type { Domain } from "../domain.ts";
import { calls } from "./calls.ts";
import { epochs } from "./epochs.ts";
import { issuance } from "./issuance.ts";
import { numbers } from "./numbers.ts";
import { roots } from "./roots.ts";

/** All of them, in the order in which they are searched. */
export const domains: readonly Domain[] = [numbers, issuance, epochs, roots, calls];
