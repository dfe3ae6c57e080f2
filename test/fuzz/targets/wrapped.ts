import type { Json } from "../../../conformance/case.ts";
import type { Answer, Question, Request } from "../../../conformance/protocol/messages.ts";
import { modelSession } from "../../../conformance/protocol/model.ts";

export type JsonObject = { readonly [key: string]: Json };

/** Another answer in the place of this specification's; undefined leaves it. */
export type Fault = (question: Question, result: JsonObject) => Json | Promise<never> | undefined;

const resultOf = (answer: Answer): JsonObject | undefined =>
  "result" in answer && typeof answer.result === "object" && answer.result !== null
    ? (answer.result as JsonObject)
    : undefined;

/** This specification as a target with a fault in it. */
export const wrapped = (fault: Fault) => () => {
  const ask = modelSession("1.0");
  return {
    ask: async ({ id, ...question }: Request) => {
      const answer = ask(question);
      const result = resultOf(answer);
      const other = result === undefined ? undefined : await fault(question, result);
      return other === undefined ? { id, ...answer } : { id, result: other };
    },
  };
};

/** The parameters of a question. */
export const paramsOf = ({ params }: Question): JsonObject => params as JsonObject;
