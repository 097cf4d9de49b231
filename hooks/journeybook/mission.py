"""What journeybook is for, demand by demand: where each is written, checked and shown. Data; nothing runs on it.

The numbers are those of the five source texts on customer journey mapping: 0 "How to map the customer
journey correctly", 1 "Relationship journey mapping", 2 "The buyer's journey", 3 "Six steps to plan meaningful
digital journeys", 4 "Customer journey in 4 steps". `docs/mission.md` is made from this list.
"""

from __future__ import annotations

from dataclasses import dataclass

GIFT = "journeys/presente-com-desconto.md"


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand: its number and gist, the fields it is written in, the rules that check it, the pages that show it.

    A field is a path of names from its kind (`maps.stages.steps.emotion`), a rule its code, a page the path of
    its Markdown file with, after #, a heading on it.
    """

    id: str
    gist: str
    fields: tuple[str, ...]
    rules: tuple[str, ...]
    pages: tuple[str, ...]


def _demand(id: str, gist: str, fields: str, rules: str, pages: str) -> Demand:
    named = pages.replace("GIFT", GIFT)
    return Demand(id, gist, tuple(fields.split()), tuple(rules.split()), tuple(named.split()))


DEMANDS: tuple[Demand, ...] = (
    _demand("0.01", "Mapping costs money: a charter, a checklist, a gate before publishing",
            "maps.charter maps.preparation maps.status", "", "GIFT#background"),
    _demand("0.02", "All touchpoints, online and offline", "touchpoints.mode", "", "touchpoints/index.md"),
    _demand("0.03", "The customer's own view: does, thinks, feels",
            "maps.stages.steps.title maps.stages.steps.thinks maps.stages.steps.feels maps.stages.steps.quote",
            "", "GIFT#map GIFT#steps"),
    _demand("0.04", "The customer's goal and ours, side by side",
            "maps.customer_goal maps.business_goal maps.stages.customer_goal maps.stages.business_goal", "", "GIFT"),
    _demand("0.05", "First to last interaction, and whether the goal is reached",
            "maps.stages.steps.interaction maps.stages.steps.goal", "", "GIFT#steps"),
    _demand("0.06", "Six reasons why mapping fails, and an orderly way against them", "maps.preparation", "", ""),
    _demand("0.07", "Reason 1, the team is too narrow: everyone who touches the journey maps it",
            "maps.team maps.stages.steps.issues", "", "GIFT#background"),
    _demand("0.08", "Reason 2, no persona: start with whom",
            "segments.attributes personas.attributes personas.goals personas.needs personas.expectations "
            "personas.feelings", "", "personas/ana.md#who"),
    _demand("0.09", "Reason 3, the scope is too small: from the need to word of mouth",
            "maps.stages.phase maps.stages.macro_stage", "", "GIFT#map"),
    _demand("0.10", "Reason 4, imagination: evidence of many kinds, assumptions marked",
            "evidence.kind evidence.source maps.stages.steps.assumption maps.stages.steps.evidence", "",
            "evidence/index.md"),
    _demand("0.11", "Reason 5, inside-out: who, when, what, how, seen from outside",
            "maps.perspective maps.stages.steps.who maps.stages.steps.when maps.stages.steps.what "
            "maps.stages.steps.how", "", "GIFT#steps"),
    _demand("0.12", "Reason 6, the wrong objective: problems and action, not a drawing",
            "maps.objective.text maps.objective.outcomes", "", "GIFT#background"),
    _demand("0.13", "For each persona and stage the touchpoints and channels that suit",
            "maps.stages.steps.channel_fit maps.stages.steps.handoff", "", ""),
    _demand("0.14", "Each persona has a map of its own", "maps.persona", "", "personas/index.md"),
    _demand("0.15", "Journeys are not linear: skips, loops, exits with reasons",
            "maps.stages.steps.transitions.kind maps.stages.steps.transitions.reason", "", "GIFT#ways"),
    _demand("0.16", "Engage and convert: goals stage by stage",
            "maps.stages.engagement maps.stages.conversion", "", "GIFT#steps"),
    _demand("0.17", "Every page names its owner and leads on", "maps.owner maps.related", "", "GIFT#background"),
    _demand("1.01", "Where the shoe pinches, in the customer's words", "maps.stages.steps.pains.text", "",
            "GIFT#pains"),
    _demand("1.02", "Look again in good time", "organization.review_every_days maps.reviewed_on", "", "index.md#due"),
    _demand("1.03", "Before, during and after the purchase", "maps.stages.phase", "", "GIFT#map"),
    _demand("1.04", "Which department offers which touchpoint", "touchpoints.offered_by", "",
            "touchpoints/index.md departments/marketing.md#touchpoints"),
    _demand("1.05", "Which channels customers truly use", "channels.actual_use channels.relevance channels.offered",
            "", ""),
    _demand("1.06", "Answers without excuses: evidence, and quotes as they were said",
            "maps.stages.steps.quote maps.stages.steps.evidence", "", "GIFT#steps"),
    _demand("1.07", "What the brand promises, kept or broken",
            "organization.promises maps.stages.steps.promises.kept", "", "GIFT#steps"),
    _demand("1.08", "The cycles of information, purchase and use", "maps.stages.cycle", "", "GIFT#steps"),
    _demand("1.09", "What disturbs, and the alternatives",
            "maps.stages.steps.path maps.stages.steps.disturbances.alternatives", "", "GIFT#steps"),
    _demand("1.10", "The good, the bad and the ugly", "maps.stages.steps.verdict", "", ""),
    _demand("1.11", "What they do and feel; most impact for least effort",
            "maps.stages.steps.emotion opportunities.effort opportunities.impact", "", "GIFT#faces backlog/index.md"),
    _demand("1.12", "All contact with brand, product or service",
            "touchpoints.concerns touchpoints.brand_effect", "", "touchpoints/index.md"),
    _demand("1.13", "Conversion and tracking at each touchpoint", "touchpoints.conversion touchpoints.tracking", "",
            ""),
    _demand("1.14", "The gap between what customers feel and the company believes",
            "maps.stages.steps.emotion maps.stages.steps.emotion_believed", "", "GIFT#map"),
    _demand("1.15", "Record, describe and plan: as it is, as it could be", "maps.state maps.variant_of", "", ""),
    _demand("1.16", "Satisfaction at each touchpoint",
            "touchpoints.satisfaction maps.stages.steps.satisfaction", "", "GIFT#steps"),
    _demand("1.17", "Quantitative, qualitative and subjective results", "maps.stages.results.kind", "",
            "GIFT#steps"),
    _demand("1.18", "A dated snapshot to compare with", "baselines.day baselines.revision", "", ""),
    _demand("1.19", "Adapting the portfolio, standing out",
            "opportunities.portfolio opportunities.differentiation", "", "backlog/index.md"),
    _demand("1.20", "Consumers and companies; planned and relevant touchpoints",
            "maps.market touchpoints.planned touchpoints.relevance touchpoints.performance", "", "journeys/index.md"),
    _demand("1.21", "Beyond the obvious: watched or not, divisions, locations, departments, channels",
            "touchpoints.monitored_by touchpoints.form touchpoints.state touchpoints.division touchpoints.locations",
            "", "touchpoints/index.md"),
    _demand("1.22", "A start for process, technology and marketing", "opportunities.category", "",
            "backlog/index.md#ranked"),
    _demand("1.23", "First from outside; one brand on every channel", "touchpoints.consistency.consistent", "", ""),
    _demand("1.24", "Step 1: personas with four groups of attributes",
            "personas.attributes.sociodemographics personas.attributes.personality "
            "personas.attributes.purchase_behaviour personas.attributes.online_affinity", "",
            "personas/ana.md#who"),
    _demand("1.25", "Step 2: all touchpoints, the small and unowned too", "touchpoints.size touchpoints.owned", "",
            "touchpoints/index.md"),
    _demand("1.26", "Step 3: moments of truth, pains, motivators; detail the few that matter",
            "maps.stages.steps.moment_of_truth maps.stages.steps.pains maps.stages.steps.motivators.catalyst "
            "maps.stages.steps.importance maps.stages.steps.detail", "", "GIFT#steps GIFT#pains"),
    _demand("1.27", "Step 4: departments and people; bottlenecks, delays, internal problems",
            "maps.stages.steps.people maps.stages.steps.issues.kind", "", "GIFT#steps GIFT#responsibility"),
    _demand("1.28", "Step 5: rate every contact, forms and e-mails too",
            "touchpoints.kind touchpoints.satisfaction", "", "touchpoints/index.md"),
    _demand("1.29", "Step 6: the map, with perceptions and feelings", "maps.stages.steps.emotion", "", "GIFT#map"),
    _demand("1.30", "Step 7: actions with owner, date, goal and metric",
            "opportunities.owner opportunities.due opportunities.goal metrics.target metrics.readings", "",
            "backlog/index.md#ranked"),
    _demand("1.31", "The right time: response times and due dates",
            "touchpoints.response_time opportunities.due", "", "backlog/index.md#ranked"),
    _demand("1.32", "When it was last updated", "maps.reviewed_on", "", "GIFT"),
    _demand("2.01", "Understand, develop, document, then orchestrate", "maps.status", "", "journeys/index.md"),
    _demand("2.02", "Content for every stage and persona", "content.personas content.stages", "", ""),
    _demand("2.03", "Six things orchestration is not", "maps.status", "", ""),
    _demand("2.04", "Marketing, sales, customer experience and IT all agree",
            "departments.team maps.team.sign_off", "", "GIFT#background"),
    _demand("2.05", "Strategy before technology, engagement in all phases",
            "maps.stages.strategy maps.stages.engagement", "", "GIFT#steps"),
    _demand("2.06", "Eight macro stages", "maps.stages.macro_stage", "", "GIFT#steps"),
    _demand("2.07", "Personas and ideal customers in depth",
            "personas.buying_role accounts.profile segments.trends segments.events departments.front_line "
            "evidence.front_line accounts.signals.kind", "", ""),
    _demand("2.08", "The case for it, with figures and their sources", "figures.value figures.source", "", ""),
    _demand("2.09", "Systems of engagement, intelligence and record",
            "systems.category touchpoints.systems maps.stages.steps.systems", "", ""),
    _demand("2.10", "All touches of all people of an account on one time line",
            "accounts.people accounts.touches", "", ""),
    _demand("2.11", "Metrics that fit the maturity", "metrics.maturity", "", ""),
    _demand("2.12", "Five stages of maturity, 27 criteria", "maturity.met maturity.by maturity.day", "", ""),
    _demand("3.01", "Growth of leaders against laggards", "figures.compared", "", ""),
    _demand("3.02", "A team from all functions", "departments.team maps.team.role", "", "GIFT#background"),
    _demand("3.03", "Days in one room, with a whiteboard",
            "maps.charter.workshops.days maps.charter.workshops.decisions maps.charter.workshops.pictures", "",
            "GIFT#background"),
    _demand("3.04", "High-level actions, by consensus", "maps.actions.title maps.actions.consensus", "",
            "GIFT#background"),
    _demand("3.05", "Intents, and every way to start", "maps.actions.intents.entries maps.actions.intents.focus", "",
            "GIFT#background"),
    _demand("3.06", "Expectation against reality, and what the gap costs",
            "maps.scenario maps.stages.steps.expects maps.stages.steps.experiences maps.stages.steps.delay "
            "maps.stages.steps.consequence", "", "GIFT#gaps"),
    _demand("3.07", "Opportunities out of the gap, with what automation needs",
            "opportunities.answers opportunities.alternatives opportunities.requirements", "", "backlog/index.md"),
    _demand("3.08", "Feasible or a dream: questions, capabilities, variants",
            "opportunities.questions capabilities.available opportunities.realistic opportunities.revisit_when "
            "maps.variant_of", "", ""),
    _demand("3.09", "Effort from left to right, impact from bottom to top, the best top left",
            "opportunities.effort opportunities.impact opportunities.programme programmes.effort "
            "organization.quadrant", "", "backlog/index.md#quadrant"),
    _demand("3.10", "More than one channel", "touchpoints.channels touchpoints.mode", "", "touchpoints/index.md"),
    _demand("4.00", "A simple framework to download", "", "", ""),
    _demand("4.01", "Step 1: who, and what success is to them",
            "personas.success.definition personas.success.evidence personas.success.reliability", "",
            "personas/ana.md#success"),
    _demand("4.02", "Step 2: stages of your own, and touchpoints",
            "organization.vocabularies maps.stages.terms maps.stages.steps.touchpoint", "", "GIFT#map"),
    _demand("4.03", "Step 3: departments on every step",
            "maps.stages.steps.departments.responsible maps.stages.steps.departments.accountable "
            "maps.stages.steps.departments.process", "", "departments/index.md GIFT#responsibility"),
    _demand("4.04", "Step 4: success milestones, guidance, playbooks",
            "milestones.part_of milestones.value milestones.signal milestones.reached_at milestones.guidance "
            "milestones.blockers milestones.playbook", "", "milestones/index.md milestones/ana.md"),
    _demand("4.05", "Share it: a stable address for each page and step", "maps.stages.steps.id", "J102 J120",
            "GIFT#step-deixa-o-email"),
)  # fmt: skip
