import * as Result from "effect/Result";
import type { Origin } from "../../runtime/origin.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import type { State } from "../../storage/item.ts";
import { SubnetOwner } from "../items/subtensor.ts";

/** [ADM-2] BadOrigin unless the origin is Root or signed by the coldkey that owns the subnet. */
export const ensureSubnetOwnerOrRoot = (
  state: State,
  netuid: number,
  origin: Origin,
): Result.Result<void, Rejection> => {
  if (origin.kind === "Root") return Result.void;
  if (origin.kind !== "Signed") return reject("BadOrigin");
  return ensure(SubnetOwner.get(state, netuid) === origin.account, "BadOrigin");
};
