import * as Schema from "effect/Schema";
import { ROOT_NETUID } from "../../../model/finney/subnets/rootNetuid.ts";
import * as checks from "../../../model/finney/weights/checks.ts";
import { u16 } from "../../codecs/values.ts";
import { type FunctionHandlers, handler } from "./handler.ts";

const u16s = Schema.Array(u16);
const row = { uid: u16, uids: u16s, weights: u16s };

/** The functions of this chapter under the chain's names. */
export const weightsFunctions: FunctionHandlers = {
  has_duplicate_uids: {
    rules: ["WGT-3"],
    run: handler(Schema.Struct({ items: u16s }), ({ items }) => checks.hasDuplicateUids(items)),
  },
  check_len_uids_within_allowed: {
    rules: ["WGT-3"],
    run: handler(Schema.Struct({ uids: u16s, subnetwork_n: u16 }), ({ uids, subnetwork_n }) =>
      checks.isLengthWithinSubnet(uids, subnetwork_n),
    ),
  },
  is_self_weight: {
    rules: ["WGT-4"],
    run: handler(Schema.Struct(row), ({ uid, uids, weights }) =>
      checks.isSelfWeight(uid, { uids, values: weights }),
    ),
  },
  check_length: {
    rules: ["WGT-4"],
    run: handler(
      Schema.Struct({ ...row, netuid: u16, subnetwork_n: u16, min_allowed_weights: u16 }),
      ({ netuid, uid, uids, weights, subnetwork_n, min_allowed_weights }) =>
        checks.hasRequiredLength(
          uid,
          { uids, values: weights },
          { isRoot: netuid === ROOT_NETUID, subnetworkN: subnetwork_n, minimum: min_allowed_weights },
        ),
    ),
  },
  max_weight_limited: {
    rules: ["WGT-5"],
    run: handler(
      Schema.Struct({ ...row, max_weight_limit: u16 }),
      ({ uid, uids, weights, max_weight_limit }) =>
        checks.isMaxWeightLimited(uid, { uids, values: weights }, max_weight_limit),
    ),
  },
};
