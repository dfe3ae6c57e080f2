import { wrapped } from "./wrapped.ts";

/** Speaks another protocol. */
export const createSession = wrapped((question, result) =>
  question.method === "handshake" ? { ...result, protocol: "other/1" } : undefined,
);
