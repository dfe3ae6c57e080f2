/** How the setters among the calls are declared: who may, what is checked, and which setter does the rest. */
import type * as Result from "effect/Result";
import type { CallDefinition } from "../../rules.ts";
import { call } from "../../runtime/call.ts";
import { ensureRoot, type Origin } from "../../runtime/origin.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import type { State } from "../../storage/item.ts";
import { type Typed, U16 } from "../../storage/shape.ts";
import { ifSubnetExist } from "../subnets/networks.ts";
import { ensureSubnetOwnerOrRoot } from "./ensureSubnetOwnerOrRoot.ts";
import type { GlobalSetter, SubnetSetter } from "./setters.ts";

type Checked = Result.Result<void, Rejection>;

/** The one argument that bears the value: its name with its type. */
type Argument<Value> = Readonly<Record<string, Typed<Value>>>;

/** A last check, of the value itself, and the reason for which it refuses. */
interface Range<Value> {
  readonly rejection: string;
  readonly holds: (state: State, netuid: number, value: Value) => boolean;
}

const pallet = "AdminUtils";
const noSuchNetwork = "AdminUtils.NetworkDoesNotExist";

/** What few setters have beyond the pattern: a rule of their own, and a check of the value. */
interface More<Value> {
  readonly rule?: string;
  readonly range?: Range<Value>;
}

/** The arguments of a subnet's setter. */
const withNetuid = <Value>(argument: Argument<Value>): Readonly<Record<string, Typed<unknown>>> => ({
  netuid: U16,
  ...argument,
});
const nameOf = <Value>(argument: Argument<Value>): string => Object.keys(argument).join();
const rulesOf = (rule: string | undefined, others: readonly string[]): readonly string[] =>
  rule === undefined ? others : [rule, ...others];

/** [ADM-1] A call that sets a value of the whole chain: Root alone may, and nothing else is checked. */
export const everywhere = <Value>(
  name: string,
  index: number,
  argument: Argument<Value>,
  set: GlobalSetter<Value>,
  documentation: string,
  rule?: string,
): CallDefinition =>
  call(
    {
      ...{ pallet, name, index, arguments: argument, documentation },
      rules: rulesOf(rule, ["ADM-1"]),
      rejections: ["BadOrigin"],
    },
    function* ({ state }, origin, args) {
      yield* ensureRoot(origin);
      return set(state, args[nameOf(argument)] as Value);
    },
  );

/** Who may set values of a subnet, and whether the subnet must exist. */
interface SubnetSetters {
  readonly ensureAllowed: (state: State, netuid: number, origin: Origin) => Checked;
  readonly mustExist: boolean;
  readonly rules: readonly string[];
}

const ofSubnet =
  ({ ensureAllowed, mustExist, rules }: SubnetSetters) =>
  <Value>(
    name: string,
    index: number,
    argument: Argument<Value>,
    set: SubnetSetter<Value>,
    documentation: string,
    { rule, range }: More<Value> = {},
  ): CallDefinition =>
    call(
      {
        ...{ pallet, name, index, arguments: withNetuid(argument), documentation },
        rules: rulesOf(rule, rules),
        rejections: ["BadOrigin", ...(mustExist ? [noSuchNetwork] : []), ...(range ? [range.rejection] : [])],
      },
      function* ({ state }, origin, args) {
        const netuid = args["netuid"] as number;
        const value = args[nameOf(argument)] as Value;
        yield* ensureAllowed(state, netuid, origin);
        if (mustExist) yield* ensure(ifSubnetExist(state, netuid), noSuchNetwork);
        if (range !== undefined) yield* ensure(range.holds(state, netuid, value), range.rejection);
        return set(state, netuid, value);
      },
    );

/** [ADM-1] A call that sets a value of a subnet: its owner or Root may, and the subnet must exist. */
export const byOwner = ofSubnet({
  ensureAllowed: ensureSubnetOwnerOrRoot,
  mustExist: true,
  rules: ["ADM-1", "ADM-2"],
});

/** [ADM-3] As `byOwner`, but Root may set the value for a netuid that names no network. */
export const byOwnerUnchecked = ofSubnet({
  ensureAllowed: ensureSubnetOwnerOrRoot,
  mustExist: false,
  rules: ["ADM-3", "ADM-2"],
});

/** [ADM-1] A call that sets a value of a subnet: Root alone may, and the subnet must exist. */
export const byRoot = ofSubnet({
  ensureAllowed: (_state, _netuid, origin) => ensureRoot(origin),
  mustExist: true,
  rules: ["ADM-1"],
});
