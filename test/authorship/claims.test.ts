import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { applyAuthoredBlock } from "../../model/bonded/authorship/applyAuthoredBlock.ts";
import { CurrentAuthor } from "../../model/bonded/authorship/items.ts";
import { bondedWith } from "../../model/bonded/rules.ts";
import { JailedUntil, SigningInfo } from "../../model/bonded/slashing/items.ts";
import { Stake, Tempo } from "../../model/finney/items/subtensor.ts";
import type { Chain } from "../../model/rules.ts";
import { applyCall, type Extrinsic, initializeBlock } from "../../model/runtime/block.ts";
import { root } from "../../model/runtime/origin.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import {
  authoredBlock,
  claimBy,
  drawnIn,
  endOfCall,
  HEIGHT,
  type Population,
  signerNamed,
  signers,
  stateOf,
} from "../../properties/support/authorship.ts";
import { hashOfBlock } from "../../properties/support/chain.ts";
import { coldkey } from "../../properties/support/stakes.ts";

const population: Population = {
  networks: [
    {
      netuid: 1,
      emission: 10n,
      neurons: [0, 1, 2].map((hotkey) => ({ hotkey, permit: true, incentive: 20_000 })),
    },
  ],
  stakes: [1_000_000n, 2_000_000n, 3_000_000n, 0n, 0n],
  jailed: [],
  minimum: 0n,
  parent: 5,
};
const chainWith = (changes: Parameters<typeof bondedWith>[0] = {}): Chain => ({
  rules: bondedWith(changes),
  state: stateOf(population),
});
const chain = chainWith();
const draws = drawnIn(chain.state, 30);
const author = signerNamed(draws[0]!);
const stranger = signers.find(({ hotkey }) => hotkey !== draws[0])!;
const claim = (round: number): Extrinsic => claimBy(chain.state, signerNamed(draws[round]!), round);

const spoiled = (args: Extrinsic["call"]["args"], by = author): Extrinsic => {
  const { origin, call } = claimBy(chain.state, by, 0);
  return { origin, call: { ...call, args: { ...call.args, ...args } } };
};
const chainAfter = (given: Chain, extrinsic: Extrinsic): Chain => ({
  rules: given.rules,
  state: Result.getOrThrow(applyCall(given, extrinsic)).state,
});

describe("what a claim is refused for", () => {
  const claimed = chainAfter(chain, claim(0));
  const empty = { ...chain, state: stateOf({ ...population, jailed: [0, 1, 2] }) };
  const emptyClaimed = {
    ...empty,
    state: CurrentAuthor.put(empty.state, { hotkey: author.hotkey, round: 0 }),
  };
  const all = { hotkey: stranger.hotkey, scheme: 9, signature: "0x" };
  test.each([
    ["its origin first", emptyClaimed, { ...spoiled(all), origin: root }, "BadOrigin"],
    ["then that nobody may be drawn", emptyClaimed, spoiled(all), "Authorship.NoCandidates"],
    ["then that there is an author", claimed, spoiled(all), "Authorship.AlreadyClaimed"],
    ["then its author", chain, spoiled(all), "Authorship.WrongAuthor"],
    ["then the scheme", chain, spoiled({ scheme: 9, signature: "0x" }), "Authorship.UnknownScheme"],
    ["then the length", chain, spoiled({ signature: "0x" }), "Authorship.MalformedSeal"],
    ["then the seal", chain, spoiled({ content: hashOfBlock(3n) }), "Authorship.InvalidSignature"],
    ["else nothing", chain, spoiled({}), "Ok"],
  ] as const)("%s", (_title, given, call, reason) => {
    expect(endOfCall(given, call)).toBe(reason);
  });
});

describe("an accepted claim", () => {
  test("counts no more rounds than the limit", () => {
    const { state } = chainAfter(chain, claim(25));
    const missed = SigningInfo.entries(state).reduce((sum, { value }) => sum + value.missed, 0);
    expect(missed).toBe(16);
    const duties = SigningInfo.entries(state).reduce((sum, { value }) => sum + value.duties, 0n);
    expect(duties).toBe(17n);
  });

  test("stands although its own earlier rounds jail the author, once, with one slash", () => {
    const strict = chainWith({ maxMissed: 0 });
    const round = draws.findIndex((hotkey, index) => draws.slice(0, index).includes(hotkey));
    const { state, events } = Result.getOrThrow(applyCall(strict, claim(round)));
    const hotkey = draws[round]!;
    expect(JailedUntil.get(state, hotkey)).toBe(HEIGHT + 50n);
    expect(CurrentAuthor.get(state)).toEqual({ hotkey, round });
    const jailings = events.filter(
      ({ name, fields }) => name === "Jailed" && (fields as unknown[])[0] === hotkey,
    );
    expect(jailings.length).toBe(1);
    expect(SigningInfo.has(state, hotkey)).toBe(false);
    const owner = signers.findIndex((signer) => signer.hotkey === hotkey);
    const stake = population.stakes[owner]!;
    expect(Stake.get(state, hotkey, coldkey(owner))).toBe(stake - (stake * 100n) / 1_000_000n);
  });

  test("is forgotten when the next block begins", () => {
    const { rules, state } = chainAfter(chain, claim(2));
    const header = { number: HEIGHT + 1n, parentHash: hashOfBlock(HEIGHT) };
    const begun = Result.getOrThrow(initializeBlock({ rules, state }, header)).state;
    expect([CurrentAuthor.has(state), CurrentAuthor.has(begun)]).toEqual([true, false]);
  });
});

describe("a chain of authored blocks", () => {
  test("goes on while one hotkey is offline, until that one is jailed and drawn no more", () => {
    const offline = signers[1]!.hotkey;
    // Without weights an epoch would leave no incentives to draw by.
    const begin = chainWith({ maxMissed: 3, downtimeWindow: 8 });
    let current: Chain = { ...begin, state: Tempo.put(begin.state, 1, 0) };
    let [blocks, jailedAt] = [0, 0n];
    while (jailedAt === 0n && blocks < 100) {
      const number = BlockNumber.get(current.state) + 1n;
      const header = { number, parentHash: hashOfBlock(number - 1n) };
      const begun = Result.getOrThrow(initializeBlock(current, header)).state;
      const round = drawnIn(begun, 20).findIndex((hotkey) => hotkey !== offline);
      const run = Result.getOrThrow(applyAuthoredBlock(current, authoredBlock(current, round, [])));
      current = { rules: current.rules, state: run.state };
      blocks += 1;
      if (JailedUntil.has(run.state, offline)) jailedAt = number;
    }
    expect(jailedAt).toBeGreaterThan(0n);
    const others = [0, 2].map((index) => signers[index]!.hotkey);
    expect(new Set(drawnIn(current.state, 60))).toEqual(new Set(others));
    const duties = SigningInfo.entries(current.state).reduce((sum, { value }) => sum + value.duties, 0n);
    expect(duties).toBe(BigInt(blocks));
    expect(SigningInfo.entries(current.state).every(({ value }) => value.missed === 0)).toBe(true);
  });

  test("another author, a missing claim and another content make a block invalid", () => {
    const block = authoredBlock(chain, 0, []);
    const begun = Result.getOrThrow(initializeBlock(chain, block)).state;
    const wrong = signers.find(({ hotkey }) => hotkey !== drawnIn(begun, 1)[0])!;
    const content = block.extrinsics[0]!.call.args["content"] as string;
    const endOf = (extrinsics: readonly Extrinsic[]) => {
      const result = applyAuthoredBlock(chain, { ...block, extrinsics });
      return Result.isSuccess(result) ? "valid" : result.failure.reason;
    };
    expect(endOf(block.extrinsics)).toBe("valid");
    expect(endOf([])).toBe("Authorship.ClaimMissing");
    expect(endOf([claimBy(begun, wrong, 0, content)])).toBe("Authorship.WrongAuthor");
    expect(endOf([claimBy(begun, signerNamed(drawnIn(begun, 1)[0]!), 0)])).toBe("Authorship.WrongContent");
  });
});
