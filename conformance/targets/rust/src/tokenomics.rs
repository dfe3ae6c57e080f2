//! Supply, emission and halvings (spec/tokenomics.md).

use crate::input::{field, integer, list, members, unsupported, Failure};
use crate::json::Json;

const CAP: u64 = 21_000_000_000_000_000;
const DEFAULT_EMISSION: u64 = 1_000_000_000;
const BLOCK_SECONDS: u128 = 12;
/// One, and the number of fraction bits, in I96F32.
const ONE: u128 = 1 << FRACTION;
const FRACTION: u32 = 32;

pub const HANDLERS: [&str; 6] = [
    "block_emission",
    "emission_over",
    "genesis_issuance",
    "halving_threshold",
    "issuance_after",
    "written_block_emission",
];

pub fn compute(handler: &str, input: &Json) -> Result<Json, Failure> {
    let amount = |name: &str| integer::<u64>(field(input, name)?);
    let value = match handler {
        "block_emission" => Json::text(block_emission(amount("issuance")?)),
        "emission_over" => Json::text(emission_over(amount("emission")?, amount("seconds")?)),
        "genesis_issuance" => {
            Json::text(genesis_issuance(field(input, "stakes")?, field(input, "balances")?)?)
        }
        "halving_threshold" => halving(integer(field(input, "halving")?)?),
        "issuance_after" => Json::text(issuance_after(amount("issuance")?, amount("blocks")?)),
        "written_block_emission" => {
            written_block_emission(amount("stored")?, amount("issuance")?).map_or(Json::Null, Json::text)
        }
        _ => return unsupported(format!("handler {handler}")),
    };
    Ok(Json::object([("ok", value)]))
}

/// TOK-1: what blocks of one emission make in so many seconds.
fn emission_over(emission: u64, seconds: u64) -> u128 {
    u128::from(emission) * u128::from(seconds) / BLOCK_SECONDS
}

/// TOK-2, TOK-3: the emission of a block at this issuance.
fn block_emission(issuance: u64) -> u64 {
    if issuance >= CAP {
        return 0;
    }
    let issued = u128::from(issuance) * ONE / u128::from(CAP);
    let ratio = ONE * ONE / (ONE - issued);
    DEFAULT_EMISSION.checked_shr(whole_log2(ratio)).unwrap_or(0)
}

/// ⌊log2⌋ of an I96F32 number that is not below one: how often NUM-14 halves it, half a bit being rounded up.
fn whole_log2(mut bits: u128) -> u32 {
    let mut halvings = 0;
    while bits >= 2 * ONE {
        bits = bits.div_ceil(2);
        halvings += 1;
    }
    halvings
}

/// TOK-4: the first issuance of a halving, cap · (1 − 2^−k) rounded up.
fn threshold(halving: u32) -> u64 {
    CAP - CAP.checked_shr(halving).unwrap_or(0)
}

fn halving(number: u32) -> Json {
    let issuance = threshold(number);
    Json::object([("issuance", Json::text(issuance)), ("emission", Json::text(block_emission(issuance)))])
}

/// TOK-5: the issuance after so many blocks, going from one halving to the next.
fn issuance_after(mut issuance: u64, mut blocks: u64) -> u64 {
    for next in (1..=CAP.ilog2()).map(threshold) {
        let emission = block_emission(issuance);
        if next > issuance && emission > 0 {
            let steps = blocks.min((next - issuance).div_ceil(emission));
            issuance += steps * emission;
            blocks -= steps;
        }
    }
    issuance
}

/// TOK-6: what is written as BlockEmission, where something is.
fn written_block_emission(stored: u64, issuance: u64) -> Option<u64> {
    Some(block_emission(issuance)).filter(|&emission| issuance < CAP && emission != stored)
}

/// TOK-7: the sum of the balances wraps, the stakes are added up to the greatest amount.
fn genesis_issuance(stakes: &Json, balances: &Json) -> Result<u64, Failure> {
    let mut issuance = 0u64;
    for (_, balance) in members(balances)? {
        issuance = issuance.wrapping_add(integer(balance)?);
    }
    for (_, hotkeys) in members(stakes)? {
        for (_, entry) in members(hotkeys)? {
            issuance = issuance.saturating_add(staked(entry)?);
        }
    }
    Ok(issuance)
}

/// TOK-7: a stake is `[rao, UID]`, or the rao alone.
fn staked(entry: &Json) -> Result<u64, Failure> {
    match list(entry) {
        Ok(both) => integer(both.first().unwrap_or(&Json::Null)),
        Err(_) => integer(entry),
    }
}
