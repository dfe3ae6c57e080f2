import { expect, test } from "vitest";
import { remember } from "../../model/storage/remember.ts";

const counted = (size: number) => {
  const computed: string[] = [];
  const length = remember(size, (text) => {
    computed.push(text);
    return text.length;
  });
  return { computed, length };
};

test("an answer is computed once while it is kept", () => {
  const { computed, length } = counted(2);
  expect([length("a"), length("bb"), length("a"), length("bb")]).toEqual([1, 2, 1, 2]);
  expect(computed).toEqual(["a", "bb"]);
});

test("what has not been asked for longest is forgotten, and computed again", () => {
  const { computed, length } = counted(2);
  for (const text of ["a", "b", "c", "d", "e", "a"]) length(text);
  expect(computed).toEqual(["a", "b", "c", "d", "e", "a"]);
  length("d");
  expect(computed).toHaveLength(6);
});

test("an exception is no answer", () => {
  const fail = remember(2, () => {
    throw new RangeError("no");
  });
  expect(() => fail("a")).toThrow(RangeError);
  expect(() => fail("a")).toThrow(RangeError);
});
