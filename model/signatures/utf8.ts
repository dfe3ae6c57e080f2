/** UTF-8 of a character, which may take two units of the language's strings; half of a pair counts as U+FFFD. */
const bytesOf = (character: string): readonly number[] => {
  const point = character.codePointAt(0) ?? 0;
  if (point >= 0xd800 && point < 0xe000) return bytesOf("\ufffd");
  const low = (shift: number): number => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), low(0)];
  if (point < 0x10000) return [0xe0 | (point >> 12), low(6), low(0)];
  return [0xf0 | (point >> 18), low(12), low(6), low(0)];
};

/** A text as UTF-8. The language alone suffices, without the encoders that browsers add. */
export const utf8 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap(bytesOf));
