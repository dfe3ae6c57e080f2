import * as item from "../../model/finney/items/subtensor.ts";
import { writtenByRootEpoch } from "../../model/finney/root/readRootEpochInput.ts";
import { writtenByEpoch } from "../../model/finney/yuma/readEpochInput.ts";
import { type Change, changesBetween } from "../../model/runtime/changes.ts";
import { Account, BlockNumber } from "../../model/runtime/system.ts";
import { type AnyItem, itemLabel } from "../../model/storage/item.ts";
import { smallChains } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { coldkeyOf, nextBlock, type SmallChain, stateOf } from "../support/emission.ts";

const named: ReadonlySet<AnyItem> = new Set<AnyItem>([
  ...writtenByEpoch,
  ...writtenByRootEpoch,
  BlockNumber,
  item.Burn,
  item.Difficulty,
  item.LastAdjustmentBlock,
  item.RegistrationsThisBlock,
  item.RegistrationsThisInterval,
  item.POWRegistrationsThisInterval,
  item.BurnRegistrationsThisInterval,
  item.LoadedEmission,
  item.PendingEmission,
  item.TotalIssuance,
  item.TotalStake,
  item.TotalHotkeyStake,
  item.TotalColdkeyStake,
  item.Stake,
  item.BlocksSinceLastStep,
  item.LastMechansimStepBlock,
]);

const owners = ({ networks }: SmallChain): readonly string[] =>
  networks.flatMap(({ owner }) => (owner === null ? [] : [coldkeyOf(owner)]));

const isAllowed = (chain: SmallChain, { item: changed, keys }: Change): boolean => {
  if (changed === (Account as AnyItem)) return owners(chain).includes(keys[0] as string);
  return named.has(changed) || itemLabel(changed) === "Balances.TotalIssuance";
};

export const blockStepsWriteOnlyWhatTheyName = property({
  name: "block-steps-write-only-what-they-name",
  informal:
    "A block step changes no balance but those of subnet owners, and no item but prices and counters of registrations, emission, stakes, and what the two epochs write.",
  formal: "written(step) ⊆ named ∪ {Account[owner]}",
  rules: ["EMI-1", "EMI-2"],
  status: "tested",
  arbitrary: smallChains,
  cost: 4,
  witnesses: {
    "an owner is paid": (chain) =>
      changesBetween(stateOf(chain), nextBlock(stateOf(chain)).state).some(
        ({ item: changed }) => changed === (Account as AnyItem),
      ),
    "an epoch writes": (chain) =>
      changesBetween(stateOf(chain), nextBlock(stateOf(chain)).state).some(
        ({ item: changed }) => changed === (item.Active as AnyItem),
      ),
  },
  violation: (chain) => {
    const changes = changesBetween(stateOf(chain), nextBlock(stateOf(chain)).state);
    const wrong = changes.find((change) => !isAllowed(chain, change));
    return wrong === undefined ? undefined : `${itemLabel(wrong.item)} of ${wrong.keys.join(", ")} changes`;
  },
});
