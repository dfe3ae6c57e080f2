import { Queries } from "../../model/bonded/queries/items.ts";
import { Owner, SubnetOwner } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { conversations } from "../arbitraries/queries.ts";
import { property } from "../property.ts";
import {
  type Conversation,
  endsOf,
  eventsOf,
  firstFault,
  isWon,
  type QueryEnd,
  quickRules,
  type Ran,
  someRan,
} from "../support/queries.ts";
import { balanceIn, DEPOSIT } from "../support/stakes.ts";
import { isHeard, isSameNetwork, scoredBy, stakeOf } from "../support/voices.ts";

type Part = readonly [account: string, rao: bigint];

const MILLION = 1_000_000n;

const parameters = quickRules.bonded!;

/** What everybody has earned with a query that is won. */
const earned = (state: State, { query: id, winner }: QueryEnd): readonly Part[] => {
  const query = Queries.get(state, id);
  if (query === undefined || winner === null) return [];
  const { fee, netuid } = query;
  const heard = scoredBy(state, id).filter((voice) => isHeard(state, id, voice));
  const pool = (fee * parameters.validatorsShare) / MILLION;
  const landlords =
    SubnetOwner.has(state, netuid) && isSameNetwork(state, id) ? [SubnetOwner.get(state, netuid)] : [];
  return [
    [Owner.get(state, winner), (fee * parameters.winnerShare) / MILLION],
    ...heard.map(({ hotkey, stake }): Part => [Owner.get(state, hotkey), (pool * stake) / stakeOf(heard)]),
    ...landlords.map((landlord): Part => [landlord, (fee * parameters.ownerShare) / MILLION]),
  ];
};

/** The balances that change in a block, as far as it has been followed. */
type Book = Map<string, bigint>;

/** The parts that can be credited one after the other, and the balances with them. */
const credited = (state: State, book: Book, parts: readonly Part[]): readonly Part[] =>
  parts.filter(([account, rao]) => {
    const after = (book.get(account) ?? balanceIn(state, account)) + rao;
    if (rao === 0n || after < DEPOSIT) return false;
    book.set(account, after);
    return true;
  });

const text = (parts: readonly Part[]): string =>
  parts.map(([account, rao]) => `${rao} to ${account}`).join(", ");

const faultIn = (ran: Ran): string | undefined => {
  const book: Book = new Map();
  for (const end of endsOf(ran)) {
    const due = credited(ran.before, book, earned(ran.before, end));
    const paid = eventsOf(ran, "FeePaid")
      .filter((event) => event["query"] === end.query)
      .map((event): Part => [event["account"] as string, event["rao"] as bigint]);
    if (text(paid) !== text(due)) return `query ${end.query} pays ${text(paid)}, not ${text(due)}`;
    const client = Queries.get(ran.before, end.query)?.client ?? "";
    credited(ran.before, book, [[client, end.refunded]]);
  }
  const wrong = [...book].find(([account, rao]) => balanceIn(ran.after, account) !== rao);
  return wrong === undefined
    ? undefined
    : `${wrong[0]} has ${balanceIn(ran.after, wrong[0])} rao, not ${wrong[1]}`;
};

export const partsOfAFeeGoToThoseWhoEarnedThem = property<Conversation>({
  name: "parts-of-a-fee-go-to-those-who-earned-them",
  informal:
    "The owners of the winner, of the validators who count and of the subnet are paid their parts, as far as their accounts can take them.",
  formal:
    "paid = [(owner(winner), ⌊fee·s_w⌋), (owner(v), ⌊⌊fee·s_v⌋ · stake_v / W⌋)…, (owner(subnet), ⌊fee·s_o⌋)], less those below the deposit",
  rules: ["QRY-6", "QRY-7"],
  status: "tested",
  arbitrary: conversations,
  witnesses: {
    "a subnet without owner is asked": (conversation) => !conversation.owned && someRan(isWon)(conversation),
    "a part is too small for its account": someRan((ran) =>
      endsOf(ran).some(
        (end) =>
          end.winner !== null &&
          earned(ran.before, end).filter(([, rao]) => rao > 0n).length >
            eventsOf(ran, "FeePaid").filter((event) => event["query"] === end.query).length,
      ),
    ),
    "three accounts are paid": someRan((ran) => isWon(ran) && eventsOf(ran, "FeePaid").length > 2),
  },
  violation: firstFault(faultIn),
});
