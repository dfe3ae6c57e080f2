//! What an epoch reads (YUM-22, spec/yuma.md).

use std::collections::HashMap;

use crate::input::{boolean, field, integer, invalid, list, list_of, string, tuple, Failure};
use crate::json::Json;

/// A UID's stored cells: columns and u16 values.
pub type StoredRow = (u16, Vec<(u16, u16)>);

pub struct Subnet<'a> {
    state: &'a Json,
    pub block: u64,
    pub netuid: u16,
    pub rao_emission: u64,
    pub neurons: u16,
    pub activity_cutoff: u16,
    pub last_update: Vec<u64>,
    /// For each neuron.
    pub registered_at: Vec<u64>,
    pub keys: Vec<(u16, String)>,
    pub stakes: HashMap<String, u64>,
    pub permits: Vec<bool>,
    pub max_validators: u16,
    pub kappa: u16,
    pub bonds_moving_average: u64,
    pub weights: Vec<StoredRow>,
    pub bonds: Vec<StoredRow>,
}

/// The map of one storage item.
struct Item<'a> {
    entries: &'a [Json],
    netuid: u16,
}

impl<'a> Item<'a> {
    /// An item that is left out has no entries.
    fn of(state: &'a Json, name: &str, netuid: u16) -> Result<Item<'a>, Failure> {
        let entries = state.member(name).map_or(Ok([].as_slice()), list)?;
        Ok(Item { entries, netuid })
    }

    /// The subnet's value.
    fn value<T>(&self, default: T, read: impl Fn(&Json) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut found = default;
        for entry in self.entries {
            let [netuid, value] = tuple(entry)?;
            if integer::<u16>(netuid)? == self.netuid {
                found = read(value)?;
            }
        }
        Ok(found)
    }

    /// The values of the subnet's UIDs, in the order of the chain's storage: by the low byte, then by the high one.
    fn by_uid<T>(&self, read: impl Fn(&Json) -> Result<T, Failure>) -> Result<Vec<(u16, T)>, Failure> {
        let mut values = Vec::new();
        for entry in self.entries {
            let [netuid, uid, value] = tuple(entry)?;
            if integer::<u16>(netuid)? == self.netuid {
                values.push((integer::<u16>(uid)?, read(value)?));
            }
        }
        values.sort_by_key(|(uid, _)| uid.swap_bytes());
        Ok(values)
    }
}

fn cells(row: &Json) -> Result<Vec<(u16, u16)>, Failure> {
    list_of(row, |cell| {
        let [column, value] = tuple(cell)?;
        Ok((integer(column)?, integer(value)?))
    })
}

fn hotkey(value: &Json) -> Result<String, Failure> {
    let key = string(value)?;
    let digits = key.strip_prefix("0x").filter(|digits| digits.len() == 64);
    match digits {
        Some(digits) if digits.bytes().all(|digit| digit.is_ascii_hexdigit()) => Ok(key.to_owned()),
        _ => invalid(format!("{value} is no key of 32 bytes")),
    }
}

fn stakes(item: &Item) -> Result<HashMap<String, u64>, Failure> {
    let entry_of = |entry: &Json| {
        let [key, stake] = tuple(entry)?;
        Ok((hotkey(key)?, integer(stake)?))
    };
    item.entries.iter().map(entry_of).collect()
}

/// Where an entry of a subnet's item stands in the storage: by the subnet, then by the UID, low bytes first.
fn place(entry: &Json) -> Option<[u16; 2]> {
    let (netuid, rest) = list(entry).ok()?.split_first()?;
    let uid = if rest.len() > 1 { integer(&rest[0]).ok()? } else { 0 };
    Some([integer::<u16>(netuid).ok()?, uid].map(u16::swap_bytes))
}

impl<'a> Subnet<'a> {
    pub fn read(params: &'a Json) -> Result<Subnet<'a>, Failure> {
        let netuid = integer(field(params, "netuid")?)?;
        let state = field(params, "state")?;
        let item = |name: &str| Item::of(state, name, netuid);
        let neurons = item("SubnetworkN")?.value(0, integer)?;
        let keys = item("Keys")?.by_uid(hotkey)?;
        let mut registered_at = vec![0; usize::from(neurons)];
        for (uid, block) in item("BlockAtRegistration")?.by_uid(integer)? {
            if uid < neurons && keys.iter().any(|&(keyed, _)| keyed == uid) {
                registered_at[usize::from(uid)] = block;
            }
        }
        Ok(Subnet {
            state,
            block: integer(field(params, "block")?)?,
            netuid,
            rao_emission: integer(field(params, "rao_emission")?)?,
            neurons,
            activity_cutoff: item("ActivityCutoff")?.value(5_000, integer)?,
            last_update: item("LastUpdate")?.value(Vec::new(), |value| list_of(value, integer))?,
            registered_at,
            keys,
            stakes: stakes(&item("TotalHotkeyStake")?)?,
            permits: item("ValidatorPermit")?.value(Vec::new(), |value| list_of(value, boolean))?,
            max_validators: item("MaxAllowedValidators")?.value(128, integer)?,
            kappa: item("Kappa")?.value(32_767, integer)?,
            bonds_moving_average: item("BondsMovingAverage")?.value(900_000, integer)?,
            weights: item("Weights")?.by_uid(cells)?,
            bonds: item("Bonds")?.by_uid(cells)?,
        })
    }
    /// An item in which this subnet has these entries now, and the others those that they had.
    pub fn with_others(&self, name: &str, mut entries: Vec<Json>) -> Vec<Json> {
        let before = self.state.member(name).map_or(Ok([].as_slice()), list).unwrap_or_default();
        let own = self.netuid.swap_bytes();
        entries.extend(before.iter().filter(|entry| place(entry).is_some_and(|[of, _]| of != own)).cloned());
        entries.sort_by_key(place);
        entries
    }
}
