import fc from "fast-check";
import type { Draft } from "../files.ts";
import { functionDrafts } from "../functions.ts";

const ipTypes = fc.oneof(fc.constantFrom(4, 6), fc.nat(255));

/** The edges of both kinds of addresses. */
const addresses = fc
  .oneof(
    fc.constantFrom(0n, 1n, 2_130_706_433n, (1n << 32n) - 2n, (1n << 32n) - 1n, 1n << 32n),
    fc.constantFrom((1n << 128n) - 2n, (1n << 128n) - 1n),
  )
  .map(String);

/** The vectors of this chapter that are not taken from whole calls. */
export const servingVectors = (): readonly Draft[] =>
  functionDrafts("src/vectors/chapters/serving.ts", {
    is_valid_ip_type: fc.record({ ip_type: ipTypes }),
    is_valid_ip_address: fc.record({ ip_type: fc.constantFrom(4, 6, 4, 6, 5), addr: addresses }),
  });
