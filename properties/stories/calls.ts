/** The calls that people in stories make. */

import { contentHash } from "../../model/bonded/authorship/content.ts";
import { authorsOf } from "../../model/bonded/authorship/draw.ts";
import { answerHash } from "../../model/bonded/queries/commitment.ts";
import { bonded } from "../../model/bonded/rules.ts";
import { schemes } from "../../model/bonded/slashing/evidence.ts";
import type { Statement } from "../../model/bonded/slashing/statement.ts";
import type { Extrinsic } from "../../model/runtime/block.ts";
import { none, signed } from "../../model/runtime/origin.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { ascii, toHex } from "../../model/storage/bytes.ts";
import type { State } from "../../model/storage/item.ts";
import { hashOfBlock } from "../support/chain.ts";
import { coldkeyOf, type Hotkey, sealOf } from "./people.ts";

type Arguments = Readonly<Record<string, unknown>>;

/** A call that a coldkey signs. */
export const by = (name: string, call: string, args: Arguments): Extrinsic => ({
  origin: signed(coldkeyOf(name)),
  call: { call, args },
});

/** A call that a hotkey signs. */
export const byHotkey = ({ pair }: Hotkey, call: string, args: Arguments): Extrinsic => ({
  origin: signed(pair.account),
  call: { call, args },
});

/** Bytes of a text in ASCII. */
export const textOf = (text: string): string => toHex(ascii(text));

/** The hash that stands for a text: a question, or a block that is only spoken of. */
export const hashOfText = (text: string): string => answerHash(textOf(text));

/** The statement for a block of this height and round 0 on the chain of the stories. */
export const statementFor = (height: bigint, block: string): Statement => ({
  chain: hashOfBlock(0n),
  height,
  round: 0,
  block,
});

/** What a block of this height holds that has these extrinsics besides its claim. */
export const contentAt = (number: bigint, extrinsics: readonly Extrinsic[] = []): string =>
  contentHash(bonded, { number, parentHash: hashOfBlock(number - 1n), extrinsics });

/** The first round of the current block for which a hotkey is drawn. */
const roundOf = (state: State, { pair }: Hotkey): number => {
  for (let round = 0; ; round += 1) {
    const [author] = authorsOf(state, [round]);
    if (author === undefined || author.hotkey === pair.account) return round;
  }
};

/** The hotkey claims the current block, in the first round for which it is drawn; `others` stand in it besides. */
export const claimBy = (state: State, hotkey: Hotkey, others: readonly Extrinsic[]): Extrinsic => {
  const height = BlockNumber.get(state);
  const [round, content] = [roundOf(state, hotkey), contentAt(height, others)];
  const { account, scheme } = hotkey.pair;
  const args = {
    hotkey: account,
    round,
    scheme: schemes.indexOf(scheme),
    content,
    signature: sealOf(hotkey, { ...statementFor(height, content), round }),
  };
  return { origin: none, call: { call: "Authorship.claim_block", args } };
};
