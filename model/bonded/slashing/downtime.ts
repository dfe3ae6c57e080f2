/** Duties of a hotkey, and what becomes of one that misses too many. */
import { u32 } from "../../numbers/integer.ts";
import type { Chain, Outcome } from "../../rules.ts";
import { andThen, done } from "../../runtime/call.ts";
import { BlockNumber } from "../../runtime/system.ts";
import { fromHex, toHex } from "../../storage/bytes.ts";
import type { BondedParameters } from "../parameters.ts";
import { parametersOf } from "../parametersOf.ts";
import { DutyMissed, Jailed } from "./events.ts";
import { SigningInfo } from "./items.ts";
import { isJailed, jail } from "./jail.ts";
import { slash } from "./slash.ts";

type Window = ReturnType<typeof SigningInfo.get>;

/** The bits of a window, as many bytes as it takes; bytes that are not stored are zero. */
const bytesOf = (bitmap: string, size: number): Uint8Array => {
  const bytes = new Uint8Array(Math.ceil(size / 8));
  bytes.set(fromHex(bitmap).subarray(0, bytes.length));
  return bytes;
};

/**
 * [SLA-7] The window after one duty more, done or missed. `size` is how many duties it remembers: the new one takes the
 * place of that so many duties ago.
 */
export const withDuty = ({ duties, missed, bitmap }: Window, size: number, isMissed: boolean): Window => {
  const index = Number(duties % BigInt(size));
  const bytes = bytesOf(bitmap, size);
  const [place, bit] = [index >> 3, 1 << (index & 7)];
  const byte = bytes[place] as number;
  bytes[place] = isMissed ? byte | bit : byte & ~bit;
  const change = Number(isMissed) - Number((byte & bit) !== 0);
  return { duties: duties + 1n, missed: missed + change, bitmap: toHex(bytes) };
};

/** [SLA-7] Slash and jail a hotkey that has missed too much; its window begins anew. */
const punish = (
  chain: Chain,
  { downtimeFraction, downtimeJailPeriod }: BondedParameters,
  hotkey: string,
): Outcome => {
  const block = BlockNumber.get(chain.state);
  const slashed = slash(chain, { hotkey, infraction: block, fraction: downtimeFraction });
  const until = u32.saturating(block + downtimeJailPeriod);
  return andThen(slashed, (state) =>
    done(SigningInfo.remove(jail(state, hotkey, until), hotkey), Jailed(hotkey, until)),
  );
};

/**
 * [SLA-7] Record that a hotkey has done a duty or missed it. One that has missed more than is allowed is slashed and
 * jailed; the duties of one that is jailed already do not count.
 */
export const recordDuty = ({ rules, state }: Chain, hotkey: string, isMissed: boolean): Outcome => {
  if (isJailed(state, hotkey)) return done(state);
  const parameters = parametersOf(rules);
  const window = withDuty(SigningInfo.get(state, hotkey), parameters.downtimeWindow, isMissed);
  const events = isMissed ? [DutyMissed(hotkey, window.missed)] : [];
  const recorded = done(SigningInfo.put(state, hotkey, window), ...events);
  if (window.missed <= parameters.maxMissed) return recorded;
  return andThen(recorded, (next) => punish({ rules, state: next }, parameters, hotkey));
};
