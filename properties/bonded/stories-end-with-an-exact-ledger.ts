import * as Result from "effect/Result";
import fc from "fast-check";
import { applyAuthoredBlock } from "../../model/bonded/authorship/applyAuthoredBlock.ts";
import { bonded } from "../../model/bonded/rules.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { remember } from "../../model/storage/remember.ts";
import { property } from "../property.ts";
import { stories } from "../stories/index.ts";
import { type Ledger, ledgerOf } from "../stories/ledger.ts";
import { type Chapter, isSigned, type Made, type Story, tell } from "../stories/story.ts";
import { hashOfBlock } from "../support/chain.ts";
import { firstOf } from "../support/laws.ts";

interface Known {
  readonly story: Story;
  readonly chapters: readonly Chapter[];
  readonly made: readonly Made[];
}

/** A story as it is told; once for all that look at it. */
const knownStory = remember(8, (name): Known => {
  const story = stories.get(name)!();
  const chapters = tell(story);
  return { story, chapters, made: chapters.flatMap(({ made }) => made) };
});

/** Every call ends as the story says, and every signature is one. */
const asSaid = ({ happening, made }: Chapter): string | undefined => {
  if (happening.kind === "signs" && !isSigned(happening)) return `"${happening.says}": no signature`;
  const expected = happening.kind === "call" ? happening.refused : undefined;
  const other = made.find(({ refusal }) => refusal !== expected);
  return other === undefined
    ? undefined
    : `"${happening.says}" ends with ${other.refusal ?? "Ok"} and not with ${expected ?? "Ok"}`;
};

/** The steps of each block, the first of which is its beginning. */
const blocksOf = (made: readonly Made[]): readonly (readonly Made[])[] => {
  const begins = made.flatMap(({ extrinsic }, index) => (extrinsic === undefined ? [index] : []));
  return begins.map((begin, index) => made.slice(begin, begins[index + 1]));
};

/** Every block is one that other nodes take: made by who was drawn, with a seal under all that it holds. */
const isValid = (steps: readonly Made[]): string | undefined => {
  const { before, block: number } = steps[0]!;
  const extrinsics = steps.flatMap(({ extrinsic }) => extrinsic ?? []);
  const block = { number, parentHash: hashOfBlock(number - 1n), extrinsics };
  const run = applyAuthoredBlock({ rules: bonded, state: before }, block);
  return Result.isFailure(run) ? `block ${number} is not valid: ${run.failure.reason}` : undefined;
};

const ledgerFault = ({ story, made }: Known, ledger: Ledger): string | undefined =>
  firstOf(ledger.holdings, ({ name, balance, stake, unbonding, locked }) => {
    const end = { balance: 0n, stake: 0n, unbonding: 0n, ...story.ends[name] };
    const agrees =
      balance === end.balance && stake === end.stake && unbonding === end.unbonding && locked === 0n;
    return agrees
      ? undefined
      : `${name} ends with ${balance}, ${stake}, ${unbonding} and ${locked} rao in block ${BlockNumber.get(made.at(-1)!.state)}`;
  });

const allOf = (ledger: Ledger): bigint =>
  ledger.holdings.reduce(
    (sum, { balance, stake, unbonding, locked }) => sum + balance + stake + unbonding + locked,
    0n,
  );

const sumFault = (ledger: Ledger): string | undefined => {
  if (ledger.missing !== 0n) return `${ledger.missing} rao are counted and nowhere`;
  const rest = ledger.issuance - allOf(ledger);
  return rest === 0n ? undefined : `${rest} rao are held by nobody in the story`;
};

/** At the beginning, at the end, and after every step of the chain. */
const ledgerFaults = (told: Known): string | undefined => {
  const names = told.story.people.map(([name]) => name);
  const states = [told.story.state, ...told.made.map(({ state }) => state)];
  const broken = firstOf(states, (state) => sumFault(ledgerOf(state, names)));
  if (broken !== undefined) return broken;
  const end = ledgerOf(states.at(-1)!, names);
  if (end.slashed !== told.story.slashed) return `${end.slashed} rao are slashed`;
  return ledgerFault(told, end);
};

export const storiesEndWithAnExactLedger = property<string>({
  name: "stories-end-with-an-exact-ledger",
  informal:
    "The stories of the bonded rules end as they are told: every call as it says, every block with its author, every rao with somebody in them or slashed.",
  formal: "∀ story, step: TotalIssuance = Σ balance + stake + unbonding + locked; end = what was foreseen",
  rules: [
    ...["BND-1", "BND-2", "UNB-3", "UNB-4", "UNB-6", "SLA-2", "SLA-3", "SLA-4", "SLA-6", "SLA-7"],
    ...["SLA-8", "SLA-9", "POI-5", "POI-6", "QRY-2", "QRY-4", "QRY-5", "QRY-6", "QRY-8"],
  ],
  status: "tested",
  cost: 20,
  arbitrary: fc.constantFrom(...stories.keys()),
  witnesses: Object.fromEntries(
    [...stories.keys()].map((name) => [`${name} is told`, (story: string) => story === name]),
  ),
  violation: (name) => {
    const told = knownStory(name);
    return firstOf(told.chapters, asSaid) ?? firstOf(blocksOf(told.made), isValid) ?? ledgerFaults(told);
  },
});
