import fc from "fast-check";
import { bondedKinds } from "../support/bondedScenario.ts";
import type { Move } from "../support/moves.ts";
import type { Scenario } from "../support/scenario.ts";
import { scenarios } from "./chain.ts";

const bondedMove: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(...bondedKinds),
  coldkey: fc.nat(5),
  hotkey: fc.nat(3),
  netuid: fc.nat(3),
  size: fc.nat(65_535),
  stranger: fc.constant(false),
});

const block: Move = { kind: "block", coldkey: 0, hotkey: 0, netuid: 0, size: 0, stranger: false };

const step = (kind: string, changes: Partial<Move> = {}): Move => ({ ...block, kind, ...changes });

/** The least stake of a nominator becomes 400 TAO. */
const raised: readonly Move[] = [step("setter", { size: 11 })];

/** One hotkey after the other comes to a subnet, each with stake of its owner's, until there is no room for the first. */
const crowded: readonly Move[] = [5, 6, 7, 8, 9].flatMap((hotkey) => [
  step("burned_register", { hotkey, netuid: 1 }),
  step("add_stake", { hotkey, size: 96 }),
  block,
]);

/** What seldom happens by itself. */
const seldom = fc.constantFrom<readonly Move[]>([], [], raised, crowded);

/** Transfers make rao drift in ways that have their own names: they are left out. */
const isKept = ({ kind }: Move): boolean => !kind.startsWith("transfer");

/** Among the moves of a run, after each so many of them, one of the bonded pallets and now and then a block. */
const mixed = (moves: readonly Move[], bonded: readonly Move[]): readonly Move[] => {
  const begin = Math.max(0, moves.length - bonded.length);
  return [
    ...moves.slice(0, begin),
    ...bonded.flatMap((own, index) => [...moves.slice(begin + index, begin + index + 1), own, block]),
    ...Array.from({ length: 9 }, () => block),
  ];
};

/** Runs of the small chain under the bonded rules, long enough for all that waits to complete. */
export const bondedScenarios = (length = 40): fc.Arbitrary<Scenario> =>
  fc
    .tuple(scenarios(length), seldom, fc.array(bondedMove, { minLength: 5, maxLength: length, size: "max" }))
    .map(([{ settings, moves }, rare, bonded]) => ({
      settings,
      moves: mixed([...moves.filter(isKept), ...rare], bonded),
    }));
