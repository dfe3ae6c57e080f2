import type { EventDeclaration } from "../../runtime/event.ts";

export const slashingEvents: readonly EventDeclaration[] = [];
