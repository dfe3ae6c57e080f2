/** A session over any wire: numbers, time limits, shapes, the handshake and the questions about health. */
import { isDeepStrictEqual } from "node:util";
import { InputError, type Json } from "../../conformance/case.ts";
import {
  type Answer,
  healthOf,
  type Named,
  type Offer,
  offerOf,
  type Question,
  type Response,
  responseOf,
  targetProtocol,
} from "../../conformance/protocol/messages.ts";
import type { Session, Verdict } from "../../conformance/protocol/session.ts";
import { findPackage } from "../cli/package.ts";
import { within } from "./timeLimit.ts";
import type { ConnectOptions, Wire } from "./wire.ts";

const wordsOf = ({ name, version }: Named): string => `${name} ${version}`;

/** What a read comes to, or what is wrong with it. A value that is too deep for a reader is no answer either. */
const attempt = <Value>(read: () => Value): { readonly value: Value } | { readonly fault: string } => {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof InputError || error instanceof RangeError) return { fault: error.message };
    throw error;
  }
};

const withoutNumber = (response: Response): Answer =>
  "result" in response ? { result: response.result } : { error: response.error };

/** A target that never answers at all most often keeps its answer in a buffer, or waits for the end of its input. */
const hintOn = ({ method }: Question): string =>
  method === "handshake" ? "; a target reads line by line, and flushes its output after each answer" : "";

/** Asks and reads answers; whatever breaks the protocol ends the wire. */
class Asking {
  readonly #wire: Wire;
  readonly #seconds: number;
  #next = 0;

  constructor(wire: Wire, seconds: number) {
    this.#wire = wire;
    this.#seconds = seconds;
  }

  async fail(verdict: Verdict, message: string): Promise<never> {
    throw await this.#wire.breakOff(verdict, message);
  }

  async ask(question: Question): Promise<Answer> {
    const id = this.#next;
    this.#next += 1;
    const line = await within(this.#seconds, this.#wire.exchange({ id, ...question }), () =>
      this.fail("hangs", `no answer to ${question.method} within ${this.#seconds} s${hintOn(question)}`),
    );
    const response = await this.read(`answer to ${question.method}`, () => responseOf(line));
    if (response.id === id) return withoutNumber(response);
    return this.fail("out of order", `the answer to question ${id} bears the number ${response.id}`);
  }

  async read<Value>(what: string, from: () => Value): Promise<Value> {
    const read = attempt(from);
    return "value" in read ? read.value : this.fail("garbles", `${what}: ${read.fault}`);
  }
}

/** What was said for the protocol, before anything else of a handshake is looked at. */
const spoken = (result: Json): Json | undefined =>
  typeof result === "object" && result !== null
    ? (result as { readonly protocol?: Json }).protocol
    : undefined;

const introduction = ({ seconds, lineBytes, rules }: ConnectOptions): Question => ({
  method: "handshake",
  params: {
    protocol: targetProtocol,
    rules,
    runner: { name: "taospec", version: findPackage().version },
    limits: { seconds, line_bytes: lineBytes },
  },
});

const shakeHands = async (asking: Asking, options: ConnectOptions): Promise<Offer> => {
  const refusal = "refuses the handshake";
  const { rules } = options;
  const answer = await asking.ask(introduction(options));
  if ("error" in answer)
    return asking.fail(refusal, `it answers ${answer.error.code}: ${answer.error.message}`);
  const protocol = spoken(answer.result);
  if (typeof protocol === "string" && protocol !== targetProtocol)
    return asking.fail(refusal, `it speaks ${protocol}, not ${targetProtocol}`);
  const offer = await asking.read("handshake", () => offerOf(answer.result));
  if (isDeepStrictEqual(offer.rules, rules)) return offer;
  return asking.fail(refusal, `it implements ${wordsOf(offer.rules)}, not ${wordsOf(rules)}`);
};

const checkHealth = async (asking: Asking, offer: Offer): Promise<void> => {
  const answer = await asking.ask({ method: "health", params: {} });
  if ("error" in answer) {
    const { code, message } = answer.error;
    return asking.fail("garbles", `health: expected {"status": "ok", …} (found ${code}: ${message})`);
  }
  const health = await asking.read("health", () => healthOf(answer.result));
  for (const what of ["target", "rules"] as const) {
    const [before, now] = [offer[what], health[what]].map(wordsOf);
    if (before !== now)
      return asking.fail("changes its story", `${what}: in the handshake ${before}, now ${now}`);
  }
};

/** Shake hands over a new wire. Rejects with `Broken`. */
export const openSession = async (wire: Wire, options: ConnectOptions): Promise<Session> => {
  const asking = new Asking(wire, options.seconds);
  const offer = await shakeHands(asking, options);
  await checkHealth(asking, offer);
  return {
    offer,
    ask: (question) => asking.ask(question),
    close: async () => {
      await checkHealth(asking, offer);
      await wire.end();
    },
    kill: () => void wire.breakOff("dies", "the runner has ended it"),
  };
};
