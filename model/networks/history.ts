/** The chain's networks as data: when each ran, by which rules, and what it began with. */

/** What a network began with, as far as it is known. Amounts in rao. */
interface GenesisFacts {
  /** Coldkeys that have stake. */
  readonly coldkeys: number;
  readonly hotkeys: number;
  /** Accounts with a free balance. */
  readonly balances: number;
  readonly staked: bigint;
  readonly free: bigint;
  /** Whether the snapshot says which UID each hotkey has. */
  readonly statesUids: boolean;
}

/** One of the networks that bore the protocol, each of which went on from the accounts of the one before. */
export interface Network {
  readonly name: string;
  /** A day or a month, as precisely as it is known. */
  readonly from: string;
  readonly until?: string;
  /** Name of the rule set here, or undefined: not modelled. */
  readonly rules?: string;
  readonly snapshot?: GenesisFacts;
  readonly known: readonly string[];
}

/** [GEN-6] The networks, the oldest first. */
export const networks: readonly Network[] = [
  {
    name: "Kusanagi",
    from: "2021-01",
    until: "2021-05",
    known: [
      "The first network, halted in May 2021. No code and no state of it is in the chain's repository.",
    ],
  },
  {
    name: "Nakamoto",
    from: "2021-11",
    until: "2023-03",
    snapshot: {
      coldkeys: 380,
      hotkeys: 4_096,
      balances: 367,
      staked: 3_257_455_866_525_378n,
      free: 33_774_798_573_325n,
      statesUids: false,
    },
    known: [
      "One network of 4,096 neurons. Its code is not in the chain's repository.",
      "The snapshot is a state of it of some block (nakamoto_gen.json, added on 2 March 2023), not its beginning.",
      "Its difficulty in block 3,606,775 is the only parameter that the repository names (hyperparameters.md).",
    ],
  },
  {
    name: "Finney",
    from: "2023-03-20",
    rules: "finney",
    snapshot: {
      coldkeys: 371,
      hotkeys: 4_096,
      balances: 18_618,
      staked: 2_361_517_466_099_541n,
      free: 1_819_812_196_185_399n,
      statesUids: true,
    },
    known: [
      "The snapshot is the end of Nakamoto (snapshot.json, added on 9 March 2023): its 4,096 neurons became subnet 3.",
      "The specification that was launched (plain_spec_finney.json) moves 10 TAO to the account of sudo, and one hotkey without stake to a coldkey of its own; all else is the snapshot.",
      "The code of the launch was older than v1.0.0: it had neither a root network nor a senate at its beginning.",
    ],
  },
];

/** The network of this name, in any case of letters. */
export const networkNamed = (name: string): Network | undefined =>
  networks.find((network) => network.name.toLowerCase() === name.toLowerCase());
