import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import { U16 } from "../../storage/shape.ts";
import { NetworkRemoved } from "../events.ts";
import { SubnetOwner } from "../items/subtensor.ts";
import { ifSubnetExist, removeNetwork } from "./networks.ts";

/** [NET-7] Remove a subnet that the signer owns, and get its lock back. */
export const dissolveNetwork = call(
  {
    pallet: "SubtensorModule",
    name: "dissolve_network",
    index: 61,
    arguments: { netuid: U16 },
    rules: ["NET-7", "NET-1", "NET-6"],
    rejections: ["BadOrigin", "NetworkDoesNotExist", "NotSubnetOwner"],
    documentation: "remove a subnet of one's own",
  },
  function* ({ state }, origin, { netuid }) {
    const coldkey = yield* ensureSigned(origin);
    yield* ensure(ifSubnetExist(state, netuid), "NetworkDoesNotExist");
    yield* ensure(SubnetOwner.get(state, netuid) === coldkey, "NotSubnetOwner");
    return done(removeNetwork(state, netuid), NetworkRemoved(netuid));
  },
);
