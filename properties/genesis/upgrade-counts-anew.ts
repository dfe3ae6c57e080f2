import { onRuntimeUpgrade, STORAGE_VERSION } from "../../model/finney/genesis/migrations.ts";
import { Stake, TotalColdkeyStake, TotalIssuance, TotalStake } from "../../model/finney/items/subtensor.ts";
import { type StoredCase, storedCases, storedState } from "../arbitraries/stored.ts";
import { property } from "../property.ts";

/** A subnet that has a migration to itself is there, so that this migration says that it has run. */
const reaches = ({ storageVersion, networks }: StoredCase): boolean =>
  storageVersion === STORAGE_VERSION || storageVersion === 5 || networks.includes(3);

const sum = (entries: readonly { readonly value: bigint }[]): bigint =>
  entries.reduce((total, { value }) => total + value, 0n);

export const upgradeCountsAnew = property({
  name: "upgrade-counts-anew",
  informal:
    "After the upgrade of an old state, the totals of stake and issuance are the sums of what is held, and it is of the newest version.",
  formal:
    "v < 2 ⇒ TotalStake = Σ TotalColdkeyStake = Σ Stake; v < 6 ⇒ TotalIssuance = Σ Stake + balances + Σ locked, v' = 6",
  rules: ["GEN-8"],
  status: "tested",
  arbitrary: storedCases,
  cost: 8,
  witnesses: {
    "stake that no total has counted": ({ storageVersion, stakes }) =>
      storageVersion < 2 && stakes.length > 0,
    "issuance that nobody has counted": ({ storageVersion, networks }) =>
      storageVersion < 6 && networks.includes(3),
  },
  violation: (given) => {
    const before = storedState(given);
    const { state, storageVersion } = onRuntimeUpgrade({
      state: before,
      storageVersion: given.storageVersion,
    });
    const staked = sum(Stake.entries(state));
    if (staked !== sum(Stake.entries(before))) return "stake itself has changed";
    if (given.storageVersion < 2 && TotalStake.get(state) !== staked)
      return `TotalStake ${TotalStake.get(state)}`;
    if (given.storageVersion < 2 && sum(TotalColdkeyStake.entries(state)) !== staked)
      return `TotalColdkeyStake sums to ${sum(TotalColdkeyStake.entries(state))}`;
    if (storageVersion !== STORAGE_VERSION) return `the version is ${storageVersion}`;
    const held = staked + given.free + given.locked;
    return given.storageVersion === STORAGE_VERSION || TotalIssuance.get(state) === held
      ? undefined
      : `issuance ${TotalIssuance.get(state)}, held ${held}`;
  },
  errata: [
    {
      id: "ERR-101",
      excuses: (given) => !reaches(given),
      scenario: { storageVersion: 4, networks: [0], added: [], stakes: [], free: 1n, locked: 0n, block: 0n },
    },
  ],
});
