import type { RegistrationTerm } from "../../model/finney/emission/registrationTerms.ts";

/** Whether twice the target is a divisor: as a u16 it is zero for 0 and for 32,768. */
export const hasTarget = ({ target }: Pick<RegistrationTerm, "target">): boolean => target % 32_768 !== 0;
