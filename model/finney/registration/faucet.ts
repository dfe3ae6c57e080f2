import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import { Bytes, U64 } from "../../storage/shape.ts";
import { deposit } from "../balances/fungible.ts";
import { Faucet } from "../events.ts";
import { coinbase } from "./issuance.ts";
import { acceptWork } from "./proofOfWork.ts";

const FAUCET_DIFFICULTY = 1_000_000n;

/** Rao that one proof of work gives. */
const FAUCET_AMOUNT = 100_000_000_000n;

/**
 * [REG-7] New rao for a proof of work that the coldkey brings, where the rule set has the feature "pow-faucet". Without
 * it FaucetDisabled comes before all else, the origin included.
 */
export const faucet = call(
  {
    pallet: "SubtensorModule",
    name: "faucet",
    index: 60,
    arguments: { block_number: U64, nonce: U64, work: Bytes },
    rules: ["REG-7"],
    rejections: ["FaucetDisabled", "BadOrigin", "InvalidWorkBlock", "InvalidDifficulty", "InvalidSeal"],
    documentation: "earn rao of a test network by proof of work",
  },
  function* ({ rules, state }, origin, { block_number: block, nonce, work }) {
    yield* ensure(rules.features?.includes("pow-faucet") === true, "FaucetDisabled");
    const coldkey = yield* ensureSigned(origin);
    const accepted = yield* acceptWork(state, { account: coldkey, block, nonce, work }, FAUCET_DIFFICULTY);
    const paid = deposit(coinbase(accepted, FAUCET_AMOUNT), coldkey, FAUCET_AMOUNT);
    return done(paid, Faucet(coldkey, FAUCET_AMOUNT));
  },
);
