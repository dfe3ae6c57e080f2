import fc from "fast-check";
import { UsedWork } from "../../model/finney/items/subtensor.ts";
import { property } from "../property.ts";
import { OTHER_SUBNET, SUBNET } from "../support/registration.ts";
import { registerByWork, workOn, workState } from "../support/work.ts";

interface Repetition {
  readonly nonce: bigint;
  /** Blocks between the block that was worked on and the current one. */
  readonly age: number;
  /** The subnet that the same work is brought to next. */
  readonly netuid: number;
}

const BLOCK = 100n;

/** The state after the first registration, and the answer to the second. */
const bothOf = ({ nonce, age, netuid }: Repetition) => {
  const before = workState(BLOCK);
  const block = BLOCK - BigInt(age);
  const proof = { block, nonce, work: workOn(before, block, nonce) };
  const first = registerByWork(before, { netuid: SUBNET, ...proof });
  if (typeof first === "string") return { first, second: first, isNoted: false };
  const isNoted = UsedWork.get(first, proof.work) === BLOCK;
  return { first, second: registerByWork(first, { netuid, ...proof }), isNoted };
};

export const workIsUsedOnce = property({
  name: "work-is-used-once",
  informal: "Work that has paid for a registration pays for no other.",
  formal: "work ∈ UsedWork ⇒ register(work) is refused",
  rules: ["REG-5", "REG-6"],
  status: "tested",
  arbitrary: fc.record({
    nonce: fc.bigInt(0n, (1n << 64n) - 1n),
    age: fc.nat(3),
    netuid: fc.constantFrom(SUBNET, OTHER_SUBNET),
  }),
  cost: 4,
  witnesses: {
    "again on the same subnet": (input) => bothOf(input).second === "AlreadyRegistered",
    "again on another subnet": (input) => bothOf(input).isNoted && input.netuid !== SUBNET,
    "the first work is too old": (input) => bothOf(input).first === "InvalidWorkBlock",
  },
  violation: (input) => {
    const { isNoted, second } = bothOf(input);
    return isNoted && typeof second !== "string" ? "the same work pays for two registrations" : undefined;
  },
  errata: [
    {
      id: "ERR-60",
      excuses: ({ netuid }) => netuid !== SUBNET,
      scenario: { nonce: 0n, age: 0, netuid: OTHER_SUBNET },
    },
  ],
});
