/** This specification as a target that others may ask, over any pair of streams. */
import type { Readable, Writable } from "node:stream";
import * as Schema from "effect/Schema";
import { InputError, type Json } from "../../conformance/case.ts";
import { reader } from "../../conformance/codecs/values.ts";
import type { Answer, Method, Question } from "../../conformance/protocol/messages.ts";
import { endOfLine, GrowingLine, lineOf, messageOf } from "./line.ts";
import { defaultOptions } from "./wire.ts";

/** A question as it may come: of a method that is not known, and with fields that are none of this version. */
const readQuestion = reader(
  Schema.Struct({ id: Schema.Int, method: Schema.String, params: Schema.optionalKey(Schema.Json) }),
  "ignore",
);

const answerTo = (line: Json, ask: (question: Question) => Answer): string => {
  const { id, method, params = {} } = readQuestion(line);
  return lineOf({ id, ...ask({ method: method as Method, params }) });
};

/** The whole lines of a stream, each with its end. Throws an InputError where the last one has none. */
async function* linesOf(input: Readable): AsyncGenerator<Uint8Array> {
  const line = new GrowingLine();
  for await (const chunk of input) {
    let rest = chunk as Uint8Array;
    for (let end = endOfLine(rest); end > 0; end = endOfLine(rest)) {
      line.add(rest.subarray(0, end));
      rest = rest.subarray(end);
      yield line.take();
    }
    line.add(rest);
    if (line.length > defaultOptions.lineBytes)
      throw new InputError("", `expected at most ${defaultOptions.lineBytes} bytes in a line`);
  }
  if (line.length > 0) throw new InputError("", "expected a line feed at the end of the last line");
}

/** Answer each line of `input` until it ends. Throws an InputError at a line that is no question. */
export const serve = async (
  input: Readable,
  output: Writable,
  ask: (question: Question) => Answer,
): Promise<void> => {
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    output.write(answerTo(messageOf(line, number), ask));
  }
};
