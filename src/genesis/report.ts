import { neuronsOf } from "../../model/finney/genesis/snapshot.ts";
import { genesisIssuance } from "../../model/finney/tokenomics/genesis.ts";
import { networks } from "../../model/networks/history.ts";
import { encodeEntry } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { table } from "../cli/table.ts";
import { integer, tao } from "../cli/units.ts";
import type { Genesis } from "./load.ts";

/** What a genesis holds. Amounts in rao. */
export interface GenesisFigures {
  readonly coldkeys: number;
  readonly balances: number;
  readonly neurons: number;
  readonly staked: bigint;
  readonly free: bigint;
  readonly issuance: bigint;
  readonly stateRoot: string;
}

/** The figures of a genesis. The state root is that of the items that this specification has. */
export const figuresOf = ({ chain, snapshot }: Genesis): GenesisFigures => {
  const stakes = neuronsOf(snapshot).map(({ stake }) => stake);
  const balances = snapshot.balances.map(({ free }) => free);
  return {
    coldkeys: snapshot.stakes.filter(({ hotkeys }) => hotkeys.length > 0).length,
    balances: balances.length,
    neurons: stakes.length,
    staked: genesisIssuance({ stakes, balances: [] }),
    free: genesisIssuance({ stakes: [], balances }),
    issuance: genesisIssuance({ stakes, balances }),
    stateRoot: stateRoot(chain.state, encodeEntry),
  };
};

/** The figures as a table. */
export const figuresTable = (figures: GenesisFigures): string =>
  table(
    [{ title: "Genesis", align: "left" }, { title: "Count" }, { title: "TAO" }],
    [
      ["neurons on subnet 3", integer(figures.neurons), ""],
      ["coldkeys with hotkeys", integer(figures.coldkeys), ""],
      ["stakes", integer(figures.neurons), tao(figures.staked)],
      ["balances", integer(figures.balances), tao(figures.free)],
    ],
    [["issuance", "", tao(figures.issuance)]],
  );

/** The figures as JSON; amounts are rao in decimal strings. */
export const figuresJson = (figures: GenesisFigures) => ({
  coldkeys: figures.coldkeys,
  balances: figures.balances,
  neurons: figures.neurons,
  staked: `${figures.staked}`,
  free: `${figures.free}`,
  issuance: `${figures.issuance}`,
  stateRoot: figures.stateRoot,
});

/** The chain's networks, the oldest first. */
export const networksTable = (): string =>
  table(
    [
      { title: "Network", align: "left" },
      { title: "From", align: "left" },
      { title: "Until", align: "left" },
      { title: "Rules", align: "left" },
      { title: "Coldkeys" },
      { title: "Hotkeys" },
      { title: "Balances" },
      { title: "Issuance TAO" },
    ],
    networks.map(({ name, from, until = "", rules = "not modelled", snapshot }) => [
      name,
      from,
      until,
      rules,
      ...(snapshot === undefined
        ? ["", "", "", ""]
        : [
            integer(snapshot.coldkeys),
            integer(snapshot.hotkeys),
            integer(snapshot.balances),
            tao(snapshot.staked + snapshot.free),
          ]),
    ]),
  );
