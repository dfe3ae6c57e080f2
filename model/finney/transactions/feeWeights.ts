/**
 * What each call weighs where a fee is taken for it: reference time in picoseconds.
 *
 * This is the weight that the call declares, which is the most that it may need. The weights of the main pallet's calls
 * stand in the rules' table; those of the chain's other pallets are of no use but here, since motions that make their
 * calls are recorded with no weight for them.
 */
import type { RuleSet, RuntimeCall } from "../../rules.ts";
import { weightOf } from "../../runtime/call.ts";

const READ = 25_000_000n;
const WRITE = 100_000_000n;

type Row = readonly [call: string, refTime: bigint, reads: bigint, writes: bigint];
type Args = RuntimeCall["args"];

const table = (rows: readonly Row[]): ReadonlyMap<string, bigint> =>
  new Map(rows.map(([name, refTime, reads, writes]) => [name, refTime + reads * READ + writes * WRITE]));

/** Setters that cost a fee. */
const paid = table([
  ["AdminUtils.sudo_set_default_take", 27_199_000n, 0n, 1n],
  ["AdminUtils.sudo_set_serving_rate_limit", 28_290_000n, 0n, 1n],
  ["AdminUtils.sudo_set_min_difficulty", 46_909_000n, 1n, 1n],
  ["AdminUtils.sudo_set_max_difficulty", 47_279_000n, 1n, 1n],
  ["AdminUtils.sudo_set_weights_version_key", 47_460_000n, 1n, 1n],
  ["AdminUtils.sudo_set_weights_set_rate_limit", 46_970_000n, 1n, 1n],
  ["AdminUtils.sudo_set_adjustment_interval", 46_790_000n, 1n, 1n],
  ["AdminUtils.sudo_set_max_weight_limit", 46_589_000n, 1n, 1n],
  ["AdminUtils.sudo_set_immunity_period", 46_679_000n, 1n, 1n],
  ["AdminUtils.sudo_set_min_allowed_weights", 47_390_000n, 1n, 1n],
  ["AdminUtils.sudo_set_max_allowed_uids", 51_149_000n, 2n, 1n],
  ["AdminUtils.sudo_set_kappa", 46_440_000n, 1n, 1n],
  ["AdminUtils.sudo_set_rho", 31_820_000n, 1n, 1n],
  ["AdminUtils.sudo_set_activity_cutoff", 46_759_000n, 1n, 1n],
  ["AdminUtils.sudo_set_target_registrations_per_interval", 47_099_000n, 1n, 1n],
  ["AdminUtils.sudo_set_min_burn", 46_109_000n, 1n, 1n],
  ["AdminUtils.sudo_set_max_burn", 46_339_000n, 1n, 1n],
  ["AdminUtils.sudo_set_difficulty", 47_130_000n, 1n, 1n],
  ["AdminUtils.sudo_set_max_allowed_validators", 53_640_000n, 2n, 1n],
  ["AdminUtils.sudo_set_bonds_moving_average", 47_510_000n, 1n, 1n],
  ["AdminUtils.sudo_set_max_registrations_per_block", 46_490_000n, 1n, 1n],
  ["AdminUtils.sudo_set_tempo", 45_489_000n, 1n, 1n],
  ["Balances.transfer_allow_death", 59_117_000n, 1n, 1n],
  ["Balances.transfer", 59_117_000n, 1n, 1n],
  ["Balances.transfer_keep_alive", 45_798_000n, 1n, 1n],
  ["Balances.transfer_all", 55_623_000n, 1n, 1n],
  ["Balances.force_transfer", 63_365_000n, 2n, 2n],
  ["Balances.set_balance_deprecated", 25_487_000n, 1n, 1n],
  ["Balances.force_set_balance", 25_487_000n, 1n, 1n],
]);

/** Setters that cost none; their weight counts where a batch makes them. */
const free = table([
  ["AdminUtils.sudo_set_tx_rate_limit", 0n, 0n, 0n],
  ["AdminUtils.sudo_set_adjustment_alpha", 14_000_000n, 1n, 1n],
  ["AdminUtils.sudo_set_network_registration_allowed", 4_000_000n, 0n, 1n],
  ["AdminUtils.sudo_set_network_pow_registration_allowed", 14_000_000n, 0n, 1n],
  ["AdminUtils.sudo_set_subnet_owner_cut", 14_000_000n, 0n, 1n],
  ["AdminUtils.sudo_set_network_rate_limit", 14_000_000n, 0n, 1n],
  ["AdminUtils.sudo_set_total_issuance", 0n, 0n, 0n],
  ["AdminUtils.sudo_set_network_immunity_period", 14_000_000n, 0n, 1n],
  ["AdminUtils.sudo_set_network_min_lock_cost", 14_000_000n, 0n, 1n],
  ["AdminUtils.sudo_set_subnet_limit", 14_000_000n, 0n, 1n],
  ["AdminUtils.sudo_set_lock_reduction_interval", 14_000_000n, 0n, 1n],
  ["AdminUtils.sudo_set_rao_recycled", 0n, 0n, 0n],
  ["AdminUtils.sudo_set_weights_min_stake", 0n, 0n, 0n],
  ["AdminUtils.sudo_set_nominator_min_required_stake", 0n, 0n, 0n],
  ["AdminUtils.sudo_set_tx_delegate_take_rate_limit", 0n, 0n, 0n],
  ["AdminUtils.sudo_set_min_delegate_take", 0n, 0n, 0n],
]);

/** Seats of the triumvirate and open motions, as far as the weights of its calls assume them. */
const MEMBERS = 3n;
const MOTIONS = 10n;
/** Each call of a membership weighs the same. */
const MEMBERSHIP = 50_000_000n;

const count = (args: Args, name: string): bigint => BigInt((args[name] as readonly unknown[]).length);
const bytes = (args: Args, name: string): bigint => BigInt((args[name] as string).length - 2) / 2n;
const number = (args: Args, name: string): bigint => BigInt(args[name] as number);

/** Closing a motion by hand after its end weighs most where it is approved; early, where the call is long. */
const closing = (length: bigint): bigint => {
  const early = 36_626_648n + 2_295n * length + 22_182n * MEMBERS + 100_034n * MOTIONS + 4n * READ;
  const late = 39_948_329n + 2_045n * length + 22_669n * MEMBERS + 95_525n * MOTIONS + 5n * READ;
  return (early > late ? early : late) + 3n * WRITE;
};

/** Weights that follow from the arguments. */
const computed: Readonly<Record<string, (rules: RuleSet, args: Args) => bigint>> = {
  "System.remark": (_rules, args) => 2_119_000n + 390n * bytes(args, "remark"),
  "AdminUtils.swap_authorities": (_rules, args) =>
    20_410_228n + 199_399n * count(args, "new_authorities") + READ + 2n * WRITE,
  "Utility.batch": (rules, args) =>
    16_943_157n + 4_653_855n * count(args, "calls") + weightOfAll(rules, args["calls"]),
  "Utility.batch_all": (rules, args) =>
    16_448_433n + 4_796_983n * count(args, "calls") + weightOfAll(rules, args["calls"]),
  "Utility.force_batch": (rules, args) =>
    17_748_474n + 4_630_079n * count(args, "calls") + weightOfAll(rules, args["calls"]),
  "Utility.as_derivative": (rules, args) =>
    5_268_000n + READ + WRITE + feeWeight(rules, args["call"] as RuntimeCall),
  "Utility.with_weight": (_rules, args) => (args["weight"] as readonly [bigint, bigint])[0],
  "Triumvirate.set_members": (_rules, args) =>
    17_284_000n +
    5_143_145n * number(args, "old_count") +
    7_480_941n * MOTIONS +
    (2n + MOTIONS) * (READ + WRITE),
  "Triumvirate.execute": (rules, args) =>
    14_971_445n +
    1_775n * number(args, "length_bound") +
    17_052n * MEMBERS +
    READ +
    feeWeight(rules, args["proposal"] as RuntimeCall),
  "Triumvirate.propose": (_rules, args) =>
    24_778_955n +
    2_355n * number(args, "length_bound") +
    20_518n * MEMBERS +
    85_670n * MOTIONS +
    4n * (READ + WRITE),
  "Triumvirate.vote": () => 20_528_275n + 48_856n * MEMBERS + 2n * READ + WRITE,
  "Triumvirate.disapprove_proposal": () => 16_393_818n + 76_786n * MOTIONS + READ + 3n * WRITE,
  "Triumvirate.close": (_rules, args) =>
    closing(number(args, "length_bound")) + (args["proposal_weight_bound"] as readonly [bigint, bigint])[0],
};

const weightOfAll = (rules: RuleSet, calls: unknown): bigint =>
  (calls as readonly RuntimeCall[]).reduce((sum, inner) => sum + feeWeight(rules, inner), 0n);

const isMembership = (call: string): boolean => /^(Triumvirate|Senate)Members\./.test(call);

/** The weight that a fee counts for the call, those of the calls inside it included. */
export const feeWeight = (rules: RuleSet, call: RuntimeCall): bigint => {
  const given = computed[call.call]?.(rules, call.args) ?? paid.get(call.call) ?? free.get(call.call);
  return given ?? (isMembership(call.call) ? MEMBERSHIP : weightOf(rules, call).refTime);
};

/** Whether the call costs a fee: of the main pallet only `vote` does, of the setters those that are not listed as free. */
export const paysFee = ({ call }: RuntimeCall): boolean =>
  call === "SubtensorModule.vote" || !(call.startsWith("SubtensorModule.") || free.has(call));
