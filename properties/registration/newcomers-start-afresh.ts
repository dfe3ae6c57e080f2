import { Bonds, PruningScores, SubnetworkN, Uids, Weights } from "../../model/finney/items/subtensor.ts";
import { appendNeuron } from "../../model/finney/registration/neurons.ts";
import type { State } from "../../model/storage/item.ts";
import { smallSubnets } from "../arbitraries/registration.ts";
import { property } from "../property.ts";
import {
  BLOCK,
  newcomer,
  registered,
  type SmallSubnet,
  SUBNET,
  stateOf,
  vectorItems,
} from "../support/registration.ts";

const vectors = vectorItems.filter((item) => item !== PruningScores);

/** What a slot holds, as text; of the pruning score, which keeps the slot from going again, nothing. */
const contentOf = (state: State, uid: number): readonly string[] => [
  ...vectors.map((item) => `${item.name}: ${item.get(state, SUBNET)[uid]}`),
  ...[Weights, Bonds].map((item) => `${item.name}: ${item.get(state, SUBNET, uid).flat().join(" ")}`),
];

const contents = (subnet: SmallSubnet) => {
  const before = stateOf(subnet);
  const after = registered(before)?.state;
  const uid = Uids.get(after, SUBNET, newcomer.hotkey);
  if (after === undefined || uid === undefined) return undefined;
  const grown = appendNeuron(before, SUBNET, newcomer.hotkey, BLOCK);
  return {
    now: contentOf(after, uid),
    afresh: contentOf(grown, SubnetworkN.get(before, SUBNET)),
    predecessors: contentOf(before, uid),
  };
};

/** Where the slot is not as a new one would be, it is as the predecessor left it. */
const isInherited = (subnet: SmallSubnet): boolean => {
  const found = contents(subnet);
  return (
    found?.now.every((text, index) => text === found.afresh[index] || text === found.predecessors[index]) ===
    true
  );
};

export const newcomersStartAfresh = property({
  name: "newcomers-start-afresh",
  informal:
    "A hotkey that registers finds its slot as a new one would be: no weights, no bonds, no permit, no ranks, last updated now.",
  formal: "slot(register(S)) = slot(append(S)), the pruning score aside",
  rules: ["NEU-2", "NEU-3"],
  status: "tested",
  arbitrary: smallSubnets,
  cost: 6,
  witnesses: {
    "a new slot": (subnet) => subnet.room > 0 && contents(subnet) !== undefined,
    "the slot of a neuron that has been through an epoch": (subnet) =>
      contents(subnet)?.predecessors.includes("ValidatorPermit: true") ?? false,
  },
  violation: (subnet) => {
    const found = contents(subnet);
    const other = found?.now.find((text, index) => text !== found.afresh[index]);
    return other && `the newcomer begins with ${other}`;
  },
  errata: [
    {
      id: "ERR-62",
      excuses: (subnet) => subnet.room === 0 && isInherited(subnet),
      scenario: {
        neurons: [
          { score: 0, age: 1, elsewhere: false, owned: 0n, nominated: 0n, seasoned: true, serves: false },
        ],
        room: 0,
        immunityPeriod: 0,
        burn: 0n,
        balance: 0n,
      },
    },
  ],
});
