/** A JSON value. 64-bit and larger integers and fixed-point bits are decimal strings. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A value of the model as JSON: big integers become decimal strings, what is undefined is left out. */
export const toJson = (value: unknown): Json => {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === "object" && value !== null) {
    const present = Object.entries(value).filter(([, part]) => part !== undefined);
    return Object.fromEntries(present.map(([key, part]) => [key, toJson(part)]));
  }
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return value;
  throw new TypeError(`no JSON for a value of type ${typeof value}`);
};
