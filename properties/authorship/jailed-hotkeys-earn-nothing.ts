import { accountOf } from "../arbitraries/epoch.ts";
import { type JailedSubnet, jailedSubnets } from "../arbitraries/jailing.ts";
import { property } from "../property.ts";
import { outputOf, traceOf } from "../support/epochs.ts";
import { epochWith } from "../support/jailing.ts";
import { firstOf } from "../support/laws.ts";

const outputWith = ({ input, jailed }: JailedSubnet) => epochWith(input, jailed.map(accountOf));

/** What a jailed hotkey would get if it were not. */
const missedOut = ({ input, jailed }: JailedSubnet, part: 1 | 2): boolean =>
  outputOf(input).result.some((payment, uid) => jailed.includes(uid) && payment[part] > 0n);

const paysByStake = ({ input }: JailedSubnet): boolean =>
  traceOf(input).incentive.every((share) => share === 0n) && input.raoEmission > 0n;

export const jailedHotkeysEarnNothing = property<JailedSubnet>({
  name: "jailed-hotkeys-earn-nothing",
  informal:
    "No epoch pays a jailed hotkey anything, as a miner or as a validator, nor lets it keep a score or bonds; what the others get is no more than there is.",
  formal: "jailed(h) ⇒ SE_h = VE_h = I_h = D_h = 0 ∧ B_h = ∅",
  rules: ["SLA-6"],
  status: "tested",
  arbitrary: jailedSubnets,
  witnesses: {
    "a miner": (given) => missedOut(given, 1),
    "a validator": (given) => missedOut(given, 2),
    "where an epoch pays by stake": (given) => paysByStake(given) && missedOut(given, 2),
    "where others are paid": (given) =>
      given.jailed.length > 0 && outputWith(given).result.some(([, server]) => server > 0n),
  },
  violation: (given) => {
    const { result, incentive, dividends, emission, validatorTrust, bonds } = outputWith(given);
    const paid = result.reduce((sum, [, server, validator]) => sum + server + validator, 0n);
    if (paid > given.input.raoEmission) return `${paid} of ${given.input.raoEmission} rao are paid`;
    return firstOf(given.jailed, (uid) => {
      const [, server = 0n, validator = 0n] = result[uid] ?? [];
      const scores = [incentive[uid], dividends[uid], validatorTrust[uid], Number(emission[uid])];
      if (bonds.find(([row]) => row === uid)?.[1].length !== 0) return `the bonds of ${uid} are not emptied`;
      const isNothing = server === 0n && validator === 0n && scores.every((score) => score === 0);
      return isNothing ? undefined : `${uid} gets ${server} and ${validator} rao and the scores ${scores}`;
    });
  },
});
