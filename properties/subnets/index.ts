import type { AnyProperty } from "../property.ts";
import { dissolvingRefundsTheLock } from "./dissolving-refunds-the-lock.ts";
import { largerTargetsAllowNoFewerRegistrations } from "./larger-targets-allow-no-fewer-registrations.ts";
import { latestOfEqualSubnetsIsReplaced } from "./latest-of-equal-subnets-is-replaced.ts";
import { leastSubnetIsReplaced } from "./least-subnet-is-replaced.ts";
import { lockCostFallsBackInOneInterval } from "./lock-cost-falls-back-in-one-interval.ts";
import { moreStakeGetsARootSeat } from "./more-stake-gets-a-root-seat.ts";
import { networkCounterCountsNetworks } from "./network-counter-counts-networks.ts";
import { newNetworkLocksItsCost } from "./new-network-locks-its-cost.ts";
import { newNetworksOweNothingToOldOnes } from "./new-networks-owe-nothing-to-old-ones.ts";
import { onlyOwnersRegisterOnRoot } from "./only-owners-register-on-root.ts";
import { registrationsNeverPanic } from "./registrations-never-panic.ts";
import { rootKeepsTheMostStake } from "./root-keeps-the-most-stake.ts";
import { senateKeepsTheMostStake } from "./senate-keeps-the-most-stake.ts";

/** The laws of this area. */
export const subnetsProperties: readonly AnyProperty[] = [
  lockCostFallsBackInOneInterval,
  registrationsNeverPanic,
  leastSubnetIsReplaced,
  latestOfEqualSubnetsIsReplaced,
  newNetworkLocksItsCost,
  newNetworksOweNothingToOldOnes,
  networkCounterCountsNetworks,
  dissolvingRefundsTheLock,
  rootKeepsTheMostStake,
  moreStakeGetsARootSeat,
  onlyOwnersRegisterOnRoot,
  largerTargetsAllowNoFewerRegistrations,
  senateKeepsTheMostStake,
];
