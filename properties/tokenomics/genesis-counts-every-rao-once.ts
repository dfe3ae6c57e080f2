import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import { genesisIssuance } from "../../model/finney/tokenomics/genesis.ts";
import { property } from "../property.ts";

/** At most a thousand holdings of at most a thousandth of the cap: a snapshot cannot hold more than the cap. */
const holdings = fc.array(fc.bigInt({ min: 0n, max: finney.constants.totalSupply / 1_000n }), {
  maxLength: 60,
});

const total = (values: readonly bigint[]) => values.reduce((sum, value) => sum + value, 0n);

export const genesisCountsEveryRaoOnce = property({
  name: "genesis-counts-every-rao-once",
  informal:
    "Genesis issuance is what the snapshot holds: each stake and each balance once, in whatever order, nothing else.",
  formal: "Σ stakes + Σ balances ≤ cap ⇒ genesisIssuance = Σ stakes + Σ balances",
  rules: ["TOK-7"],
  status: "tested",
  arbitrary: fc.record({ stakes: holdings, balances: holdings }),
  witnesses: {
    "stakes and balances": ({ stakes, balances }) => total(stakes) > 0n && total(balances) > 0n,
    "an empty snapshot side": ({ stakes, balances }) => stakes.length === 0 || balances.length === 0,
  },
  violation: ({ stakes, balances }) => {
    const held = total(stakes) + total(balances);
    const found = genesisIssuance({ stakes, balances });
    if (found !== held) return `issuance ${found}, held ${held}`;
    const turned = genesisIssuance({ stakes: stakes.toReversed(), balances: balances.toReversed() });
    return turned === held ? undefined : `issuance depends on the order: ${turned}`;
  },
});
