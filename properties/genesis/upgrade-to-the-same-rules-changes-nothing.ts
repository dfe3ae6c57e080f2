import fc from "fast-check";
import { onRuntimeUpgrade, STORAGE_VERSION } from "../../model/finney/genesis/migrations.ts";
import { finney } from "../../model/finney/rules.ts";
import { upgrade } from "../../model/networks/upgrade.ts";
import { snapshots } from "../arbitraries/snapshot.ts";
import { property } from "../property.ts";
import { genesisStateOf } from "../support/genesis.ts";

export const upgradeToTheSameRulesChangesNothing = property({
  name: "upgrade-to-the-same-rules-changes-nothing",
  informal:
    "An upgrade to the rules that hold already is none, and the chain's own upgrade leaves a chain of its time alone.",
  formal: "upgrade(r, r) = id; onRuntimeUpgrade(genesis, 6) = (genesis, 6)",
  rules: ["GEN-7", "GEN-8"],
  status: "tested",
  arbitrary: fc.tuple(snapshots, fc.boolean()),
  cost: 8,
  witnesses: {
    "by name and version, though not the same value": ([, copied]) => copied,
    "the very same rules": ([, copied]) => !copied,
  },
  violation: ([snapshot, copied]) => {
    const chain = { rules: finney, state: genesisStateOf(snapshot) };
    const to = copied ? { ...finney } : finney;
    const migrate = () => undefined;
    if (upgrade({ to, migrate })(chain) !== chain) return "the chain is another one";
    const stored = onRuntimeUpgrade({ state: chain.state, storageVersion: STORAGE_VERSION });
    if (stored.storageVersion !== STORAGE_VERSION) return `version ${stored.storageVersion}`;
    return stored.state === chain.state ? undefined : "the chain's own upgrade writes something";
  },
});
