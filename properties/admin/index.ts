import type { AnyProperty } from "../property.ts";
import { aRaisedMinimumPaysOutSmallNominations } from "./a-raised-minimum-pays-out-small-nominations.ts";
import { boundsStayInOrder } from "./bounds-stay-in-order.ts";
import { onlyRootAndOwnersSet } from "./only-root-and-owners-set.ts";
import { settersNeedANetwork } from "./setters-need-a-network.ts";
import { settersWriteOneEntry } from "./setters-write-one-entry.ts";

/** The laws of this area. */
export const adminProperties: readonly AnyProperty[] = [
  onlyRootAndOwnersSet,
  settersNeedANetwork,
  settersWriteOneEntry,
  boundsStayInOrder,
  aRaisedMinimumPaysOutSmallNominations,
];
