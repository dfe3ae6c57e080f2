import type * as Result from "effect/Result";
import { Owner } from "../../finney/items/subtensor.ts";
import type { Chain, Outcome } from "../../rules.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import { BlockHash, BlockNumber } from "../../runtime/system.ts";
import { fromHex } from "../../storage/bytes.ts";
import { Bytes } from "../../storage/shape.ts";
import { parametersOf } from "../parametersOf.ts";
import { DoubleSigningReported, HotkeyTombstoned } from "./events.ts";
import { decodeSignedStatement, isSignedByHotkey, type SignedStatement } from "./evidence.ts";
import { Punished, Tombstoned } from "./items.ts";
import { presentName } from "./names.ts";
import { slash } from "./slash.ts";
import { tombstone } from "./tombstone.ts";

/** A check that may refuse a report. */
type Check = Result.Result<void, Rejection>;

/** Two statements of one hotkey for one height and round. */
interface Evidence {
  readonly first: SignedStatement;
  readonly second: SignedStatement;
}

/** [SLA-2] What the statements say of each other. */
const checkPair = function* ({ first, second }: Evidence): Generator<Check, void, unknown> {
  yield* ensure(first.hotkey === second.hotkey, "Slashing.DifferentSigners");
  yield* ensure(first.height === second.height, "Slashing.DifferentHeights");
  yield* ensure(first.round === second.round, "Slashing.DifferentRounds");
  const isOne = first.chain === second.chain && first.block === second.block;
  yield* ensure(!isOne, "Slashing.EqualStatements");
};

/** [SLA-2] Whether the statements are about this chain, and young enough that nobody has left since. */
const checkTime = function* (
  { rules, state }: Chain,
  { first, second }: Evidence,
): Generator<Check, void, unknown> {
  const [genesis, block] = [BlockHash.get(state, 0n), BlockNumber.get(state)];
  yield* ensure(first.chain === genesis && second.chain === genesis, "Slashing.WrongChain");
  yield* ensure(first.height <= block, "Slashing.EvidenceFromFuture");
  yield* ensure(block - first.height < parametersOf(rules).unbondingPeriod, "Slashing.EvidenceTooOld");
};

/** [SLA-2] Whether the infraction is still to be punished, on `present`. */
const checkOffender = function* (
  { state }: Chain,
  { first: { hotkey, height, round } }: Evidence,
  present: string,
): Generator<Check, void, unknown> {
  yield* ensure(Owner.has(state, present), "Slashing.UnknownHotkey");
  yield* ensure(!Punished.get(state, hotkey, height, round), "Slashing.AlreadyPunished");
  yield* ensure(!Tombstoned.get(state, present), "Slashing.AlreadyTombstoned");
};

/** [SLA-4] Slash, remember, tombstone: what an accepted report does. */
const punish = (
  chain: Chain,
  reporter: string,
  { hotkey: signer, height, round }: SignedStatement,
): Outcome => {
  const hotkey = presentName(chain.state, signer, height);
  const fraction = parametersOf(chain.rules).doubleSignFraction;
  const { state, events } = slash(chain, { hotkey, infraction: height, fraction, reporter });
  const noted = Punished.put(state, signer, height, round, true);
  return done(
    tombstone(noted, signer, hotkey),
    ...events,
    HotkeyTombstoned(hotkey),
    DoubleSigningReported(reporter, signer, height, round),
  );
};

/** [SLA-2] Show that a hotkey has signed two blocks of one height and round; it is punished at once. */
export const reportDoubleSigning = call(
  {
    pallet: "Slashing",
    name: "report_double_signing",
    index: 0,
    arguments: { first: Bytes, second: Bytes },
    rules: ["SLA-2", "SLA-1", "SLA-3", "SLA-4", "SLA-5", "SLA-6", "SLA-9", "SIG-1"],
    rejections: [
      "BadOrigin",
      "Slashing.MalformedEvidence",
      "Slashing.DifferentSigners",
      "Slashing.DifferentHeights",
      "Slashing.DifferentRounds",
      "Slashing.EqualStatements",
      "Slashing.WrongChain",
      "Slashing.EvidenceFromFuture",
      "Slashing.EvidenceTooOld",
      "Slashing.UnknownHotkey",
      "Slashing.AlreadyPunished",
      "Slashing.AlreadyTombstoned",
      "Slashing.InvalidSignature",
    ],
    documentation: "show two signatures of a hotkey under different blocks of one height and round",
  },
  function* (chain, origin, args) {
    const reporter = yield* ensureSigned(origin);
    const first = decodeSignedStatement(fromHex(args.first));
    const second = decodeSignedStatement(fromHex(args.second));
    yield* ensure(first !== undefined && second !== undefined, "Slashing.MalformedEvidence");
    const evidence = { first, second } as Evidence;
    yield* checkPair(evidence);
    yield* checkTime(chain, evidence);
    const { hotkey, height } = evidence.first;
    yield* checkOffender(chain, evidence, presentName(chain.state, hotkey, height));
    const isSigned = isSignedByHotkey(evidence.first) && isSignedByHotkey(evidence.second);
    yield* ensure(isSigned, "Slashing.InvalidSignature");
    return punish(chain, reporter, evidence.first);
  },
);
