import fc, { type Arbitrary } from "fast-check";
import type { Network, Neuron, Population } from "../support/authorship.ts";

const incentives = fc.oneof(
  { weight: 5, arbitrary: fc.nat(65_535) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 65_535) },
);

const neuron = (hotkey: number): Arbitrary<Neuron> =>
  fc.record({
    hotkey: fc.constant(hotkey),
    permit: fc.oneof(
      { weight: 6, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
    incentive: incentives,
  });

const neurons: Arbitrary<readonly Neuron[]> = fc
  .uniqueArray(fc.nat(4), { maxLength: 4, size: "max" })
  .chain((hotkeys) => fc.tuple(...hotkeys.map(neuron)));

const emissions = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(0n, 1n, 250_000_000n) },
  { weight: 1, arbitrary: fc.bigInt(0n, 1_000_000_000n) },
  { weight: 1, arbitrary: fc.constant((1n << 64n) - 1n) },
);

/** 256 comes before 1 in the chain's order, and nobody is drawn on the root network. */
const networks: Arbitrary<readonly Network[]> = fc
  .oneof(
    { weight: 1, arbitrary: fc.subarray([0, 1, 2, 256]) },
    { weight: 3, arbitrary: fc.subarray([0, 1, 2, 256], { minLength: 2 }) },
  )
  .chain((netuids) =>
    fc.tuple(
      ...netuids.map((netuid) => fc.record({ netuid: fc.constant(netuid), emission: emissions, neurons })),
    ),
  );

const wide: Arbitrary<Population> = fc.record({
  networks,
  stakes: fc.tuple(
    ...[0, 1, 2, 3, 4].map(() =>
      fc.oneof(
        { weight: 4, arbitrary: fc.bigInt(1n, 1_000_000_000_000n) },
        { weight: 1, arbitrary: fc.constantFrom(0n, 999n, 1_000n) },
      ),
    ),
  ),
  jailed: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([0, 1, 2, 3, 4]) },
  ),
  minimum: fc.constantFrom(0n, 0n, 1_000n),
  parent: fc.nat(1_000_000),
});

/** The same with weights so small that draws meet their ends. */
const narrow = (population: Population): Population => ({
  ...population,
  networks: population.networks.map(({ netuid, emission, neurons: own }) => ({
    netuid,
    emission: emission % 2n,
    neurons: own.map((each) => ({ ...each, incentive: each.incentive % 3 })),
  })),
});

/** Up to four networks of up to four neurons of five hotkeys, some without a permit, an incentive, or stake, some jailed. */
export const populations: Arbitrary<Population> = fc
  .record({ population: wide, isNarrow: fc.nat(3).map((number) => number === 3) })
  .map(({ population, isNarrow }) => (isNarrow ? narrow(population) : population));
