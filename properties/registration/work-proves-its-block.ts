import fc from "fast-check";
import { property } from "../property.ts";
import { SUBNET } from "../support/registration.ts";
import { registerByWork, workOn, workState } from "../support/work.ts";

interface Claim {
  readonly nonce: bigint;
  /** Blocks between the block that was worked on and the block in which the work was done. */
  readonly age: number;
  /** Blocks after that in which the work is brought. */
  readonly later: number;
  /** Blocks between the block that it is said to be for and the one in which it is brought. */
  readonly claimedAge: number;
}

const BLOCK = 100n;

const answerOf = ({ nonce, age, later, claimedAge }: Claim) => {
  const worked = BLOCK - BigInt(age);
  const claimed = BLOCK + BigInt(later - claimedAge);
  const work = workOn(workState(BLOCK), worked, nonce);
  const proof = { netuid: SUBNET, block: claimed, nonce, work };
  return { isHonest: claimed === worked, answer: registerByWork(workState(BLOCK + BigInt(later)), proof) };
};

export const workProvesItsBlock = property({
  name: "work-proves-its-block",
  informal: "Work that was done for one block is accepted for no other, so that nobody can work in advance.",
  formal: "b' ≠ b ⇒ register(b', nonce, seal(b, nonce)) is refused",
  rules: ["REG-4", "REG-5", "REG-6"],
  status: "tested",
  arbitrary: fc.record({
    nonce: fc.bigInt(0n, (1n << 64n) - 1n),
    age: fc.nat(2),
    later: fc.nat(4),
    claimedAge: fc.nat(2),
  }),
  cost: 6,
  witnesses: {
    "an honest claim": (input) => answerOf(input).isHonest,
    "a false claim is refused": (input) => answerOf(input).answer === "InvalidSeal",
  },
  violation: (input) => {
    const { isHonest, answer } = answerOf(input);
    if (isHonest) return input.age > 0 && typeof answer === "string" ? `honest work: ${answer}` : undefined;
    return typeof answer === "string" ? undefined : "work for one block is accepted for another";
  },
  errata: [
    {
      id: "ERR-61",
      excuses: ({ age, claimedAge }) => age === 0 && claimedAge === 0,
      scenario: { nonce: 0n, age: 0, later: 1, claimedAge: 0 },
    },
  ],
});
