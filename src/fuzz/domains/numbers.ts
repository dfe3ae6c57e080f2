import fc from "fast-check";
import type { Json } from "../../../conformance/case.ts";
import { offers } from "../../../conformance/protocol/messages.ts";
import { numberArguments } from "../../vectors/numbers.ts";
import type { Domain, Draws } from "../domain.ts";

const suite = "numbers";

const drawsOf = (handler: string, given: readonly fc.Arbitrary<Json>[]): Draws =>
  fc.tuple(...given).map((input) => [{ suite, handler, input }]);

/** Any operation of the numbers on numbers at the edges, near one and zero, and of any bits. */
export const numbers: Domain = {
  name: "numbers",
  suites: [suite],
  unit: "operations",
  countOf: () => 1,
  draws: (offer) => {
    const offered = [...numberArguments()].filter(([handler]) => offers(offer, suite, handler));
    return offered.length === 0 ? undefined : fc.oneof(...offered.map((each) => drawsOf(...each)));
  },
};
