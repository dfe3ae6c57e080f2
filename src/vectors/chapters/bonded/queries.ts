import type { Draft } from "../../files.ts";

export const queriesVectors = (): readonly Draft[] => [];
