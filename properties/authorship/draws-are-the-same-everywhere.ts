import { blake2b } from "@noble/hashes/blake2.js";
import fc from "fast-check";
import { candidatesOf } from "../../model/bonded/authorship/candidates.ts";
import { authorsOf } from "../../model/bonded/authorship/draw.ts";
import { ascii, fromHex } from "../../model/storage/bytes.ts";
import { populations } from "../arbitraries/authorship.ts";
import { property } from "../property.ts";
import { HEIGHT, hotkeyAt, type Population, stateOf } from "../support/authorship.ts";
import { hashOfBlock } from "../support/chain.ts";

interface Case {
  readonly population: Population;
  readonly round: number;
}

/** The seed once more, byte by byte and without the state. */
const seedBits = ({ population, round }: Case): bigint => {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, Number(HEIGHT), true);
  view.setUint32(4, round, true);
  const parent = fromHex(hashOfBlock(BigInt(population.parent)));
  const bytes = [...ascii("taospec/draw/1"), ...parent, ...new Uint8Array(view.buffer)];
  const digest = [...blake2b(Uint8Array.from(bytes), { dkLen: 32 })];
  return digest.reduce((sum, byte, index) => sum + BigInt(byte) * 256n ** BigInt(index), 0n);
};

/** Two bytes, the low one first, as a number that orders like them. */
const orderOf = (netuid: number): number => (netuid & 0xff) * 256 + (netuid >> 8);

const weighted = ({ networks, stakes, jailed, minimum }: Population) =>
  networks
    .filter(({ netuid }) => netuid !== 0)
    .toSorted((left, right) => orderOf(left.netuid) - orderOf(right.netuid))
    .flatMap(({ netuid, emission, neurons }) =>
      neurons.map(({ hotkey, permit, incentive }, uid) => {
        const stake = stakes[hotkey] as bigint;
        const may = permit && !jailed.includes(hotkey) && stake > 0n && stake >= minimum;
        return { netuid, uid, hotkey, weight: may ? BigInt(incentive) * (emission + 1n) : 0n };
      }),
    );

/** The first neuron up to which the weights are more than the seed's part of all: no division, no ticket. */
const expected = (given: Case): string => {
  const neurons = weighted(given.population);
  const part = seedBits(given) * neurons.reduce((sum, { weight }) => sum + weight, 0n);
  let end = 0n;
  for (const { netuid, uid, hotkey, weight } of neurons) {
    end += weight;
    if (part < end << 256n) return `${netuid}/${uid} ${hotkeyAt(hotkey)}`;
  }
  return "nobody";
};

/** All that is written once more, from the last network to the first. */
const reversed = (population: Population): Population => ({
  ...population,
  networks: population.networks.toReversed(),
});

/** Everybody's weight, as far as it is one. */
const weightsText = (neurons: readonly { netuid: number; uid: number; weight: bigint }[]): string =>
  neurons.flatMap(({ netuid, uid, weight }) => (weight > 0n ? `${netuid}/${uid}: ${weight}` : [])).join(", ");

const found = (population: Population, round: number): string => {
  const [author] = authorsOf(stateOf(population), [round]);
  return author === undefined ? "nobody" : `${author.netuid}/${author.uid} ${author.hotkey}`;
};

export const drawsAreTheSameEverywhere = property<Case>({
  name: "draws-are-the-same-everywhere",
  informal:
    "Another way to compute the draw, on a state that was written in another order, finds the same author.",
  formal: "author(r) = min { i | seed · total < (w₀ + … + wᵢ) · 2²⁵⁶ }",
  rules: ["POI-1", "POI-2", "POI-3"],
  status: "tested",
  arbitrary: fc.record({
    population: populations,
    round: fc.oneof(fc.nat(3), fc.constantFrom(255, 256, 65_536, 4_294_967_295)),
  }),
  cost: 2,
  witnesses: {
    "network 256 comes before network 1": ({ population }) => {
      const netuids = population.networks.map(({ netuid }) => netuid);
      return netuids.includes(1) && netuids.includes(256) && weighted(population).length > 1;
    },
    "somebody is drawn": (given) => expected(given) !== "nobody",
    "a round that takes four bytes": ({ round }) => round > 65_535,
  },
  violation: (given) => {
    const [all, candidates] = [weighted(given.population), candidatesOf(stateOf(given.population))].map(
      weightsText,
    );
    if (all !== candidates) return `the weights are ${candidates}, not ${all}`;
    const due = expected(given);
    const drawn = [given.population, reversed(given.population)].map((each) => found(each, given.round));
    const wrong = drawn.find((author) => author !== due);
    return wrong === undefined ? undefined : `${wrong} is drawn, not ${due}`;
  },
});
