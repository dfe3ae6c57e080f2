import type { StateFault } from "../../model/finney/genesis/stateFaults.ts";
import type { Chain } from "../../model/rules.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { trieValues } from "../../model/storage/trie.ts";
import { page } from "../cli/prose.ts";
import { counted, integer } from "../cli/units.ts";
import { supplyOf } from "../run/report.ts";

/** Faults that are listed in full; of more, their number is said. */
const listed = 20;

/** The item of a fault, and the keys of its entry. */
export const placeOf = ({ item, keys }: StateFault): string =>
  keys.length === 0 ? item : `${item}[${keys.join(", ")}]`;

const faultLine = (fault: StateFault): string =>
  `${placeOf(fault)}: ${fault.detail}${fault.erratum === undefined ? "" : ` (${fault.erratum})`}`;

/** Not counted as a fault: registrations and faults of the chain let it drift [GEN-9]. */
const driftLines = (state: State): readonly string[] => {
  const { issuance, drift } = supplyOf(state);
  if (drift === 0n) return [];
  const held = issuance - drift;
  return [`TotalIssuance: ${issuance} rao, but all that holds rao sums to ${held}; it may drift [GEN-9]`];
};

const verdict = (own: number, excused: number): string => {
  const explained = excused === 0 ? "" : `, ${counted(excused, "disagreement")} explained by errata`;
  return own === 0
    ? `✓ the state agrees with itself${explained}`
    : `✗ ${counted(own, "entry disagrees", "entries disagree")}${explained}`;
};

/** What `taospec genesis check` says of a state. */
export const checkText = (file: string, { state }: Chain, faults: readonly StateFault[]): string => {
  const own = faults.filter(({ erratum }) => erratum === undefined);
  const more = faults.length - listed;
  return page([
    `${file}: ${counted([...trieValues(state, "")].length, "entry", "entries")}, block ${integer(BlockNumber.get(state))}`,
    ...faults.slice(0, listed).map(faultLine),
    ...driftLines(state),
    ...(more > 0 ? [`… and ${integer(more)} more`] : []),
    verdict(own.length, faults.length - own.length),
  ]);
};
