import { freeBalance } from "../../model/finney/balances/account.ts";
import { neuronsOf } from "../../model/finney/genesis/snapshot.ts";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import { Keys, Owner, Stake, SubnetworkN, TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { snapshots } from "../arbitraries/snapshot.ts";
import { property } from "../property.ts";
import { genesisStateOf, heldBy } from "../support/genesis.ts";

const launchSubnet = 3;

export const genesisHoldsTheSnapshot = property({
  name: "genesis-holds-the-snapshot",
  informal:
    "A chain begins with the balances, stakes, owners and UIDs of its snapshot, and with no rao besides.",
  formal: "free, Stake, Owner and Keys are the snapshot's; TotalIssuance = Σ stakes + Σ balances",
  rules: ["GEN-3", "GEN-4"],
  status: "tested",
  arbitrary: snapshots,
  cost: 8,
  witnesses: {
    "stakes and balances": (snapshot) => heldBy(snapshot).staked > 0n && heldBy(snapshot).free > 0n,
    "a neuron without stake": (snapshot) => neuronsOf(snapshot).some(({ stake }) => stake === 0n),
    "UIDs out of order": (snapshot) => neuronsOf(snapshot).some(({ uid }, index) => uid !== index),
    nobody: ({ stakes, balances }) => stakes.length === 0 && balances.length === 0,
  },
  violation: (snapshot) => {
    const state = genesisStateOf(snapshot);
    const { staked, free } = heldBy(snapshot);
    if (TotalIssuance.get(state) !== staked + free) return `issuance ${TotalIssuance.get(state)}`;
    if (BalancesIssuance.get(state) !== free) return `balances ${BalancesIssuance.get(state)}`;
    const poor = snapshot.balances.find((balance) => freeBalance(state, balance.account) !== balance.free);
    if (poor !== undefined) return `${poor.account} has ${freeBalance(state, poor.account)}`;
    const neurons = neuronsOf(snapshot);
    const lost = neurons.find(
      ({ coldkey, hotkey, stake, uid }) =>
        Keys.get(state, launchSubnet, uid) !== hotkey ||
        Owner.get(state, hotkey) !== coldkey ||
        Stake.get(state, hotkey, coldkey) !== stake,
    );
    if (lost !== undefined) return `${lost.hotkey} is not as in the snapshot`;
    return SubnetworkN.get(state, launchSubnet) === neurons.length
      ? undefined
      : "SubnetworkN counts otherwise";
  },
});
