import { expect, test } from "vitest";
import type { Request } from "../../conformance/protocol/messages.ts";
import { type Channel, LineWire, type Listener } from "../../src/target/lineWire.ts";

/** A channel on which the test says what is heard. */
const wireOf = (lineBytes: number) => {
  const heard: Listener[] = [];
  const channel: Channel = {
    listen: (listener) => void heard.push(listener),
    write: () => {},
    endInput: () => {},
    kill: async () => "last words",
  };
  const wire = new LineWire(channel, lineBytes);
  const say = (text: string) => heard[0]?.bytes(Buffer.from(text));
  const end = (orderly: boolean) => heard[0]?.ended({ orderly, message: "it is gone" });
  return { wire, say, end };
};

const request: Request = { id: 0, method: "root", params: {} };

const line = `${JSON.stringify({ id: 0, result: "0x" })}\n`;

test("a line may be as long as the limit, its end included, in whatever pieces it comes", async () => {
  const { wire, say } = wireOf(line.length);
  for (const pieces of [[line], [line.slice(0, 5), line.slice(5)], [line.slice(0, -1), "\n"]]) {
    const answer = wire.exchange(request);
    for (const piece of pieces) say(piece);
    expect(await answer).toEqual({ id: 0, result: "0x" });
  }
});

test.each([[[line]], [[line.slice(0, -1), "\n"]], [[line.slice(0, 9), line.slice(9)]]])(
  "a byte more floods: %j",
  async (pieces) => {
    const { wire, say } = wireOf(line.length - 1);
    const answer = wire.exchange(request);
    for (const piece of pieces) say(piece);
    await expect(answer).rejects.toMatchObject({ verdict: "floods", stderr: "last words" });
  },
);

const whatToWrite = /a target writes nothing but answers, each on one line, and all else to standard error$/;

test.each([
  ["a greeting", "MyClient 1.0\n", true],
  ["JSON over several lines", "{\n", true],
  ["a key that comes twice", '{"id":0,"id":0,"result":{}}\n', false],
])("%s garbles, with advice where it is no JSON at all", async (_, text, advised) => {
  const { wire, say } = wireOf(1_000);
  const answer = wire.exchange(request);
  say(text);
  const fault = await answer.catch((error: unknown) => error);
  expect(fault).toMatchObject({ verdict: "garbles" });
  expect(whatToWrite.test((fault as Error).message)).toBe(advised);
});

test("a single byte behind an answer is out of order", async () => {
  const { wire, say } = wireOf(1_000);
  const answer = wire.exchange(request);
  say(`${line} `);
  await expect(answer).rejects.toMatchObject({ verdict: "out of order" });
});

test.each(["\n", "{", " "])("%j before a question is out of order", async (text) => {
  const { wire, say } = wireOf(1_000);
  say(text);
  await expect(wire.exchange(request)).rejects.toMatchObject({ verdict: "out of order" });
  await expect(wire.end()).rejects.toMatchObject({ verdict: "out of order" });
});

test("the first reason is the one that stays", async () => {
  const { wire, say, end } = wireOf(1_000);
  const answer = wire.exchange(request);
  say("garbage\n");
  end(false);
  await expect(answer).rejects.toMatchObject({ verdict: "garbles" });
  expect(await wire.breakOff("dies", "later")).toMatchObject({ verdict: "garbles" });
});

test("words after the end of the input are out of order, an end that is not orderly is a death", async () => {
  const talking = wireOf(1_000);
  const left = talking.wire.end();
  talking.say("bye\n");
  await expect(left).rejects.toMatchObject({ verdict: "out of order" });
  const failing = wireOf(1_000);
  const gone = failing.wire.end();
  failing.end(false);
  await expect(gone).rejects.toMatchObject({ verdict: "dies", message: "it is gone" });
  const orderly = wireOf(1_000);
  const done = orderly.wire.end();
  orderly.end(true);
  await expect(done).resolves.toBeUndefined();
});

test("an end in the middle of a line is told from one before the answer", async () => {
  for (const [said, message] of [
    ["", "it is gone before it answered"],
    ["{", "it is gone in the middle of a line"],
  ] as const) {
    const { wire, say, end } = wireOf(1_000);
    const answer = wire.exchange(request);
    if (said !== "") say(said);
    end(true);
    await expect(answer).rejects.toMatchObject({ verdict: "dies", message });
  }
});
