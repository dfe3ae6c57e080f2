import { adminProperties } from "./admin/index.ts";
import { authorshipProperties } from "./authorship/index.ts";
import { balancesProperties } from "./balances/index.ts";
import { bondedProperties } from "./bonded/index.ts";
import { chainProperties } from "./chain/index.ts";
import { emissionProperties } from "./emission/index.ts";
import { genesisProperties } from "./genesis/index.ts";
import { governanceProperties } from "./governance/index.ts";
import { numberProperties } from "./numbers/index.ts";
import type { AnyProperty } from "./property.ts";
import { queriesProperties } from "./queries/index.ts";
import { registrationProperties } from "./registration/index.ts";
import { rootCommonFactorChangesDust } from "./root/root-common-factor-changes-dust.ts";
import { rootConsensusRisesWithTrust } from "./root/root-consensus-rises-with-trust.ts";
import { rootEmissionFollowsConsensusAndRank } from "./root/root-emission-follows-consensus-and-rank.ts";
import { rootEpochKeepsItsTempo } from "./root/root-epoch-keeps-its-tempo.ts";
import { rootEpochNeverPanics } from "./root/root-epoch-never-panics.ts";
import { rootPaysAtMostTheBlockEmission } from "./root/root-pays-at-most-the-block-emission.ts";
import { rootScalingWeightsChangesNothing } from "./root/root-scaling-weights-changes-nothing.ts";
import { rootStakeBelongsToItsValidator } from "./root/root-stake-belongs-to-its-validator.ts";
import { rootUnwantedSubnetsGetNothing } from "./root/root-unwanted-subnets-get-nothing.ts";
import { rootWritesAllSubnetsOrNone } from "./root/root-writes-all-subnets-or-none.ts";
import { runtimeProperties } from "./runtime/index.ts";
import { scoringProperties } from "./scoring/index.ts";
import { servingProperties } from "./serving/index.ts";
import { signaturesProperties } from "./signatures/index.ts";
import { slashingProperties } from "./slashing/index.ts";
import { stakingProperties } from "./staking/index.ts";
import { storageProperties } from "./storage/index.ts";
import { subnetsProperties } from "./subnets/index.ts";
import { emissionHalvesAtThresholds } from "./tokenomics/emission-halves-at-thresholds.ts";
import { genesisCountsEveryRaoOnce } from "./tokenomics/genesis-counts-every-rao-once.ts";
import { issuanceAfterIsIteration } from "./tokenomics/issuance-after-is-iteration.ts";
import { ratesAddUpOverTime } from "./tokenomics/rates-add-up-over-time.ts";
import { storedEmissionFollowsIssuance } from "./tokenomics/stored-emission-follows-issuance.ts";
import { supplyNeverExceedsCap } from "./tokenomics/supply-never-exceeds-cap.ts";
import { transactionsProperties } from "./transactions/index.ts";
import { unbondingProperties } from "./unbonding/index.ts";
import { weightsProperties } from "./weights/index.ts";
import { bondsAreKeptOnlyWithAPermit } from "./yuma/bonds-are-kept-only-with-a-permit.ts";
import { bondsColumnsSumToOne } from "./yuma/bonds-columns-sum-to-one.ts";
import { bondsMoveBetweenOldAndNew } from "./yuma/bonds-move-between-old-and-new.ts";
import { clippedWeightsNeverExceedConsensus } from "./yuma/clipped-weights-never-exceed-consensus.ts";
import { consensusFallsOnlyWithSupport } from "./yuma/consensus-falls-only-with-support.ts";
import { consensusIsTheHighestMajorityWeight } from "./yuma/consensus-is-the-highest-majority-weight.ts";
import { epochsAnswerWhole } from "./yuma/epochs-answer-whole.ts";
import { everyStakeHasAShare } from "./yuma/every-stake-has-a-share.ts";
import { higherKappaNeverRaisesConsensus } from "./yuma/higher-kappa-never-raises-consensus.ts";
import { inactiveValidatorsEarnNothing } from "./yuma/inactive-validators-earn-nothing.ts";
import { inactiveWeightsMoveOwnTrustOnly } from "./yuma/inactive-weights-move-own-trust-only.ts";
import { largestBondIsStoredAs65535 } from "./yuma/largest-bond-is-stored-as-65535.ts";
import { minersAndValidatorsShareEqually } from "./yuma/miners-and-validators-share-equally.ts";
import { minorityCannotLiftConsensus } from "./yuma/minority-cannot-lift-consensus.ts";
import { moreEmissionPaysNobodyLess } from "./yuma/more-emission-pays-nobody-less.ts";
import { moreStakeHasNoSmallerShare } from "./yuma/more-stake-has-no-smaller-share.ts";
import { moreStakeNeverLowersConsensus } from "./yuma/more-stake-never-lowers-consensus.ts";
import { noWeightsPayByStake } from "./yuma/no-weights-pay-by-stake.ts";
import { onlyActiveValidatorsVote } from "./yuma/only-active-validators-vote.ts";
import { outdatedBondsAreIgnored } from "./yuma/outdated-bonds-are-ignored.ts";
import { outdatedWeightsAreIgnored } from "./yuma/outdated-weights-are-ignored.ts";
import { permitsGoToTheMostStake } from "./yuma/permits-go-to-the-most-stake.ts";
import { permitsNeedStake } from "./yuma/permits-need-stake.ts";
import { pruningScoresFollowEmission } from "./yuma/pruning-scores-follow-emission.ts";
import { recentWeightsKeepActive } from "./yuma/recent-weights-keep-active.ts";
import { renamingUidsRenamesEarnings } from "./yuma/renaming-uids-renames-earnings.ts";
import { renamingUidsRenamesOutputs } from "./yuma/renaming-uids-renames-outputs.ts";
import { scalingWeightsChangesNothing } from "./yuma/scaling-weights-changes-nothing.ts";
import { selfWeightsAreIgnored } from "./yuma/self-weights-are-ignored.ts";
import { sharesSumToOne } from "./yuma/shares-sum-to-one.ts";
import { sparseEqualsDense } from "./yuma/sparse-equals-dense.ts";
import { storageOrderDoesNotMatter } from "./yuma/storage-order-does-not-matter.ts";
import { storedU16RoundsDown } from "./yuma/stored-u16-rounds-down.ts";
import { totalPaidNeverExceedsEmission } from "./yuma/total-paid-never-exceeds-emission.ts";
import { trustIsAtMostOne } from "./yuma/trust-is-at-most-one.ts";
import { unanimousWeightsAreNotClipped } from "./yuma/unanimous-weights-are-not-clipped.ts";
import { unpaidDustIsBounded } from "./yuma/unpaid-dust-is-bounded.ts";
import { unpermittedWeightsHaveNoInfluence } from "./yuma/unpermitted-weights-have-no-influence.ts";
import { weightRowsSumToOne } from "./yuma/weight-rows-sum-to-one.ts";

export { type CheckOptions, type Counterexample, checkProperty, type PropertyReport } from "./check.ts";
export { type AnyProperty, type Erratum, type Property, property } from "./property.ts";

/** Every property of the specification, by area. */
export const properties: Readonly<Record<string, readonly AnyProperty[]>> = {
  numbers: numberProperties,
  storage: storageProperties,
  tokenomics: [
    emissionHalvesAtThresholds,
    issuanceAfterIsIteration,
    supplyNeverExceedsCap,
    ratesAddUpOverTime,
    storedEmissionFollowsIssuance,
    genesisCountsEveryRaoOnce,
  ],
  yuma: [
    bondsAreKeptOnlyWithAPermit,
    bondsColumnsSumToOne,
    bondsMoveBetweenOldAndNew,
    clippedWeightsNeverExceedConsensus,
    consensusFallsOnlyWithSupport,
    consensusIsTheHighestMajorityWeight,
    epochsAnswerWhole,
    everyStakeHasAShare,
    higherKappaNeverRaisesConsensus,
    inactiveValidatorsEarnNothing,
    inactiveWeightsMoveOwnTrustOnly,
    largestBondIsStoredAs65535,
    minersAndValidatorsShareEqually,
    minorityCannotLiftConsensus,
    moreEmissionPaysNobodyLess,
    moreStakeHasNoSmallerShare,
    moreStakeNeverLowersConsensus,
    noWeightsPayByStake,
    onlyActiveValidatorsVote,
    outdatedBondsAreIgnored,
    outdatedWeightsAreIgnored,
    permitsGoToTheMostStake,
    permitsNeedStake,
    pruningScoresFollowEmission,
    recentWeightsKeepActive,
    renamingUidsRenamesEarnings,
    renamingUidsRenamesOutputs,
    scalingWeightsChangesNothing,
    selfWeightsAreIgnored,
    sharesSumToOne,
    sparseEqualsDense,
    storageOrderDoesNotMatter,
    storedU16RoundsDown,
    totalPaidNeverExceedsEmission,
    trustIsAtMostOne,
    unanimousWeightsAreNotClipped,
    unpaidDustIsBounded,
    unpermittedWeightsHaveNoInfluence,
    weightRowsSumToOne,
  ],
  root: [
    rootCommonFactorChangesDust,
    rootConsensusRisesWithTrust,
    rootEmissionFollowsConsensusAndRank,
    rootEpochKeepsItsTempo,
    rootEpochNeverPanics,
    rootPaysAtMostTheBlockEmission,
    rootScalingWeightsChangesNothing,
    rootStakeBelongsToItsValidator,
    rootUnwantedSubnetsGetNothing,
    rootWritesAllSubnetsOrNone,
  ],
  chain: chainProperties,
  runtime: runtimeProperties,
  balances: balancesProperties,
  staking: stakingProperties,
  registration: registrationProperties,
  serving: servingProperties,
  weights: weightsProperties,
  subnets: subnetsProperties,
  emission: emissionProperties,
  admin: adminProperties,
  governance: governanceProperties,
  transactions: transactionsProperties,
  genesis: genesisProperties,
  unbonding: unbondingProperties,
  slashing: slashingProperties,
  authorship: authorshipProperties,
  queries: queriesProperties,
  scoring: scoringProperties,
  signatures: signaturesProperties,
  bonded: bondedProperties,
};
