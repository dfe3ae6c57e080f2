import * as Result from "effect/Result";
import fc from "fast-check";
import { applySignedExtrinsic } from "../../model/signatures/apply.ts";
import { type Guesses, suspectProof } from "../../model/signatures/diagnose.ts";
import type { SigningDomain } from "../../model/signatures/payload.ts";
import { sendings } from "../arbitraries/signatures.ts";
import { property } from "../property.ts";
import { hashOfBlock } from "../support/chain.ts";
import { domainOf, reasonOf, type Sending, sentBytes, signersChain } from "../support/signatures.ts";

type Difference = "none" | "another chain" | "another runtime" | "another format of calls" | "unknown";

interface Elsewhere {
  readonly sending: Sending;
  readonly difference: Difference;
}

const FOREIGN = hashOfBlock(777n);

/** What the signer takes for the truth. */
const changesOf = ({ sending: { era }, difference }: Elsewhere): Partial<SigningDomain> => {
  switch (difference) {
    case "none":
      return {};
    case "another chain":
      return era === "Immortal" ? { genesisHash: FOREIGN, birthHash: FOREIGN } : { genesisHash: FOREIGN };
    case "another runtime":
      return { specVersion: 149 };
    case "another format of calls":
      return { transactionVersion: 2 };
    case "unknown":
      return { birthHash: hashOfBlock(778n) };
  }
};

const guesses: Guesses = { genesisHashes: [FOREIGN], specVersions: [148, 149], transactionVersions: [2] };

const causeOf = (bytes: Uint8Array): string =>
  Result.match(suspectProof(signersChain(), bytes, guesses), {
    onSuccess: ({ cause }) => cause,
    onFailure: ({ reason }) => reason,
  });

export const signaturesHoldOnOneChain = property({
  name: "signatures-hold-on-one-chain",
  informal:
    "A transaction that is signed for another chain, another runtime or another block is refused, and the cause is found where it can be guessed.",
  formal: "domain' ≠ domain ⇒ apply(s, sign(k, t, domain')) = BadProof ∧ suspect = the difference",
  rules: ["SIG-6", "SIG-7", "SIG-8"],
  status: "tested",
  arbitrary: fc.record({
    sending: sendings(),
    difference: fc.constantFrom<Difference>(
      "none",
      "another chain",
      "another runtime",
      "another format of calls",
      "unknown",
    ),
  }),
  cost: 12,
  witnesses: {
    "an immortal one of another chain": ({ sending, difference }) =>
      difference === "another chain" && sending.era === "Immortal",
    "a mortal one of another chain": ({ sending, difference }) =>
      difference === "another chain" && sending.era !== "Immortal",
    "a signature for finney": ({ difference, sending }) =>
      difference === "another runtime" && domainOf(sending).specVersion !== 149,
    "a cause that cannot be guessed": ({ difference }) => difference === "unknown",
  },
  violation: (given) => {
    const bytes = sentBytes(given.sending, changesOf(given));
    const reason = reasonOf(applySignedExtrinsic(signersChain(), bytes));
    const isHere = given.difference === "none";
    if (reason !== (isHere ? "nothing" : "InvalidTransaction.BadProof"))
      return `with ${given.difference} it is refused for ${reason}`;
    const cause = causeOf(bytes);
    return cause === (isHere ? "nothing is wrong" : given.difference)
      ? undefined
      : `${given.difference} is taken for ${cause}`;
  },
});
