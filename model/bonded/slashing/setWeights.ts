import * as Result from "effect/Result";
import { setWeights as finneySetWeights } from "../../finney/weights/setWeights.ts";
import type { CallDefinition } from "../../rules.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import { isJailed } from "./jail.ts";

const { body, rules, rejections } = finneySetWeights;
const [badOrigin, ...later] = rejections as readonly ["BadOrigin", ...string[]];

/** [SLA-6] Weights are set as on finney, but not by a jailed hotkey. */
export const setWeights: CallDefinition = {
  ...finneySetWeights,
  rules: ["SLA-6", ...rules],
  rejections: [badOrigin, "Slashing.Jailed", ...later],
  documentation: "set a row of weights, unless jailed",
  body: (chain, origin, args) =>
    Result.gen(function* () {
      const hotkey = yield* ensureSigned(origin);
      yield* ensure(!isJailed(chain.state, hotkey), "Slashing.Jailed");
      return yield* body(chain, origin, args);
    }),
};
