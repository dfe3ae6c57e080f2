/** The events of batches. */
import { type EventDeclaration, event, namedEvent } from "../../runtime/event.ts";
import { U32 } from "../../storage/shape.ts";

const pallet = "Utility";

export const BatchInterrupted = namedEvent(pallet, "BatchInterrupted", {
  index: U32,
  error: "DispatchResult",
});
export const BatchCompleted = event(pallet, "BatchCompleted");
export const BatchCompletedWithErrors = event(pallet, "BatchCompletedWithErrors");
export const ItemCompleted = event(pallet, "ItemCompleted");
export const ItemFailed = namedEvent(pallet, "ItemFailed", { error: "DispatchResult" });

export const utilityEvents: readonly EventDeclaration[] = [
  BatchInterrupted,
  BatchCompleted,
  BatchCompletedWithErrors,
  ItemCompleted,
  ItemFailed,
].map(({ declaration }) => declaration);
