import type { Draft } from "../../files.ts";

export const signaturesVectors = (): readonly Draft[] => [];
