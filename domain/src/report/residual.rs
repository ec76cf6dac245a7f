//! Which hidden numbers could be others: a table that is as good as the true one.
//!
//! Every row and column of a table adds up to its margin. A table with the same visible numbers differs from the true one
//! by closed ways through hidden cells, along which numbers rise and fall by turns; so a hidden cell can be another
//! number exactly if such a way leads through it. Rows and columns are the nodes, cells the edges.

use super::{Cell, Table};
use std::{cmp::Reverse, collections::BinaryHeap};

/// What moves along the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// A person with an enrolment that is not completed.
    Open,
    /// A person with an enrolment that is completed.
    Done,
    /// A completion alone: the enrolment stays, and so does the person.
    Completion,
}

/// A cell by the numbers of its row and column; the margins come last.
pub(super) type At = (usize, usize);

/// The table as a net.
pub(super) struct Net<'t> {
    cells: Vec<&'t Cell>,
    rows: usize,
    columns: usize,
    /// Without a breakdown by columns a row adds up to nothing, and may give and take freely.
    is_loose: bool,
}

impl<'t> Net<'t> {
    pub(super) fn new(table: &'t Table) -> Self {
        let places = table.row_places().flat_map(|row| table.column_places().map(move |column| (row, column)));
        let cells = places.map(|(row, column)| table.at(row, column)).collect();
        Self { cells, rows: table.rows.len(), columns: table.columns.len(), is_loose: table.columns.is_empty() }
    }

    pub(super) fn index(&self, (row, column): At) -> usize {
        row * (self.columns + 1) + column
    }

    pub(super) fn all(&self) -> impl Iterator<Item = At> + use<> {
        let columns = self.columns;
        (0..=self.rows).flat_map(move |row| (0..=columns).map(move |column| (row, column)))
    }

    pub(super) fn cell(&self, at: At) -> &Cell {
        self.cells[self.index(at)]
    }

    pub(super) fn is_margin(&self, (row, column): At) -> bool {
        (row == self.rows) || (column == self.columns && !self.is_loose)
    }

    /// Whether the number could be one less or one more while `hidden` stays unseen. A group cannot have more people than
    /// a visible margin says.
    fn may_move(&self, at: At, is_up: bool, moved: Moved, hidden: &[bool]) -> bool {
        let cell = self.cell(at);
        match (moved, is_up) {
            (Moved::Completion, true) => cell.completions < cell.enrolments,
            (Moved::Completion, false) => cell.completions > 0,
            (Moved::Open, false) => cell.people > 0 && cell.enrolments > cell.completions,
            (Moved::Done, false) => cell.people > 0 && cell.completions > 0,
            (_, true) => [(self.rows, at.1), (at.0, self.columns)]
                .into_iter()
                .filter(|margin| *margin != at)
                .all(|margin| hidden[self.index(margin)] || cell.people < self.cell(margin).people),
        }
    }

    /// Whether an edge may be gone along from its row to its column, or back. A margin counts the other way round.
    fn may_go(&self, at: At, from_row: bool, moved: Moved, hidden: &[bool]) -> bool {
        let is_turned = (at.0 == self.rows) != (at.1 == self.columns && !self.is_loose);
        self.may_move(at, from_row != is_turned, moved, hidden)
    }

    /// The cheapest closed way through a cell over cells that have a price; the cells, with the one itself.
    pub(super) fn way(
        &self,
        through: At,
        moved: Moved,
        hidden: &[bool],
        price: &dyn Fn(At) -> Option<u64>,
    ) -> Option<(u64, Vec<At>)> {
        let (row, column) = (through.0, self.column_node(through.1));
        let both = [(true, column, row), (false, row, column)];
        both.into_iter()
            .filter(|(from_row, ..)| self.may_go(through, *from_row, moved, hidden))
            .filter_map(|(_, from, to)| self.path(from, to, through, moved, hidden, price))
            .min_by_key(|(price, _)| *price)
    }

    fn column_node(&self, column: usize) -> usize {
        self.rows + 1 + column
    }

    fn path(
        &self,
        from: usize,
        to: usize,
        without: At,
        moved: Moved,
        hidden: &[bool],
        price: &dyn Fn(At) -> Option<u64>,
    ) -> Option<(u64, Vec<At>)> {
        // One more node: the free column of a table without columns.
        let nodes = self.rows + 1 + self.columns + 1 + usize::from(self.is_loose);
        let mut best: Vec<Option<(u64, usize, Option<At>)>> = vec![None; nodes];
        let mut waiting = BinaryHeap::from([Reverse((0_u64, from))]);
        best[from] = Some((0, from, None));
        while let Some(Reverse((so_far, node))) = waiting.pop() {
            if node == to {
                return Some((so_far, self.trace(&best, from, to, without)));
            }
            if best[node].is_some_and(|(known, ..)| known < so_far) {
                continue;
            }
            self.steps(node, &mut |next, at| {
                let more = match at {
                    Some(at) if at == without || !self.may_go(at, node <= self.rows, moved, hidden) => return,
                    Some(at) => match price(at) {
                        Some(price) => price,
                        None => return,
                    },
                    None => 0,
                };
                if best[next].is_none_or(|(known, ..)| known > so_far + more) {
                    best[next] = Some((so_far + more, node, at));
                    waiting.push(Reverse((so_far + more, next)));
                }
            });
        }
        None
    }

    fn steps(&self, node: usize, each: &mut dyn FnMut(usize, Option<At>)) {
        let free = self.rows + 1 + self.columns + 1;
        if node <= self.rows {
            (0..=self.columns).for_each(|column| each(self.column_node(column), Some((node, column))));
            if self.is_loose {
                each(free, None);
            }
        } else if node == free {
            (0..=self.rows).for_each(|row| each(row, None));
        } else {
            let column = node - self.rows - 1;
            (0..=self.rows).for_each(|row| each(row, Some((row, column))));
        }
    }

    fn trace(&self, best: &[Option<(u64, usize, Option<At>)>], from: usize, to: usize, through: At) -> Vec<At> {
        let mut way = vec![through];
        let mut node = to;
        while node != from {
            let Some((_, before, at)) = best[node] else { break };
            way.extend(at);
            node = before;
        }
        way
    }
}
