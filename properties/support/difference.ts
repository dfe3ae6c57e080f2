const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const show = (value: unknown): string =>
  typeof value === "bigint" ? value.toString() : isRecord(value) ? "a structure" : String(value);

/** Where two values of plain data first differ, in words; undefined where they are equal. */
export const firstDifference = (left: unknown, right: unknown, path = ""): string | undefined => {
  if (Object.is(left, right)) return undefined;
  if (!isRecord(left) || !isRecord(right)) return `${path || "value"}: ${show(left)} is not ${show(right)}`;
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const found = firstDifference(left[key], right[key], path === "" ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
};
