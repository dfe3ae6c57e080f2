import type { AnyProperty } from "../property.ts";
import { batchesAreBounded } from "./batches-are-bounded.ts";
import { batchesMakeTheirCallsInTurn } from "./batches-make-their-calls-in-turn.ts";
import { callsReadBack } from "./calls-read-back.ts";
import { closingBoundsTheWeight } from "./closing-bounds-the-weight.ts";
import { derivativesAreAccountsOfTheirOwn } from "./derivatives-are-accounts-of-their-own.ts";
import { everyoneVotesOnce } from "./everyone-votes-once.ts";
import { membershipsStayInOrder } from "./memberships-stay-in-order.ts";
import { motionsPassWithAMajority } from "./motions-pass-with-a-majority.ts";
import { motionsStayOpen } from "./motions-stay-open.ts";
import { openMotionsAreListed } from "./open-motions-are-listed.ts";
import { sudoTellsHowItsCallEnded } from "./sudo-tells-how-its-call-ended.ts";
import { theCollectiveNeverSigns } from "./the-collective-never-signs.ts";
import { votesBelongToSeats } from "./votes-belong-to-seats.ts";
import { votesTakenBackAreGone } from "./votes-taken-back-are-gone.ts";

/** The laws of this area. */
export const governanceProperties: readonly AnyProperty[] = [
  membershipsStayInOrder,
  votesTakenBackAreGone,
  callsReadBack,
  motionsStayOpen,
  votesBelongToSeats,
  everyoneVotesOnce,
  motionsPassWithAMajority,
  openMotionsAreListed,
  theCollectiveNeverSigns,
  sudoTellsHowItsCallEnded,
  batchesMakeTheirCallsInTurn,
  batchesAreBounded,
  derivativesAreAccountsOfTheirOwn,
  closingBoundsTheWeight,
];
