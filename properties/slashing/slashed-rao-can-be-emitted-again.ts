import * as Result from "effect/Result";
import fc from "fast-check";
import { bonded } from "../../model/bonded/rules.ts";
import { TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { blockEmission } from "../../model/finney/tokenomics/blockEmission.ts";
import { bonds } from "../arbitraries/slashing.ts";
import { property } from "../property.ts";
import { type Bonds, slashBonds, stateOfBonds } from "../support/slashing.ts";

/** A slash on a chain that has issued so many rao. */
interface Late {
  readonly bonds: Bonds;
  readonly issued: bigint;
}

const CAP = bonded.constants.totalSupply;

/** Near the cap the chain's logarithm fails, and nothing is emitted. */
const emissionAt = (issuance: bigint): bigint => Result.getOrElse(blockEmission(bonded, issuance), () => 0n);

const ended = ({ bonds, issued }: Late) => {
  const before = TotalIssuance.update(stateOfBonds(bonds), (held) => (held > issued ? held : issued));
  const { state, loss } = slashBonds({ ...bonds, reward: 0n }, before);
  return { issued: TotalIssuance.get(before), left: TotalIssuance.get(state), loss: loss.total };
};

export const slashedRaoCanBeEmittedAgain = property<Late>({
  name: "slashed-rao-can-be-emitted-again",
  informal:
    "A slash lowers what is issued by all that it takes: a block emits no less after it, and what is issued with it stays within the cap.",
  formal: "I' = I − loss; emission(I') ≥ emission(I); I' + emission(I') ≤ cap",
  rules: ["SLA-9"],
  status: "tested",
  arbitrary: fc.record({
    bonds,
    issued: fc.oneof(
      fc.constantFrom(CAP, CAP - 1n, CAP / 2n, CAP / 2n + 5n),
      fc.bigInt({ min: 0n, max: CAP }),
    ),
  }),
  witnesses: {
    "all has been issued": (late) => ended(late).issued === CAP && ended(late).loss > 0n,
    "a block emits more": (late) => emissionAt(ended(late).left) > emissionAt(ended(late).issued),
  },
  violation: (late) => {
    const { issued, left, loss } = ended(late);
    if (left !== issued - loss) return `of ${issued} rao ${left} are issued after a loss of ${loss}`;
    const [before, after] = [emissionAt(issued), emissionAt(left)];
    if (after < before) return `a block emits ${after} rao, and ${before} before`;
    return left + after <= CAP ? undefined : `${left} rao are issued, and ${after} more come`;
  },
});
