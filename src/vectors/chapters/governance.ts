import fc from "fast-check";
import type { Json } from "../../../conformance/case.ts";
import { writeCall } from "../../../conformance/codecs/calls.ts";
import { finney } from "../../../model/finney/rules.ts";
import { callsOf } from "../../../properties/arbitraries/governance.ts";
import { execute, seedOf } from "../execute.ts";
import type { Draft } from "../files.ts";

const account = (byte: string): string => `0x${byte.repeat(32)}`;
const [member, senator, rival, heir] = [account("71"), account("5e"), account("5f"), account("60")];

const remark = { call: "System.remark", args: { remark: "0x" } };
const hash = account("ab");

/** A motion with votes of two senators. */
const council = {
  "Triumvirate.Members": [member],
  "TriumvirateMembers.Members": [member],
  "SenateMembers.Members": [senator, rival],
  "Triumvirate.Proposals": [hash],
  "Triumvirate.ProposalCount": 1,
  "Triumvirate.ProposalOf": [[hash, "0x000000"]],
  "Triumvirate.Voting": [[hash, { index: 0, threshold: 2, ayes: [senator], nays: [rival], end: "3600" }]],
};
const setTake = { call: "AdminUtils.sudo_set_default_take", args: { default_take: 7 } };
const nowhere = { call: "AdminUtils.sudo_set_tempo", args: { netuid: 9, tempo: 7 } };

type Input = { readonly [name: string]: Json };

/** A call on the council, or on an empty state. */
const made = (origin: Json, args: Input, state: Input = council): Json => ({ state, origin, args });

const closing = (changes: Input): Json =>
  made(
    { Signed: heir },
    { proposal_hash: hash, index: 0, proposal_weight_bound: ["0", "0"], length_bound: 3, ...changes },
    { ...council, "System.Number": "3600" },
  );

/** Calls that recordings do not make at all, or not so. */
const calls: readonly (readonly [handler: string, description: string, inputs: readonly Json[]])[] = [
  [
    "SenateMembers.change_key",
    "A senator hands its seat over: its vote stays. One who has no seat, one who has both, and Root are refused.",
    [
      made({ Signed: senator }, { new: heir }),
      made({ Signed: senator }, { new: senator }),
      made({ Signed: senator }, { new: rival }),
      made({ Signed: heir }, { new: account("61") }),
      made({ Signed: heir }, { new: heir }),
      made("Root", { new: heir }),
    ],
  ],
  [
    "TriumvirateMembers.reset_members",
    "The whole triumvirate anew, in order; the collective follows.",
    [
      made("Root", { members: [heir, senator] }),
      made("Root", { members: [heir, heir] }),
      made("Root", { members: [] }),
      made("Root", { members: [heir, senator, rival, member] }),
      made({ Signed: member }, { members: [heir] }),
    ],
  ],
  [
    "SenateMembers.swap_member",
    "Root gives a seat away, and the vote stays.",
    [
      made("Root", { remove: senator, add: heir }),
      made("Root", { remove: heir, add: heir }),
      made("Root", { remove: heir, add: senator }),
      made("Root", { remove: senator, add: rival }),
    ],
  ],
  [
    "Triumvirate.close",
    "A motion past its end, with a vote on either side: dropped, whatever the bounds.",
    [
      closing({}),
      closing({ length_bound: 0 }),
      closing({ index: 1 }),
      closing({ proposal_hash: account("00") }),
    ],
  ],
  [
    "Triumvirate.disapprove_proposal",
    "A motion that is there, and one that is not, where no list is stored.",
    [
      made("Root", { proposal_hash: hash }),
      made("Root", { proposal_hash: hash }, {}),
      made({ Members: [2, 2] }, { proposal_hash: hash }),
    ],
  ],
  [
    "sudo",
    "A majority, half of the seats, a call that is refused, and Root.",
    [
      made({ Members: [2, 3] }, { call: setTake }, {}),
      made({ Members: [1, 2] }, { call: setTake }, {}),
      made({ Members: [2, 3] }, { call: nowhere }, {}),
      made({ Member: member }, { call: setTake }, {}),
      made("Root", { call: setTake }, {}),
    ],
  ],
  [
    "Utility.as_derivative",
    "A numbered account makes a call; batch_all in batch_all is seen through it.",
    [
      made({ Signed: member }, { index: 0, call: remark }, {}),
      made({ Signed: member }, { index: 65_535, call: setTake }, {}),
      made("Root", { index: 0, call: remark }, {}),
    ],
  ],
  [
    "Utility.batch_all",
    "A batch_all within others: Root may nest it, one who signs may not, and a refused call undoes the others.",
    [
      made("Root", { calls: [setTake, { call: "Utility.batch_all", args: { calls: [setTake] } }] }, {}),
      made("Root", { calls: [setTake, nowhere] }, {}),
      made({ Signed: member }, { calls: [{ call: "Utility.batch_all", args: { calls: [] } }] }, {}),
      made(
        { Signed: member },
        {
          calls: [
            {
              call: "Utility.as_derivative",
              args: { index: 0, call: { call: "Utility.batch_all", args: { calls: [] } } },
            },
          ],
        },
        {},
      ),
      made("None", { calls: [] }, {}),
    ],
  ],
  [
    "Utility.with_weight",
    "A call as Root, and for others none.",
    [
      made("Root", { call: setTake, weight: ["1", "0"] }, {}),
      made("Root", { call: nowhere, weight: ["1", "0"] }, {}),
      made({ Signed: member }, { call: remark, weight: ["1", "0"] }, {}),
    ],
  ],
  [
    "System.remark",
    "Who may say what changes nothing.",
    ["Root", "None", { Signed: member }, { Member: member }, { Members: [3, 3] }].map((origin) =>
      made(origin, { remark: "0x00ff" }, {}),
    ),
  ],
];

const draft = (
  suite: string,
  handler: string,
  name: string,
  description: string,
  inputs: readonly Json[],
): Draft => ({
  suite,
  handler,
  case: name,
  description,
  provenance: {
    kind: "generated",
    seed: seedOf(suite, handler),
    generator: "src/vectors/chapters/governance.ts",
  },
  pairs: inputs.map((input) => [input, execute(suite, handler, input).outcome as Json]),
});

/** The first call drawn of every name, so that each stands once. */
const onePerCall = (): readonly Json[] => {
  const drawn = fc.sample(callsOf(3), { seed: seedOf("codec", "call"), numRuns: 4_000 });
  const found = new Map(drawn.map((call) => [call.call, call]));
  return [...finney.calls.keys()].flatMap((name) => {
    const call = found.get(name);
    return call === undefined ? [] : [writeCall(finney, call)];
  });
};

/** The vectors of this chapter that are not taken from whole calls. */
export const governanceVectors = (): readonly Draft[] => [
  ...calls.map(([handler, description, inputs]) =>
    draft("calls", handler, "origins-and-edges", description, inputs),
  ),
  draft(
    "codec",
    "call",
    "calls",
    "One of each call as SCALE, with calls in it where it has some.",
    onePerCall(),
  ),
];
