//! The order of jobs: what each needs is there, and none waits for itself.

use std::collections::BTreeSet;

use super::known::File;
use super::report::Report;
use super::rule;
use super::suggest;
use crate::syntax::Job;

pub(super) fn check(file: &File<'_>, report: &mut Report<'_>) {
    for job in &file.workflow.jobs {
        for need in job.needs.iter().filter(|need| !need.is_computed() && file.index(&need.value).is_none()) {
            let message = format!("`{}` needs `{}`, which is no job", job.id.value, need.value);
            report.add(&rule::UNKNOWN_NEED, need.place, message, suggest::help(&need.value, file.ids()));
        }
    }
    let needs = needs(file);
    let waiting = in_cycles(&needs);
    for index in &waiting {
        let job = &file.workflow.jobs[*index];
        let need =
            job.needs.iter().find(|need| file.index(&need.value).is_some_and(|at| waiting.contains(&at)));
        if let Some(need) = need {
            let message = format!("`{}` waits for `{}`, which waits for it", job.id.value, need.value);
            report.add(&rule::NEEDS_CYCLE, need.place, message, "let one of them go without the other");
        }
    }
}

/// What each job needs, of those that are there.
pub(super) fn needs(file: &File<'_>) -> Vec<BTreeSet<usize>> {
    let needs = |job: &Job| job.needs.iter().filter_map(|need| file.index(&need.value)).collect();
    file.workflow.jobs.iter().map(needs).collect()
}

/// Everything that is needed, directly or not, by those that are given.
pub(super) fn reach(edges: &[BTreeSet<usize>], from: impl IntoIterator<Item = usize>) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<usize> = from.into_iter().collect();
    while let Some(index) = open.pop() {
        for next in edges.get(index).into_iter().flatten() {
            if reached.insert(*next) {
                open.push(*next);
            }
        }
    }
    reached
}

/// The edges the other way round.
pub(super) fn reversed(edges: &[BTreeSet<usize>]) -> Vec<BTreeSet<usize>> {
    let mut reversed = vec![BTreeSet::new(); edges.len()];
    for (index, edges) in edges.iter().enumerate() {
        for to in edges {
            reversed[*to].insert(index);
        }
    }
    reversed
}

/// What is left when all that waits for nothing, or that nothing waits for, is taken away until nothing more can be.
fn in_cycles(needs: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let all = without_ends(needs, &(0..needs.len()).collect());
    without_ends(&reversed(needs), &all)
}

/// Takes away whatever needs nothing of what is left.
fn without_ends(needs: &[BTreeSet<usize>], of: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut left = of.clone();
    let waiting = reversed(needs);
    let mut open: Vec<usize> = needs.iter().map(|needs| needs.intersection(of).count()).collect();
    let mut free: Vec<usize> = of.iter().copied().filter(|index| open[*index] == 0).collect();
    while let Some(index) = free.pop() {
        left.remove(&index);
        for next in &waiting[index] {
            open[*next] -= 1;
            if open[*next] == 0 && left.contains(next) {
                free.push(*next);
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(edges: &[&[usize]]) -> Vec<BTreeSet<usize>> {
        edges.iter().map(|edges| edges.iter().copied().collect()).collect()
    }

    fn found(of: &[&[usize]]) -> Vec<usize> {
        in_cycles(&edges(of)).into_iter().collect()
    }

    #[test]
    fn only_jobs_of_a_cycle_are_in_it() {
        assert_eq!(found(&[&[], &[0], &[1, 0]]), Vec::<usize>::new());
        assert_eq!(found(&[&[0]]), [0]);
        assert_eq!(found(&[&[], &[0, 2], &[1], &[2], &[3]]), [1, 2]);
    }

    #[test]
    fn what_is_needed_by_way_of_others_is_reached() {
        let needs = edges(&[&[], &[0], &[1], &[]]);
        assert_eq!(reach(&needs, [2]), BTreeSet::from([0, 1]));
        assert_eq!(reach(&reversed(&needs), [0]), BTreeSet::from([1, 2]));
    }
}
