import { reducibleBalance, withdraw } from "../../finney/balances/fungible.ts";
import { NetworkRegisteredAt } from "../../finney/items/subtensor.ts";
import { ifSubnetExist } from "../../finney/subnets/networks.ts";
import { ROOT_NETUID } from "../../finney/subnets/rootNetuid.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import { Hash, U16, U64 } from "../../storage/shape.ts";
import { parametersOf } from "../parametersOf.ts";
import { QueryOpened } from "./events.ts";
import { NextQueryId } from "./items.ts";
import { deadlinesFrom } from "./query.ts";
import { storeQuery } from "./store.ts";

/** [QRY-2] Put a question to a subnet, and lock `fee` rao for its answer. */
export const openQuery = call(
  {
    pallet: "Queries",
    name: "open_query",
    index: 0,
    arguments: { netuid: U16, question: Hash, fee: U64 },
    rules: ["QRY-2", "QRY-1", "QRY-7", "BAL-2", "BAL-3", "BAL-4"],
    rejections: [
      "BadOrigin",
      "NetworkDoesNotExist",
      "OperationNotPermittedOnRootSubnet",
      "Queries.FeeTooLow",
      "NotEnoughBalance",
    ],
    documentation: "put a question to a subnet, and lock a fee for its answer",
  },
  function* ({ rules, state }, origin, { netuid, question, fee }) {
    const client = yield* ensureSigned(origin);
    const parameters = parametersOf(rules);
    yield* ensure(ifSubnetExist(state, netuid), "NetworkDoesNotExist");
    yield* ensure(netuid !== ROOT_NETUID, "OperationNotPermittedOnRootSubnet");
    yield* ensure(fee >= parameters.minimumFee, "Queries.FeeTooLow");
    yield* ensure(reducibleBalance(state, client, true) >= fee, "NotEnoughBalance");
    const { state: taken } = yield* withdraw(state, client, fee);
    const id = NextQueryId.get(state);
    const deadlines = deadlinesFrom(BlockNumber.get(state), parameters);
    const registered_at = NetworkRegisteredAt.get(state, netuid);
    const query = { netuid, registered_at, client, question, fee, ...deadlines };
    return done(
      storeQuery(taken, id, query),
      QueryOpened({ query: id, netuid, client, question, fee, ...deadlines }),
    );
  },
);
