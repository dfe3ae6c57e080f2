import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, test } from "vitest";
import { connectorOf } from "../../src/target/connect.ts";
import { course, folder, handshake, health, question } from "./sample.ts";

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

interface Asked {
  readonly id: number;
  readonly method: keyof typeof results;
}

const results = { handshake, health, compute: { ok: "1" } };

const listening = (server: Server, path: string): Promise<string> =>
  new Promise((resolve) => {
    servers.push(server);
    server.listen(path, () => resolve(`unix:${path}`));
  });

/** A target on a socket of its own, which answers everything but what `twist` does: it returns true where it did. */
const serving = (twist: (asked: Asked, socket: Socket) => boolean = () => false): Promise<string> => {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    createInterface({ input: socket }).on("line", (line) => {
      const asked = JSON.parse(line) as Asked;
      if (twist(asked, socket)) return;
      socket.write(`${JSON.stringify({ id: asked.id, result: results[asked.method] })}\n`);
    });
  });
  return listening(server, join(folder, `${servers.length}-${Math.random()}.sock`));
};

const atCompute =
  (act: (socket: Socket, asked: Asked) => unknown) =>
  (asked: Asked, socket: Socket): boolean => {
    if (asked.method !== "compute") return false;
    act(socket, asked);
    return true;
  };

test("a socket is asked and closed, and each connection is a session", async () => {
  const target = await serving();
  const connector = connectorOf(target);
  expect(connector.description).toBe(target);
  const [first, second] = await Promise.all([connector.open(), connector.open()]);
  expect(sockets.size).toBe(2);
  expect(await first.ask(question)).toEqual({ result: { ok: "1" } });
  await first.close();
  expect(await second.ask(question)).toEqual({ result: { ok: "1" } });
  await second.close();
});

describe("a socket that breaks the protocol gets the verdict", () => {
  test.each([
    ["dies", (socket: Socket) => socket.destroy(), /^it closed the connection before it answered$/],
    ["dies", (socket: Socket) => socket.end('{"id"'), /^it closed the connection in the middle of a line$/],
    [
      "garbles",
      (socket: Socket) => socket.write("what?\n"),
      /^not valid JSON: .*: "what\?"; a target writes nothing but answers/,
    ],
    ["floods", (socket: Socket) => socket.write("x".repeat(2_000)), /^more than 1000 bytes/],
    [
      "out of order",
      (socket: Socket) => socket.write('{"id":7,"result":{}}\n'),
      /^the answer to question 2 bears the number 7$/,
    ],
    ["hangs", () => {}, /^no answer to compute within 1 s$/],
  ])("%s", async (verdict, act, message) => {
    const target = await serving(atCompute(act));
    const found = await course(target, { seconds: verdict === "hangs" ? 1 : 20, lineBytes: 1_000 });
    expect(found.broken).toEqual({ at: "ask", verdict, message: expect.stringMatching(message) });
  });

  test("hangs: a connection that stays open after its end", async () => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      sockets.add(socket);
      createInterface({ input: socket }).on("line", (line) => {
        const { id, method } = JSON.parse(line) as Asked;
        socket.write(`${JSON.stringify({ id, result: results[method] })}\n`);
      });
    });
    const target = await listening(server, join(folder, "open.sock"));
    const found = await course(target);
    expect(found.broken).toMatchObject({ at: "close", verdict: "hangs" });
  });

  test("dies: nobody listens", async () => {
    const found = await course(`unix:${join(folder, "nobody.sock")}`);
    expect(found.broken).toEqual({
      at: "open",
      verdict: "dies",
      message: expect.stringMatching(/^the connection failed \(.*ENOENT.*\) before it answered$/),
    });
  });
});
