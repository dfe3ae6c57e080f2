import { Queries } from "../../model/bonded/queries/items.ts";
import { TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { conversations } from "../arbitraries/queries.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import {
  type Conversation,
  endsOf,
  eventsOf,
  firstFault,
  heldRao,
  isWon,
  type QueryEnd,
  type Ran,
  someRan,
} from "../support/queries.ts";

const uncounted = ({ after }: Ran): string | undefined => {
  const [issuance, held] = [TotalIssuance.get(after), heldRao(after)];
  return issuance === held ? undefined : `${held} rao are somewhere, ${issuance} are counted`;
};

const misspent = (ran: Ran, { query, refunded, burnt }: QueryEnd): string | undefined => {
  const fee = Queries.get(ran.before, query)?.fee ?? 0n;
  const paid = eventsOf(ran, "FeePaid")
    .filter((event) => event["query"] === query)
    .reduce((sum, event) => sum + (event["rao"] as bigint), 0n);
  const spent = paid + refunded + burnt;
  return spent === fee ? undefined : `of a fee of ${fee} rao ${spent} went somewhere`;
};

export const feesAreNeitherMadeNorLost = property<Conversation>({
  name: "fees-are-neither-made-nor-lost",
  informal:
    "In every step of a query all rao are counted, and its fee is what is paid, refunded and burnt together.",
  formal: "TotalIssuance = Σ free + TotalStake + TotalLockedFees ∧ fee = Σ paid + refunded + burnt",
  rules: ["QRY-2", "QRY-6", "QRY-7", "QRY-8"],
  status: "tested",
  arbitrary: conversations,
  witnesses: {
    "a query is won": someRan(isWon),
    "a fee goes back": someRan((ran) =>
      endsOf(ran).some(({ winner, refunded }) => winner === null && refunded > 0n),
    ),
    "rao are burnt": someRan((ran) => endsOf(ran).some(({ burnt }) => burnt > 0n)),
    "a part has no receiver": someRan((ran) =>
      endsOf(ran).some(({ winner, refunded }) => winner !== null && refunded > 10n),
    ),
  },
  violation: firstFault((ran) => uncounted(ran) ?? firstOf(endsOf(ran), (end) => misspent(ran, end))),
});
