/** What the people of a story, and the things that they speak of, go by on the terminal. */
import { writeSs58 } from "../../../model/storage/ss58.ts";
import { coldkeyOf } from "../../../properties/stories/people.ts";
import type { Story } from "../../../properties/stories/story.ts";
import { tao } from "../../cli/units.ts";

/** "5GrwvaEF5zXb…" by its ends: an SS58 key that is to be recognised, not typed. */
export const shortKey = (account: string): string => {
  const key = writeSs58(account);
  return `${key.slice(0, 6)}…${key.slice(-4)}`;
};

/** The ends of a hash or a signature. */
export const shortHex = (hex: string): string =>
  hex.length > 18 ? `${hex.slice(0, 10)}…${hex.slice(-6)}` : hex;

/** Fewer rao than this are told as rao. */
const few = 1_000n;

/** Rao as TAO with as many decimals as it takes; a few rao as such. */
export const shortTao = (rao: bigint): string =>
  0n < rao && rao < few ? `${rao} rao` : `${tao(rao).replace(/\.?0+$/, "")} TAO`;

/** Names by account. */
export type Names = (account: string) => string;

/** The names of a story's people and of their hotkeys; a stranger's is the key. */
export const namesOf = ({ people, hotkeys }: Story): Names => {
  const known = new Map([
    ...people.map(([name]) => [coldkeyOf(name), name] as const),
    ...hotkeys.map(({ name, pair }) => [pair.account, name] as const),
    [coldkeyOf("Mallory"), "Mallory"] as const,
  ]);
  return (account) => known.get(account) ?? shortKey(account);
};
