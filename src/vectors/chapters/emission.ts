import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../../conformance/case.ts";
import { writeState } from "../../../conformance/codecs/state.ts";
import * as item from "../../../model/finney/items/subtensor.ts";
import { finney } from "../../../model/finney/rules.ts";
import { BlockNumber } from "../../../model/runtime/system.ts";
import type { State } from "../../../model/storage/item.ts";
import {
  amounts,
  payments,
  registrationTerms,
  smallChains,
} from "../../../properties/arbitraries/emission.ts";
import {
  hotkeyOf,
  type SmallChain,
  stateOf,
  waiting,
  withStakes,
} from "../../../properties/support/emission.ts";
import type { Draft } from "../files.ts";
import { functionDrafts } from "../functions.ts";

const json = (state: State): Json => writeState(finney.items, state) as Json;

const priceCase = (price: string): Arbitrary<Json> =>
  registrationTerms.map(({ current, minimum, maximum, registrations, target, alpha }) => ({
    [`current_${price}`]: `${current}`,
    registrations_this_interval: registrations,
    target_registrations_per_interval: target,
    adjustment_alpha: `${alpha}`,
    [`min_${price}`]: `${minimum}`,
    [`max_${price}`]: `${maximum}`,
  }));

const tuplesCase: Arbitrary<Json> = fc.record({
  netuid: fc.nat(300),
  tempo: fc.constantFrom(0, 1, 9, 99),
  block_number: fc.nat(1_000).map(String),
  n_remaining: fc.nat(500).map(String),
});

/** The state in which the next block's step begins. */
const begun = (chain: SmallChain): State => BlockNumber.update(stateOf(chain), (block) => block + 1n);

/** Counters of registrations on both subnets, at the end of an interval or before it. */
const demands = fc.record({
  interval: fc.constantFrom(1, 1_000),
  byWork: fc.nat(4),
  byBurn: fc.nat(4),
  target: fc.constantFrom(0, 1, 2, 5),
});

const demanded = fc.record({ chain: smallChains, demands: fc.tuple(demands, demands) }).map(
  ({ chain, demands: drawn }): State =>
    drawn.reduce<State>((state, { interval, byWork, byBurn, target }, index) => {
      const { netuid } = chain.networks[index]!;
      let next = item.AdjustmentInterval.put(state, netuid, interval);
      next = item.TargetRegistrationsPerInterval.put(next, netuid, target);
      next = item.POWRegistrationsThisInterval.put(next, netuid, byWork);
      next = item.BurnRegistrationsThisInterval.put(next, netuid, byBurn);
      next = item.RegistrationsThisBlock.put(next, netuid, byBurn);
      return item.RegistrationsThisInterval.put(next, netuid, byWork + byBurn);
    }, begun(chain)),
);

const paymentCase: Arbitrary<Json> = fc
  .record({ hotkeys: payments.map(({ hotkeys }) => hotkeys), server: amounts, validator: amounts })
  .map(({ hotkeys, server, validator }) => ({
    state: json(withStakes(undefined, hotkeys)),
    hotkey: hotkeyOf(0),
    server_emission: `${server}`,
    validator_emission: `${validator}`,
  }));

/** The vectors of this chapter that are not taken from whole calls. */
export const emissionVectors = (): readonly Draft[] =>
  functionDrafts("src/vectors/chapters/emission.ts", {
    upgraded_difficulty: priceCase("difficulty"),
    upgraded_burn: priceCase("burn"),
    tuples_to_drain_this_block: tuplesCase,
    adjust_registration_terms_for_networks: demanded.map((state) => ({ state: json(state) })),
    drain_emission: payments.map((drawn) => ({ state: json(waiting(drawn)) })),
    emit_inflation_through_hotkey_account: paymentCase,
    generate_emission: smallChains.map((chain) => ({ state: json(begun(chain)) })),
    block_step: smallChains.map((chain) => ({ state: json(begun(chain)) })),
  });
