"""A flag for prices is switched on for everybody at once: the long one."""

from datetime import time
from typing import Final

from core.domain.taxonomy import (
    ActionKind,
    ActionStatus,
    Category,
    EventKind,
    Experience,
    Level,
    Priority,
    ServiceState,
    Severity,
    Stage,
)
from core.services.demo.cast import ANA, IVAN, JOAO, MARIA, TOM
from core.services.demo.story import Event, Item, Story, factor, passages, why

PRICE_ROUNDING: Final = Story(
    key="price-rounding",
    title="Orders were refused after a change in how prices are rounded",
    severity=Severity.SEV1,
    stage=Stage.PUBLISHED,
    days_ago=110,
    began=time(11, 2),
    author=ANA,
    commander=TOM,
    responder=JOAO,
    category=Category.APPLICATION,
    cause="change_configuration",
    trigger="The flag `pricing.exact-rounding` was set from 1 % to 100 %",
    alert="CheckoutErrorRate",
    experience=Experience.OUTAGE,
    error_rate=38,
    users_share=12.4,
    p95=310,
    complaints=241,
    reputation=Level.HIGH,
    rolled_back_to="flag at 0 %",
    pattern="Third incident in a year in which a flag went to everybody in one step",
    services={
        "checkout": ServiceState.DOWN,
        "search": ServiceState.WORKING,
        "notifications": ServiceState.DEGRADED,
    },
    course=(
        Event(0, EventKind.BEGAN, "The flag `pricing.exact-rounding` is set from 1 % to 100 %.", ANA),
        Event(1, EventKind.OTHER, "First refusals: “total does not match the sum of its lines”."),
        Event(4, EventKind.ALERT, "CheckoutErrorRate fires at 38 %."),
        Event(5, EventKind.PAGED, "The primary on call is paged."),
        Event(7, EventKind.ACKNOWLEDGED, "On call acknowledges.", JOAO),
        Event(
            10,
            EventKind.INVESTIGATION,
            "Errors come from the order service; nothing was deployed today.",
            JOAO,
        ),
        Event(13, EventKind.COMMUNICATION, "Status page: some orders cannot be placed.", TOM),
        Event(18, EventKind.OTHER, "The deploy of the evening before is rolled back as a precaution.", JOAO),
        Event(26, EventKind.OTHER, "No change after the rollback; it was not the deploy.", JOAO),
        Event(31, EventKind.OTHER, "All refused orders have three lines or more and a discount.", ANA),
        Event(
            37,
            EventKind.CAUSE,
            "Prices round each line, the order service rounds the sum: they differ by a cent.",
            ANA,
        ),
        Event(39, EventKind.MITIGATION, "The flag is set to 0 %.", ANA),
        Event(41, EventKind.RESTORED, "Error rate is normal."),
        Event(46, EventKind.COMMUNICATION, "Status page: orders can be placed again.", TOM),
        Event(101, EventKind.MONITORING_ENDED, "An hour at the normal rate."),
        Event(102, EventKind.RESOLVED, "The incident is closed; refused customers get a voucher.", TOM),
    ),
    whys=(
        why(
            "Why were orders refused?",
            "Their total differed by a cent from the sum of their lines.",
            "Log of the order service, 11:03",
        ),
        why("Why did it differ?", "Two services round at different places since the flag is on."),
        why("Why did 1 % not show it?", "At 1 % it was on for staff only, whose orders have no discount."),
        why(
            "Why did it go from 1 % to 100 %?",
            "The console offers any figure, and the plan named only these two.",
        ),
        why(
            "Why did it take 37 minutes to think of the flag?",
            "Flag changes are in no dashboard and no channel.",
        ),
    ),
    factors=(
        factor(
            "Flags change in one step",
            "Nothing asks for stages between 1 % and 100 %.",
            "process",
            is_root=True,
        ),
        factor("Rounding lives in two services", "Each is right by itself.", "change_code", is_root=True),
        factor("Flag changes are invisible", "Deploys are marked on graphs, flags are not.", "process"),
        factor("The first 1 % were not like the rest", "Staff have no discounts.", "data"),
    ),
    items=(
        Item(
            "Round in one place: the price service sends the total",
            ANA,
            Priority.HIGH,
            ActionKind.REPAIR,
            14,
            ActionStatus.DONE,
            11,
            is_must_fix=True,
            success="Property test over 10,000 carts with discounts",
        ),
        Item(
            "Mark flag changes on every dashboard",
            TOM,
            Priority.HIGH,
            ActionKind.DETECT,
            7,
            ActionStatus.DONE,
            8,
        ),
        Item(
            "Let flags of checkout grow by at most a factor of ten a step",
            IVAN,
            Priority.MEDIUM,
            ActionKind.PREVENT,
            30,
            ActionStatus.IN_PROGRESS,
            success="The console refuses 1 % to 100 %",
        ),
        Item(
            "Choose the first 1 % from all customers, not from staff",
            MARIA,
            Priority.MEDIUM,
            ActionKind.PREVENT,
            45,
            ActionStatus.OPEN,
        ),
        Item(
            "Add flag changes to the runbook for errors of checkout",
            JOAO,
            Priority.LOW,
            ActionKind.PROCESS,
            90,
            ActionStatus.DONE,
            60,
        ),
    ),
    prose=passages("""
[summary_incident]
A new way of rounding prices was switched on for everybody at once. From then on, more than a third of all orders were refused because two services disagreed by a cent.

[summary_impact]
More than one order in three failed for 41 minutes around noon, on the busiest weekday.

[summary_cause]
Rounding happens in two services, and a flag could go from 1 % to 100 % in one step, unseen by those who looked for the cause.

[summary_resolution]
The flag was set to 0 %; orders worked again within two minutes.

[summary_prevention]
Prices are rounded in one place now, flag changes are marked on dashboards, and flags of checkout will only grow in steps.

[impact_text]
Customers with three or more articles and a discount saw “Something about your order does not add up”. Most tried again two or three times; many of them left. Orders without a discount went through. Confirmation mails were delayed by up to ten minutes, because refusals filled the same queue.

No order was stored with a wrong price. Refunds were not needed.

[what_happened]
The price service sends each line of a cart with its price, and the order service adds them up and compares the sum with the total that the customer saw.

Until that day, both rounded the sum. With the flag on, the price service rounds **each line** and then adds. For one line there is no difference. With several lines and a discount in percent, the results can differ by a cent, and the order service refuses an order whose total does not match. That check is right: it has found two real defects in the past.

| lines | with discount | refused |
|---|---|---|
| 1 | any | 0 % |
| 2 | yes | 21 % |
| 3 and more | yes | 74 % |

[why_it_happened]
The change had been planned with care: a flag, a test with 1 %, a date with little traffic. The date moved by a week because of a holiday, and the hour with it. The 1 % were our own staff, who have no discount codes, so the test could not fail.

Nobody expected a rounding flag to refuse orders. Those on call looked where changes usually come from, in deploys, and rolled one back that had nothing to do with it.

[root_cause]
Two services each decide how a total is rounded, and nothing makes sure that they agree.

A flag may jump from a few people to all of them, and nobody but the one who set it can see that it did.

[mitigation]
1. Set the flag back: `flags set pricing.exact-rounding 0`.
2. Watch `orders_refused_total` by reason; the reason `total-mismatch` must go to zero.
3. Only then look at the queue of mails, which drains by itself.

[verification]
Orders with discounts were placed by hand in three currencies. The rate of refusals was watched for an hour, through the lunch peak.

[went_well]
- The check of totals kept wrong prices out of our books.
- The alert fired four minutes after the first refusal.
- Support saw the pattern “three articles and a discount” before engineering did, and said so in the channel.
- Once the flag was suspected, it was off within two minutes.

[went_wrong]
- A rollback that could not help cost eight minutes, and a quarter of an hour of attention.
- The person who had set the flag was in a meeting and saw the channel late, although she would have known at once.
- The status page spoke of “some orders” when it was more than a third.

[surprises]
Staff orders are not like those of customers. We have used staff as the first 1 % for years.

[luck]
The sale of the week was to begin the next day.

[tools_worked]
The breakdown of errors by number of lines, which somebody had added to the dashboard for another reason.

[tools_missing]
A list of everything that changed in the last hour: deploys, flags, configuration, data.

[lessons]
A flag is a deploy. It deserves the same steps, the same marks on graphs and the same first suspicion.

[lessons_response]
Before rolling back, say what you expect to see afterwards, and by when. We would have stopped waiting after two minutes.

[prevention_done]
Rounding was moved to the price service, with a property test over carts with discounts.

[prevention_short]
Flags of checkout grow by at most a factor of ten a step, with ten minutes between steps.

[prevention_long]
One feed of all changes, whatever made them.
"""),
)
