import * as Result from "effect/Result";
import { ensureSigned, type Origin } from "../../runtime/origin.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { isHotkeyRegisteredOnAnyNetwork } from "../registration/neurons.ts";
import { isValidIpAddress, isValidIpType, passesServingRateLimit } from "./endpoint.ts";

/** What both calls say of an endpoint. */
interface Endpoint {
  readonly netuid: number;
  readonly ip: bigint;
  readonly port: number;
  readonly ip_type: number;
}

/** Why an endpoint may be refused, in the order of the checks. */
export const rejections = [
  "BadOrigin",
  "NotRegistered",
  "InvalidIpType",
  "InvalidIpAddress",
  "ServingRateLimitExceeded",
  "InvalidPort",
] as const;

/**
 * [SRV-3] The hotkey that may serve an endpoint: one that is on any subnet, on `netuid` or not. `lastServed` is the
 * block in which it served the same kind of endpoint there. Refused for the reasons in `rejections`, in that order.
 */
export const mayServe = (
  state: State,
  origin: Origin,
  { netuid, ip, port, ip_type: ipType }: Endpoint,
  lastServed: (hotkey: string) => bigint,
): Result.Result<string, Rejection> =>
  Result.gen(function* () {
    const hotkey = yield* ensureSigned(origin);
    yield* ensure(isHotkeyRegisteredOnAnyNetwork(state, hotkey), "NotRegistered");
    yield* ensure(isValidIpType(ipType), "InvalidIpType");
    yield* ensure(isValidIpAddress(ipType, ip), "InvalidIpAddress");
    const inTime = passesServingRateLimit(state, netuid, lastServed(hotkey), BlockNumber.get(state));
    yield* ensure(inTime, "ServingRateLimitExceeded");
    yield* ensure(port !== 0, "InvalidPort");
    return hotkey;
  });
