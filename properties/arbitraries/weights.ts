import fc from "fast-check";
import * as item from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { type Applied, applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import type { State } from "../../model/storage/item.ts";
import { inBlock, signedBy, written } from "../support/calling.ts";
import { accountOf } from "./epoch.ts";

/** A neuron as far as its weights are concerned. */
interface Setter {
  /** Rao on its hotkey. */
  readonly stake: bigint;
  readonly permit: boolean;
  /** Blocks since its last weights; undefined: none. */
  readonly age: number | undefined;
}

/** A network, the root network or subnet 1, and a row that one of its neurons would set. */
export interface WeightsCase {
  readonly netuid: number;
  readonly neurons: readonly Setter[];
  readonly minimum: number;
  readonly limit: number;
  readonly rateLimit: number;
  readonly minStake: bigint;
  readonly versionKey: bigint;
  /** UID of the neuron that sets the row; one that the network does not have is not registered. */
  readonly setter: number;
  readonly uids: readonly number[];
  readonly values: readonly number[];
  readonly version: bigint;
}

/** The block in which rows are set. */
export const WEIGHTS_BLOCK = 1_000n;

/** Netuids that exist: root, and two subnets. */
const WEIGHED_NETUIDS = [0, 1, 2] as const;

/** The state in which the row would be set. */
export const weightsState = (input: WeightsCase): State => {
  const { netuid, neurons } = input;
  const network = written(
    undefined,
    inBlock(WEIGHTS_BLOCK),
    ...WEIGHED_NETUIDS.map((known) => (state: State) => item.NetworksAdded.put(state, known, true)),
    (state) => item.SubnetworkN.put(state, netuid, neurons.length),
    (state) => item.MinAllowedWeights.put(state, netuid, input.minimum),
    (state) => item.MaxWeightsLimit.put(state, netuid, input.limit),
    (state) => item.WeightsSetRateLimit.put(state, netuid, BigInt(input.rateLimit)),
    (state) => item.WeightsVersionKey.put(state, netuid, input.versionKey),
    (state) => item.WeightsMinStake.put(state, input.minStake),
    (state) =>
      item.ValidatorPermit.put(
        state,
        netuid,
        neurons.map(({ permit }) => permit),
      ),
    (state) =>
      item.LastUpdate.put(
        state,
        netuid,
        neurons.map(({ age }) => (age === undefined ? 0n : WEIGHTS_BLOCK - BigInt(age))),
      ),
  );
  return neurons.reduce((state, { stake }, uid) => {
    const known = item.Uids.put(
      item.Keys.put(state, netuid, uid, accountOf(uid)),
      netuid,
      accountOf(uid),
      uid,
    );
    return item.TotalHotkeyStake.put(known, accountOf(uid), stake);
  }, network);
};

/** The call that sets the row. */
export const rowCall = ({ netuid, setter, uids, values, version }: WeightsCase): Extrinsic =>
  signedBy(accountOf(setter), "set_weights", {
    netuid,
    dests: uids,
    weights: values,
    version_key: version,
  });

/** How the call ends that sets the row on `state`. */
export const setRow = (state: State, input: WeightsCase): Applied =>
  applyCall({ rules: finney, state }, rowCall(input));

/** The row of the setter in a state. */
export const storedRow = (state: State, { netuid, setter }: WeightsCase) =>
  item.Weights.get(state, netuid, setter);

/** Whether the row is one weight, on the UID of its setter. */
export const isOnOwnUid = ({ setter, uids }: WeightsCase): boolean => uids.length === 1 && uids[0] === setter;

const rowsOf = (largestUid: number) =>
  fc
    .tuple(
      fc.uniqueArray(fc.nat(largestUid), { minLength: 1, maxLength: largestUid + 1, size: "max" }),
      fc.array(fc.nat(largestUid), { maxLength: largestUid + 1 }),
      fc.integer({ min: 0, max: 6 }),
    )
    .chain(([distinct, any, which]) => {
      const uids = which === 0 ? any : distinct;
      const values = fc.oneof(fc.constantFrom(0, 1, 2, 20_000, 40_000, 65_535), fc.nat(65_535), fc.nat(10));
      return fc.record({
        uids: fc.constant(uids),
        values: fc.array(values, { minLength: uids.length, maxLength: uids.length }),
      });
    });

const neurons = fc.array(
  fc.record({
    stake: fc.constantFrom(0n, 100n, 100n, 1_000n),
    permit: fc.integer({ min: 0, max: 3 }).map((number) => number > 0),
    age: fc.constantFrom(undefined, 5, 200, 200),
  }),
  { minLength: 1, maxLength: 5, size: "max" },
);

/** Rows of which about half are accepted; the others are refused for every reason that there is. */
export const weightsCases: fc.Arbitrary<WeightsCase> = neurons.chain((drawn) =>
  fc
    .record({
      netuid: fc.constantFrom(0, 1, 1),
      minimum: fc.constantFrom(0, 1, 1, 2, 4),
      limit: fc.oneof(
        { arbitrary: fc.constantFrom(65_535, 65_535, 40_000, 21_845, 1_000), weight: 3 },
        { arbitrary: fc.nat(65_535), weight: 1 },
      ),
      rateLimit: fc.constantFrom(0, 1, 10, 10, 100),
      minStake: fc.constantFrom(0n, 0n, 100n),
      versionKey: fc.constantFrom(0n, 0n, 5n),
      version: fc.constantFrom(0n, 5n, 5n, 6n),
      setter: fc.oneof(
        { arbitrary: fc.nat(drawn.length - 1), weight: 9 },
        { arbitrary: fc.constant(drawn.length), weight: 1 },
      ),
      row: fc.oneof(
        { arbitrary: rowsOf(drawn.length - 1), weight: 4 },
        { arbitrary: rowsOf(drawn.length), weight: 1 },
      ),
      own: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
    })
    .map(({ row, own, ...rest }) => ({
      ...rest,
      neurons: drawn,
      uids: own ? [rest.setter] : row.uids.slice(0, drawn.length),
      values: own ? [row.values[0] ?? 1] : row.values.slice(0, drawn.length),
    })),
);

/** A row by hand: one neuron, with all that it takes, on a network that asks for nothing. */
export const smallWeights = (changes: Partial<WeightsCase>): WeightsCase => ({
  netuid: 1,
  neurons: [{ stake: 0n, permit: true, age: undefined }],
  minimum: 0,
  limit: 65_535,
  rateLimit: 0,
  minStake: 0n,
  versionKey: 0n,
  setter: 0,
  uids: [0],
  values: [1],
  version: 0n,
  ...changes,
});
