/** What a hotkey signs of a block: the author's seal and a vote for the block are the same statement. */
import { ascii, concat, fromHex, littleEndian } from "../../storage/bytes.ts";

/** "`block` is the block of this height, as drawn in this round, on the chain that began with `chain`." */
export interface Statement {
  /** Hash of the chain's first block. */
  readonly chain: string;
  readonly height: bigint;
  readonly round: number;
  /** Content of the block that the statement is for [POI-4]: a vote names a block by what its seal signs. */
  readonly block: string;
}

/** No other signed text begins like this: neither a transaction nor a vote of another protocol. */
const domain = ascii("taospec/statement/1");

/** [SLA-1] The bytes that are signed: the domain, then chain, height (u32), round (u32) and block as SCALE, 91 in all. */
export const statementMessage = ({ chain, height, round, block }: Statement): Uint8Array =>
  concat(domain, fromHex(chain), littleEndian(height, 4), littleEndian(BigInt(round), 4), fromHex(block));
