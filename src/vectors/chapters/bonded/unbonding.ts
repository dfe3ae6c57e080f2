import type { Draft } from "../../files.ts";

export const unbondingVectors = (): readonly Draft[] => [];
