//! A plan on a terminal.

use cloudformation::cost::{Bill, Difference, Rate};
use cloudformation::plan::{Action, Change, Replacement};

use super::{Report, dollars, sign, signed, verb};

/// Causes are filled into lines of this width.
const WIDEST: usize = 100;

/// Paints texts, or not.
#[derive(Clone, Copy, Debug)]
struct Paint(bool);

impl Paint {
    fn paint(self, code: &str, text: &str) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// The stacks that change, what is at risk, what is wider, what it costs, and what is not known.
pub(crate) fn render(report: &Report, colour: bool) -> String {
    let paint = Paint(colour);
    let mut out = String::new();
    for plan in report.plans.iter().filter(|plan| !plan.changes.is_empty()) {
        out.push_str(&format!("{}\n", paint.paint("1", &plan.name)));
        let width = plan.changes.iter().map(|change| change.logical_id.len()).max().unwrap_or_default();
        for change in &plan.changes {
            out.push_str(&one(change, width, paint));
        }
        out.push('\n');
    }
    let widened =
        report.plans.iter().flat_map(|plan| plan.widened.iter().map(move |widened| (&plan.name, widened)));
    let widened: Vec<String> = widened
        .map(|(stack, widened)| {
            let code = if widened.public { "1;31" } else { "33" };
            format!("  {} {stack}/{}: {}\n", paint.paint(code, "!"), widened.logical_id, widened.message)
        })
        .collect();
    if !widened.is_empty() {
        out.push_str(&format!("{}\n{}\n", paint.paint("1;33", "access widened"), widened.concat()));
    }
    out.push_str(&cost(report, paint));
    if !report.unknown.is_empty() {
        out.push_str(&format!("{}\n", paint.paint("1", "not known before the deployment")));
        for what in &report.unknown {
            out.push_str(&format!("  ? {what}\n"));
        }
    }
    out.trim_end().to_owned()
}

/// The line after the plan.
pub(crate) fn summary(report: &Report) -> String {
    let counts = report.counts();
    if !counts.is_empty() {
        return format!("{}: {counts}", report.title);
    }
    if !report.is_empty() {
        return format!("{}: no change for certain; see what is not known", report.title);
    }
    let bill = report.bill.as_ref().filter(|bill| bill.after >= 0.005);
    let cost = bill.map(|bill| format!(", {} a month{}", dollars(bill.after), beside(bill)));
    format!("{}: no changes{}", report.title, cost.unwrap_or_default())
}

fn one(change: &Change, width: usize, paint: Paint) -> String {
    let code = match (change.action, change.replacement) {
        (Action::Add | Action::Import, _) => "32",
        (Action::Modify, Replacement::Never) => "33",
        (Action::Modify | Action::Remove, _) => "31",
    };
    let id = format!("{:width$}", change.logical_id);
    let head = paint.paint(code, &format!("{} {id}", sign(change)));
    let mut line = format!("  {head}  {}", change.resource_type);
    if change.replacement != Replacement::Never || change.is_refused() {
        line.push_str(&format!("  {}", paint.paint("1;31", verb(change))));
    }
    if change.data_at_risk {
        line.push_str(&format!("  {}", paint.paint("1;37;41", " data at risk ")));
    }
    line.push('\n');
    let mut row = String::new();
    let mut width = 0;
    for (position, cause) in change.causes.iter().enumerate() {
        let is_last = position + 1 == change.causes.len();
        let text = format!("{cause}{}", if is_last { "" } else { ", " });
        let length = text.chars().count();
        if width > 0 && width + length > WIDEST {
            line.push_str(&format!("      {}\n", row.trim_end()));
            row.clear();
            width = 0;
        }
        width += length;
        let is_reason = change.replacement == Replacement::Never
            || cause.effect.replacement() == change.replacement
            || cause.replaced.is_some();
        row.push_str(&if is_reason { text } else { paint.paint("2", &text) });
    }
    if !row.is_empty() {
        line.push_str(&format!("      {row}\n"));
    }
    line
}

fn cost(report: &Report, paint: Paint) -> String {
    let Some(bill) = report.bill.as_ref().filter(|_| !report.is_empty()) else { return String::new() };
    let compared = if bill.difference.abs() < 0.005 {
        "as before".to_owned()
    } else {
        format!("{} from {}", signed(bill.difference), dollars(bill.before))
    };
    let mut out = format!(
        "{} {} a month, {compared} (list prices of {}, without traffic, tax and free tier){}\n",
        paint.paint("1", "cost"),
        dollars(bill.after),
        bill.region,
        beside(bill),
    );
    for line in bill.resources.iter().filter(|line| line.change != Difference::Same) {
        let name = format!("{}/{}", line.stack, line.logical_id);
        if !line.parts.is_empty() {
            let parts: Vec<&str> = line.parts.iter().map(|part| part.what.as_str()).collect();
            out.push_str(&format!(
                "  {:>10}  {name}: {}\n",
                signed(line.after - line.before),
                parts.join(", ")
            ));
        }
        if line.change == Difference::Added {
            for rate in &line.by_use {
                out.push_str(&format!("  {:>10}  {name}: {}\n", "by use", per(rate)));
            }
        }
        for what in &line.unpriced {
            out.push_str(&format!("  {:>10}  {name}: {what}\n", "not priced"));
        }
    }
    out.push('\n');
    out
}

/// What the sum leaves out, beside it.
pub(super) fn beside(bill: &Bill) -> String {
    match bill.unpriced() {
        0 => String::new(),
        1 => "; 1 resource has charges without a price here".into(),
        count => format!("; {count} resources have charges without a price here"),
    }
}

/// `$0.045 per GB`: two digits after the point, or as many as the price has.
pub(super) fn per(rate: &Rate) -> String {
    let exact = rate.price.to_string();
    let digits = exact.split_once('.').map_or(0, |(_, digits)| digits.len());
    format!("${:.*} per {}", digits.max(2), rate.price, rate.unit)
}
