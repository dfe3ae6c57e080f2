import { u64 } from "../../numbers/integer.ts";
import type { State } from "../../storage/item.ts";
import { TotalIssuance } from "../items/subtensor.ts";

/** [REG-3] Take `rao` out of the chain's own TotalIssuance, at most all of it. */
export const burnTokens = (state: State, rao: bigint): State =>
  TotalIssuance.update(state, (issuance) => u64.saturating(issuance - rao));

/** [REG-7] Add newly made `rao` to the chain's own TotalIssuance, up to the largest u64. */
export const coinbase = (state: State, rao: bigint): State =>
  TotalIssuance.update(state, (issuance) => u64.saturating(issuance + rao));
