import { NETWORK_PREFIX, readSs58 } from "../../model/storage/ss58.ts";

export { writeSs58 as writeHotkey } from "../../model/storage/ss58.ts";

const details = {
  form: "",
  checksum: ", but the checksum is wrong",
};

/** A key in SS58 (network 42) or hex as an account; `fault` says what is wrong with the text. */
export const readHotkey = (text: string): { readonly account: string } | { readonly fault: string } => {
  if (/^0x[0-9a-fA-F]{64}$/.test(text)) return { account: text.toLowerCase() };
  const key = readSs58(text);
  if ("account" in key) return key;
  const detail = key.fault === "network" ? `, but it is of network ${key.network}` : details[key.fault];
  return { fault: `an SS58 key of network ${NETWORK_PREFIX} or 0x and 64 hex digits${detail}` };
};
