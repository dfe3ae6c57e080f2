import * as Result from "effect/Result";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import type { State } from "../../storage/item.ts";
import { U16, U64, vector } from "../../storage/shape.ts";
import { WeightsSet } from "../events.ts";
import {
  Keys,
  MaxWeightsLimit,
  MinAllowedWeights,
  SubnetworkN,
  ValidatorPermit,
} from "../items/subtensor.ts";
import { ifSubnetExist } from "../subnets/networks.ts";
import { ROOT_NETUID } from "../subnets/rootNetuid.ts";
import {
  hasDuplicateUids,
  hasRequiredLength,
  isLengthWithinSubnet,
  isMaxWeightLimited,
  isSelfWeight,
  type WeightsRow,
} from "./checks.ts";
import { checkSetter } from "./setter.ts";
import { scaledRow, storeRow } from "./store.ts";

type Check = Result.Result<void, Rejection>;

const holdsPermit = (state: State, netuid: number, uid: number): boolean =>
  ValidatorPermit.get(state, netuid)[uid] ?? false;

/** [WGT-3] On the root network weights name subnets, which must exist; elsewhere they may not be too many. */
const checkNetwork = (state: State, netuid: number, uids: readonly number[]): Check =>
  netuid === ROOT_NETUID
    ? ensure(
        uids.every((subnet) => ifSubnetExist(state, subnet)),
        "InvalidUid",
      )
    : ensure(isLengthWithinSubnet(uids, SubnetworkN.get(state, netuid)), "TooManyUids");

/** [WGT-3] Each UID once, and each that of a neuron. */
const checkUids = (state: State, netuid: number, uids: readonly number[]): Check =>
  Result.gen(function* () {
    yield* ensure(!hasDuplicateUids(uids), "DuplicateUids");
    const known = netuid === ROOT_NETUID || uids.every((uid) => Keys.has(state, netuid, uid));
    yield* ensure(known, "InvalidUid");
  });

/** [WGT-4] A permit, unless the row is a weight on itself; never asked for on the root network. */
const checkPermit = (state: State, netuid: number, uid: number, row: WeightsRow): Check =>
  ensure(
    netuid === ROOT_NETUID || isSelfWeight(uid, row) || holdsPermit(state, netuid, uid),
    "NoValidatorPermit",
  );

const isLongEnough = (state: State, netuid: number, uid: number, row: WeightsRow): boolean =>
  hasRequiredLength(uid, row, {
    isRoot: netuid === ROOT_NETUID,
    subnetworkN: SubnetworkN.get(state, netuid),
    minimum: MinAllowedWeights.get(state, netuid),
  });

/** [WGT-1] Set the row of weights of the signing hotkey on a network: on neurons, or on the root network on subnets. */
export const setWeights = call(
  {
    pallet: "SubtensorModule",
    name: "set_weights",
    index: 0,
    arguments: { netuid: U16, dests: vector(U16), weights: vector(U16), version_key: U64 },
    rules: ["WGT-1", "WGT-2", "WGT-3", "WGT-4", "WGT-5", "WGT-6"],
    rejections: [
      "BadOrigin",
      "WeightVecNotEqualSize",
      "NetworkDoesNotExist",
      "InvalidUid",
      "TooManyUids",
      "NotRegistered",
      "NotEnoughStakeToSetWeights",
      "IncorrectNetworkVersionKey",
      "SettingWeightsTooFast",
      "NoValidatorPermit",
      "DuplicateUids",
      "NotSettingEnoughWeights",
      "MaxWeightExceeded",
    ],
    documentation: "set a row of weights",
  },
  function* ({ state }, origin, { netuid, dests: uids, weights: values, version_key: version }) {
    const hotkey = yield* ensureSigned(origin);
    yield* ensure(uids.length === values.length, "WeightVecNotEqualSize");
    yield* ensure(ifSubnetExist(state, netuid), "NetworkDoesNotExist");
    yield* checkNetwork(state, netuid, uids);
    const uid = yield* checkSetter(state, netuid, hotkey, version);
    yield* checkPermit(state, netuid, uid, { uids, values });
    yield* checkUids(state, netuid, uids);
    yield* ensure(isLongEnough(state, netuid, uid, { uids, values }), "NotSettingEnoughWeights");
    const row = scaledRow({ uids, values });
    const limit = MaxWeightsLimit.get(state, netuid);
    yield* ensure(isMaxWeightLimited(uid, row, limit), "MaxWeightExceeded");
    return done(storeRow(state, netuid, uid, row), WeightsSet(netuid, uid));
  },
);
