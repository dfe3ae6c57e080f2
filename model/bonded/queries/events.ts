import type { EventDeclaration } from "../../runtime/event.ts";

export const queriesEvents: readonly EventDeclaration[] = [];
