import type { Draft } from "../../files.ts";

export const slashingVectors = (): readonly Draft[] => [];
