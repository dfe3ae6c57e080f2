import * as Result from "effect/Result";
import fc from "fast-check";
import { CurrentAuthor } from "../../model/bonded/authorship/items.ts";
import { JailedUntil, SigningInfo } from "../../model/bonded/slashing/items.ts";
import { applyCall } from "../../model/runtime/block.ts";
import type { State } from "../../model/storage/item.ts";
import { populations } from "../arbitraries/authorship.ts";
import { property } from "../property.ts";
import { chainOf, claimBy, drawnIn, type Population, signerNamed, stateOf } from "../support/authorship.ts";
import { firstOf } from "../support/laws.ts";

/** A claim of a round, where so many rounds before it count and so many missed duties are allowed. */
interface Case {
  readonly population: Population;
  readonly round: number;
  readonly counted: number;
  readonly allowed: number;
}

const drawsOf = ({ population, round }: Case): readonly string[] => drawnIn(stateOf(population), round + 1);
const missingOf = (given: Case): readonly string[] =>
  drawsOf(given).slice(0, Math.min(given.round, given.counted));

/** Duties in order: those who are missing, then the author. */
const dutiesOf = (given: Case) => [
  ...missingOf(given).map((hotkey) => ({ hotkey, isMissed: true })),
  { hotkey: drawsOf(given)[given.round] as string, isMissed: false },
];

/** The state after the claim; undefined where nobody may make one. */
const after = (given: Case): State | undefined => {
  const { population, round, counted, allowed } = given;
  const author = drawsOf(given)[round];
  if (author === undefined) return undefined;
  const chain = chainOf(population, { maxCountedRounds: counted, maxMissed: allowed });
  return Result.getOrThrow(applyCall(chain, claimBy(chain.state, signerNamed(author), round))).state;
};

/** What the duties of a hotkey come to, counted one by one: jailed as soon as too many are missed, and no more then. */
const tallyOf = (given: Case, hotkey: string): string => {
  let [duties, missed] = [0, 0];
  for (const { isMissed } of dutiesOf(given).filter((duty) => duty.hotkey === hotkey)) {
    duties += 1;
    missed += isMissed ? 1 : 0;
    if (missed > given.allowed) return "jailed";
  }
  return `${missed} of ${duties}`;
};

const foundFor = (state: State, hotkey: string): string => {
  const { duties, missed } = SigningInfo.get(state, hotkey);
  return JailedUntil.has(state, hotkey) ? "jailed" : `${missed} of ${duties}`;
};

const isJailedAuthor = (given: Case): boolean => {
  const author = drawsOf(given)[given.round];
  return author !== undefined && tallyOf(given, author) === "jailed";
};

export const claimsCountMissedDraws = property<Case>({
  name: "claims-count-missed-draws",
  informal:
    "A claim of a later round counts a missed duty for each earlier draw, up to the limit, and one that is done for the author, who stays the author even if jailed by it.",
  formal: "missed(h) = #{ i < min(r, max) : author(i) = h } until that exceeds what is allowed",
  rules: ["POI-5", "SLA-7"],
  status: "tested",
  arbitrary: fc.record({
    population: populations,
    round: fc.nat(9),
    counted: fc.constantFrom(16, 16, 3, 0),
    allowed: fc.constantFrom(50, 2, 1, 0),
  }),
  cost: 2,
  witnesses: {
    "somebody missed several": (given) =>
      drawsOf(given).length > 0 && new Set(missingOf(given)).size < missingOf(given).length,
    "more rounds than are counted": (given) => drawsOf(given).length > 0 && given.round > given.counted,
    "somebody is jailed": (given) =>
      drawsOf(given).length > 0 && missingOf(given).some((hotkey) => tallyOf(given, hotkey) === "jailed"),
    "the author is jailed by its own claim": isJailedAuthor,
  },
  violation: (given) => {
    const state = after(given);
    if (state === undefined) return undefined;
    const author = drawsOf(given)[given.round];
    if (CurrentAuthor.get(state)?.hotkey !== author) return `the author is not ${author}`;
    return firstOf(new Set(drawsOf(given)), (hotkey) => {
      const [found, due] = [foundFor(state, hotkey), tallyOf(given, hotkey)];
      return found === due ? undefined : `${hotkey}: ${found}, not ${due}`;
    });
  },
});
