import { Axons } from "../../finney/items/subtensor.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import { Hash, U64 } from "../../storage/shape.ts";
import { parametersOf } from "../parametersOf.ts";
import { AnswerCommitted } from "./events.ts";
import { Commitments } from "./items.ts";
import { checkPart, numberIn, queryIn } from "./query.ts";

/** [QRY-3] Commit to an answer that nobody can read yet. */
export const commitAnswer = call(
  {
    pallet: "Queries",
    name: "commit_answer",
    index: 1,
    arguments: { query: U64, commitment: Hash },
    rules: ["QRY-3", "QRY-1", "QRY-8"],
    rejections: [
      "BadOrigin",
      "Queries.UnknownQuery",
      "Queries.WrongStage",
      "NotRegistered",
      "Slashing.Jailed",
      "Queries.NoAxon",
      "Queries.AlreadyCommitted",
      "Queries.TooManyCommitments",
    ],
    documentation: "commit to an answer",
  },
  function* ({ rules, state }, origin, { query: id, commitment }) {
    const hotkey = yield* ensureSigned(origin);
    const query = yield* queryIn(state, id, "commit");
    yield* checkPart(state, query, hotkey);
    yield* ensure(Axons.has(state, query.netuid, hotkey), "Queries.NoAxon");
    const earlier = Commitments.get(state, id);
    yield* ensure(numberIn(earlier, hotkey) < 0, "Queries.AlreadyCommitted");
    const number = earlier.length;
    yield* ensure(number < parametersOf(rules).maxCommitments, "Queries.TooManyCommitments");
    const committed = Commitments.put(state, id, [...earlier, { hotkey, commitment, answer: null }]);
    return done(committed, AnswerCommitted({ query: id, hotkey, number, commitment }));
  },
);
