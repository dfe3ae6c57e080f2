/** Wrong calls: what they refuse, for which reason, and what they leave. */
import * as Result from "effect/Result";
import { TotalIssuance } from "../../../model/finney/items/subtensor.ts";
import { checkStaker } from "../../../model/finney/staking/stake.ts";
import { done } from "../../../model/runtime/call.ts";
import { reject } from "../../../model/runtime/rejection.ts";
import type { Json } from "../../case.ts";
import type { Ask } from "../../protocol/model.ts";
import type { WrongTarget } from "./target.ts";
import { altered, variant, withCall, withCalls } from "./variants.ts";

const acceptingAll = withCalls(
  (body) => (chain, origin, args) =>
    Result.orElse(body(chain, origin, args), () => Result.succeed(done(chain.state))),
);

/** Each call for the first reason that it may give. */
const rejectingAll = withCalls(
  (_, { rejections }) =>
    () =>
      reject(rejections[0] ?? "BadOrigin"),
);

/** The hotkey before the balance, where the chain looks at the balance first. */
const hotkeyFirst = withCall("SubtensorModule.add_stake", (body) => (chain, origin, args) => {
  const { state } = chain;
  const checked =
    origin.kind === "Signed" ? checkStaker(state, origin.account, args["hotkey"] as string) : Result.void;
  return Result.flatMap(checked, () => body(chain, origin, args));
});

const withoutLastEvent = withCalls(
  (body) => (chain, origin, args) =>
    Result.map(body(chain, origin, args), ({ state, events }) => ({ state, events: events.slice(0, -1) })),
);

/** What a registration burns stays in the supply. */
const burningNothing = withCall(
  "SubtensorModule.burned_register",
  (body) => (chain, origin, args) =>
    Result.map(body(chain, origin, args), ({ state, events }) => ({
      state: TotalIssuance.put(state, TotalIssuance.get(chain.state)),
      events,
    })),
);

/** Calls of a batch that was refused stand as far as it came: it has been a batch that stops, and says another thing. */
const keepingBatches =
  (ask: Ask): Ask =>
  (question) => {
    const answer = ask(question);
    const params = question.params as { readonly [key: string]: Json };
    const refused = "result" in answer && Object.hasOwn(answer.result as object, "rejected");
    if (question.method === "apply" && params["call"] === "Utility.batch_all" && refused)
      ask({ ...question, params: { ...params, call: "Utility.batch" } });
    return answer;
  };

/** Takes a refusal for a fault of its own. */
const failingInside =
  (ask: Ask): Ask =>
  (question) => {
    const answer = ask(question);
    const { rejected } = ("result" in answer ? answer.result : {}) as { readonly rejected?: string };
    return question.method === "apply" && rejected !== undefined
      ? { error: { code: "internal", message: `uncaught ${rejected}` } }
      : answer;
  };

export const wrongCalls: readonly WrongTarget[] = [
  {
    name: "accepts-everything",
    description: "Answers that each call is done, without changes where it should be refused",
    caughtBy: {
      suite: "rejected",
      handlers: ["add_stake"],
      rule: "STK-4",
      also: ["calls", "sequence"],
      path: /^rejected$/,
    },
    begin: variant({ rules: acceptingAll }),
  },
  {
    name: "rejects-everything",
    description: "Refuses each call for the first reason that it may have",
    caughtBy: {
      suite: "calls",
      handlers: ["add_stake"],
      rule: "STK-4",
      also: ["rejected", "sequence"],
      path: /^ok$/,
    },
    begin: variant({ rules: rejectingAll }),
  },
  {
    name: "checks-in-another-order",
    description: "Looks at the hotkey before the balance when stake is added",
    caughtBy: { suite: "calls", handlers: ["add_stake"], rule: "STK-4", path: /^rejected$/ },
    begin: variant({ rules: hotkeyFirst }),
  },
  {
    name: "drops-an-event",
    description: "Leaves out the last event of each call",
    caughtBy: {
      suite: "calls",
      handlers: ["add_stake"],
      rule: "STK-4",
      also: ["rejected", "sequence"],
      path: /^ok\.events\[\d+\]/,
    },
    begin: variant({ rules: withoutLastEvent }),
  },
  {
    name: "counts-burnt-rao-as-issued",
    description: "Does not take what a registration burns out of the issuance",
    caughtBy: {
      suite: "calls",
      handlers: ["burned_register"],
      rule: "REG-3",
      also: ["rejected", "sequence"],
      path: /^ok\.changes/,
    },
    begin: variant({ rules: burningNothing }),
  },
  {
    name: "forgets-to-roll-back",
    description: "Keeps the first calls of a batch_all that a later one makes fail",
    caughtBy: {
      suite: "rejected",
      handlers: ["Utility.batch_all"],
      rule: "GOV-9",
      also: ["calls", "sequence"],
      path: /^root$/,
    },
    begin: altered(keepingBatches),
  },
  {
    name: "fails-where-it-should-refuse",
    description: "Answers an internal error where a call should be refused",
    caughtBy: {
      suite: "rejected",
      handlers: ["add_stake"],
      rule: "STK-4",
      also: ["calls", "sequence"],
      path: /^outcome$/,
    },
    begin: altered(failingInside),
  },
];
