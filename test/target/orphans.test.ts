import { expect, test } from "vitest";
import { course, expectNoneAlive, health, rememberChild, shellScript } from "./sample.ts";

const answers = [
  { id: 2, result: { ok: "1" } },
  { id: 3, result: health },
].map((answer) => `echo '${JSON.stringify(answer)}'`);

test("whom a target leaves behind when it exits as it ought to is ended, and keeps nobody waiting", async () => {
  const target = shellScript(
    `sleep 600 & ${rememberChild}; ${answers.join("; read -r question; ")}; cat; exit 0`,
  );
  expect(await course(target)).toEqual({ answers: [{ result: { ok: "1" } }] });
  await expectNoneAlive();
});
