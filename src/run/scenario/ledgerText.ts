/** The ledger of a story as a table. */
import { type Holding, holdingTotal, type Ledger, total } from "../../../properties/stories/ledger.ts";
import { type Column, table } from "../../cli/table.ts";
import { tao } from "../../cli/units.ts";
import { shortTao } from "./names.ts";

interface Part {
  readonly title: string;
  readonly rao: (holding: Holding) => bigint;
}

const parts: readonly Part[] = [
  { title: "Balance", rao: ({ balance }) => balance },
  { title: "Stake", rao: ({ stake }) => stake },
  { title: "Unbonding", rao: ({ unbonding }) => unbonding },
  { title: "Locked fee", rao: ({ locked }) => locked },
];

const signed = (rao: bigint): string => (rao > 0n ? `+${tao(rao)}` : rao === 0n ? "" : tao(rao));

/** Parts that somebody has at the beginning or at the end; the others are left out. */
const usedParts = (ledgers: readonly Ledger[]): readonly Part[] =>
  parts.filter(({ rao }) => ledgers.some(({ holdings }) => holdings.some((holding) => rao(holding) > 0n)));

const changes = (ledger: Ledger, before: Ledger): readonly bigint[] =>
  ledger.holdings.map((holding, index) => holdingTotal(holding) - holdingTotal(before.holdings[index]!));

/** A table of who has what, in TAO, and of what has changed since `before`. Columns that nobody needs are left out. */
export const ledgerTable = (ledger: Ledger, others: readonly Ledger[], before?: Ledger): string => {
  const used = usedParts([ledger, ...others]);
  const changed = before === undefined ? [] : changes(ledger, before);
  const columns: readonly Column[] = [
    { title: "TAO", align: "left" },
    ...used.map(({ title }) => ({ title })),
    ...(before === undefined ? [] : [{ title: "Change" }]),
  ];
  const rows = ledger.holdings.map((holding, index) => [
    holding.name,
    ...used.map(({ rao }) => tao(rao(holding))),
    ...(before === undefined ? [] : [signed(changed[index]!)]),
  ]);
  const sums = [
    "all",
    ...used.map(({ rao }) => tao(total(ledger.holdings.map(rao)))),
    ...(before === undefined ? [] : [signed(total(changed))]),
  ];
  return table(columns, rows, [sums]);
};

/** How the table agrees with the counts of the chain. */
export const ledgerSum = ({ holdings, issuance, slashed, missing }: Ledger): string => {
  const held = total(holdings.map(holdingTotal));
  const rest = issuance - held;
  const agrees = rest === 0n && missing === 0n ? "all of it in the table" : `${shortTao(rest)} elsewhere`;
  const gone = slashed === 0n ? "nothing is slashed" : `slashed: ${shortTao(slashed)}`;
  return `Issuance ${shortTao(issuance)}, ${agrees}; ${gone} [BND-2]`;
};
