import { onRuntimeUpgrade } from "../../model/finney/genesis/migrations.ts";
import { type StoredCase, storedCases, storedState, withNetwork } from "../arbitraries/stored.ts";
import { property } from "../property.ts";

/** After the first upgrade, with the networks that have come since. */
const afterFirst = (given: StoredCase) => {
  const { state, storageVersion } = onRuntimeUpgrade({
    state: storedState(given),
    storageVersion: given.storageVersion,
  });
  return { state: given.added.reduce(withNetwork, state), storageVersion };
};

export const upgradeRunsOnce = property({
  name: "upgrade-runs-once",
  informal: "An upgrade that has run changes nothing when it runs again, whatever networks have come since.",
  formal: "onRuntimeUpgrade(x) = (s, v) ⇒ onRuntimeUpgrade(s + networks, v) = (s + networks, v)",
  rules: ["GEN-8"],
  status: "tested",
  arbitrary: storedCases,
  cost: 8,
  witnesses: {
    "from the first version": ({ storageVersion }) => storageVersion === 0,
    "a deleted subnet comes again": ({ networks, added }) => networks.includes(21) && added.includes(21),
    "without a root network": ({ networks }) => !networks.includes(0),
  },
  violation: (given) => {
    const first = afterFirst(given);
    const second = onRuntimeUpgrade(first);
    if (second.storageVersion !== first.storageVersion)
      return `version ${first.storageVersion}, then ${second.storageVersion}`;
    return second.state === first.state ? undefined : "the second upgrade changes the state";
  },
  errata: [
    {
      id: "ERR-101",
      // The version has stayed below that of the migration, which now finds a network to delete.
      excuses: (given) => {
        const { storageVersion } = afterFirst(given);
        return (
          (storageVersion < 4 && given.added.includes(21)) || (storageVersion < 5 && given.added.includes(3))
        );
      },
      scenario: { storageVersion: 4, networks: [0], added: [3], stakes: [], free: 0n, locked: 0n, block: 0n },
    },
  ],
});
