import { drainEmission } from "../../model/finney/emission/drain.ts";
import { payments } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { type Payments, stakesOf, waiting } from "../support/emission.ts";

const exchanged = (input: Payments): Payments => {
  const [first, second] = input.networks;
  if (first === undefined || second === undefined) return input;
  return {
    ...input,
    networks: [
      [first[0], second[1]],
      [second[0], first[1]],
    ],
  };
};

/** Whether a delegate with nominators is paid on both networks. */
const isSharedTwice = ({ hotkeys, networks }: Payments): boolean =>
  hotkeys.some(
    ({ take, stakes }, index) =>
      take !== null &&
      stakes.filter((rao) => rao > 0n).length > 0 &&
      networks.every(([, list]) => list.some(({ hotkey }) => hotkey === index)),
  );

export const networkOrderDoesNotChangePayments = property({
  name: "network-order-does-not-change-payments",
  informal: "Two networks whose payments wait in the same block pay the same in either order.",
  formal: "drain(a, b) = drain(b, a)",
  rules: ["EMI-5"],
  status: "tested",
  arbitrary: payments,
  cost: 4,
  witnesses: {
    "both networks pay": ({ networks }) => networks.every(([, list]) => list.length > 0),
    "a hotkey that is no delegate is paid on both": ({ hotkeys, networks }) =>
      hotkeys.some(
        ({ take }, index) =>
          take === null && networks.every(([, list]) => list.some(({ hotkey }) => hotkey === index)),
      ),
  },
  violation: (input) => {
    const one = stakesOf(drainEmission(waiting(input)));
    const other = stakesOf(drainEmission(waiting(exchanged(input))));
    const index = one.findIndex((line, place) => line !== other[place]);
    return index < 0 ? undefined : `${one[index]} becomes ${other[index]}`;
  },
  errata: [
    {
      id: "ERR-86",
      excuses: isSharedTwice,
      scenario: {
        hotkeys: [{ owner: 0, take: 0, stakes: [1n, 1n], missing: 0n }],
        networks: [
          [1, [{ hotkey: 0, server: 2n, validator: 0n }]],
          [256, [{ hotkey: 0, server: 0n, validator: 2n }]],
        ],
      },
    },
  ],
});
