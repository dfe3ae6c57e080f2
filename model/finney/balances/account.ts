/** What writing a balance does to the account that has it: its reasons to exist, its dust, its entry. */
import { u32, u64 } from "../../numbers/integer.ts";
import { Account } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { TotalIssuance } from "../items/balances.ts";

type AccountInfo = ReturnType<typeof Account.get>;

/** [BAL-1] The least balance, in rao, with which an account exists. */
export const EXISTENTIAL_DEPOSIT = 500n;

/** [BAL-1] Rao that belong to `account`, the frozen part included; 0 for an account that does not exist. */
export const freeBalance = (state: State, account: string): bigint => Account.get(state, account).data.free;

/** [BAL-1] Whether the account may lose the reason to exist that its balance gives it. */
export const mayLoseProvider = (state: State, account: string): boolean => {
  const { consumers, providers } = Account.get(state, account);
  return consumers === 0 || providers > 1;
};

/** [BAL-2] Rao more in all balances together; the count stays at its greatest value. */
export const raiseIssuance = (state: State, rao: bigint): State =>
  rao === 0n ? state : TotalIssuance.update(state, (issuance) => u64.saturating(issuance + rao));

/** [BAL-2] Rao less in all balances together; the count stays at zero. */
export const lowerIssuance = (state: State, rao: bigint): State =>
  rao === 0n ? state : TotalIssuance.update(state, (issuance) => u64.saturating(issuance - rao));

/** One reason to exist more. */
const withProvider = (account: AccountInfo): AccountInfo => ({
  ...account,
  providers: Number(u32.saturating(BigInt(account.providers) + 1n)),
});

const withoutProvider = (account: AccountInfo): AccountInfo => ({
  ...account,
  providers: Math.max(account.providers - 1, 0),
});

const isAlive = ({ providers, sufficients }: AccountInfo): boolean => providers > 0 || sufficients > 0;

const counted = (account: AccountInfo, free: bigint): AccountInfo => {
  const did = account.data.free >= EXISTENTIAL_DEPOSIT;
  const does = free >= EXISTENTIAL_DEPOSIT;
  if (did === does) return account;
  return does ? withProvider(account) : withoutProvider(account);
};

/**
 * [BAL-2] Write the balance of an account, in rao. Less than the existential deposit is not kept unless something is
 * reserved: it is burned as dust. An account that then has no reason to exist loses its entry, and its nonce with it.
 *
 * The caller sees to it that the last provider of an account with consumers stays, and counts what it credits or takes.
 */
export const writeFree = (state: State, account: string, free: bigint): State => {
  const before = Account.get(state, account);
  const isDust = free < EXISTENTIAL_DEPOSIT && before.data.reserved === 0n;
  const after = { ...counted(before, free), data: isDust ? Account.absent.data : { ...before.data, free } };
  const written = isAlive(after) ? Account.put(state, account, after) : Account.remove(state, account);
  return isDust ? lowerIssuance(written, free) : written;
};
