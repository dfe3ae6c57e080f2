import type { RuleSet } from "../rules.ts";
import { EXISTENTIAL_DEPOSIT } from "./balances/account.ts";
import { calls } from "./calls.ts";
import { blockStep } from "./emission/blockStep.ts";
import { subtensorEvents } from "./events.ts";
import { governanceEvents } from "./governance/events.ts";
import { items } from "./items/index.ts";
import { releaseToBalance } from "./staking/stake.ts";
import { ROOT_NETUID } from "./subnets/rootNetuid.ts";
import { utilityEvents } from "./utility/events.ts";
import { callWeights } from "./weightTable.ts";

/** The chain as deployed: opentensor/subtensor v1.0.0, bit for bit. */
export const finney: RuleSet = {
  name: "finney",
  version: "1",
  status: "observed",
  source: "opentensor/subtensor v1.0.0 (spec_version 149)",
  substrateFixed: "0.5.9",
  constants: {
    raoPerTao: 1_000_000_000n,
    totalSupply: 21_000_000_000_000_000n,
    defaultBlockEmission: 1_000_000_000n,
    blockSeconds: 12n,
    rootNetuid: ROOT_NETUID,
    bondsMovingAverageScale: 1_000_000n,
    existentialDeposit: EXISTENTIAL_DEPOSIT,
  },
  items,
  calls,
  palletIndices: {
    System: 0,
    Balances: 5,
    SubtensorModule: 7,
    Triumvirate: 8,
    TriumvirateMembers: 9,
    SenateMembers: 10,
    Utility: 11,
    AdminUtils: 19,
  },
  callWeights,
  events: [...subtensorEvents, ...governanceEvents, ...utilityEvents],
  onInitialize: blockStep,
  release: releaseToBalance,
};
