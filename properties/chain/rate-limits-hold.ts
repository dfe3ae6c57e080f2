import * as item from "../../model/finney/items/subtensor.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { accepted, eventsOf, firstFault, firstOf, someStep } from "../support/laws.ts";
import type { Ran } from "../support/scenario.ts";

/** Registrations of a block keep to their number. */
const registrations = (ran: Ran): string | undefined =>
  firstOf(eventsOf(ran), ({ name, fields }) => {
    if (name !== "NeuronRegistered") return undefined;
    const netuid = (fields as readonly number[])[0]!;
    const count = item.RegistrationsThisBlock.get(ran.after, netuid);
    const limit = item.MaxRegistrationsPerBlock.get(ran.after, netuid);
    return count <= limit ? undefined : `${count} registrations on ${netuid} in a block, at most ${limit}`;
  });

/** Weights of a neuron come no sooner than the limit allows. */
const weights = (ran: Ran): string | undefined =>
  firstOf(eventsOf(ran), ({ name, fields }) => {
    if (name !== "WeightsSet") return undefined;
    const [netuid, uid] = fields as readonly [number, number];
    const last = item.LastUpdate.get(ran.before, netuid)[uid] ?? 0n;
    const passed = BlockNumber.get(ran.before) - last;
    const limit = item.WeightsSetRateLimit.get(ran.before, netuid);
    return last === 0n || passed >= limit
      ? undefined
      : `weights after ${passed} blocks, allowed after ${limit}`;
  });

/** Stake calls of a pair in an interval keep to their number. */
const stakes = ({ after }: Ran): string | undefined =>
  firstOf(item.TotalHotkeyColdkeyStakesThisInterval.entries(after), ({ value: [count] }) => {
    const limit = item.TargetStakesPerInterval.get(after);
    return count <= limit ? undefined : `${count} stake calls in an interval, at most ${limit}`;
  });

export const rateLimitsHold = property({
  name: "rate-limits-hold",
  informal:
    "Registrations in a block, stake calls in an interval and weights of a neuron keep to their limits.",
  formal:
    "RegistrationsThisBlock(n) ≤ MaxRegistrationsPerBlock(n), stake calls ≤ TargetStakesPerInterval, block − LastUpdate(u) ≥ WeightsSetRateLimit(n)",
  rules: ["RUN-6", "STK-2", "REG-1", "WGT-1"],
  status: "tested",
  cost: 8,
  arbitrary: scenarios(80),
  witnesses: {
    "weights are set twice": someStep(
      (ran) =>
        accepted("SubtensorModule.set_weights")(ran) &&
        eventsOf(ran).some(({ fields }) => {
          const [netuid, uid] = fields as readonly [number, number];
          return item.Weights.has(ran.before, netuid, uid);
        }),
    ),
    "a block has several registrations": someStep(
      ({ after }) => item.RegistrationsThisBlock.get(after, 1) >= 2,
    ),
    "a pair stakes twice in an interval": someStep(({ after }) =>
      item.TotalHotkeyColdkeyStakesThisInterval.entries(after).some(({ value: [count] }) => count >= 2n),
    ),
  },
  violation: firstFault((ran) => registrations(ran) ?? weights(ran) ?? stakes(ran)),
});
