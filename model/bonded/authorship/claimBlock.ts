import type * as Result from "effect/Result";
import type { Chain, Outcome } from "../../rules.ts";
import { andThen, call, done } from "../../runtime/call.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import { BlockHash, BlockNumber } from "../../runtime/system.ts";
import { signatureLengths, verifySignature } from "../../signatures/verify.ts";
import { fromHex } from "../../storage/bytes.ts";
import type { State } from "../../storage/item.ts";
import { AccountId, Bytes, Hash, U8, U32 } from "../../storage/shape.ts";
import { parametersOf } from "../parametersOf.ts";
import { recordDuty } from "../slashing/downtime.ts";
import { schemes } from "../slashing/evidence.ts";
import { statementMessage } from "../slashing/statement.ts";
import type { Candidate } from "./candidates.ts";
import { authorsOf } from "./draw.ts";
import { BlockAuthored } from "./events.ts";
import { CurrentAuthor } from "./items.ts";

type Check = Result.Result<unknown, Rejection>;

/** Who made a block, and the seal under what it holds. */
interface Claim {
  readonly hotkey: string;
  readonly round: number;
  readonly scheme: number;
  readonly content: string;
  readonly signature: string;
}

/** [POI-5] The seal is the author's statement of the block that is being made. */
const checkSeal = function* (
  state: State,
  { hotkey, round, scheme: byte, content, signature }: Claim,
): Generator<Check, void, unknown> {
  const scheme = schemes[byte];
  if (scheme === undefined) return void (yield* reject("Authorship.UnknownScheme"));
  const seal = fromHex(signature);
  yield* ensure(seal.length === signatureLengths[scheme], "Authorship.MalformedSeal");
  const statement = {
    chain: BlockHash.get(state, 0n),
    height: BlockNumber.get(state),
    round,
    block: content,
  };
  const isSealed = verifySignature(scheme, seal, statementMessage(statement), fromHex(hotkey));
  yield* ensure(isSealed, "Authorship.InvalidSignature");
};

/** [POI-5] Missed duties of those that were drawn before, then the author's own. */
const recordDuties = (chain: Chain, missing: readonly Candidate[], author: string): Outcome => {
  const missed = missing.reduce<Outcome>(
    (outcome, { hotkey }) =>
      andThen(outcome, (state) => recordDuty({ rules: chain.rules, state }, hotkey, true)),
    done(chain.state),
  );
  return andThen(missed, (state) => recordDuty({ rules: chain.rules, state }, author, false));
};

/** The rounds before `round` whose authors are counted as missing. */
const countedRounds = ({ rules }: Chain, round: number): readonly number[] =>
  Array.from({ length: Math.min(round, parametersOf(rules).maxCountedRounds) }, (_, index) => index);

/** [POI-5] The author of the block says so: drawn in this round, after those who are missing, and with its seal. */
export const claimBlock = call(
  {
    pallet: "Authorship",
    name: "claim_block",
    index: 0,
    arguments: { hotkey: AccountId, round: U32, scheme: U8, content: Hash, signature: Bytes },
    rules: ["POI-5", "POI-1", "POI-2", "POI-3", "SLA-1", "SLA-7", "SIG-1"],
    rejections: [
      "BadOrigin",
      "Authorship.NoCandidates",
      "Authorship.AlreadyClaimed",
      "Authorship.WrongAuthor",
      "Authorship.UnknownScheme",
      "Authorship.MalformedSeal",
      "Authorship.InvalidSignature",
    ],
    documentation: "say who made the block, with the seal of the author",
  },
  function* (chain, origin, claim) {
    const { hotkey, round } = claim;
    yield* ensure(origin.kind === "None", "BadOrigin");
    const counted = countedRounds(chain, round);
    const [author, ...missing] = authorsOf(chain.state, [round, ...counted]);
    if (author === undefined) return yield* reject("Authorship.NoCandidates");
    yield* ensure(!CurrentAuthor.has(chain.state), "Authorship.AlreadyClaimed");
    yield* ensure(author.hotkey === hotkey, "Authorship.WrongAuthor");
    yield* checkSeal(chain.state, claim);
    const state = CurrentAuthor.put(chain.state, { hotkey, round });
    const authored = done(state, BlockAuthored({ hotkey, round, missed: counted.length }));
    return andThen(authored, (next) => recordDuties({ rules: chain.rules, state: next }, missing, hotkey));
  },
);
