/** Numbers for people, straight from bigint: no value passes through a float. */

const raoDigits = 9;

/** "1234567" → "1,234,567"; a sign stays in front. */
const groupThousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ",");

/** A whole number with thousands separators. */
export const integer = (value: bigint | number): string => groupThousands(value.toString());

/** numerator / denominator, rounded half away from zero to `places` decimals. */
const ratio = (numerator: bigint, denominator: bigint, places: number): string => {
  const negative = numerator < 0n;
  const scaled = (negative ? -numerator : numerator) * 10n ** BigInt(places);
  const rounded = (scaled * 2n + denominator) / (denominator * 2n);
  const digits = rounded.toString().padStart(places + 1, "0");
  const whole = groupThousands(digits.slice(0, digits.length - places));
  const fraction = places === 0 ? "" : `.${digits.slice(-places)}`;
  return `${negative && rounded !== 0n ? "-" : ""}${whole}${fraction}`;
};

/** Rao as TAO, all nine decimals, without the unit (for a table column that names it). */
export const tao = (rao: bigint, places = raoDigits): string => ratio(rao, 10n ** BigInt(raoDigits), places);

/** Rao as "1,234.567890123 TAO". */
export const taoWithUnit = (rao: bigint): string => `${tao(rao)} TAO`;

/** A fixed-point number (raw bits) as a decimal, rounded to `places`. */
export const fixedDecimal = (bits: bigint, places: number, fractionBits = 32): string =>
  ratio(bits, 1n << BigInt(fractionBits), places);

/** A fixed-point number (raw bits) as the exact decimal that it is, without trailing zeros. */
export const exactDecimal = (bits: bigint, fractionBits = 32): string => {
  const text = ratio(bits, 1n << BigInt(fractionBits), fractionBits).replaceAll(",", "");
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
};

/** A fixed-point share (raw bits, 1 = 100 %) as percent, without the sign; "<0.0001" where rounding would hide it. */
export const percent = (bits: bigint, places = 4, fractionBits = 32): string => {
  const text = ratio(bits * 100n, 1n << BigInt(fractionBits), places);
  return bits > 0n && !/[1-9]/.test(text) ? `<${ratio(1n, 10n ** BigInt(places), places)}` : text;
};

/** A fixed-point share as "12.3456 %". */
export const percentWithUnit = (bits: bigint, places = 4): string => `${percent(bits, places)} %`;

/** A u16 share (65535 = 100 %) as "50.00 %". */
export const u16Share = (value: number, places = 2): string =>
  `${ratio(BigInt(value) * 100n, 65_535n, places)} %`;

/** "1 neuron", "2 neurons". */
export const counted = (count: number | bigint, noun: string, plural = `${noun}s`): string =>
  `${integer(count)} ${BigInt(count) === 1n ? noun : plural}`;
