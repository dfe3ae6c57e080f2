import type { Draft } from "../files.ts";

/** The vectors of this chapter that are not taken from whole calls. */
export const runtimeVectors = (): readonly Draft[] => [];
