//! What wakes somebody up, and what rolls a deployment back.

use cloudformation::resource::id::{AlarmName, TopicArn};
use cloudformation::{Template, Value};

use super::entrance::Door;
use crate::alarm::{self, Metric};

/// Per cent of requests that may fail.
const ERRORS: f64 = 2.0;
/// Requests a minute that the load balancer answers with an error of its own.
const ALONE: f64 = 10.0;
/// Seconds that 99 of 100 requests may take.
const SLOW: f64 = 2.0;

/// Adds the alarms of the API; their names.
pub(super) fn add(t: &mut Template, door: &Door, topic: &Value<TopicArn>) -> Vec<Value<AlarmName>> {
    let of_balancer = vec![("LoadBalancer", door.balancer.load_balancer_full_name())];
    let metric = |name: &'static str, stat: &'static str| Metric {
        namespace: "AWS/ApplicationELB",
        name,
        stat,
        dimensions: of_balancer.clone(),
    };
    let errors = [&metric("HTTPCode_Target_5XX_Count", "Sum"), &metric("RequestCount", "Sum")];
    // Without a task that answers, the load balancer does, and counts no request.
    let alone = metric("HTTPCode_ELB_5XX_Count", "Sum");
    let mut alarms = vec![
        ("ApiGone", alarm::above("Nobody answers for the API", "the-api-fails", &alone, ALONE, topic)),
        ("ApiErrors", alarm::share("Requests to the API fail", "the-api-fails", errors, ERRORS, topic)),
        (
            "ApiSlow",
            alarm::above(
                "The API is slow",
                "the-api-is-slow",
                &metric("TargetResponseTime", "p99"),
                SLOW,
                topic,
            ),
        ),
    ];
    let groups = [
        ("ApiUnhealthy", Some(door.targets)),
        ("ApiOtherUnhealthy", door.shift.as_ref().map(|shift| shift.other)),
    ];
    for (id, targets) in groups {
        let Some(targets) = targets else { continue };
        let mut unhealthy = metric("UnHealthyHostCount", "Minimum");
        unhealthy.dimensions.push(("TargetGroup", targets.target_group_full_name()));
        let what = "Tasks of the API do not pass their health check";
        alarms.push((id, alarm::above(what, "tasks-are-unhealthy", &unhealthy, 0.0, topic)));
    }
    for burn in &BURNS {
        let [long, short] = [burn.long, burn.short]
            .map(|(id, seconds)| t.add(id, alarm::over(errors, seconds, burn.rate * BUDGET)).reference());
        t.add(burn.id, alarm::both(burn.what, "the-error-budget-burns", [long, short], topic));
    }
    alarms.into_iter().map(|(id, alarm)| t.add(id, alarm).reference()).collect()
}

/// Per cent of a month's requests that may fail: the objective is 99.9 % that do not.
const BUDGET: f64 = 0.1;

/// How fast the budget burns, over a long time and still over a short one.
/// <https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts>
struct Burn {
    id: &'static str,
    what: &'static str,
    /// Times as fast as would use it up in a month.
    rate: f64,
    /// Logical id and seconds.
    long: (&'static str, i64),
    short: (&'static str, i64),
}

const BURNS: [Burn; 2] = [
    Burn {
        id: "BudgetBurnsFast",
        what: "A fiftieth of the month's error budget went in an hour",
        rate: 14.4,
        long: ("ErrorsOfAnHour", 3_600),
        short: ("ErrorsOfFiveMinutes", 300),
    },
    Burn {
        id: "BudgetBurnsSlowly",
        what: "A twentieth of the month's error budget went in six hours",
        rate: 6.0,
        long: ("ErrorsOfSixHours", 21_600),
        short: ("ErrorsOfHalfAnHour", 1_800),
    },
];
