import type * as Schema from "effect/Schema";
import { toJson } from "../../../model/json.ts";
import { ChainPanic } from "../../../model/numbers/panic.ts";
import type { Handler } from "../../case.ts";
import { reader } from "../../codecs/values.ts";

/** A handler with the rules that it computes. */
interface FunctionHandler {
  readonly rules: readonly string[];
  readonly run: Handler;
}

/** Handlers by the chain's names of the functions. */
export type FunctionHandlers = Readonly<Record<string, FunctionHandler>>;

/** A handler for a function of named arguments, whose result is written as JSON. */
export const handler = <Args>(
  args: Schema.Codec<Args, unknown>,
  compute: (args: Args) => unknown,
): Handler => {
  const read = reader(args);
  return (json) => {
    const input = read(json);
    try {
      return { outcome: { ok: toJson(compute(input)) } };
    } catch (error) {
      if (error instanceof ChainPanic) return { outcome: { panic: error.message } };
      throw error;
    }
  };
};
