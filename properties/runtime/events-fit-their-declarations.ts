import { finney } from "../../model/finney/rules.ts";
import type { Event, EventField } from "../../model/runtime/event.ts";
import { encode } from "../../model/storage/scale.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { eventsOf, firstFault, firstOf, leaves, someStep } from "../support/laws.ts";

const declared = new Map(finney.events.map((event) => [`${event.pallet}.${event.name}`, event.fields]));

const isResult = (value: unknown): boolean =>
  value === "Ok" || (typeof value === "object" && value !== null && "error" in value);

const fits = (field: EventField, value: unknown): boolean => {
  if (field === "DispatchResult") return isResult(value);
  try {
    encode(field, value);
    return true;
  } catch {
    return false;
  }
};

/** Whether an event has the fields that its declaration names, each of its type. */
const faultOf = ({ pallet, name, fields }: Event): string | undefined => {
  const label = `${pallet}.${name}`;
  const types = declared.get(label);
  if (types === undefined) return `${label} is not declared`;
  const [wanted, found] = [Object.entries(types), Object.entries(fields)];
  if (wanted.map(([key]) => key).join() !== found.map(([key]) => key).join())
    return `${label} has other fields`;
  const wrong = wanted.find(([, field], index) => !fits(field, found[index]![1]));
  return wrong === undefined ? undefined : `${label}: field ${wrong[0]} is not of its type`;
};

export const eventsFitTheirDeclarations = property({
  name: "events-fit-their-declarations",
  informal:
    "Every event is one that the rule set declares, with the declared fields, each a value of its type.",
  formal: "∀ e ∈ events(step): e ∈ declared ∧ fields(e) : types(e)",
  rules: ["RUN-4"],
  status: "tested",
  cost: 10,
  arbitrary: scenarios(),
  witnesses: {
    "an event with fields in order": someStep(leaves("StakeAdded")),
    "an event of another pallet": someStep(leaves("ItemCompleted")),
    "an event with a result in it": someStep(leaves("Executed")),
  },
  violation: firstFault((ran) => firstOf(eventsOf(ran), faultOf)),
});
