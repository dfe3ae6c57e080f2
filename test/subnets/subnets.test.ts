import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import * as item from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { allSubnetNetuids } from "../../model/finney/subnets/networks.ts";
import { applyCall } from "../../model/runtime/block.ts";
import { none } from "../../model/runtime/origin.ts";
import { accountOf } from "../../properties/arbitraries/epoch.ts";
import {
  networksState,
  REGISTRANT,
  registerOn,
  SETTLER,
  smallNetworks,
} from "../../properties/arbitraries/networks.ts";
import { joinRoot, rootState, smallRootCase } from "../../properties/arbitraries/rootSeats.ts";
import { balance, callBy, refusalOf, stateAfter } from "../../properties/support/calling.ts";

const subnet = (netuid: number) => ({ netuid, registeredAt: 0n, emission: 0n });

describe("register_network", () => {
  test("takes the least free netuid, and never that of root", () => {
    const state = stateAfter(registerOn(networksState(smallNetworks({ subnets: [1, 3].map(subnet) }))));
    expect(item.SubnetOwner.get(state, 2)).toBe(REGISTRANT);
    expect(allSubnetNetuids(state)).toEqual([0, 1, 2, 3]);
  });

  test("counts one network as root, whether there is one or not", () => {
    const full = networksState(smallNetworks({ subnets: [1, 2].map(subnet), subnetLimit: 2, immunity: 5n }));
    expect(refusalOf(registerOn(full))).toBe("AllNetworksInImmunity");
    const rootless = item.TotalNetworks.put(item.NetworksAdded.remove(full, 0), 2);
    expect(refusalOf(registerOn(rootless))).toBeUndefined();
  });

  test("looks at the balance before the refund that a replaced subnet brings", () => {
    const input = smallNetworks({ subnets: [subnet(1)], subnetLimit: 1, balance: 900n });
    const owned = item.SubnetOwner.put(networksState(input), 1, REGISTRANT);
    const locked = item.SubnetLocked.put(owned, 1, 5_000n);
    expect(refusalOf(registerOn(locked))).toBe("NotEnoughBalanceToStake");
  });

  test("pays the former owner of a replaced subnet", () => {
    const input = smallNetworks({ subnets: [subnet(1)], subnetLimit: 1 });
    const locked = item.SubnetLocked.put(balance(SETTLER, 700n)(networksState(input)), 1, 5_000n);
    const applied = registerOn(locked);
    const events = Result.isSuccess(applied) ? applied.success.events : [];
    expect(events.map(({ name }) => name).filter((name) => name.startsWith("Network"))).toEqual([
      "NetworkRemoved",
      "NetworkAdded",
    ]);
    expect(item.SubnetLocked.get(stateAfter(applied), 1)).toBe(1_000n);
  });
});

describe("the end of a network", () => {
  test("zeroes the weights of root validators on it, and leaves the entries", () => {
    const input = smallNetworks({ subnets: [subnet(1), subnet(256)] });
    const weighed = item.Weights.put(networksState(input), 0, 4, [
      [256, 7],
      [1, 9],
    ]);
    const state = stateAfter(callBy(weighed, SETTLER, "dissolve_network", { netuid: 256 }));
    expect(item.Weights.get(state, 0, 4)).toEqual([
      [256, 0],
      [1, 9],
    ]);
  });
});

describe("root_register", () => {
  const register = { call: "SubtensorModule.root_register", args: { hotkey: accountOf(0) } };
  const reasonFor = (state: Parameters<typeof joinRoot>[0]) =>
    refusalOf(applyCall({ rules: finney, state }, { origin: none, call: register }));

  test("asks for the root network before it asks who signs", () => {
    expect(reasonFor(undefined)).toBe("NetworkDoesNotExist");
    expect(reasonFor(rootState(smallRootCase({})))).toBe("BadOrigin");
  });

  test("finds no seat where root has none", () => {
    const input = smallRootCase({ maximum: 0 });
    expect(refusalOf(joinRoot(rootState(input), input))).toBe("NotRegistered");
  });

  test("a hotkey without an owner gets the signer, also when it is not the first seat", () => {
    const input = smallRootCase({ newcomer: 5, validators: [0], maximum: 2 });
    const state = stateAfter(joinRoot(rootState(input), input));
    expect(item.Owner.has(state, accountOf(5))).toBe(true);
    expect(item.Uids.get(state, 0, accountOf(5))).toBe(1);
    expect(item.Delegates.get(state, accountOf(5))).toBe(11_796);
  });

  test("a take that a delegate has already stays", () => {
    const input = smallRootCase({});
    const state = item.Delegates.put(rootState(input), accountOf(0), 7);
    expect(item.Delegates.get(stateAfter(joinRoot(state, input)), accountOf(0))).toBe(7);
  });
});
