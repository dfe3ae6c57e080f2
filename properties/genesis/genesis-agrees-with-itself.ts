import type { Snapshot } from "../../model/finney/genesis/snapshot.ts";
import { stateFaults } from "../../model/finney/genesis/stateFaults.ts";
import { smallSnapshot, snapshots } from "../arbitraries/snapshot.ts";
import { property } from "../property.ts";
import { genesisStateOf, heldBy } from "../support/genesis.ts";

const faultsOf = (snapshot: Snapshot) => stateFaults(genesisStateOf(snapshot));

export const genesisAgreesWithItself = property({
  name: "genesis-agrees-with-itself",
  informal:
    "In the state that a chain begins with, every total is the sum of its parts and every UID has its hotkey.",
  formal: "stateFaults(build(s)) = ∅",
  rules: ["GEN-3", "GEN-4", "GEN-9"],
  status: "tested",
  arbitrary: snapshots,
  cost: 8,
  witnesses: {
    "a coldkey with two hotkeys": ({ stakes }) => stakes.some(({ hotkeys }) => hotkeys.length > 1),
    "no stake at all": (snapshot) => heldBy(snapshot).staked === 0n,
  },
  violation: (snapshot) => {
    const [fault] = faultsOf(snapshot);
    return fault && `${fault.item}[${fault.keys.join(", ")}]: ${fault.detail}`;
  },
  errata: [
    {
      id: "ERR-100",
      excuses: (snapshot) => faultsOf(snapshot).every(({ erratum }) => erratum === "ERR-100"),
      scenario: smallSnapshot,
    },
  ],
});
