import { u64 } from "../../numbers/integer.ts";
import type { Outcome } from "../../rules.ts";
import { andThen, call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import type { State } from "../../storage/item.ts";
import { AccountId, U16 } from "../../storage/shape.ts";
import { setRaoRecycled } from "../admin/setters.ts";
import { canWithdraw, withdraw } from "../balances/fungible.ts";
import { NeuronRegistered } from "../events.ts";
import { Burn, RAORecycledForRegistration } from "../items/subtensor.ts";
import { admit, byBurning, mayRegister } from "./admission.ts";
import { burnTokens } from "./issuance.ts";

const increaseRaoRecycled = (state: State, netuid: number, rao: bigint): Outcome =>
  setRaoRecycled(state, netuid, u64.saturating(RAORecycledForRegistration.get(state, netuid) + rao));

/** [REG-3] Register a hotkey on a subnet for Burn rao of the coldkey that signs. */
export const burnedRegister = call(
  {
    pallet: "SubtensorModule",
    name: "burned_register",
    index: 7,
    arguments: { netuid: U16, hotkey: AccountId },
    rules: ["REG-3", "REG-1", "REG-2", "NEU-1", "NEU-2", "NEU-3", "NEU-4", "NEU-5"],
    rejections: [
      "BadOrigin",
      "OperationNotPermittedOnRootSubnet",
      "NetworkDoesNotExist",
      "RegistrationDisabled",
      "TooManyRegistrationsThisBlock",
      "TooManyRegistrationsThisInterval",
      "AlreadyRegistered",
      "NotEnoughBalanceToStake",
      "BalanceWithdrawalError",
      "NonAssociatedColdKey",
      "NoNeuronIdAvailable",
    ],
    documentation: "register a hotkey on a subnet by burning",
  },
  function* (chain, origin, { netuid, hotkey }) {
    const coldkey = yield* ensureSigned(origin);
    yield* mayRegister(chain, byBurning, netuid, hotkey);
    const cost = Burn.get(chain.state, netuid);
    yield* ensure(canWithdraw(chain.state, coldkey, cost), "NotEnoughBalanceToStake");
    const { state: paid, withdrawn } = yield* withdraw(chain.state, coldkey, cost);
    const { state, uid } = yield* admit({ ...chain, state: burnTokens(paid, withdrawn) }, byBurning, netuid, {
      coldkey,
      hotkey,
    });
    return andThen(increaseRaoRecycled(state, netuid, cost), (recycled) =>
      done(recycled, NeuronRegistered(netuid, uid, hotkey)),
    );
  },
);
