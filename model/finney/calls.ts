import type { CallDefinition } from "../rules.ts";
import { adminCalls } from "./admin/calls.ts";
import { balancesCalls } from "./balances/calls.ts";
import { governanceCalls } from "./governance/calls.ts";
import { registrationCalls } from "./registration/calls.ts";
import { servingCalls } from "./serving/calls.ts";
import { stakingCalls } from "./staking/calls.ts";
import { subnetsCalls } from "./subnets/calls.ts";
import { utilityCalls } from "./utility/calls.ts";
import { weightsCalls } from "./weights/calls.ts";

const all: readonly CallDefinition[] = [
  ...weightsCalls,
  ...stakingCalls,
  ...servingCalls,
  ...registrationCalls,
  ...subnetsCalls,
  ...governanceCalls,
  ...adminCalls,
  ...balancesCalls,
  ...utilityCalls,
];

/** Every call of the chain, by pallet and name. */
export const calls: ReadonlyMap<string, CallDefinition> = new Map(
  all.map((definition) => [`${definition.pallet}.${definition.name}`, definition]),
);
