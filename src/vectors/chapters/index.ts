import type { Draft } from "../files.ts";
import { adminVectors } from "./admin.ts";
import { balancesVectors } from "./balances.ts";
import { bondedVectors } from "./bonded/index.ts";
import { boundsVectors } from "./bounds.ts";
import { emissionVectors } from "./emission.ts";
import { genesisVectors } from "./genesis.ts";
import { governanceVectors } from "./governance.ts";
import { registrationVectors } from "./registration.ts";
import { runtimeVectors } from "./runtime.ts";
import { servingVectors } from "./serving.ts";
import { stakingVectors } from "./staking.ts";
import { subnetsVectors } from "./subnets.ts";
import { transactionsVectors } from "./transactions.ts";
import { weightsVectors } from "./weights.ts";

const finneyVectors = (): readonly Draft[] => [
  ...adminVectors(),
  ...balancesVectors(),
  ...boundsVectors(),
  ...emissionVectors(),
  ...genesisVectors(),
  ...governanceVectors(),
  ...registrationVectors(),
  ...runtimeVectors(),
  ...servingVectors(),
  ...stakingVectors(),
  ...subnetsVectors(),
  ...transactionsVectors(),
  ...weightsVectors(),
];

/** The vectors of the chapters on the state machine. */
export const chapterVectors = (): readonly Draft[] => {
  const ofFinney = finneyVectors();
  return [...ofFinney, ...bondedVectors(ofFinney)];
};
