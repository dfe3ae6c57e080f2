import type { AnyProperty } from "../property.ts";
import { adjustmentsNeverStopTheChain } from "./adjustments-never-stop-the-chain.ts";
import { blockStepsWriteOnlyWhatTheyName } from "./block-steps-write-only-what-they-name.ts";
import { countersCountTheBlocksSinceAnEpoch } from "./counters-count-the-blocks-since-an-epoch.ts";
import { dividedEmissionAddsUp } from "./divided-emission-adds-up.ts";
import { divisionLosesARaoAtMost } from "./division-loses-a-rao-at-most.ts";
import { emissionValuesChangeOnlyInRootEpochs } from "./emission-values-change-only-in-root-epochs.ts";
import { epochsComeWithinATempo } from "./epochs-come-within-a-tempo.ts";
import { epochsLoadWhatWasPending } from "./epochs-load-what-was-pending.ts";
import { networkOrderDoesNotChangePayments } from "./network-order-does-not-change-payments.ts";
import { newRaoAreHeldBySomeone } from "./new-rao-are-held-by-someone.ts";
import { nominatorsShareByStake } from "./nominators-share-by-stake.ts";
import { paymentsFollowTheStakeOfTheEpoch } from "./payments-follow-the-stake-of-the-epoch.ts";
import { paymentsInPartsEndInTime } from "./payments-in-parts-end-in-time.ts";
import { paymentsPayExactlyWhatWasLoaded } from "./payments-pay-exactly-what-was-loaded.ts";
import { pricesFollowDemand } from "./prices-follow-demand.ts";
import { pricesStayBetweenTheirBounds } from "./prices-stay-between-their-bounds.ts";
import { renamingColdkeysRenamesPayments } from "./renaming-coldkeys-renames-payments.ts";
import { theNamedPriceMoves } from "./the-named-price-moves.ts";
import { wholeSharesArePaidWhole } from "./whole-shares-are-paid-whole.ts";

/** The laws of this area. */
export const emissionProperties: readonly AnyProperty[] = [
  adjustmentsNeverStopTheChain,
  blockStepsWriteOnlyWhatTheyName,
  countersCountTheBlocksSinceAnEpoch,
  dividedEmissionAddsUp,
  divisionLosesARaoAtMost,
  emissionValuesChangeOnlyInRootEpochs,
  epochsComeWithinATempo,
  epochsLoadWhatWasPending,
  networkOrderDoesNotChangePayments,
  newRaoAreHeldBySomeone,
  nominatorsShareByStake,
  paymentsFollowTheStakeOfTheEpoch,
  paymentsInPartsEndInTime,
  paymentsPayExactlyWhatWasLoaded,
  pricesFollowDemand,
  pricesStayBetweenTheirBounds,
  renamingColdkeysRenamesPayments,
  theNamedPriceMoves,
  wholeSharesArePaidWhole,
];
