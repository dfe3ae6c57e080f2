import * as Schema from "effect/Schema";
import {
  BlockAtRegistration,
  ImmunityPeriod,
  PruningScores,
  SubnetworkN,
} from "../../../model/finney/items/subtensor.ts";
import { createSealHash, hashMeetsDifficulty } from "../../../model/finney/registration/proofOfWork.ts";
import { neuronToPrune } from "../../../model/finney/registration/prune.ts";
import { integerType } from "../../../model/numbers/integer.ts";
import { BlockNumber } from "../../../model/runtime/system.ts";
import type { State } from "../../../model/storage/item.ts";
import { account, u16, u64, wideInteger } from "../../codecs/values.ts";
import { type FunctionHandlers, handler } from "./handler.ts";

const u256 = wideInteger(integerType("u256", 256, false));

/** Any subnet: the function looks at no other. */
const netuid = 1;

const Neurons = Schema.Struct({
  pruning_scores: Schema.Array(u16),
  block_at_registration: Schema.Array(u64),
  current_block: u64,
  immunity_period: u16,
});

const stateWith = (neurons: typeof Neurons.Type): State => {
  const { pruning_scores: scores, block_at_registration: blocks } = neurons;
  let state = BlockNumber.put(undefined, neurons.current_block);
  state = ImmunityPeriod.put(state, netuid, neurons.immunity_period);
  state = SubnetworkN.put(state, netuid, scores.length);
  state = PruningScores.put(state, netuid, scores);
  return blocks.reduce((next, block, uid) => BlockAtRegistration.put(next, netuid, uid, block), state);
};

/** The functions of this chapter under the chain's names. */
export const registrationFunctions: FunctionHandlers = {
  get_neuron_to_prune: {
    rules: ["NEU-4"],
    run: handler(Neurons, (neurons) => {
      const { uid, state } = neuronToPrune(stateWith(neurons), netuid);
      return [uid, PruningScores.get(state, netuid)];
    }),
  },
  hash_meets_difficulty: {
    rules: ["REG-5"],
    run: handler(Schema.Struct({ hash: account, difficulty: u256 }), ({ hash, difficulty }) =>
      hashMeetsDifficulty(hash, difficulty),
    ),
  },
  create_seal_hash: {
    rules: ["REG-4"],
    run: handler(
      Schema.Struct({ block_hash: account, nonce: u64, hotkey: account }),
      ({ block_hash, nonce, hotkey }) => createSealHash(block_hash, nonce, hotkey),
    ),
  },
};
