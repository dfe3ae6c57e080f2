import fc, { type Arbitrary } from "fast-check";
import type { EpochInput, SparseRow, StoredRow } from "../../model/finney/yuma/types.ts";
import { wholeFirst } from "./wholeFirst.ts";

/** A neuron as drawn; ages count back from the current block, so that shrinking moves toward "just now". */
interface DrawnNeuron {
  readonly stake: bigint;
  readonly permit: boolean;
  readonly updateAge: number;
  readonly registrationAge: number;
  readonly weights: SparseRow<number> | null;
  readonly bonds: SparseRow<number> | null;
}

const block = 10_000n;
const u16Maximum = 65_535;
const u64Maximum = (1n << 64n) - 1n;
/** More than all TAO there will ever be, in rao: no account can hold more. */
const stakeMaximum = 21_000_000_000_000_000n;
const activityCutoff = 5_000;
/** Around this BondsMovingAverage, in whole ones, the new bonds' share reaches the ends of I32F32. */
const extremeAverage = 1n << 31n;

/** A made-up account that tells its UID. */
export const accountOf = (uid: number) => `0x${uid.toString(16).padStart(64, "0")}`;

const u16Values = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 1, 2, 3, 32_767, 32_768, 65_534, u16Maximum) },
  { weight: 2, arbitrary: fc.nat(u16Maximum) },
  { weight: 2, arbitrary: fc.nat(100) },
);

const uniqueRows = (columns: number): Arbitrary<SparseRow<number>> =>
  fc.uniqueArray(fc.tuple(fc.nat(columns - 1), u16Values), {
    maxLength: columns,
    selector: ([column]) => column,
    size: "max",
  });

const stakes = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0n) },
  { weight: 3, arbitrary: fc.constantFrom(1_000_000_000n, 2_000_000_000n, 3_000_000_000n) },
  { weight: 2, arbitrary: fc.bigInt(0n, 1_000_000_000_000n) },
  { weight: 1, arbitrary: fc.bigInt(0n, stakeMaximum / 64n) },
  { weight: 1, arbitrary: fc.bigInt(0n, 3n) },
);

const updateAges = fc.oneof(
  { weight: 2, arbitrary: fc.nat(100) },
  { weight: 2, arbitrary: fc.nat(2) },
  { weight: 1, arbitrary: fc.constantFrom(activityCutoff, activityCutoff + 1, Number(block)) },
  { weight: 1, arbitrary: fc.nat(Number(block)) },
);

const registrationAges = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 9_000, max: Number(block) }) },
  { weight: 1, arbitrary: fc.nat(Number(block)) },
  { weight: 1, arbitrary: fc.nat(100) },
  { weight: 1, arbitrary: fc.nat(2) },
);

const neurons = (columns: number): Arbitrary<DrawnNeuron> =>
  fc.record({
    stake: stakes,
    permit: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.boolean() }),
    updateAge: updateAges,
    registrationAge: registrationAges,
    weights: fc.option(uniqueRows(columns), { freq: 5 }),
    bonds: fc.option(uniqueRows(columns), { freq: 3 }),
  });

const kappas = fc.oneof(
  { weight: 3, arbitrary: fc.constant(32_767) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 32_768, 65_534, u16Maximum) },
  { weight: 2, arbitrary: fc.nat(u16Maximum) },
);

/** Up to 1,000,000 millionths: beyond that the new bonds' share is negative. */
const sensibleBondsMovingAverages = fc.oneof(
  { weight: 3, arbitrary: fc.constant(900_000n) },
  { weight: 2, arbitrary: fc.constantFrom(0n, 1n, 999_999n, 1_000_000n) },
  { weight: 2, arbitrary: fc.bigInt(0n, 1_000_000n) },
);

const emissions = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt(0n, 400_000_000_000n) },
  { weight: 1, arbitrary: fc.constantFrom(0n, 1n, 1_000_000_000n) },
);

const rowsOf = (drawn: readonly (SparseRow<number> | null)[]): readonly StoredRow[] =>
  drawn.flatMap((row, uid) =>
    row === null ? [] : [[uid, row.filter(([column]) => column < drawn.length)] as const],
  );

const assemble = (drawn: {
  readonly neurons: readonly DrawnNeuron[];
  readonly kappa: number;
  readonly bondsMovingAverage: bigint;
  readonly raoEmission: bigint;
  readonly maxAllowedValidators: number;
}): EpochInput => ({
  netuid: 1,
  block,
  raoEmission: drawn.raoEmission,
  subnetworkN: drawn.neurons.length,
  activityCutoff,
  lastUpdate: drawn.neurons.map((neuron) => block - BigInt(neuron.updateAge)),
  blockAtRegistration: drawn.neurons.map((neuron) => block - BigInt(neuron.registrationAge)),
  hotkeys: drawn.neurons.map((_, uid) => [uid, accountOf(uid)]),
  totalHotkeyStake: drawn.neurons.map((neuron) => neuron.stake),
  validatorPermit: drawn.neurons.map((neuron) => neuron.permit),
  maxAllowedValidators: drawn.maxAllowedValidators,
  kappa: drawn.kappa,
  bondsMovingAverage: drawn.bondsMovingAverage,
  weights: rowsOf(drawn.neurons.map((neuron) => neuron.weights)),
  bonds: rowsOf(drawn.neurons.map((neuron) => neuron.bonds)),
});

const epochInputs = (maximumUids: number, bondsMovingAverages: Arbitrary<bigint>): Arbitrary<EpochInput> =>
  fc
    .record({
      neurons: fc.array(neurons(maximumUids), { minLength: 1, maxLength: maximumUids, size: "max" }),
      kappa: kappas,
      bondsMovingAverage: bondsMovingAverages,
      raoEmission: emissions,
      maxAllowedValidators: fc.nat(maximumUids + 1),
    })
    .map(assemble);

/**
 * Well-formed chain states: every UID has a key, every vector an entry for every UID, rows name each existing
 * column at most once, stakes fit the supply, BondsMovingAverage is at most 1,000,000.
 */
export const wellFormedEpochInputs = (maximumUids = 8): Arbitrary<EpochInput> =>
  epochInputs(maximumUids, sensibleBondsMovingAverages);

/** Well formed, but for BondsMovingAverage, which the chain's administrators can set to any u64. */
export const anyMovingAverageEpochInputs = (maximumUids = 6): Arbitrary<EpochInput> =>
  epochInputs(
    maximumUids,
    fc.oneof(
      { weight: 1, arbitrary: sensibleBondsMovingAverages },
      { weight: 2, arbitrary: fc.bigInt(1_000_001n, 3_000_000n) },
      { weight: 1, arbitrary: fc.bigInt(0n, u64Maximum) },
      {
        weight: 1,
        arbitrary: fc.bigInt(extremeAverage - 2n, extremeAverage + 2n).map((whole) => whole * 1_000_000n),
      },
    ),
  );

const miners: Arbitrary<DrawnNeuron> = fc.record({
  stake: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0n) },
    { weight: 1, arbitrary: fc.bigInt(0n, 1_000_000_000n) },
  ),
  permit: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.boolean() }),
  updateAge: updateAges,
  registrationAge: registrationAges,
  weights: fc.constant(null),
  bonds: fc.constant(null),
});

/** Only the neurons of these UIDs, which get new UIDs in their order; nothing is left of the others. */
const onlyNeurons = (all: readonly DrawnNeuron[], kept: readonly number[]): readonly DrawnNeuron[] => {
  const renamed = new Map(kept.map((uid, index) => [uid, index]));
  const within = (row: SparseRow<number> | null) =>
    row?.flatMap(([column, value]) => {
      const uid = renamed.get(column);
      return uid === undefined ? [] : [[uid, value] as const];
    }) ?? null;
  return kept.map((uid) => {
    const neuron = all[uid]!;
    return { ...neuron, weights: within(neuron.weights), bonds: within(neuron.bonds) };
  });
};

/** Well formed, with just so many validators, who may have weights and bonds, and so many others; shrinks to fewer. */
export const epochInputsOfSize = (validatorCount: number, minerCount: number): Arbitrary<EpochInput> => {
  const count = validatorCount + minerCount;
  const several = (one: Arbitrary<DrawnNeuron>, length: number) =>
    fc.array(one, { minLength: length, maxLength: length });
  return fc
    .record({
      kept: wholeFirst([...Array(count).keys()], 1),
      validators: several(neurons(count), validatorCount),
      miners: several(miners, minerCount),
      kappa: kappas,
      bondsMovingAverage: sensibleBondsMovingAverages,
      raoEmission: emissions,
      maxAllowedValidators: fc.nat(count + 1),
    })
    .map(({ kept, validators: first, miners: second, ...rest }) =>
      assemble({ ...rest, neurons: onlyNeurons([...first, ...second], kept) }),
    );
};

const anyRows = (columns: number): Arbitrary<readonly StoredRow[]> =>
  fc.uniqueArray(
    fc.tuple(fc.nat(columns), fc.array(fc.tuple(fc.nat(columns), u16Values), { maxLength: columns + 2 })),
    { maxLength: columns + 1, selector: ([uid]) => uid },
  );

const edgeU64 = fc.oneof(
  { weight: 2, arbitrary: fc.bigInt(0n, 1_000_000_000_000n) },
  { weight: 1, arbitrary: fc.constantFrom(0n, 1n, (1n << 63n) - 1n, 1n << 63n, u64Maximum) },
  { weight: 1, arbitrary: fc.bigInt(0n, u64Maximum) },
);

const nearly = (length: number, exact: number): Arbitrary<number> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(length) }, { weight: 1, arbitrary: fc.nat(exact) });

const vectorOf = <Value>(length: number, maximum: number, value: Arbitrary<Value>) =>
  nearly(length, maximum).chain((actual) => fc.array(value, { minLength: actual, maxLength: actual }));

const anyKeys = (length: number) =>
  fc
    .oneof(
      { weight: 8, arbitrary: fc.constant([...Array(length).keys()]) },
      { weight: 1, arbitrary: fc.subarray([...Array(length + 1).keys()]) },
    )
    .chain((uids) =>
      fc.record({
        hotkeys: fc.constant(uids.map((uid) => [uid, accountOf(uid)] as const)),
        totalHotkeyStake: fc.array(edgeU64, { minLength: uids.length, maxLength: uids.length }),
      }),
    );

/**
 * Anything that storage can hold: rows and columns beyond the last UID, columns named twice, vectors of the
 * wrong length, UIDs without a key, stakes and blocks up to 2^64 - 1.
 */
export const storableEpochInputs = (maximumUids = 5): Arbitrary<EpochInput> =>
  fc.nat(maximumUids).chain((subnetworkN) =>
    fc
      .record({
        keys: anyKeys(subnetworkN),
        netuid: fc.nat(u16Maximum),
        block: edgeU64,
        raoEmission: edgeU64,
        activityCutoff: u16Values,
        lastUpdate: vectorOf(subnetworkN, maximumUids + 2, edgeU64),
        blockAtRegistration: fc.array(edgeU64, { minLength: subnetworkN, maxLength: subnetworkN }),
        validatorPermit: vectorOf(subnetworkN, maximumUids + 2, fc.boolean()),
        maxAllowedValidators: fc.nat(maximumUids + 1),
        kappa: kappas,
        bondsMovingAverage: fc.oneof(sensibleBondsMovingAverages, edgeU64),
        weights: anyRows(subnetworkN),
        bonds: fc.oneof(
          {
            weight: 2,
            arbitrary: fc.array(uniqueRows(Math.max(subnetworkN, 1)), { maxLength: subnetworkN }).map(rowsOf),
          },
          { weight: 1, arbitrary: anyRows(subnetworkN) },
        ),
      })
      .map(({ keys, ...rest }) => ({ ...rest, ...keys, subnetworkN })),
  );

/** An input with a number that picks one of its UIDs, columns or anything else by remainder. */
export const withPicks = <Case>(inputs: Arbitrary<Case>) =>
  fc.record({ input: inputs, pick: fc.nat(1_000), other: fc.nat(1_000) });
