import * as Result from "effect/Result";
import fc from "fast-check";
import { applyAuthoredBlock } from "../../model/bonded/authorship/applyAuthoredBlock.ts";
import { isClaim } from "../../model/bonded/authorship/content.ts";
import { applyBlock, type Block, type Extrinsic } from "../../model/runtime/block.ts";
import { signed } from "../../model/runtime/origin.ts";
import { encodeEntry } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { populations } from "../arbitraries/authorship.ts";
import { property } from "../property.ts";
import {
  authoredBlock,
  CONTENT,
  chainOf,
  claimBy,
  hotkeyAt,
  type Population,
  signerOf,
  stateOf,
} from "../support/authorship.ts";
import { coldkey } from "../support/stakes.ts";

/** What is done to a valid block. */
const changes = ["nothing", "no claim", "claim last", "two claims", "more calls", "another seal"] as const;

interface Case {
  readonly population: Population;
  readonly round: number;
  readonly calls: number;
  readonly change: (typeof changes)[number];
}

const callNumber = (index: number): Extrinsic => ({
  origin: signed(coldkey(index)),
  call: { call: "SubtensorModule.add_stake", args: { hotkey: hotkeyAt(index), amount_staked: 5n } },
});

const callsOf = (count: number): readonly Extrinsic[] => [0, 1, 2].slice(0, count).map(callNumber);

const validBlock = ({ population, round, calls }: Case): Block =>
  authoredBlock(chainOf(population), round, callsOf(calls));

const hasClaim = (given: Case): boolean => validBlock(given).extrinsics.some(isClaim);

/** The seal of somebody else, of another block. */
const strange = ({ population, round }: Case): Extrinsic =>
  claimBy(stateOf(population), signerOf(0), round + 7, CONTENT);

const withSeal = (claim: Extrinsic): Extrinsic => {
  const args = { ...claim.call.args, signature: `0x${"00".repeat(64)}` };
  return { ...claim, call: { ...claim.call, args } };
};

const changed = (given: Case): readonly Extrinsic[] => {
  const { extrinsics } = validBlock(given);
  const [claim, others] = [extrinsics.find(isClaim), extrinsics.filter((each) => !isClaim(each))];
  const claims = claim === undefined ? [] : [claim];
  switch (given.change) {
    case "nothing":
      return extrinsics;
    case "no claim":
      return others;
    case "claim last":
      return [...others, callNumber(3), ...claims];
    case "two claims":
      return [...extrinsics, strange(given)];
    case "more calls":
      return [...extrinsics, callNumber(3)];
    case "another seal":
      return [...claims.map(withSeal), ...others];
  }
};

const withCandidates: Readonly<Record<Case["change"], string>> = {
  nothing: "Ok",
  "no claim": "Authorship.ClaimMissing",
  "claim last": "Authorship.ClaimMissing",
  "two claims": "Authorship.ClaimRepeated",
  "more calls": "Authorship.WrongContent",
  "another seal": "Authorship.InvalidSignature",
};

const dueOf = (given: Case): string => {
  if (hasClaim(given)) return withCandidates[given.change];
  return given.change === "two claims" ? "Authorship.ClaimNotAllowed" : "Ok";
};

export const validBlocksHaveOneSealedClaim = property<Case>({
  name: "valid-blocks-have-one-sealed-claim",
  informal:
    "A block with the author's claim in front is valid and does what its calls do; without the claim, with it elsewhere, with a second one, another content or another seal it is not. Where nobody may be drawn it is valid without a claim only.",
  formal: "valid(B) ⇔ (C = ∅ ∧ no claim) ∨ (B = claim ‖ B′ ∧ no claim in B′ ∧ claim seals content(B′))",
  rules: ["POI-6", "POI-4", "POI-5"],
  status: "tested",
  arbitrary: fc.record({
    population: populations,
    round: fc.nat(3),
    calls: fc.nat(3),
    change: fc.constantFrom(...changes),
  }),
  cost: 2,
  witnesses: {
    ...Object.fromEntries(
      changes.map((change) => [
        `${change}, where there are candidates`,
        (given: Case) => given.change === change && hasClaim(given),
      ]),
    ),
    "a claim where there are none": (given) => given.change === "two claims" && !hasClaim(given),
  },
  violation: (given) => {
    const chain = chainOf(given.population);
    const block = { ...validBlock(given), extrinsics: changed(given) };
    const applied = applyAuthoredBlock(chain, block);
    const end = Result.isSuccess(applied) ? "Ok" : applied.failure.reason;
    if (end !== dueOf(given)) return `the block ends with ${end}, not ${dueOf(given)}`;
    if (Result.isFailure(applied)) return undefined;
    const plain = Result.getOrThrow(applyBlock(chain, block));
    const roots = [applied.success, plain].map(({ state }) => stateRoot(state, encodeEntry));
    return roots[0] === roots[1] ? undefined : "its calls do something else";
  },
});
