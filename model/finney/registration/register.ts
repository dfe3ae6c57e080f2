import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import { AccountId, Bytes, U16, U64 } from "../../storage/shape.ts";
import { NeuronRegistered } from "../events.ts";
import { Difficulty } from "../items/subtensor.ts";
import { admit, byWork, mayRegister } from "./admission.ts";
import { acceptWork } from "./proofOfWork.ts";

/** [REG-6] Register the hotkey that signs on a subnet, as the coldkey's, for a proof of work. */
export const register = call(
  {
    pallet: "SubtensorModule",
    name: "register",
    index: 6,
    arguments: {
      netuid: U16,
      block_number: U64,
      nonce: U64,
      work: Bytes,
      hotkey: AccountId,
      coldkey: AccountId,
    },
    rules: ["REG-6", "REG-1", "REG-2", "REG-4", "REG-5", "NEU-1", "NEU-2", "NEU-3", "NEU-4", "NEU-5"],
    rejections: [
      "BadOrigin",
      "HotkeyOriginMismatch",
      "OperationNotPermittedOnRootSubnet",
      "NetworkDoesNotExist",
      "RegistrationDisabled",
      "TooManyRegistrationsThisBlock",
      "TooManyRegistrationsThisInterval",
      "AlreadyRegistered",
      "InvalidWorkBlock",
      "InvalidDifficulty",
      "InvalidSeal",
      "NonAssociatedColdKey",
      "NoNeuronIdAvailable",
    ],
    documentation: "register a hotkey on a subnet by proof of work",
  },
  function* (chain, origin, { netuid, block_number: block, nonce, work, hotkey, coldkey }) {
    const signer = yield* ensureSigned(origin);
    yield* ensure(signer === hotkey, "HotkeyOriginMismatch");
    yield* mayRegister(chain, byWork, netuid, hotkey);
    const proof = { account: hotkey, block, nonce, work };
    const accepted = yield* acceptWork(chain.state, proof, Difficulty.get(chain.state, netuid));
    const { state, uid } = yield* admit({ ...chain, state: accepted }, byWork, netuid, { coldkey, hotkey });
    return done(state, NeuronRegistered(netuid, uid, hotkey));
  },
);
