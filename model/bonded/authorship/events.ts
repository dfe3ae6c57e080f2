import type { EventDeclaration } from "../../runtime/event.ts";

export const authorshipEvents: readonly EventDeclaration[] = [];
