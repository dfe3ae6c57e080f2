import fc from "fast-check";
import type { Json } from "../../../../conformance/case.ts";
import { callName, writeCall, writeOrigin } from "../../../../conformance/codecs/calls.ts";
import { writeState } from "../../../../conformance/codecs/state.ts";
import type { PlainStep } from "../../../../conformance/replay/scenario.ts";
import { rulesOfSteps } from "../../../../conformance/rules.ts";
import { bonded } from "../../../../model/bonded/rules.ts";
import { decodeSignedStatement, encodeSignedStatement } from "../../../../model/bonded/slashing/evidence.ts";
import {
  JailedUntil,
  Punished,
  SigningInfo,
  SwappedTo,
  Tombstoned,
  TotalSlashed,
} from "../../../../model/bonded/slashing/items.ts";
import { Entries } from "../../../../model/bonded/unbonding/items.ts";
import * as item from "../../../../model/finney/items/subtensor.ts";
import { appendNeuron } from "../../../../model/finney/registration/neurons.ts";
import { increaseStake } from "../../../../model/finney/staking/stake.ts";
import { toJson } from "../../../../model/json.ts";
import type { Extrinsic } from "../../../../model/runtime/block.ts";
import { root } from "../../../../model/runtime/origin.ts";
import { BlockHash } from "../../../../model/runtime/system.ts";
import type { SignatureScheme } from "../../../../model/signatures/verify.ts";
import { fromHex, toHex } from "../../../../model/storage/bytes.ts";
import type { State } from "../../../../model/storage/item.ts";
import { bonds } from "../../../../properties/arbitraries/slashing.ts";
import { byColdkey } from "../../../../properties/support/bonded.ts";
import { balance, inBlock, type Write, written } from "../../../../properties/support/calling.ts";
import { hashOfBlock } from "../../../../properties/support/chain.ts";
import { CHAIN, reportOf, schemes, withByte } from "../../../../properties/support/evidence.ts";
import { type Bonds, offender, stateOfBonds } from "../../../../properties/support/slashing.ts";
import { coldkey, hotkey } from "../../../../properties/support/stakes.ts";
import { execute } from "../../execute.ts";
import type { Draft } from "../../files.ts";
import { functionDrafts, type Givens } from "../../functions.ts";
import { type CallOn, edgesDraft, type TwinCalls, twinDraft } from "../callDrafts.ts";
import { mutatedReports } from "./mutatedEvidence.ts";
import {
  busy,
  counted,
  delegate,
  elsewhere,
  HEIGHT,
  leaving,
  moved,
  NOW,
  PERIOD,
  plain,
  report,
  signer,
  staked,
  statement,
} from "./slashingStates.ts";

const generator = "src/vectors/chapters/bonded/slashing.ts";
const OTHER_CHAIN = hashOfBlock(9_999n);
const MOST = 2n ** 64n - 1n;
const LAST_BLOCK = 2n ** 32n - 1n;

const reported = (first: string, second: string): Extrinsic => reportOf(5, first, second);

/** Ways to go wrong, by the reason, each with the state and the call in which this one thing is wrong. */
const faults = (scheme: SignatureScheme): readonly (readonly [name: string, given: CallOn])[] => {
  const state = plain(scheme);
  const [first, second] = [statement(scheme, 0), statement(scheme, 1)];
  const call = reported(first, second);
  const on = (write: Write): CallOn => ({ state: write(state), call });
  const as = (changed: Extrinsic): CallOn => ({ state, call: changed });
  const other = scheme === "ed25519" ? "sr25519" : "ed25519";
  return [
    ["BadOrigin", as({ ...call, origin: root })],
    ["MalformedEvidence", as(reported(first.slice(0, -2), second))],
    ["MalformedEvidence-long", as(reported(first, `${second}00`))],
    [
      "MalformedEvidence-scheme",
      as(
        reported(
          first,
          withByte(second, 32, () => 2),
        ),
      ),
    ],
    ["DifferentSigners", as(reported(first, statement(scheme, 1, { seed: 2 })))],
    ["DifferentSigners-schemes", as(reported(first, statement(other, 1)))],
    ["DifferentHeights", as(reported(first, statement(scheme, 1, { height: HEIGHT + 1n })))],
    ["DifferentRounds", as(reported(first, statement(scheme, 1, { round: 1 })))],
    ["EqualStatements", as(reported(first, first))],
    [
      "EqualStatements-other-signature",
      as(
        reported(
          first,
          withByte(first, 40, (byte) => byte ^ 1),
        ),
      ),
    ],
    ["WrongChain", as(reported(first, statement(scheme, 0, { chain: OTHER_CHAIN })))],
    ["WrongChain-both", on((next) => BlockHash.put(next, 0n, OTHER_CHAIN))],
    ["EvidenceFromFuture", on(inBlock(HEIGHT - 1n))],
    ["EvidenceTooOld", on(inBlock(HEIGHT + PERIOD))],
    ["UnknownHotkey", on((next) => item.Owner.remove(next, signer(scheme)))],
    ["AlreadyPunished", on((next) => Punished.put(next, signer(scheme), HEIGHT, 0, true))],
    ["AlreadyTombstoned", on((next) => Tombstoned.put(next, signer(scheme), true))],
    [
      "InvalidSignature",
      as(
        reported(
          first,
          withByte(second, 40, (byte) => byte ^ 1),
        ),
      ),
    ],
    [
      "InvalidSignature-first",
      as(
        reported(
          withByte(first, 90, (byte) => byte ^ 1),
          second,
        ),
      ),
    ],
    [
      "InvalidSignature-scheme",
      as(
        reported(
          first,
          withByte(second, 32, (byte) => 1 - byte),
        ),
      ),
    ],
  ];
};

/** The one faultless report of a scheme; a second block of another chain is repaired by one of this chain. */
const repaired = (scheme: SignatureScheme): CallOn => ({ state: plain(scheme), call: report(scheme) });

/** The faults in which signatures have a part: in all others nothing tells the schemes apart. */
const keyedFaults = (scheme: SignatureScheme) =>
  faults(scheme).filter(([name]) => /Signature|scheme/.test(name));

const twinsOf = (scheme: SignatureScheme, given = faults(scheme)): readonly TwinCalls[] =>
  given.map(([name, rejected]) => ({
    rejected,
    repaired: repaired(scheme),
    generator,
    case: `${name}-${scheme}`,
  }));

/** The signer on two networks, with permits and duties. */
const seated = (scheme: SignatureScheme): State => {
  let state = appendNeuron(appendNeuron(busy(scheme), 1, elsewhere, 5n), 1, signer(scheme), 6n);
  state = appendNeuron(state, 0, signer(scheme), 7n);
  state = item.ValidatorPermit.put(state, 1, [true, true]);
  state = item.ValidatorPermit.put(state, 0, [true]);
  return SigningInfo.put(state, signer(scheme), { duties: 3n, missed: 1, bitmap: "0x02" });
};

/** The signer has been swapped in a block, and holds nothing under the old name. */
const renamed = (scheme: SignatureScheme, block: bigint): State =>
  written(
    BlockHash.put(inBlock(NOW)(undefined), 0n, CHAIN),
    delegate(hotkey(2), 0),
    staked(hotkey(2), 0, 500n),
    (state) => SwappedTo.put(state, signer(scheme), [[hotkey(2), block]]),
    counted,
  );

/** Somebody else has taken the old name up. */
const takenUp = (scheme: SignatureScheme, block: bigint): State =>
  written(renamed(scheme, block), delegate(signer(scheme), 1), staked(signer(scheme), 1, 40n), counted);

/** Swapped on, and in a circle. */
const swappedOn = (scheme: SignatureScheme): State =>
  written(
    renamed(scheme, HEIGHT),
    (state) => SwappedTo.put(state, hotkey(2), [[hotkey(3), NOW]]),
    delegate(hotkey(3), 1),
    staked(hotkey(3), 1, 60n),
    counted,
  );

const inCircle = (scheme: SignatureScheme): State =>
  written(plain(scheme), (state) =>
    SwappedTo.put(SwappedTo.put(state, signer(scheme), [[hotkey(2), HEIGHT]]), hotkey(2), [
      [signer(scheme), HEIGHT],
    ]),
  );

/** Accounts that hold as much as fits, whose counts have stayed at the greatest u64. */
const overflowing = (scheme: SignatureScheme): State =>
  written(
    plain(scheme),
    delegate(elsewhere, 1),
    staked(signer(scheme), 1, MOST),
    staked(signer(scheme), 2, MOST - 1n),
    leaving(signer(scheme), 3, HEIGHT, MOST),
    moved(signer(scheme), elsewhere, 4, HEIGHT, MOST),
    staked(elsewhere, 4, MOST / 40n),
    (state) => TotalSlashed.put(state, MOST - 1n),
    counted,
  );

/** More such accounts than a u64 can count the losses of. */
const flooded = (scheme: SignatureScheme): State =>
  written(
    plain(scheme),
    ...Array.from(
      { length: 24 },
      (_, index): Write =>
        (state) => {
          const who = `0x${"f0".repeat(31)}${(16 + index).toString(16)}`;
          return increaseStake(state, who, signer(scheme), MOST);
        },
    ),
    leaving(signer(scheme), 3, HEIGHT, MOST),
    counted,
  );

/** What was moved is not there any more: slashed, or under another name. */
const short = (scheme: SignatureScheme): State =>
  written(
    plain(scheme),
    delegate(elsewhere, 1),
    moved(signer(scheme), elsewhere, 2, HEIGHT, 1_000n),
    staked(elsewhere, 2, 30n),
    leaving(elsewhere, 2, HEIGHT - 1n, 900n),
    leaving(elsewhere, 2, HEIGHT + 1n, 7n),
    moved(signer(scheme), elsewhere, 3, HEIGHT, 1_000n),
    leaving(signer(scheme), 4, HEIGHT, 2n),
    moved(signer(scheme), elsewhere, 4, HEIGHT, 1_000n),
    leaving(elsewhere, 4, HEIGHT, 1n),
    leaving(elsewhere, 4, HEIGHT + 1n, 60n),
    counted,
  );

/** A period after the first block evidence of it is too old; a block before it is not. */
const early = (scheme: SignatureScheme): CallOn => ({
  state: inBlock(PERIOD - 1n)(plain(scheme)),
  call: reported(statement(scheme, 0, { height: 0n }), statement(scheme, 1, { height: 0n })),
});

/** In the block of the infraction itself, in the last round that there can be. */
const atOnce = (scheme: SignatureScheme): CallOn => ({
  state: inBlock(HEIGHT)(busy(scheme)),
  call: reported(
    statement(scheme, 0, { round: 4_294_967_295 }),
    statement(scheme, 1, { round: 4_294_967_295 }),
  ),
});

/** Nothing is left to slash; the key is lost all the same. */
const bare = (scheme: SignatureScheme): State =>
  written(BlockHash.put(inBlock(NOW)(undefined), 0n, CHAIN), delegate(signer(scheme), 0));

const punishments = (scheme: SignatureScheme): readonly CallOn[] => {
  const call = report(scheme);
  const jailed = JailedUntil.put(plain(scheme), signer(scheme), NOW + 5n);
  const states = [plain(scheme), busy(scheme), seated(scheme), jailed, bare(scheme), short(scheme)];
  const swaps = [HEIGHT - 1n, HEIGHT, NOW].flatMap((block) => [
    renamed(scheme, block),
    takenUp(scheme, block),
  ]);
  return [
    ...[...states, ...swaps, swappedOn(scheme), inCircle(scheme)].map((state) => ({ state, call })),
    { state: busy(scheme), call: reported(statement(scheme, 1), statement(scheme, 0)) },
    { state: busy(scheme), call: { ...call, origin: byColdkey(0, "", {}).origin } },
    early(scheme),
    { ...early(scheme), state: inBlock(PERIOD)(plain(scheme)) },
    atOnce(scheme),
    { state: inBlock(HEIGHT + PERIOD - 1n)(busy(scheme)), call },
  ];
};

const isFaultless = (scheme: SignatureScheme, { call: { args } }: Extrinsic): boolean =>
  args["first"] === report(scheme).call.args["first"] &&
  args["second"] === report(scheme).call.args["second"];

/** Two faults at once, one in the call and one in the state: which of them is told is part of the rule. */
const twoFaults = (scheme: SignatureScheme): readonly CallOn[] => {
  const given = faults(scheme).map(([, each]) => each);
  const states = given.filter(({ call }) => call.origin.kind === "Signed" && isFaultless(scheme, call));
  const calls = given.filter(({ call }) => !isFaultless(scheme, call));
  return calls.flatMap(({ call }) => states.map(({ state }) => ({ state, call })));
};

/** Calls of one name in a file of their own. */
const pairsDraft = (call: string, file: string, given: readonly CallOn[], description: string): Draft => ({
  suite: "bonded/calls",
  handler: callName(call),
  case: file,
  description,
  provenance: { kind: "generated", seed: 0, generator },
  pairs: given
    .map(({ state, call: { origin, call: made } }): Json => {
      const { args } = writeCall(bonded, made) as { readonly args: Json };
      return { state: stateJson(state), origin: writeOrigin(origin), args };
    })
    .map((input) => [input, execute("bonded/calls", callName(call), input).outcome as Json]),
});

const stateJson = (state: State): Json => writeState(bonded.items, state) as Json;

const REPORT = "Slashing.report_double_signing";

/** Two faults that no pair of one in the call and one in the state shows. */
const otherFaults = (scheme: SignatureScheme): readonly CallOn[] => {
  const [state, call] = [plain(scheme), report(scheme)];
  const foreign = statement(scheme, 0, { chain: OTHER_CHAIN });
  const evidence = (changes: Parameters<typeof statement>[2], block = 1): CallOn => ({
    state,
    call: reported(statement(scheme, 0), statement(scheme, block, changes)),
  });
  const disowned: Write = (next) => item.Owner.remove(next, signer(scheme));
  const punished: Write = (next) => Punished.put(next, signer(scheme), HEIGHT, 0, true);
  const buried: Write = (next) => Tombstoned.put(next, signer(scheme), true);
  return [
    { state, call: { ...reported("0x", "0x"), origin: root } },
    evidence({ seed: 2, height: HEIGHT + 1n }),
    evidence({ height: HEIGHT + 1n, round: 1 }),
    evidence({ round: 1 }, 0),
    { state, call: reported(foreign, foreign) },
    { state: written(state, inBlock(HEIGHT - 1n), disowned), call },
    { state: written(state, inBlock(HEIGHT + PERIOD), disowned), call },
    { state: written(state, disowned, punished), call },
    { state: written(state, punished, buried), call },
  ];
};

/** All of one scheme, and of the other what has to do with signatures. */
const reportEdges = (): readonly CallOn[] => [
  ...faults("ed25519").map(([, given]) => given),
  ...punishments("ed25519"),
  ...keyedFaults("sr25519").map(([, given]) => given),
  { state: busy("sr25519"), call: report("sr25519") },
  atOnce("sr25519"),
];

const reports = (): readonly Draft[] => [
  edgesDraft(REPORT, reportEdges(), generator, bonded),
  ...[...twinsOf("ed25519"), ...twinsOf("sr25519", keyedFaults("sr25519"))].map((twins) =>
    twinDraft(bonded, twins),
  ),
  pairsDraft(
    REPORT,
    "two-faults",
    [...twoFaults("ed25519"), ...otherFaults("ed25519")],
    "Two faults at once: the earlier check tells.",
  ),
  pairsDraft(
    REPORT,
    "overflow",
    schemes.flatMap((scheme) =>
      [overflowing(scheme), flooded(scheme)].map((state) => ({ state, call: report(scheme) })),
    ),
    "Accounts that hold as much as a u64: no product and no count wraps.",
  ),
  pairsDraft(
    REPORT,
    "mutated",
    mutatedReports,
    "Evidence with one bit of each byte flipped, cut, lengthened, and with signatures that schemes might let pass.",
  ),
];

const callStep = ({ origin, call }: Extrinsic): PlainStep => ({
  ...(writeCall(bonded, call) as { readonly call: string; readonly args: Record<string, Json> }),
  origin: writeOrigin(origin),
});

const beginning = (block: bigint): PlainStep => ({ block: `${block}`, parent_hash: hashOfBlock(block - 1n) });

const byOwner = (name: string, args: Readonly<Record<string, unknown>>): PlainStep =>
  callStep(byColdkey(0, name, args));

/** After the report everything is tried again that could punish once more, or undo it. */
const afterwards = (scheme: SignatureScheme): readonly PlainStep[] => {
  const [name, first, second] = [signer(scheme), statement(scheme, 0), statement(scheme, 1)];
  const later = { round: 1 };
  return [
    callStep(reported(first, second)),
    callStep(reported(first, second)),
    callStep(reported(second, first)),
    callStep(reported(first, statement(scheme, 2))),
    callStep(reported(statement(scheme, 0, later), statement(scheme, 1, later))),
    byOwner("Slashing.unjail", { hotkey: name }),
    byOwner("SubtensorModule.swap_hotkey", { hotkey: name, new_hotkey: hotkey(6) }),
    byOwner("SubtensorModule.remove_stake", { hotkey: name, amount_unstaked: 100n }),
    byOwner("Unbonding.cancel_unbonding", { hotkey: name, creation: NOW, amount: 100n }),
    beginning(NOW + 1n),
    callStep(byColdkey(3, "Unbonding.redelegate", { from: elsewhere, to: name, amount: 10n })),
    byOwner("Slashing.unjail", { hotkey: name }),
  ];
};

const sequenceOf = (scheme: SignatureScheme): Draft => {
  const genesis = written(busy(scheme), balance(coldkey(0), 5_000_000_000n), unlimited, counted);
  const steps = afterwards(scheme);
  const input = { genesis: stateJson(genesis), steps: steps as unknown as Json };
  return {
    suite: "bonded/sequence",
    handler: "replay",
    case: `slashing-once-and-for-ever-${scheme}`,
    ruleIds: [...rulesOfSteps(bonded, steps), "SLA-4"],
    description: "A report, the same again in every way, and what the offender tries afterwards.",
    provenance: { kind: "generated", seed: 0, generator },
    input,
    expected: execute("bonded/sequence", "replay", input).outcome as Json,
  };
};

const SWAP = "SubtensorModule.swap_hotkey";
const TAO = 1_000_000_000n;

const unlimited: Write = (state) => item.TxRateLimit.put(item.TargetStakesPerInterval.put(state, 100n), 0n);

/** The signer with all that it owes, an owner who can pay for a swap, and stake that has come from elsewhere. */
const swappable = written(
  seated("ed25519"),
  balance(coldkey(0), 3n * TAO),
  moved(elsewhere, signer("ed25519"), 4, HEIGHT, 90n),
  leaving(signer("ed25519"), 4, HEIGHT + 3n, 90n),
  unlimited,
  counted,
);

const swapBy = (who: number, from: string, to: string): Extrinsic =>
  byColdkey(who, SWAP, { hotkey: from, new_hotkey: to });

const FRESH = hotkey(6);
const swapped = swapBy(0, signer("ed25519"), FRESH);

/** What is in the way of a swap that finney lets pass. */
const obstacles: readonly (readonly [name: string, write: Write])[] = [
  ["Jailed", (state) => JailedUntil.put(state, signer("ed25519"), NOW)],
  ["Jailed-new", (state) => JailedUntil.put(state, FRESH, NOW)],
  ["HotkeyInUse", (state) => item.Owner.put(state, FRESH, coldkey(0))],
  ["HotkeyInUse-given-up", (state) => SwappedTo.put(state, FRESH, [[hotkey(7), 1n]])],
  ["HotkeyInUse-staked", (state) => item.Stake.put(state, FRESH, coldkey(4), 0n)],
  [
    "HotkeyInUse-unbonding",
    (state) =>
      Entries.put(state, FRESH, coldkey(4), [{ amount: 1n, creation: NOW, completion: NOW + PERIOD }]),
  ],
];

const limited: Write = (state) =>
  item.LastTxBlock.put(item.TxRateLimit.put(state, 1_000n), coldkey(0), NOW - 5n);

/** Somebody who has left the slot of the signer, and for whom the payment of the last epoch waits. */
const holder = hotkey(9);
const holderPaid: Write = (state) =>
  item.LoadedEmission.put(state, 1, [
    [elsewhere, 3n, 4n],
    [holder, 5n, 7n],
  ]);
const holderJailed: Write = (state) => JailedUntil.put(state, holder, NOW);

const swaps = (): readonly CallOn[] => {
  const on = (write: Write): CallOn => ({ state: write(swappable), call: swapped });
  return [
    { state: swappable, call: { ...swapped, origin: root } },
    { state: swappable, call: swapBy(1, signer("ed25519"), FRESH) },
    on(limited),
    { state: swappable, call: swapBy(0, signer("ed25519"), signer("ed25519")) },
    { state: swappable, call: swapBy(0, signer("ed25519"), elsewhere) },
    on(balance(coldkey(0), TAO - 1n)),
    ...obstacles.map(([, write]) => on(write)),
    on((state) => state),
    on(balance(coldkey(0), TAO)),
    { state: swappable, call: { ...swapBy(1, elsewhere, FRESH), origin: byColdkey(1, SWAP, {}).origin } },
    {
      state: written(swappable, balance(coldkey(1), 2n * TAO), counted),
      call: swapBy(1, elsewhere, FRESH),
    },
    on((state) => SwappedTo.put(state, signer("ed25519"), [[hotkey(8), 3n]])),
    on(holderPaid),
    on((state) => written(state, holderPaid, holderJailed)),
    // Two faults at once: the earlier check tells.
    on((state) => JailedUntil.put(balance(coldkey(0), TAO - 1n)(state), signer("ed25519"), NOW)),
    on((state) => SwappedTo.put(JailedUntil.put(state, FRESH, NOW), FRESH, [[hotkey(7), 1n]])),
  ];
};

const swapDrafts = (): readonly Draft[] => [
  edgesDraft(SWAP, swaps(), generator, bonded),
  ...obstacles.map(([name, write]) =>
    twinDraft(bonded, {
      rejected: { state: write(swappable), call: swapped },
      repaired: { state: swappable, call: swapped },
      generator,
      case: `Slashing.${name}`,
    }),
  ),
];

/** What a function answers to arguments that are written out. */
const functionDraft = (handler: string, description: string, given: readonly Json[]): Draft => ({
  suite: "bonded/function",
  handler,
  case: "edges",
  description,
  provenance: { kind: "generated", seed: 0, generator },
  pairs: given.map((input) => [input, execute("bonded/function", handler, input).outcome as Json]),
});

const said = (bytes: string): Json => toJson(decodeSignedStatement(fromHex(bytes)));

const numbersOf = (height: bigint, round: number) => ({ height, round });

/** Statements at the ends of what fits. */
const statements = schemes.flatMap((scheme) =>
  [
    numbersOf(0n, 0),
    numbersOf(HEIGHT, 1),
    numbersOf(LAST_BLOCK, 4_294_967_295),
    numbersOf(0x0102_0304n, 0x0506),
  ].map((numbers) => statement(scheme, 0, numbers)),
);

const messageOf = (bytes: string): Json => {
  const { chain, height, round, block } = decodeSignedStatement(fromHex(bytes))!;
  return { chain, height: `${height}`, round, block };
};

const notStatements = [
  "0x",
  statements[0]!.slice(0, -2),
  `${statements[0]}00`,
  withByte(statements[0]!, 32, () => 2),
  withByte(statements[0]!, 32, () => 255),
];

/** A key of small order: whatever is said to be signed by it is, for nobody has its secret. */
const ownerless = toHex(
  encodeSignedStatement({
    ...decodeSignedStatement(fromHex(statements[0]!))!,
    hotkey: `0x${"00".repeat(32)}`,
    signature: `0x01${"00".repeat(63)}`,
  }),
);

const signatures = [
  ...statements,
  ...statements.map((bytes) => withByte(bytes, 33, (byte) => byte ^ 1)),
  ...statements.map((bytes) => withByte(bytes, 129, (byte) => byte ^ 1)),
  ...statements.map((bytes) => withByte(bytes, 32, (byte) => 1 - byte)),
  ownerless,
];

const shares: readonly (readonly [amount: bigint, fraction: bigint])[] = [
  ...[0n, 1n, 19n, 20n, 21n, 40n, 41n, MOST].map((amount) => [amount, 50_000n] as const),
  ...[0n, 1n, 10_000n, 10_001n, MOST].map((amount) => [amount, 100n] as const),
  ...[0n, 1n, 999_999n, 1_000_000n, 1_000_001n, MOST].flatMap((fraction) =>
    [1n, 7n, MOST].map((amount) => [amount, fraction] as const),
  ),
];

const named = (state: State, given: readonly (readonly [name: string, height: bigint])[]): readonly Json[] =>
  given.map(([name, height]) => ({ state: stateJson(state), hotkey: name, height: `${height}` }));

/** The example of the chapter: A for B in block 40, B for C in block 60. */
const given = SwappedTo.put(
  SwappedTo.put(undefined, hotkey(0), [
    [hotkey(1), 40n],
    [hotkey(3), 70n],
  ]),
  hotkey(1),
  [[hotkey(2), 60n]],
);
const circle = SwappedTo.put(SwappedTo.put(undefined, hotkey(0), [[hotkey(1), 5n]]), hotkey(1), [
  [hotkey(0), 5n],
]);

/** B had been given up before A was swapped for it, as no run of calls leads to. */
const earlier = SwappedTo.put(SwappedTo.put(undefined, hotkey(0), [[hotkey(1), 40n]]), hotkey(1), [
  [hotkey(2), 10n],
]);

const names: readonly Json[] = [
  ...named(earlier, [
    [hotkey(0), 5n],
    [hotkey(1), 5n],
  ]),
  ...named(
    given,
    [0, 1, 2, 3].flatMap((index) =>
      [0n, 39n, 40n, 41n, 60n, 61n, 70n, 71n].map((height) => [hotkey(index), height] as const),
    ),
  ),
  ...named(circle, [
    [hotkey(0), 5n],
    [hotkey(0), 6n],
    [hotkey(1), 0n],
  ]),
];

const slashOf = (bonds: Bonds, reporter: string | null): Json => ({
  state: stateJson(stateOfBonds(bonds)),
  hotkey: offender,
  height: `${bonds.infraction}`,
  fraction: `${bonds.fraction}`,
  reporter,
  reporter_reward: `${bonds.reward}`,
});

const slashes: Givens = {
  slash: fc
    .record({ bonds, reporter: fc.constantFrom(null, coldkey(5), hotkey(9)) })
    .map(({ bonds: drawn, reporter }) => slashOf(drawn, reporter)),
};

/** Losses of which the reporter gets nothing, one rao, a part that is too small for a new account, and all. */
const rewards = [0n, 700n, 100_000n, 1_000_000n, MOST].flatMap((reward) =>
  [coldkey(5), coldkey(0), hotkey(9)].map((reporter): Json => {
    const state = written(busy("ed25519"), balance(coldkey(5), 700n), counted);
    return {
      state: stateJson(state),
      hotkey: signer("ed25519"),
      height: `${HEIGHT}`,
      fraction: "900000",
      reporter,
      reporter_reward: `${reward}`,
    };
  }),
);

const functions = (): readonly Draft[] => [
  functionDraft("statement_message", "The 91 bytes that are signed.", statements.map(messageOf)),
  functionDraft("encode_signed_statement", "The 169 bytes of a signed statement.", statements.map(said)),
  functionDraft(
    "decode_signed_statement",
    "Bytes that are a signed statement, and bytes that are none.",
    [...statements, ...notStatements].map((bytes) => ({ bytes })),
  ),
  functionDraft(
    "is_signed_by_hotkey",
    "Signatures of both schemes, of other bytes, under the other scheme, and by a key without a secret.",
    signatures.map(said),
  ),
  functionDraft(
    "slashed_share",
    "Shares are rounded up, and never more than there is.",
    shares.map(([amount, fraction]) => ({ amount: `${amount}`, fraction: `${fraction}` })),
  ),
  functionDraft("present_name", "Names that were given up, taken up again, and a circle of them.", names),
  functionDraft("slash", "Losses of which a reporter gets a part.", rewards),
  // Each of these holds two whole states.
  ...functionDrafts(generator, slashes, bonded, 6),
];

/** The vectors of this chapter. */
export const slashingVectors = (): readonly Draft[] => [
  ...reports(),
  ...schemes.map(sequenceOf),
  ...swapDrafts(),
  ...functions(),
];
