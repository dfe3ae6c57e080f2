/** Targets that live in this process: this specification, and modules of JavaScript. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Request } from "../../conformance/protocol/messages.ts";
import { modelSession } from "../../conformance/protocol/model.ts";
import { Broken } from "../../conformance/protocol/session.ts";
import { findPackage } from "../cli/package.ts";
import { guardExit } from "./exitGuard.ts";
import { within } from "./timeLimit.ts";
import type { Wire } from "./wire.ts";

/** A wire to a function that answers, at once or later; `ended` hears of its end. */
const functionWire = (answer: (request: Request) => unknown, ended: () => void): Wire => {
  let broken: Broken | undefined;
  const breakOff: Wire["breakOff"] = async (verdict, message) => {
    ended();
    broken ??= new Broken(verdict, message);
    return broken;
  };
  const exchange = async (request: Request): Promise<unknown> => {
    if (broken !== undefined) throw broken;
    try {
      return await answer(request);
    } catch (error) {
      throw await (error instanceof Broken
        ? breakOff(error.verdict, error.message)
        : breakOff("dies", `it throws: ${String(error)}`));
    }
  };
  return { exchange, breakOff, end: async () => ended() };
};

/** This specification. */
export const modelWire = (): Wire => {
  const ask = modelSession(findPackage().version);
  return functionWire(
    (request) => ({ id: request.id, ...ask(request) }),
    () => {},
  );
};

interface ModuleSession {
  readonly ask: (request: Request) => unknown;
}

const isFunction = (value: unknown): value is (...parameters: unknown[]) => unknown =>
  typeof value === "function";

const sessionOf = async (path: string): Promise<ModuleSession> => {
  const module = (await import(pathToFileURL(resolve(path)).href)) as { readonly createSession?: unknown };
  if (!isFunction(module.createSession)) throw new Error("it exports no function createSession");
  const session = (await module.createSession()) as ModuleSession | undefined;
  if (!isFunction(session?.ask)) throw new Error("createSession() gives no { ask(request) }");
  return session;
};

const begun = async (path: string): Promise<ModuleSession> => {
  try {
    return await sessionOf(path);
  } catch (error) {
    throw new Broken("dies", `no session begins: ${String(error)}`);
  }
};

/** The answer as it would arrive on a line. */
const asLine = (answer: unknown): unknown => {
  try {
    const text = JSON.stringify(answer) as string | undefined;
    return text === undefined ? undefined : JSON.parse(text);
  } catch (error) {
    throw new Broken("garbles", `the answer is no JSON: ${String(error)}`);
  }
};

/** A module whose `createSession()` gives `{ ask(request) }`. Each question is a copy, which the module may change. */
export const moduleWire = async (path: string, seconds: number): Promise<Wire> => {
  const ended = guardExit();
  try {
    const session = await within(seconds, begun(path), async () => {
      throw new Broken("hangs", `no session begins within ${seconds} s`);
    });
    return functionWire(async (request) => asLine(await session.ask(structuredClone(request))), ended);
  } catch (error) {
    ended();
    throw error;
  }
};
