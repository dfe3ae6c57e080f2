import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../../../conformance/case.ts";
import { writeCall, writeOrigin } from "../../../../conformance/codecs/calls.ts";
import { writeState } from "../../../../conformance/codecs/state.ts";
import { CurrentAuthor } from "../../../../model/bonded/authorship/items.ts";
import { bonded } from "../../../../model/bonded/rules.ts";
import { JailedUntil, SigningInfo, Tombstoned } from "../../../../model/bonded/slashing/items.ts";
import { Entries, TotalUnbonding } from "../../../../model/bonded/unbonding/items.ts";
import * as item from "../../../../model/finney/items/subtensor.ts";
import type { Block, Extrinsic } from "../../../../model/runtime/block.ts";
import { none, type Origin, root, signed } from "../../../../model/runtime/origin.ts";
import { BlockNumber } from "../../../../model/runtime/system.ts";
import { littleEndian, toHex } from "../../../../model/storage/bytes.ts";
import type { State } from "../../../../model/storage/item.ts";
import { populations } from "../../../../properties/arbitraries/authorship.ts";
import { rowCall, weightsCases, weightsState } from "../../../../properties/arbitraries/weights.ts";
import {
  authoredBlock,
  CONTENT,
  claimBy,
  drawnIn,
  HEIGHT,
  hotkeyAt,
  type Population,
  signerNamed,
  signerOf,
  signers,
  stateOf,
} from "../../../../properties/support/authorship.ts";
import { type Write, written } from "../../../../properties/support/calling.ts";
import { hashOfBlock } from "../../../../properties/support/chain.ts";
import { coldkey } from "../../../../properties/support/stakes.ts";
import { execute, seedOf } from "../../execute.ts";
import type { Draft } from "../../files.ts";
import { functionDrafts } from "../../functions.ts";
import {
  type CallOn,
  callDraft,
  edgesDraft,
  mostlyAccepted,
  type TwinCalls,
  twinDraft,
} from "../callDrafts.ts";

const generator = "src/vectors/chapters/bonded/authorship.ts";
const parameters = bonded.bonded!;
const MOST = 2n ** 64n - 1n;

const neuron = (hotkey: number, permit: boolean, incentive: number) => ({ hotkey, permit, incentive });

/** Two subnets of which the second weighs more, and the root network; three of five hotkeys may be drawn. */
const usual: Population = {
  networks: [
    { netuid: 0, emission: 7n, neurons: [neuron(1, true, 65_535)] },
    { netuid: 1, emission: 100n, neurons: [neuron(0, true, 30_000), neuron(3, false, 20_000)] },
    {
      netuid: 256,
      emission: 250n,
      neurons: [neuron(1, true, 40_000), neuron(2, true, 25_535), neuron(4, true, 0)],
    },
  ],
  stakes: [1_000_000n, 2_000_000n, 3_000_003n, 4_000_000n, 5_000_000n],
  jailed: [],
  minimum: 1_000n,
  parent: 5,
};
const state = item.WeightsSetRateLimit.put(stateOf(usual), 1, 10n);
const draws = drawnIn(state, 40);
const on = (before: State, call: Extrinsic): CallOn => ({ state: before, call });

const authorOf = (round: number) => signerNamed(draws[round] as string);
/** The claim of whoever is drawn. */
const claim = (round: number, before: State = state): Extrinsic => claimBy(before, authorOf(round), round);
/** Somebody who is not drawn in a round. */
const strangerTo = (round: number) => signers.find(({ hotkey }) => hotkey !== draws[round])!;
/** The first round whose author has this scheme. */
const roundOf = (scheme: number): number =>
  draws.findIndex((hotkey) => signerNamed(hotkey).scheme === scheme);

const withArguments = (call: Extrinsic, args: Extrinsic["call"]["args"]): Extrinsic => ({
  ...call,
  call: { ...call.call, args: { ...call.call.args, ...args } },
});
const from = (origin: Origin, call: Extrinsic): Extrinsic => ({ ...call, origin });

/** A window in which the last so many duties were missed. */
const missing = (hotkey: string, missed: number, duties = missed): Write => {
  const bits = ((1n << BigInt(missed)) - 1n) << BigInt(duties - missed);
  const bitmap = toHex(littleEndian(bits, Math.ceil(parameters.downtimeWindow / 8)));
  return (before) => SigningInfo.put(before, hotkey, { duties: BigInt(duties), missed, bitmap });
};
const jailed =
  (hotkey: string, until = HEIGHT + 50n): Write =>
  (before) =>
    JailedUntil.put(before, hotkey, until);
const tombstoned =
  (hotkey: string): Write =>
  (before) =>
    Tombstoned.put(before, hotkey, true);
/** rao that left the owner's stake in a block and wait. */
const waiting =
  (index: number, creation: bigint, amount: bigint): Write =>
  (before) => {
    const entry = { amount, creation, completion: creation + parameters.unbondingPeriod };
    const opened = Entries.put(before, hotkeyAt(index), coldkey(index), [entry]);
    const counted = TotalUnbonding.update(opened, (sum) => sum + amount);
    return item.TotalIssuance.update(counted, (sum) => sum + amount);
  };

const nobody = stateOf({ ...usual, jailed: [0, 1, 2] });
const claimed = CurrentAuthor.put(state, { hotkey: draws[1] as string, round: 1 });
const LIMIT = parameters.maxCountedRounds;
/** Everybody has missed as much as is allowed. */
const onTheBrink = written(state, ...signers.map(({ hotkey }) => missing(hotkey, parameters.maxMissed)));

const claims: readonly CallOn[] = [
  on(state, from(root, claim(0))),
  on(state, from(signed(hotkeyAt(0)), claim(0))),
  on(nobody, claim(0)),
  on(claimed, claim(0)),
  on(state, claimBy(state, strangerTo(0), 0)),
  on(state, withArguments(claim(0), { round: draws.findIndex((hotkey) => hotkey !== draws[0]) })),
  on(state, withArguments(claim(0), { scheme: 2 })),
  on(state, withArguments(claim(0), { scheme: 255 })),
  on(state, withArguments(claim(0), { signature: "0x" })),
  on(state, withArguments(claim(0), { signature: `0x${"11".repeat(63)}` })),
  on(state, withArguments(claim(0), { signature: `0x${"11".repeat(65)}` })),
  on(state, withArguments(claim(0), { signature: `0x${"11".repeat(64)}` })),
  on(state, withArguments(claim(0), { content: hashOfBlock(7n) })),
  on(state, withArguments(claim(0), { scheme: 1 - authorOf(0).scheme })),
  on(state, claimBy(state, authorOf(0), 0, CONTENT, { height: HEIGHT - 1n })),
  on(state, claimBy(state, authorOf(0), 0, CONTENT, { round: 1 })),
  on(state, claimBy(state, authorOf(0), 0, CONTENT, { chain: hashOfBlock(1n) })),
  on(state, claim(0)),
  on(state, claim(roundOf(0))),
  on(state, claim(roundOf(1))),
  on(state, claim(3)),
  on(state, claim(LIMIT)),
  on(state, claim(LIMIT + 5)),
  on(onTheBrink, claim(0, onTheBrink)),
  on(onTheBrink, claim(6, onTheBrink)),
  on(waiting(1, HEIGHT - 1n, 500n)(waiting(0, HEIGHT, 500n)(onTheBrink)), claim(6, onTheBrink)),
  on(jailed(hotkeyAt(3))(state), claim(2)),
  // Two faults at once: the earlier check tells.
  on(nobody, from(root, claim(0))),
  on(CurrentAuthor.put(nobody, { hotkey: hotkeyAt(0), round: 0 }), claim(0)),
  on(claimed, claimBy(state, strangerTo(0), 0)),
  on(state, withArguments(claimBy(state, strangerTo(0), 0), { scheme: 2 })),
  on(state, withArguments(claim(0), { scheme: 2, signature: "0x" })),
];

const unjail = (who: number, hotkey: string): Extrinsic => ({
  origin: signed(coldkey(who)),
  call: { call: "Slashing.unjail", args: { hotkey } },
});
const inJail = jailed(hotkeyAt(0), HEIGHT)(state);
const later = jailed(hotkeyAt(0), HEIGHT + 1n)(state);
const buried = tombstoned(hotkeyAt(0))(inJail);
const unknown = `0x${"12".repeat(32)}`;

const unjails: readonly CallOn[] = [
  on(inJail, from(root, unjail(0, hotkeyAt(0)))),
  on(inJail, from(none, unjail(0, hotkeyAt(0)))),
  on(inJail, unjail(0, unknown)),
  on(inJail, unjail(1, hotkeyAt(0))),
  on(state, unjail(0, hotkeyAt(0))),
  on(tombstoned(hotkeyAt(0))(state), unjail(0, hotkeyAt(0))),
  on(buried, unjail(0, hotkeyAt(0))),
  on(tombstoned(hotkeyAt(0))(later), unjail(0, hotkeyAt(0))),
  on(later, unjail(0, hotkeyAt(0))),
  on(jailed(hotkeyAt(0), 2n ** 32n - 1n)(state), unjail(0, hotkeyAt(0))),
  on(inJail, unjail(0, hotkeyAt(0))),
  on(jailed(hotkeyAt(0), 0n)(state), unjail(0, hotkeyAt(0))),
  on(missing(hotkeyAt(0), 3)(inJail), unjail(0, hotkeyAt(0))),
  // Two faults at once: the earlier check tells.
  on(inJail, from(root, unjail(0, unknown))),
  on(state, unjail(1, hotkeyAt(0))),
];

/** Neuron 0 of subnet 1 sets weights on 1; there are as many neurons as the row may be long. */
const row = (
  changes: {
    readonly netuid?: number;
    readonly dests?: readonly number[];
    readonly weights?: readonly number[];
  } = {},
  version = 0n,
  origin: Origin = signed(hotkeyAt(0)),
): Extrinsic => ({
  origin,
  call: {
    call: "SubtensorModule.set_weights",
    args: { netuid: 1, dests: [1], weights: [9], version_key: version, ...changes },
  },
});
const limited = item.MaxWeightsLimit.put(state, 1, 30_000);
const younger = item.LastUpdate.put(state, 1, [HEIGHT - 1n, 0n]);
const versioned = item.WeightsVersionKey.put(state, 1, 5n);
const expensive = item.WeightsMinStake.put(state, 1_000_001n);
const longer = item.MinAllowedWeights.put(state, 1, 2);
const gone = item.Keys.remove(state, 1, 1);

const weights: readonly CallOn[] = [
  on(state, row({}, 0n, root)),
  on(jailed(hotkeyAt(0))(state), row()),
  on(jailed(hotkeyAt(0))(state), row({ netuid: 9, weights: [] })),
  on(jailed(hotkeyAt(1))(state), row({ netuid: 0 }, 0n, signed(hotkeyAt(1)))),
  on(state, row({ weights: [] })),
  on(state, row({ netuid: 9 })),
  on(state, row({ dests: [0, 1, 1], weights: [1, 1, 1] })),
  on(state, row({}, 0n, signed(hotkeyAt(2)))),
  on(expensive, row()),
  on(versioned, row({}, 4n)),
  on(younger, row()),
  on(state, row({ dests: [0] }, 0n, signed(hotkeyAt(3)))),
  on(state, row({ dests: [1, 1], weights: [1, 1] })),
  on(gone, row()),
  on(longer, row()),
  on(limited, row({ dests: [0, 1], weights: [1, 9] })),
  on(state, row()),
  on(jailed(hotkeyAt(1))(state), row()),
  on(versioned, row({ dests: [0, 1], weights: [3, 9] }, 5n)),
];

const twin = (rejected: CallOn, repaired: CallOn, name?: string): TwinCalls => ({
  rejected,
  repaired,
  generator,
  ...(name === undefined ? {} : { case: name }),
});

/** Only the first hotkey may be drawn. */
const sole = stateOf({ ...usual, jailed: [1, 2] });
const soleClaim = claimBy(sole, signerOf(0), 0);

const done = on(state, claim(0));
const letOut = on(inJail, unjail(0, hotkeyAt(0)));

/** With no least stake, somebody without any stake and somebody with a single rao. */
const penniless = stateOf({ ...usual, stakes: [1n, 0n, 3_000_003n, 4_000_000n, 5_000_000n], minimum: 0n });

/** Weights so small that tickets lie on the ends of intervals. */
const light = stateOf({
  ...usual,
  networks: [{ netuid: 256, emission: 0n, neurons: [0, 1, 2].map((index) => neuron(index, true, 1)) }],
});

/** The round of another author, whose seal is not under that of the first. */
const otherRound = draws.findIndex((hotkey) => hotkey !== draws[0]);

const twins: readonly TwinCalls[] = [
  twin(on(state, from(root, claim(0))), done),
  twin(on(jailed(hotkeyAt(0))(sole), soleClaim), on(sole, soleClaim)),
  twin(on(claimed, claim(0)), done),
  twin(on(state, withArguments(claim(otherRound), { hotkey: draws[0] })), on(state, claim(otherRound))),
  twin(on(state, withArguments(claim(0), { scheme: 2 })), done),
  twin(on(state, withArguments(claim(0), { signature: `0x${"11".repeat(63)}` })), done),
  twin(on(state, withArguments(claim(0), { content: hashOfBlock(7n) })), done),
  twin(on(inJail, from(root, unjail(0, hotkeyAt(0)))), letOut),
  twin(on(inJail, unjail(0, unknown)), letOut),
  twin(on(inJail, unjail(1, hotkeyAt(0))), letOut),
  twin(on(state, unjail(0, hotkeyAt(0))), letOut),
  twin(on(buried, unjail(0, hotkeyAt(0))), letOut),
  twin(on(later, unjail(0, hotkeyAt(0))), letOut),
  twin(on(jailed(hotkeyAt(0))(state), row()), on(state, row())),
];

/** A population of which somebody may be drawn, and a claim of a round by its author or by somebody. */
const drawnClaims: Arbitrary<CallOn> = fc
  .record({
    population: populations,
    round: fc.nat(20),
    other: fc.nat(20),
    signer: fc.nat(4),
    missed: fc.nat(50),
  })
  .filter(({ population }) => drawnIn(stateOf(population), 1).length > 0)
  .map(({ population, round, other, signer, missed }) => {
    const before = written(stateOf(population), ...signers.map(({ hotkey }) => missing(hotkey, missed, 60)));
    const author = signerNamed(drawnIn(before, round + 1)[round] as string);
    const who = other === 0 ? signerOf(signer) : author;
    return on(before, claimBy(before, who, round));
  });

const drawnUnjails: Arbitrary<CallOn> = fc
  .record({
    population: populations,
    who: fc.nat(4),
    target: fc.oneof({ weight: 1, arbitrary: fc.nat(4) }, { weight: 3, arbitrary: fc.constant(undefined) }),
    time: fc.bigInt(-2n, 1n),
    isBuried: fc.nat(7),
  })
  .map(({ population, who, target = who, time, isBuried }) => {
    const before = jailed(hotkeyAt(target), HEIGHT + time)(stateOf(population));
    return on(isBuried === 0 ? tombstoned(hotkeyAt(target))(before) : before, unjail(who, hotkeyAt(target)));
  });

const drawnRows: Arbitrary<CallOn> = fc
  .record({ input: weightsCases, isJailed: fc.nat(3) })
  .map(({ input, isJailed }) => {
    const call = rowCall(input);
    const before = weightsState(input);
    return on(
      isJailed === 0 && call.origin.kind === "Signed" ? jailed(call.origin.account)(before) : before,
      call,
    );
  });

const drawnCalls: readonly (readonly [call: string, description: string, given: Arbitrary<CallOn>])[] = [
  [
    "Authorship.claim_block",
    "Claims of several rounds, with missed duties of many draws before them.",
    drawnClaims,
  ],
  [
    "Slashing.unjail",
    "Hotkeys whose time in jail is over or not, let out by their owners or by others.",
    drawnUnjails,
  ],
  ["SubtensorModule.set_weights", "Rows of weights, some of them of a jailed hotkey.", drawnRows],
];

const edges: readonly (readonly [call: string, given: readonly CallOn[]])[] = [
  ["Authorship.claim_block", claims],
  ["Slashing.unjail", unjails],
  ["SubtensorModule.set_weights", weights],
];

/** A subnet whose neurons all weigh each other, with payments that wait and more permits than neurons. */
const busy = written(
  state,
  ...[0, 1, 2].map(
    (uid): Write =>
      (before) =>
        item.Weights.put(
          before,
          256,
          uid,
          [0, 1, 2].filter((other) => other !== uid).map((other) => [other, 10_000 * (other + 1)] as const),
        ),
  ),
  (before) => item.LastUpdate.put(before, 256, [HEIGHT - 1n, HEIGHT - 2n, HEIGHT - 3n]),
  (before) =>
    item.Weights.put(before, 0, 0, [
      [1, 1],
      [256, 3],
    ]),
  (before) => item.PendingEmission.put(before, 256, 1_000_000n),
  (before) =>
    item.LoadedEmission.put(before, 1, [
      [hotkeyAt(0), 5n, 6n],
      [hotkeyAt(1), 7n, 8n],
    ]),
  (before) => item.LoadedEmission.put(before, 256, [[hotkeyAt(1), 9n, 10n]]),
  (before) => CurrentAuthor.put(before, { hotkey: hotkeyAt(0), round: 4 }),
);

/** Everybody on subnet 256 has bonds; hotkey 1 is in jail, has lost its permit there, and gets none back. */
const bondedInJail: Write = (before) => {
  const uid = item.Uids.get(before, 256, hotkeyAt(1)) ?? 0;
  const permits: readonly boolean[] = item.ValidatorPermit.get(before, 256);
  const taken = item.ValidatorPermit.put(before, 256, permits.with(uid, false));
  return [0, 1, 2].reduce<State>(
    (next, each) => item.Bonds.put(next, 256, each, [[(each + 1) % 3, 30_000 + each]]),
    item.MaxAllowedValidators.put(jailed(hotkeyAt(1))(taken), 256, 2),
  );
};

/** The tempo is 10: the epoch of subnet 256 falls into block 105, that of the root network into block 108. */
const beginningCases: readonly (readonly [before: State, block: bigint])[] = [
  [written(busy, bondedInJail), 105n],
  ...[101n, 105n, 108n].flatMap((block) =>
    [[], [1], [1, 2], [0, 1, 2, 3, 4]].map(
      (indices) => [written(busy, ...indices.map((index) => jailed(hotkeyAt(index)))), block] as const,
    ),
  ),
];

const beginnings = (): Draft => ({
  suite: "bonded/block",
  handler: "initialize",
  case: "jailed",
  ruleIds: ["SLA-6", "POI-5", "BND-2", "EMI-5", "EMI-8", "RUN-5"],
  description:
    "Blocks in which payments to jailed hotkeys are dropped, epochs leave them out, and they lose permits.",
  provenance: { kind: "generated", seed: seedOf("bonded/block", "initialize"), generator },
  pairs: beginningCases
    .map(
      ([before, block]): Json => ({
        state: writeState(bonded.items, BlockNumber.put(before, block - 1n)),
        block: `${block}`,
        parent_hash: hashOfBlock(block - 1n),
      }),
    )
    .map((input) => [input, execute("bonded/block", "initialize", input).outcome as Json]),
});

const stateJson = (before: State): Json => writeState(bonded.items, before) as Json;

const extrinsicJson = ({ origin, call }: Extrinsic): Json => ({
  ...(writeCall(bonded, call) as { readonly call: string; readonly args: Json }),
  origin: writeOrigin(origin),
});

const blockJson = ({ number, parentHash, extrinsics }: Block) => ({
  number: `${number}`,
  parent_hash: parentHash,
  extrinsics: extrinsics.map(extrinsicJson),
});

const remark = (origin: Origin, text: string): Extrinsic => ({
  origin,
  call: { call: "System.remark", args: { remark: text } },
});
const stake = (who: number, rao: bigint): Extrinsic => ({
  origin: signed(coldkey(who)),
  call: { call: "SubtensorModule.add_stake", args: { hotkey: hotkeyAt(who), amount_staked: rao } },
});

const lists: readonly (readonly Extrinsic[])[] = [
  [],
  [remark(none, "0x")],
  [remark(root, "0x00")],
  [remark({ kind: "Members", yes: 2, seats: 3 }, "0x00")],
  [remark({ kind: "Member", account: coldkey(1) }, "0x00")],
  [stake(0, 5n), stake(1, MOST)],
  [stake(1, MOST), stake(0, 5n)],
  [claim(0), stake(0, 5n)],
  new Array<Extrinsic>(64).fill(remark(signed(coldkey(2)), "0x0102")),
];

const chain = { rules: bonded, state };
const sealed = (round: number) => authoredBlock(chain, round, [stake(0, 5n), stake(1, MOST)]);
const altered = (
  block: Block,
  change: (extrinsics: readonly Extrinsic[]) => readonly Extrinsic[],
): Block => ({
  ...block,
  extrinsics: change(block.extrinsics),
});

const wholeBlocks: readonly (readonly [before: State, block: Block])[] = [
  [state, sealed(0)],
  [state, sealed(5)],
  [state, altered(sealed(0), ([, ...calls]) => calls)],
  [state, altered(sealed(0), () => [])],
  [state, altered(sealed(0), ([first, ...calls]) => [...calls, first!])],
  [state, altered(sealed(0), (calls) => [...calls, calls[0]!])],
  [state, altered(sealed(0), (calls) => calls.slice(0, 2))],
  [state, altered(sealed(0), ([first, second, third]) => [first!, third!, second!])],
  [state, { ...sealed(0), parentHash: hashOfBlock(8n) }],
  [state, altered(sealed(0), ([first, ...calls]) => [withArguments(first!, { scheme: 9 }), ...calls])],
  [nobody, altered(sealed(0), ([, ...calls]) => calls)],
  [nobody, sealed(0)],
  [nobody, altered(sealed(0), ([first, ...calls]) => [...calls, first!])],
  [sole, altered(sealed(0), ([, ...calls]) => calls)],
];

/** Two hotkeys on one network: what a duty reads, and little else. */
const few = stateOf({
  networks: [{ netuid: 1, emission: 1n, neurons: [neuron(0, true, 1), neuron(2, true, 1)] }],
  stakes: [1_000_000n, 2_000_000n, 3_000_003n],
  jailed: [],
  minimum: 0n,
  parent: 5,
});

const duty = (before: State, hotkey: string, isMissed: boolean): Json => ({
  state: stateJson(before),
  hotkey,
  is_missed: isMissed,
});

const windows = [0n, 1n, 7n, 8n, 99n, 100n, 101n, 250n].flatMap((duties) =>
  [true, false].map((isMissed) => {
    const bits =
      (0x5a_5a_5a_5a_5a_5a_5a_5a_5a_5a_5a_5a_5an & ((1n << 100n) - 1n)) >>
      (duties < 100n ? 100n - duties : 0n);
    const missed = bits.toString(2).replaceAll("0", "").length;
    return {
      duties: `${duties}`,
      missed,
      bitmap: duties === 0n ? "0x" : toHex(littleEndian(bits, 13)),
      size: 100,
      is_missed: isMissed,
    };
  }),
);

const functions: readonly (readonly [handler: string, description: string, given: readonly Json[]])[] = [
  [
    "draw",
    "The authors of some rounds, with nobody to draw, one hotkey, one on two networks, and in other blocks.",
    [
      state,
      nobody,
      sole,
      jailed(hotkeyAt(1))(state),
      item.EmissionValues.put(state, 256, 0n),
      item.WeightsMinStake.put(state, 2_000_001n),
      BlockNumber.put(state, HEIGHT + 1n),
      undefined,
      light,
    ].map((before) => ({ state: stateJson(before), rounds: [0, 1, 2, 3, 15, 16, 4_294_967_295] })),
  ],
  [
    "candidates",
    "With no least stake, with one that somebody has just reached, and with neurons that have come since the last epoch and have no incentive yet.",
    [penniless, item.WeightsMinStake.put(penniless, 1n), item.Incentive.put(penniless, 256, [40_000])].map(
      (before) => ({ state: stateJson(before) }),
    ),
  ],
  [
    "content_hash",
    "Blocks without and with extrinsics of each origin, in either order, with a claim, and many.",
    lists.map((extrinsics) => blockJson({ number: 101n, parentHash: hashOfBlock(100n), extrinsics })),
  ],
  [
    "apply_authored_block",
    "Whole blocks: valid, without their claim, with it elsewhere or twice, changed, and with nobody to draw.",
    wholeBlocks.map(([before, block]) => ({ state: stateJson(before), ...blockJson(block) })),
  ],
  ["window_with_duty", "A duty done or missed where the ring begins, goes on, and goes round.", windows],
  [
    "record_duty",
    "Duties of a hotkey with none before, at the limit, beyond it, with a full window, and of one that is jailed.",
    [
      duty(few, hotkeyAt(0), false),
      duty(few, hotkeyAt(0), true),
      duty(missing(hotkeyAt(0), 49)(few), hotkeyAt(0), true),
      duty(missing(hotkeyAt(0), 50)(few), hotkeyAt(0), false),
      duty(missing(hotkeyAt(0), 50)(few), hotkeyAt(0), true),
      duty(missing(hotkeyAt(0), 50, 100)(few), hotkeyAt(0), true),
      duty(missing(hotkeyAt(0), 3, 100)(few), hotkeyAt(0), true),
      duty(missing(hotkeyAt(2), 50, 60)(waiting(2, HEIGHT, 10_001n)(few)), hotkeyAt(2), true),
      duty(missing(hotkeyAt(2), 50, 60)(waiting(2, HEIGHT - 1n, 10_001n)(few)), hotkeyAt(2), true),
      duty(missing(hotkeyAt(0), 50)(jailed(hotkeyAt(0))(few)), hotkeyAt(0), true),
      duty(missing(unknown, 50)(few), unknown, true),
      duty(BlockNumber.put(missing(hotkeyAt(0), 50)(few), 2n ** 32n - 10n), hotkeyAt(0), true),
    ],
  ],
];

const functionDraft = ([handler, description, given]: (typeof functions)[number]): Draft => ({
  suite: "bonded/function",
  handler,
  case: "edges",
  description,
  provenance: { kind: "generated", seed: 0, generator },
  pairs: given.map((input) => [input, execute("bonded/function", handler, input).outcome as Json]),
});

const rounds = fc.oneof(fc.nat(20), fc.constantFrom(4_294_967_295));

const drawnPopulations = (): readonly Draft[] =>
  functionDrafts(
    generator,
    { candidates: populations.map((population) => ({ state: stateJson(stateOf(population)) })) },
    bonded,
    6,
  );

const drawnFunctions = (): readonly Draft[] =>
  functionDrafts(
    generator,
    {
      draw_ticket: fc.record({
        parent_hash: fc.nat(1_000).map((block) => hashOfBlock(BigInt(block))),
        height: fc.oneof(fc.nat(1_000).map(String), fc.constantFrom("0", "4294967295")),
        round: rounds,
        total: fc.oneof(fc.constantFrom("0", "1", "2"), fc.bigInt(0n, (1n << 112n) - 1n).map(String)),
      }),
    },
    bonded,
  );

/** The vectors of this chapter. */
export const authorshipVectors = (): readonly Draft[] => [
  ...drawnCalls.map(([call, description, given]) =>
    callDraft(call, mostlyAccepted(given, bonded), generator, { description }, bonded),
  ),
  ...edges.map(([call, given]) => edgesDraft(call, given, generator, bonded)),
  ...twins.map((each) => twinDraft(bonded, each)),
  beginnings(),
  ...functions.map(functionDraft),
  ...drawnPopulations(),
  ...drawnFunctions(),
];
