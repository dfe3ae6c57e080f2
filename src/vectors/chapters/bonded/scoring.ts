import type { Draft } from "../../files.ts";

export const scoringVectors = (): readonly Draft[] => [];
