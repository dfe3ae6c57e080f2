import type { ConformanceCase } from "../../conformance/case.ts";
import type { Answer, Offer, Question } from "../../conformance/protocol/messages.ts";
import { Broken, type Connector, type Session } from "../../conformance/protocol/session.ts";

/** A case that asks for the block emission at an issuance, which it has as its name. */
export const emissionCase = (name: string, ok = name): ConformanceCase => ({
  file: "fake.json",
  id: `tokenomics/block_emission/${name}`,
  name,
  suite: "tokenomics",
  handler: "block_emission",
  rules: ["TOK-3"],
  input: { issuance: name },
  expected: { ok },
});

export const emissionCases = (count: number): readonly ConformanceCase[] =>
  Array.from({ length: count }, (_, index) => emissionCase(String(index)));

export const offerOf = (suites: Offer["suites"] = { tokenomics: ["*"] }): Offer => ({
  protocol: "taospec-target/1",
  rules: { name: "finney", version: "1" },
  target: { name: "fake", version: "1" },
  suites,
});

export const issuanceOf = ({ params }: Question): string =>
  (params as { readonly input: { readonly issuance: string } }).input.issuance;

/** Answers what the fake cases expect. */
export const right = (question: Question): Answer => ({ result: { ok: issuanceOf(question) } });

export interface FakeOptions {
  readonly answer?: (question: Question) => Answer | Promise<Answer>;
  /** What the n-th session offers, from 0 on. */
  readonly offer?: (session: number) => Offer;
  readonly close?: () => Promise<void>;
}

/** A target without a process, and how many of its sessions were opened and killed. */
export const fakeTarget = ({
  answer = right,
  offer = () => offerOf(),
  close = async () => {},
}: FakeOptions) => {
  const counts = { opened: 0, killed: 0 };
  const open = async (): Promise<Session> => {
    const own = offer(counts.opened++);
    return {
      offer: own,
      ask: async (question) => answer(question),
      close,
      kill: () => {
        counts.killed += 1;
      },
    };
  };
  const connector: Connector = { description: "fake", open };
  return { connector, counts };
};

export const dies = (): never => {
  throw new Broken("dies", "it exits", "last words");
};
