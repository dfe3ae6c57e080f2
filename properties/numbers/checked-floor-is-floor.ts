import { I32F32 } from "../../model/numbers/fixed.ts";
import { floor, frac } from "../../model/numbers/rounding.ts";
import { checkedFloor } from "../../model/numbers/safeMath.ts";
import { fixedNumbers } from "../arbitraries/numbers.ts";
import { property } from "../property.ts";

export const checkedFloorIsFloor = property({
  name: "checked-floor-is-floor",
  informal: "checked_floor gives what floor gives.",
  formal: "checked_floor(x) = floor(x)",
  rules: ["NUM-7"],
  status: "tested",
  arbitrary: fixedNumbers(I32F32),
  witnesses: {
    "a positive with a fraction": (value) => value > 0n && frac(I32F32, value) !== 0n,
    "a negative integer": (value) => value < 0n && frac(I32F32, value) === 0n,
  },
  violation: (value) => {
    const checked = checkedFloor(I32F32, value);
    const below = floor(I32F32, value);
    return checked === below ? undefined : `checked_floor is ${checked}, floor ${below}`;
  },
  errata: [
    {
      id: "ERR-20",
      excuses: (value) => {
        const checked = checkedFloor(I32F32, value);
        const oneLower = floor(I32F32, value) - I32F32.one;
        const belowRange = oneLower < I32F32.minimum;
        return (
          value < 0n &&
          frac(I32F32, value) !== 0n &&
          (belowRange ? checked === undefined : checked === oneLower)
        );
      },
      scenario: I32F32.fromBits(-1n),
    },
  ],
});
