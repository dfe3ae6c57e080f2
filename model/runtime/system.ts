/** The items of the System pallet that outlive a block: who has what, and which block this is. */
import { blake2Concat, twox64Concat } from "../storage/hasher.ts";
import { type AnyItem, storageItem } from "../storage/item.ts";
import { AccountId, BlockNumber as BlockNumberType, Hash, struct, U32, U64, U128 } from "../storage/shape.ts";

const pallet = "System";

/** The bit that says that an account's holds are counted in the new way, as all accounts' here are. */
const NEW_LOGIC = 1n << 127n;

/** What an account owns, in rao. */
const AccountData = struct({ free: U64, reserved: U64, frozen: U64, flags: U128 });

const AccountInfo = struct({
  nonce: U32,
  consumers: U32,
  providers: U32,
  sufficients: U32,
  data: AccountData,
});

export const Account = storageItem({
  pallet,
  name: "Account",
  keys: [{ name: "account", type: AccountId, hasher: blake2Concat }],
  value: AccountInfo,
  absent: {
    nonce: 0,
    consumers: 0,
    providers: 0,
    sufficients: 0,
    data: { free: 0n, reserved: 0n, frozen: 0n, flags: NEW_LOGIC },
  },
  documentation: "transactions sent, reasons to exist, and balance of an account",
});

/** The number of the block that is being built, or was built last. */
export const BlockNumber = storageItem({
  pallet,
  name: "Number",
  keys: [],
  value: BlockNumberType,
  absent: 0n,
  documentation: "the current block",
});

export const BlockHash = storageItem({
  pallet,
  name: "BlockHash",
  keys: [{ name: "block", type: BlockNumberType, hasher: twox64Concat }],
  value: Hash,
  absent: `0x${"00".repeat(32)}`,
  documentation: "hashes of the latest blocks",
});

export const systemItems: readonly AnyItem[] = [Account, BlockNumber, BlockHash];
