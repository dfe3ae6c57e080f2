import type { Result } from "effect/Result";
import type { BondedParameters } from "./bonded/parameters.ts";
import type { Event, EventDeclaration } from "./runtime/event.ts";
import type { Origin } from "./runtime/origin.ts";
import type { Rejection } from "./runtime/rejection.ts";
import type { AnyItem, State } from "./storage/item.ts";
import type { RuntimeCall, Typed } from "./storage/shape.ts";

export type { RuntimeCall } from "./storage/shape.ts";

/** How far a rule set is vouched for: seen on a chain, put forward, or knowingly different from its source. */
export type RuleStatus = "observed" | "proposed" | "deviation";

/** The edges of `exp` and `log2` differ between the two substrate-fixed releases that the chain has used. */
export type SubstrateFixedRelease = "0.5.9" | "0.6.0";

/** A part of the chain's code that a build may leave out: the faucet of test networks. */
type Feature = "pow-faucet";

/** What a run of the protocol is fixed by. A rule set is a value that is passed in, never a global. */
export interface RuleSet {
  readonly name: string;
  /** Raised when any rule of the set changes its meaning; stands in every vector. */
  readonly version: string;
  readonly status: RuleStatus;
  /** The code or text that the set mirrors. */
  readonly source: string;
  readonly substrateFixed: SubstrateFixedRelease;
  /** Parts of the chain's code that are compiled in on demand; none where left out. */
  readonly features?: readonly Feature[];
  readonly constants: ProtocolConstants;
  /** Every storage item. */
  readonly items: readonly AnyItem[];
  /** Every call, by pallet and name: "SubtensorModule.add_stake". */
  readonly calls: ReadonlyMap<string, CallDefinition>;
  /** Where each pallet with calls stands in the runtime: the first byte of its calls as SCALE. */
  readonly palletIndices: Readonly<Record<string, number>>;
  /** What the calls that are listed may cost at most, by pallet and name; all others count as nothing. */
  readonly callWeights: ReadonlyMap<string, CallWeight>;
  /** Every event that a call or a block may leave. */
  readonly events: readonly EventDeclaration[];
  /** What a block does before its calls. */
  readonly onInitialize: (chain: Chain) => Outcome;
  /** What becomes of stake that leaves a hotkey because of someone else: of a neuron that loses its last slot. */
  readonly release: Release;
  /** The rule set that this one adds to and changes; none where it stands alone. */
  readonly parent?: RuleSet;
  /** The numbers of the bonded rules, where they hold. */
  readonly bonded?: BondedParameters;
}

/** The state after `rao` that have left the coldkey's stake on the hotkey have gone wherever the rules say. */
export type Release = (state: State, hotkey: string, coldkey: string, rao: bigint) => State;

/** What a call works on: the rules that hold, and the state. */
export interface Chain {
  readonly rules: RuleSet;
  readonly state: State;
}

/** The state after a step, and what the step says that it did. */
export interface Outcome {
  readonly state: State;
  readonly events: readonly Event[];
}

/** What a call may cost at most, in picoseconds of reference time and bytes of proof. */
export interface CallWeight {
  readonly refTime: bigint;
  readonly proofSize: bigint;
}

/** What is said of a call where it is declared. */
export interface CallDeclaration {
  readonly pallet: string;
  readonly name: string;
  /** Index of the call in its pallet: its second byte as SCALE. */
  readonly index: number;
  /** Arguments in order, by the chain's names. */
  readonly arguments: Readonly<Record<string, Typed<unknown>>>;
  /** Rules of the specification that the call follows; its own stands first. */
  readonly rules: readonly string[];
  /** Every reason for which the call may be refused. */
  readonly rejections: readonly string[];
  /** One line for the table of the specification. */
  readonly documentation: string;
  /** Its weight where its arguments give it; all other weights stand in the rules' table. */
  readonly weight?: (args: RuntimeCall["args"]) => CallWeight;
}

/** A call of a rule set. */
export interface CallDefinition extends CallDeclaration {
  readonly body: (chain: Chain, origin: Origin, args: RuntimeCall["args"]) => Result<Outcome, Rejection>;
}

/** The numbers of the protocol; each stands in a table of the spec, which a check compares with these. */
export interface ProtocolConstants {
  readonly raoPerTao: bigint;
  /** Supply cap, in rao. */
  readonly totalSupply: bigint;
  /** Emission of a block before the first halving, in rao. */
  readonly defaultBlockEmission: bigint;
  readonly blockSeconds: bigint;
  /** The root network's netuid. */
  readonly rootNetuid: number;
  /** Denominator of BondsMovingAverage. */
  readonly bondsMovingAverageScale: bigint;
  /** The least balance with which an account exists, in rao. */
  readonly existentialDeposit: bigint;
}
