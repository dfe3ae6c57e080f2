//! One epoch of a subnet: the phases of spec/yuma.md, in their order.

use crate::i32f32::{self, divide, from_u16, multiply, proportion_to_u16, sum, Bits, ONE};
use crate::input::{boolean, Failure};
use crate::json::Json;
use crate::matrix::{self, Matrix, Row};
use crate::subnet::{StoredRow, Subnet};

/// The first line of the message with which the chain's code stops.
type Panic = String;

/// Answers the method `epoch`.
pub fn epoch(params: &Json) -> Result<Json, Failure> {
    let subnet = Subnet::read(params)?;
    let wanted = params.member("trace").map_or(Ok(false), boolean)?;
    let mut epoch = Epoch { subnet: &subnet, trace: wanted.then(Vec::new) };
    Ok(match epoch.run() {
        Err(message) => Json::object([("panic", Json::Text(message))]),
        Ok(value) => match epoch.trace {
            None => Json::object([("ok", value)]),
            Some(steps) => Json::object([("ok", value), ("trace", Json::Array(steps))]),
        },
    })
}

struct Epoch<'a> {
    subnet: &'a Subnet<'a>,
    /// Labels and values, where they are asked for.
    trace: Option<Vec<Json>>,
}

/// YUM-2 to YUM-4.
struct Stakes {
    all: Vec<Bits>,
    active: Vec<Bits>,
    new_permits: Vec<bool>,
}

/// What the phases before the emission have found.
struct Judgement {
    consensus: Vec<Bits>,
    validator_trust: Vec<Bits>,
    trust: Vec<Bits>,
    incentive: Vec<Bits>,
    dividends: Vec<Bits>,
    bonds: Matrix,
}

/// Three values for each neuron: as a server, as a validator, and both.
struct Shares<T> {
    server: Vec<T>,
    validator: Vec<T>,
    combined: Vec<T>,
}

fn out_of_bounds(length: usize, index: impl std::fmt::Display) -> Panic {
    format!("index out of bounds: the len is {length} but the index is {index}")
}

fn texts<T: ToString>(values: &[T]) -> Json {
    Json::array(values.iter().map(|value| Json::Text(value.to_string())))
}

fn numbers<T: ToString>(values: &[T]) -> Json {
    Json::array(values.iter().map(|value| Json::Number(value.to_string())))
}

fn flags(values: &[bool]) -> Json {
    Json::array(values.iter().copied().map(Json::Bool))
}

fn rows(matrix: &Matrix) -> Json {
    let cell = |&(column, value): &matrix::Cell| Json::array([Json::number(column), Json::text(value)]);
    Json::array(matrix.iter().map(|row| Json::array(row.iter().map(cell))))
}

/// YUM-2: the stakes over their sum, in I64F64, and then rounded down.
fn stake_shares(stakes: &[i64]) -> Vec<Bits> {
    let total = i128::from(sum(stakes.iter().copied()));
    let share = |&stake: &i64| {
        let bits = i128::from(stake) << 64;
        ((if total == 0 { bits } else { bits.wrapping_div(total) }) >> 32) as Bits
    };
    stakes.iter().map(share).collect()
}

/// YUM-3: true for the `count` greatest, of equal ones for the last.
fn greatest(values: &[Bits], count: u16) -> Vec<bool> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_key(|&index| values[index]);
    let mut flags = vec![true; values.len()];
    for &index in &order[..values.len().saturating_sub(usize::from(count))] {
        flags[index] = false;
    }
    flags
}

/// YUM-19: a share of the emission in whole rao, of it the low 64 bits.
fn in_rao(shares: &[Bits], emission: u64) -> Vec<u64> {
    shares.iter().map(|&share| ((i128::from(share) * i128::from(emission)) >> 32) as u64).collect()
}

/// YUM-20: scaled so that the largest becomes 65535.
fn pruning_scores(shares: &[Bits]) -> Vec<u16> {
    let full = from_u16(u16::MAX);
    let largest = shares.iter().copied().max().unwrap_or(0);
    let score = |&share: &Bits| match largest {
        0 => proportion_to_u16(share),
        _ if largest > from_u16(32_768) => i32f32::round_to_u16(multiply(share, divide(full, largest))),
        _ => i32f32::round_to_u16(divide(multiply(share, full), largest)),
    };
    shares.iter().map(score).collect()
}

/// YUM-16: the weight of the new bonds.
fn alpha(bonds_moving_average: u64) -> Bits {
    let average = i128::from(bonds_moving_average as i64) << 64;
    ONE.wrapping_sub(((average / 1_000_000) >> 32) as Bits)
}

/// YUM-18.
fn shares(judgement: &Judgement, stakes: &Stakes) -> Shares<Bits> {
    let (server, validator) = (&judgement.incentive, &judgement.dividends);
    let combined: Vec<Bits> = server.iter().zip(validator).map(|(a, b)| a.wrapping_add(*b)).collect();
    let total = sum(combined.iter().copied());
    if total != 0 {
        let [server, validator, combined] =
            [server, validator, &combined].map(|part| matrix::over(part, total));
        return Shares { server, validator, combined };
    }
    let idle = if sum(stakes.active.iter().copied()) == 0 { &stakes.all } else { &stakes.active };
    Shares { server: server.clone(), validator: idle.clone(), combined: idle.clone() }
}

impl Epoch<'_> {
    fn note(&mut self, label: &str, value: impl FnOnce() -> Json) {
        if let Some(steps) = &mut self.trace {
            steps.push(Json::array([Json::text(label), value()]));
        }
    }

    fn note_vector<T: ToString>(&mut self, label: &str, vector: &[T]) {
        self.note(label, || texts(vector));
    }

    fn note_matrix(&mut self, label: &str, matrix: &Matrix) {
        self.note(label, || rows(matrix));
    }

    fn neurons(&self) -> usize {
        usize::from(self.subnet.neurons)
    }

    fn run(&mut self) -> Result<Json, Panic> {
        let inactive = self.activity();
        let stakes = self.stakes(&inactive)?;
        let judgement = self.judge(&stakes)?;
        let shares = shares(&judgement, &stakes);
        let rao = self.emission(&shares);
        self.note_vector("P", &shares.combined);
        Ok(Json::object([
            ("result", self.payments(&rao)),
            ("state", self.state(&inactive, &stakes, &judgement, &shares, &rao)),
        ]))
    }

    /// YUM-1.
    fn activity(&mut self) -> Vec<bool> {
        let subnet = self.subnet;
        let cutoff = u64::from(subnet.activity_cutoff);
        let inactive: Vec<bool> =
            subnet.last_update.iter().map(|update| update.wrapping_add(cutoff) < subnet.block).collect();
        self.note("n", || Json::number(subnet.neurons));
        self.note("current_block", || Json::text(subnet.block));
        self.note("activity_cutoff", || Json::text(cutoff));
        self.note_vector("Last update", &subnet.last_update);
        self.note("Inactive", || flags(&inactive));
        self.note_vector("Block at registration", &subnet.registered_at);
        inactive
    }

    /// YUM-2 to YUM-4.
    fn stakes(&mut self, inactive: &[bool]) -> Result<Stakes, Panic> {
        let (subnet, n) = (self.subnet, self.neurons());
        let mut stored = vec![0; n];
        for (uid, hotkey) in &subnet.keys {
            let stake = stored.get_mut(usize::from(*uid)).ok_or_else(|| out_of_bounds(n, uid))?;
            *stake = subnet.stakes.get(hotkey).copied().unwrap_or(0) as i64;
        }
        let hotkey = |(uid, key): &(u16, String)| Json::array([Json::number(uid), Json::text(key)]);
        self.note("hotkeys", || Json::array(subnet.keys.iter().map(hotkey)));
        let all = stake_shares(&stored);
        self.note_vector("S", &all);
        let new_permits = greatest(&all, subnet.max_validators);
        self.note("validator_permits", || flags(&subnet.permits));
        self.note("max_allowed_validators", || Json::number(subnet.max_validators));
        self.note("new_validator_permits", || flags(&new_permits));
        if (!inactive.is_empty() && inactive.len() != n) || subnet.permits.len() != n {
            return Err("assertion `left == right` failed".to_owned());
        }
        let counts = |uid: usize| subnet.permits[uid] && !inactive.get(uid).copied().unwrap_or(false);
        let counted: Vec<Bits> = (0..n).map(|uid| if counts(uid) { all[uid] } else { 0 }).collect();
        let active = matrix::normalized(&counted);
        self.note_vector("S #2", &active);
        Ok(Stakes { all, active, new_permits })
    }

    /// YUM-5 to YUM-17.
    fn judge(&mut self, stakes: &Stakes) -> Result<Judgement, Panic> {
        let weights = self.weights()?;
        let preranks = matrix::weighted_column_sums(&weights, &stakes.active);
        self.note_vector("R (before)", &preranks);
        let majority = divide(from_u16(self.subnet.kappa), from_u16(u16::MAX));
        let consensus = matrix::weighted_medians(&stakes.active, &weights, majority);
        self.note_vector("C", &consensus);
        let weights = matrix::clipped(&weights, &consensus);
        self.note_matrix("W #2", &weights);
        let validator_trust = matrix::row_sums(&weights);
        self.note_vector("Tv", &validator_trust);
        let ranks = matrix::weighted_column_sums(&weights, &stakes.active);
        self.note_vector("R (after)", &ranks);
        let ratio = |(&rank, &before): (&Bits, &Bits)| if before == 0 { 0 } else { divide(rank, before) };
        let trust: Vec<Bits> = ranks.iter().zip(&preranks).map(ratio).collect();
        self.note_vector("T", &trust);
        let incentive = matrix::normalized(&ranks);
        self.note_vector("I (=R)", &incentive);
        let bonds = self.bonds(&weights, &stakes.active)?;
        let dividends = matrix::normalized(&matrix::weighted_row_sums(&bonds, &incentive));
        self.note_vector("D", &dividends);
        Ok(Judgement { consensus, validator_trust, trust, incentive, dividends, bonds })
    }

    /// YUM-5 to YUM-7.
    fn weights(&mut self) -> Result<Matrix, Panic> {
        let (subnet, n) = (self.subnet, self.neurons());
        let mut stored: Matrix = vec![Row::new(); n];
        for (uid, cells) in subnet.weights.iter().filter(|&&(uid, _)| uid < subnet.neurons) {
            let below = cells.iter().filter(|&&(column, _)| column < subnet.neurons);
            stored[usize::from(*uid)] = below.map(|&(column, value)| (column, from_u16(value))).collect();
        }
        self.note_matrix("W", &stored);
        let permitted = matrix::filtered(&stored, |row, _| subnet.permits[row]);
        self.note_matrix("W (permit)", &permitted);
        let others = matrix::filtered(&permitted, |row, column| row != usize::from(column));
        self.note_matrix("W (permit+diag)", &others);
        let current = self.without_outdated(&others)?;
        self.note_matrix("W (permit+diag+outdate)", &current);
        let weights = matrix::rows_normalized(&current);
        self.note_matrix("W (mask+norm)", &weights);
        Ok(weights)
    }

    /// YUM-6: without the cells that were set before their column's neuron was registered.
    fn without_outdated(&self, matrix: &Matrix) -> Result<Matrix, Panic> {
        let (updates, registered) = (&self.subnet.last_update, &self.subnet.registered_at);
        for (row, cells) in matrix.iter().enumerate() {
            for &(column, _) in cells {
                updates.get(row).ok_or_else(|| out_of_bounds(updates.len(), row))?;
                registered.get(usize::from(column)).ok_or_else(|| out_of_bounds(registered.len(), column))?;
            }
        }
        Ok(matrix::filtered(matrix, |row, column| updates[row] > registered[usize::from(column)]))
    }

    /// YUM-14 to YUM-16.
    fn bonds(&mut self, weights: &Matrix, active: &[Bits]) -> Result<Matrix, Panic> {
        let n = self.neurons();
        let mut stored: Matrix = vec![Row::new(); n];
        for (uid, cells) in self.subnet.bonds.iter().filter(|(_, cells)| !cells.is_empty()) {
            let row = stored.get_mut(usize::from(*uid)).ok_or_else(|| out_of_bounds(n, uid))?;
            *row = cells.iter().map(|&(column, value)| (column, from_u16(value))).collect();
        }
        self.note_matrix("B", &stored);
        let current = self.without_outdated(&stored)?;
        self.note_matrix("B (outdatedmask)", &current);
        let old = matrix::columns_normalized(&current, n);
        self.note_matrix("B (mask+norm)", &old);
        let delta = matrix::rows_times(weights, active);
        self.note_matrix("ΔB", &delta);
        let delta = matrix::columns_normalized(&delta, n);
        self.note_matrix("ΔB (norm)", &delta);
        let average = matrix::moving_average(&delta, &old, alpha(self.subnet.bonds_moving_average));
        let average = matrix::columns_normalized(&average, n);
        self.note_matrix("emaB", &average);
        Ok(average)
    }

    /// YUM-19.
    fn emission(&mut self, shares: &Shares<Bits>) -> Shares<u64> {
        let emission = self.subnet.rao_emission;
        let mut pay = |[share_label, rao_label]: [&str; 2], part: &[Bits]| {
            let rao = in_rao(part, emission);
            self.note_vector(share_label, part);
            self.note_vector(rao_label, &rao);
            rao
        };
        Shares {
            server: pay(["nSE", "SE"], &shares.server),
            validator: pay(["nVE", "VE"], &shares.validator),
            combined: pay(["nCE", "CE"], &shares.combined),
        }
    }

    fn payments(&self, rao: &Shares<u64>) -> Json {
        let payment = |(uid, hotkey): &(u16, String)| {
            let index = usize::from(*uid);
            Json::array([Json::text(hotkey), Json::text(rao.server[index]), Json::text(rao.validator[index])])
        };
        Json::array(self.subnet.keys.iter().map(payment))
    }

    /// YUM-20, YUM-21: the items that the epoch writes, but for those that are empty.
    fn state(
        &self,
        inactive: &[bool],
        stakes: &Stakes,
        judgement: &Judgement,
        shares: &Shares<Bits>,
        rao: &Shares<u64>,
    ) -> Json {
        let netuid = || Json::number(self.subnet.netuid);
        let item = |value: Json| vec![Json::array([netuid(), value])];
        let proportions = |vector: &[Bits]| {
            item(numbers(&vector.iter().map(|&value| proportion_to_u16(value)).collect::<Vec<_>>()))
        };
        let active: Vec<bool> = inactive.iter().map(|inactive| !inactive).collect();
        let bond = |(column, value): &(u16, u16)| Json::array([Json::number(column), Json::number(value)]);
        let bonds = |(uid, cells): &StoredRow| {
            Json::array([netuid(), Json::number(uid), Json::array(cells.iter().map(bond))])
        };
        let items = [
            ("Active", item(flags(&active))),
            ("Emission", item(texts(&rao.combined))),
            ("Rank", proportions(&judgement.incentive)),
            ("Trust", proportions(&judgement.trust)),
            ("Consensus", proportions(&judgement.consensus)),
            ("Incentive", proportions(&judgement.incentive)),
            ("Dividends", proportions(&judgement.dividends)),
            ("PruningScores", item(numbers(&pruning_scores(&shares.combined)))),
            ("ValidatorTrust", proportions(&judgement.validator_trust)),
            ("ValidatorPermit", item(flags(&stakes.new_permits))),
            ("Bonds", self.stored_bonds(&judgement.bonds, &stakes.new_permits).iter().map(bonds).collect()),
        ];
        let whole = items.map(|(name, own)| (name.to_owned(), self.subnet.with_others(name, own)));
        let filled = whole.into_iter().filter(|(_, entries)| !entries.is_empty());
        Json::Object(filled.map(|(name, entries)| (name, Json::Array(entries))).collect())
    }

    /// YUM-21: the rows of Bonds after the epoch.
    fn stored_bonds(&self, bonds: &Matrix, new_permits: &[bool]) -> Vec<StoredRow> {
        let upscaled = matrix::columns_upscaled(bonds, self.neurons());
        let old_permit = |uid: u16| self.subnet.permits[usize::from(uid)];
        let mut rows: Vec<StoredRow> = self.subnet.bonds.clone();
        rows.retain(|&(uid, _)| {
            uid >= self.subnet.neurons || !(new_permits[usize::from(uid)] || old_permit(uid))
        });
        for (uid, row) in (0..self.subnet.neurons).zip(&upscaled) {
            if new_permits[usize::from(uid)] {
                rows.push((
                    uid,
                    row.iter().map(|&(column, value)| (column, proportion_to_u16(value))).collect(),
                ));
            } else if old_permit(uid) {
                rows.push((uid, Vec::new()));
            }
        }
        rows
    }
}
