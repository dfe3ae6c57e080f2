import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import type { CallWeight, RuntimeCall } from "../../model/rules.ts";
import { weightOf } from "../../model/runtime/call.ts";
import { property } from "../property.ts";
import { after, close, councilOf, hasEvent, hashOf, propose, withVotes } from "../support/motions.ts";

const dissolve: RuntimeCall = { call: "SubtensorModule.dissolve_network", args: { netuid: 1 } };
const weigh: RuntimeCall = {
  call: "SubtensorModule.remove_stake",
  args: { hotkey: `0x${"11".repeat(32)}`, amount_unstaked: 1n },
};

/** The call itself, or under sudo, or under sudo with a weight that is named. */
interface Motion {
  readonly call: RuntimeCall;
  readonly wrap: "bare" | "sudo" | "named";
  readonly named: readonly [bigint, bigint];
  readonly bound: readonly [bigint, bigint];
}

const proposalOf = ({ call, wrap, named }: Motion): RuntimeCall => {
  if (wrap === "bare") return call;
  const inner = { call };
  return wrap === "sudo"
    ? { call: "SubtensorModule.sudo", args: inner }
    : { call: "SubtensorModule.sudo_unchecked_weight", args: { ...inner, _weight: named } };
};

/** What the closer has to reckon with. */
const weightDue = (motion: Motion): CallWeight =>
  weightOf(finney, motion.wrap === "sudo" ? motion.call : proposalOf(motion));

const isWithin = (motion: Motion): boolean => {
  const { refTime, proofSize } = weightDue(motion);
  return refTime <= motion.bound[0] && proofSize <= motion.bound[1];
};

const amounts = fc.oneof(
  fc.constantFrom(0n, 1n, 43_990n, 43_991n, 43_992n, 1_313_000_000n, 3_295_000_000n, 10_000_000_000n),
  fc.bigInt(0n, 4_000_000_000n),
);

export const closingBoundsTheWeight = property({
  name: "closing-bounds-the-weight",
  informal: "A motion is carried out just when the weight of its call is within the bounds of who closes it.",
  formal: "Executed ⇔ weight(call) ≤ bound, in time and proof",
  rules: ["GOV-6", "GOV-11"],
  status: "tested",
  arbitrary: fc.record<Motion>({
    call: fc.constantFrom(dissolve, weigh),
    wrap: fc.constantFrom("bare", "sudo", "named"),
    named: fc.tuple(amounts, amounts),
    bound: fc.tuple(amounts, amounts),
  }),
  witnesses: {
    "a weight is the bound": (motion) => weightDue(motion).refTime === motion.bound[0] && isWithin(motion),
    "only the proof is too large": (motion) =>
      weightDue(motion).refTime <= motion.bound[0] && weightDue(motion).proofSize > motion.bound[1],
    "a weight that is named": (motion) => motion.wrap === "named" && !isWithin(motion),
  },
  violation: (motion) => {
    const proposal = proposalOf(motion);
    const open = after(councilOf(1), propose(councilOf(1), proposal));
    const hash = hashOf(open, proposal);
    const executed = hasEvent(close(withVotes(open, hash, 1, 0), hash, 0, motion.bound), "Executed");
    if (executed === isWithin(motion)) return undefined;
    return `${proposal.call} is ${executed ? "" : "not "}carried out within ${motion.bound.join(" and ")}`;
  },
  errata: [
    {
      id: "ERR-99",
      excuses: ({ wrap }) => wrap === "sudo",
      scenario: { call: dissolve, wrap: "sudo", named: [0n, 0n], bound: [0n, 0n] },
    },
  ],
});
