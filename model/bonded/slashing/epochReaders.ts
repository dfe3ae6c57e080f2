import type { EpochReaders } from "../../finney/emission/blockStep.ts";
import { readRootEpochInput } from "../../finney/root/readRootEpochInput.ts";
import { readEpochInput } from "../../finney/yuma/readEpochInput.ts";
import type { State } from "../../storage/item.ts";

export const readersWithoutJailed: EpochReaders = { epoch: readEpochInput, rootEpoch: readRootEpochInput };

export const dropJailedPayments = (state: State): State => state;
