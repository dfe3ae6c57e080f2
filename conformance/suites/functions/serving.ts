import * as Schema from "effect/Schema";
import { isValidIpAddress, isValidIpType } from "../../../model/finney/serving/endpoint.ts";
import { u8 as u8Type, u128 as u128Type } from "../../../model/numbers/integer.ts";
import { smallInteger, wideInteger } from "../../codecs/values.ts";
import { type FunctionHandlers, handler } from "./handler.ts";

const u8 = smallInteger(u8Type);

/** The functions of this chapter under the chain's names. */
export const servingFunctions: FunctionHandlers = {
  is_valid_ip_type: {
    rules: ["SRV-1"],
    run: handler(Schema.Struct({ ip_type: u8 }), ({ ip_type }) => isValidIpType(ip_type)),
  },
  is_valid_ip_address: {
    rules: ["SRV-1"],
    run: handler(Schema.Struct({ ip_type: u8, addr: wideInteger(u128Type) }), ({ ip_type, addr }) =>
      isValidIpAddress(ip_type, addr),
    ),
  },
};
