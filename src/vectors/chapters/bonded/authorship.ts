import type { Draft } from "../../files.ts";

export const authorshipVectors = (): readonly Draft[] => [];
