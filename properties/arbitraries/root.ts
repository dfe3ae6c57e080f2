import fc, { type Arbitrary } from "fast-check";
import type { RootEpochInput } from "../../model/finney/root/types.ts";
import type { SparseRow } from "../../model/finney/yuma/types.ts";
import { accountOf } from "./epoch.ts";

interface RootValidator {
  readonly stake: bigint;
  readonly weights?: SparseRow<number>;
}

/**
 * A root network by hand: due in block 98, κ one half, ρ 30, 1 TAO a block, subnets 0 … `networks` − 1 of which
 * 0 is root itself.
 */
export const smallRoot = (
  validators: readonly RootValidator[],
  networks: number,
  changes: Partial<RootEpochInput> = {},
): RootEpochInput => ({
  block: 98n,
  tempo: 99,
  subnetworkN: validators.length,
  totalNetworks: networks,
  networksAdded: [...new Array(networks).keys()].map((netuid) => [netuid, true]),
  totalIssuance: 0n,
  blockEmission: 1_000_000_000n,
  hotkeys: validators.map((_, uid) => [uid, accountOf(uid)]),
  totalHotkeyStake: validators.map(({ stake }) => stake),
  weights: validators.flatMap(({ weights }, uid) => (weights === undefined ? [] : [[uid, weights] as const])),
  kappa: 32_767,
  rho: 30,
  ...changes,
});

const maximumNetworks = 5;

const rootWeights = fc.uniqueArray(
  fc.tuple(fc.nat(maximumNetworks), fc.oneof(fc.constantFrom(0, 1, 32_767, 65_535), fc.nat(65_535))),
  { maxLength: maximumNetworks, selector: ([netuid]) => netuid, size: "max" },
);

const validators: Arbitrary<RootValidator> = fc.record({
  stake: fc.oneof(
    { weight: 3, arbitrary: fc.bigInt(1n, 1_000_000_000_000_000n) },
    { weight: 1, arbitrary: fc.constantFrom(0n, 1n, 1_000_000_000n) },
  ),
  weights: rootWeights,
});

const wellFormedRoots = (schedule: Arbitrary<{ readonly block: bigint; readonly tempo: number }>) =>
  fc
    .record({
      validators: fc.array(validators, { minLength: 1, maxLength: 6 }),
      networks: fc.integer({ min: 1, max: maximumNetworks }),
      schedule,
      totalIssuance: fc.oneof(fc.bigInt(0n, 21_000_000_000_000_000n), fc.constant(6_000_000_000_000_000n)),
      kappa: fc.oneof(fc.constant(32_767), fc.nat(65_535)),
      rho: fc.oneof(fc.constant(30), fc.nat(43)),
    })
    .map((drawn) =>
      smallRoot(drawn.validators, drawn.networks, {
        ...drawn.schedule,
        totalIssuance: drawn.totalIssuance,
        kappa: drawn.kappa,
        rho: drawn.rho,
      }),
    );

/** Well-formed root networks in the block of their epoch, with ρ at most 43. */
export const dueRoots = (): Arbitrary<RootEpochInput> =>
  wellFormedRoots(fc.constantFrom({ block: 98n, tempo: 99 }, { block: 359n, tempo: 360 }));

/** Well-formed root networks in any block, at any tempo. */
export const rootsInAnyBlock = (): Arbitrary<RootEpochInput> =>
  wellFormedRoots(
    fc.record({
      block: fc.oneof(fc.bigInt(0n, 1_000n), fc.constant((1n << 64n) - 2n)),
      tempo: fc.oneof(fc.nat(5), fc.nat(65_535)),
    }),
  );
