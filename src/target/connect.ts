/** Ways to the targets that a user may name: spec/targets.md, Transports. */
import { Broken, type Connector } from "../../conformance/protocol/session.ts";
import { CliError } from "../cli/errors.ts";
import { modelWire, moduleWire } from "./inProcess.ts";
import { type Channel, LineWire } from "./lineWire.ts";
import { processChannel } from "./process.ts";
import { openSession } from "./session.ts";
import { socketChannel } from "./socket.ts";
import { type ConnectOptions, defaultOptions, type Wire } from "./wire.ts";

export type { ConnectOptions } from "./wire.ts";

type Reach = (options: ConnectOptions) => Promise<Wire>;

const required = (target: string, rest: string): string => {
  if (rest.trim() === "")
    throw new CliError(
      `a target is expected: a command, unix:PATH, module:PATH or model (found ${JSON.stringify(target)})`,
    );
  return rest;
};

/** What the system refuses outright, as a command that is too long, is the target's death at birth. */
const started = (channelOf: (place: string) => Channel, place: string): Channel => {
  try {
    return channelOf(place);
  } catch (error) {
    throw new Broken("dies", `it cannot be reached: ${String(error)}`);
  }
};

const reachOf = (target: string): Reach => {
  if (target === "model") return async () => modelWire();
  const [, kind, rest = ""] = /^(module|unix):(.*)$/s.exec(target) ?? [undefined, "command", target];
  const place = required(target, rest);
  if (kind === "module") return ({ seconds }) => moduleWire(place, seconds);
  const channelOf = kind === "unix" ? socketChannel : processChannel;
  return async ({ lineBytes }) => new LineWire(started(channelOf, place), lineBytes);
};

/**
 * The way to a target: `model`, `module:PATH`, `unix:PATH`, or a command for the shell. Nothing is started before a
 * session is opened. Throws a CliError where `target` names none.
 */
export const connectorOf = (target: string, options: Partial<ConnectOptions> = {}): Connector => {
  const all = { ...defaultOptions, ...options };
  const reach = reachOf(target);
  return { description: target, open: async () => openSession(await reach(all), all) };
};
