import type { EventDeclaration } from "../../runtime/event.ts";

export const unbondingEvents: readonly EventDeclaration[] = [];
