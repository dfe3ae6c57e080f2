import type { AnyProperty } from "../property.ts";
import { accountsHaveOneKey } from "./accounts-have-one-key.ts";
import { faultySnapshotsAreRefused } from "./faulty-snapshots-are-refused.ts";
import { genesisAgreesWithItself } from "./genesis-agrees-with-itself.ts";
import { genesisHasTwoNetworks } from "./genesis-has-two-networks.ts";
import { genesisHoldsTheSnapshot } from "./genesis-holds-the-snapshot.ts";
import { genesisKnowsNoOrder } from "./genesis-knows-no-order.ts";
import { networksFollowEachOther } from "./networks-follow-each-other.ts";
import { schedulesHaveRulesForEveryBlock } from "./schedules-have-rules-for-every-block.ts";
import { upgradeCountsAnew } from "./upgrade-counts-anew.ts";
import { upgradeRunsOnce } from "./upgrade-runs-once.ts";
import { upgradeToTheSameRulesChangesNothing } from "./upgrade-to-the-same-rules-changes-nothing.ts";

/** The laws of this area. */
export const genesisProperties: readonly AnyProperty[] = [
  accountsHaveOneKey,
  faultySnapshotsAreRefused,
  genesisAgreesWithItself,
  genesisHasTwoNetworks,
  genesisHoldsTheSnapshot,
  genesisKnowsNoOrder,
  networksFollowEachOther,
  schedulesHaveRulesForEveryBlock,
  upgradeCountsAnew,
  upgradeRunsOnce,
  upgradeToTheSameRulesChangesNothing,
];
