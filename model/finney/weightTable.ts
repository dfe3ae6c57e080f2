import type { CallWeight } from "../rules.ts";

/** Reference time of one read and one write of the chain's database, in picoseconds. */
const READ = 25_000_000n;
const WRITE = 100_000_000n;

type Row = readonly [call: string, refTime: bigint, proofSize: bigint, reads: bigint, writes: bigint];

/** What the sources give for each call; the calls that are not listed are free. */
const rows: readonly Row[] = [
  ["set_weights", 10_151_000_000n, 0n, 4_104n, 2n],
  ["add_stake", 65_000_000n, 0n, 8n, 6n],
  ["remove_stake", 63_000_000n, 43_991n, 14n, 9n],
  ["serve_axon", 19_000_000n, 0n, 2n, 1n],
  ["serve_prometheus", 17_000_000n, 0n, 2n, 1n],
  ["register", 91_000_000n, 0n, 27n, 22n],
  ["root_register", 120_000_000n, 0n, 23n, 20n],
  ["burned_register", 89_000_000n, 0n, 27n, 22n],
  ["register_network", 85_000_000n, 0n, 16n, 28n],
  ["faucet", 91_000_000n, 0n, 27n, 22n],
  ["dissolve_network", 70_000_000n, 0n, 5n, 31n],
];

/** [GOV-11] Weights of the main pallet's calls, by pallet and name. */
export const callWeights: ReadonlyMap<string, CallWeight> = new Map(
  rows.map(([name, refTime, proofSize, reads, writes]) => [
    `SubtensorModule.${name}`,
    { refTime: refTime + reads * READ + writes * WRITE, proofSize },
  ]),
);
