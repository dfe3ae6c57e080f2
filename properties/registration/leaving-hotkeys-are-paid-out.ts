import { Stake, TotalHotkeyStake } from "../../model/finney/items/subtensor.ts";
import { isHotkeyRegisteredOnAnyNetwork } from "../../model/finney/registration/neurons.ts";
import { Account } from "../../model/runtime/system.ts";
import { smallSubnets } from "../arbitraries/registration.ts";
import { property } from "../property.ts";
import { leaverOf, newcomer, raoOf, registered, type SmallSubnet, stateOf } from "../support/registration.ts";

const registration = (subnet: SmallSubnet) => {
  const before = stateOf(subnet);
  const after = registered(before)?.state;
  return after === undefined ? undefined : { before, after, leaver: leaverOf(before, after) };
};

const leavesForGood = (subnet: SmallSubnet): boolean => {
  const { after, leaver } = registration(subnet) ?? {};
  return leaver !== undefined && !isHotkeyRegisteredOnAnyNetwork(after, leaver);
};

export const leavingHotkeysArePaidOut = property({
  name: "leaving-hotkeys-are-paid-out",
  informal:
    "A hotkey that loses its last subnet loses its stake to the coldkeys that own it; one that is on another subnet keeps it; but for the burn no rao is lost.",
  formal: "member(h) ∨ stake(h) = 0; Σ balances + Σ stakes falls by what was burned",
  rules: ["NEU-1", "NEU-3", "REG-3"],
  status: "tested",
  arbitrary: smallSubnets,
  cost: 4,
  witnesses: {
    "stake comes back": (subnet) =>
      leavesForGood(subnet) && subnet.neurons.some(({ owned, nominated }) => owned > 0n && nominated > 0n),
    "the leaver stays on another subnet": (subnet) =>
      registration(subnet)?.leaver !== undefined && !leavesForGood(subnet),
  },
  violation: (subnet) => {
    const found = registration(subnet);
    if (found === undefined) return undefined;
    const { before, after, leaver } = found;
    const burned = subnet.balance - Account.get(after, newcomer.coldkey).data.free;
    if (raoOf(before) - raoOf(after) !== burned) return `${raoOf(before) - raoOf(after)} rao are gone`;
    if (leaver === undefined) return undefined;
    const stays = TotalHotkeyStake.get(before, leaver) === TotalHotkeyStake.get(after, leaver);
    if (!leavesForGood(subnet)) return stays ? undefined : "a hotkey that stays has lost its stake";
    const left = Stake.entries(after, leaver).some(({ value }) => value > 0n);
    return left || TotalHotkeyStake.get(after, leaver) > 0n
      ? "stake is left on a hotkey that is gone"
      : undefined;
  },
});
