import { releaseToBalance } from "../../finney/staking/stake.ts";
import type { Release } from "../../rules.ts";
import type { BondedParameters } from "../parameters.ts";

export const releaseToEntry = (_parameters: BondedParameters): Release => releaseToBalance;
