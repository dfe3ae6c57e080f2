import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../../conformance/case.ts";
import { offers } from "../../../conformance/protocol/messages.ts";
import { issuances, schedule } from "../../../properties/arbitraries/tokenomics.ts";
import type { Domain, Draws } from "../domain.ts";

const suite = "tokenomics";
const u64Maximum = 2n ** 64n - 1n;

const text = (value: bigint): Json => `${value}`;

/** Amounts of the supply, of every size, and at the ends of u64. */
const amounts: Arbitrary<bigint> = fc.oneof(
  { weight: 6, arbitrary: issuances },
  { weight: 1, arbitrary: fc.bigInt(0n, u64Maximum) },
  { weight: 1, arbitrary: fc.constantFrom(0n, 1n, u64Maximum - 1n, u64Maximum) },
);

/** As a snapshot has it: a number where JSON holds it exactly, or a string. */
const snapshotAmounts: Arbitrary<Json> = amounts.chain((value) =>
  value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? fc.constantFrom<Json>(text(value), Number(value))
    : fc.constant(text(value)),
);
const names = fc.constantFrom("a", "b", "c", "d");
const staked = fc.oneof(snapshotAmounts, fc.tuple(snapshotAmounts, fc.nat(65_535)));

const inputs: Readonly<Record<string, Arbitrary<Json>>> = {
  block_emission: fc.record({ issuance: amounts.map(text) }),
  written_block_emission: fc.record({
    stored: fc
      .oneof(
        fc.constantFrom(...schedule.map(({ blockEmission }) => blockEmission), 1_000_000_000n, 0n),
        amounts,
      )
      .map(text),
    issuance: amounts.map(text),
  }),
  emission_over: fc.record({ emission: amounts.map(text), seconds: amounts.map(text) }),
  halving_threshold: fc.record({ halving: fc.nat(schedule.length - 1) }),
  issuance_after: fc.record({
    issuance: issuances.map(text),
    blocks: fc.oneof(fc.bigInt(0n, 30_000_000n), fc.bigInt(0n, 100n)).map(text),
  }),
  genesis_issuance: fc.record({
    stakes: fc.dictionary(names, fc.dictionary(names, staked, { maxKeys: 3 }), { maxKeys: 3 }),
    balances: fc.dictionary(names, snapshotAmounts, { maxKeys: 4 }),
  }) as Arbitrary<Json>,
};

const drawsOf = ([handler, given]: readonly [string, Arbitrary<Json>]): Draws =>
  given.map((input) => [{ suite, handler, input }]);

/** What the chain issues: block emission, halvings, and what follows from them. */
export const issuance: Domain = {
  name: "issuance",
  suites: [suite],
  unit: "amounts",
  countOf: () => 1,
  draws: (offer) => {
    const offered = Object.entries(inputs).filter(([handler]) => offers(offer, suite, handler));
    return offered.length === 0 ? undefined : fc.oneof(...offered.map(drawsOf));
  },
};
