import type { ArchitectureModel } from '../model/architecture.ts';
import type { Allowance } from '../model/element.ts';
import { indexModel, type ModelIndex } from '../model/index-model.ts';
import { finish } from '../model/steps.ts';
import { allowedRules, checkAllowances } from './allowances.ts';
import { wholeOf } from './analysis/whole.ts';
import { constraintRules } from './constraints/constraint-rules.ts';
import { compareFindings, type Finding } from './finding.ts';
import { mergeByCause } from './merge-by-cause.ts';
import { RULES } from './registry.ts';
import type { Report, Rule, RuleContext } from './rule.ts';
import { findingOf, type RuleResult, resultOf } from './rule-result.ts';
import { DEFAULT_SETTINGS, type RuleSettings } from './settings.ts';

/** What can be said about one run. */
export interface RunOptions {
    readonly settings?: RuleSettings;
    /** All rules of the catalogue, and the model's own constraints, unless said. */
    readonly rules?: readonly Rule[];
    /** ISO date (`2027-03-01`) by which allowances expire; without one none does. The core has no clock. */
    readonly today?: string;
}

/** What came of one run. */
export interface RunOutcome {
    readonly findings: readonly Finding[];
    /** What an `allow` covers, with the allowance. */
    readonly allowed: readonly AllowedFinding[];
    /** What composite findings contain, rule by rule: it would be told where those are gone. */
    readonly swallowed: readonly SwallowedFinding[];
}

/** What is left to say of a finding that another one tells. */
export type SwallowedFinding = Pick<Finding, 'rule' | 'severity' | 'element'>;

/** A finding that somebody decided to live with. */
export interface AllowedFinding {
    readonly finding: Finding;
    readonly allowance: Allowance;
}

/** The findings of {@link runRulesInFull} alone. */
export function runRules(model: ArchitectureModel | ModelIndex, options: RunOptions = {}): readonly Finding[] {
    return runRulesInFull(model, options).findings;
}

/**
 * Runs the rules over a model. Composite findings take the place of their parts; what an `allow` covers is set apart;
 * what one statement causes many times is told once; allowances that cover nothing, have expired or give no reason are
 * findings themselves. The order is that of the texts, and the same model and settings always give the same findings.
 *
 * A rule that fails never ends the run: its failure becomes a finding `internal/<rule>`.
 */
export function runRulesInFull(model: ArchitectureModel | ModelIndex, options: RunOptions = {}): RunOutcome {
    return finish(runRulesInSteps(model, options));
}

/** The same in small steps, for who has something else to do in between. */
export function* runRulesInSteps(
    model: ArchitectureModel | ModelIndex,
    options: RunOptions = {},
): Generator<undefined, RunOutcome> {
    const index = 'policyScope' in model ? model : indexModel(model);
    const { settings = DEFAULT_SETTINGS, rules = [...RULES, ...constraintRules(index)], today } = options;
    const context = createRuleContext(index, settings);
    const active = rules.filter((rule) => isOn(rule, settings));
    const { results, dropped } = yield* runAll(active, context, settings);
    const swallowed = swallowedResults(results);
    yield;
    // An allowance of a part is in use even while a composite tells the part's story.
    const { allowed, faults } = checkAllowances(index, results, {
        known: rules,
        active: new Set(active.map((rule) => rule.meta.id)),
        ...(today === undefined ? {} : { today }),
    });
    yield;
    const left = results.filter((result) => !swallowed.has(result) && !allowed.has(result));
    const merged = mergeByCause(left);
    yield;
    return {
        findings: [...merged, ...faults].sort(compareFindings),
        allowed: Array.from(allowed, ([result, allowance]) => ({ finding: findingOf(result), allowance })).sort(
            (a, b) => compareFindings(a.finding, b.finding),
        ),
        swallowed: [...dropped, ...Array.from(swallowed, trace)],
    };
}

/**
 * Composites first; of what they contain only a trace is kept, unless an allowance speaks of it: where all call all,
 * that is nearly everything.
 */
function* runAll(
    rules: readonly Rule[],
    context: RuleContext,
    settings: RuleSettings,
): Generator<undefined, { readonly results: readonly RuleResult[]; readonly dropped: readonly SwallowedFinding[] }> {
    const results: RuleResult[] = [];
    for (const rule of rules.filter(({ meta }) => meta.composite)) {
        for (const result of runRule(rule, context, settings)) {
            if (results.push(result) % STEP === 0) {
                yield;
            }
        }
        yield;
    }
    const isPart = partsAmong(results);
    const allowed = allowedRules(context.index);
    const dropped: SwallowedFinding[] = [];
    for (const rule of rules.filter(({ meta }) => !meta.composite)) {
        for (const result of runRule(rule, context, settings)) {
            const isDropped = !allowed.has(result.rule) && isPart(result);
            if ((isDropped ? dropped.push(trace(result)) : results.push(result)) % STEP === 0) {
                yield;
            }
        }
        yield;
    }
    return { results, dropped };
}

/** So many findings are made in one step. */
const STEP = 50;

function trace({ rule, severity, element }: RuleResult): SwallowedFinding {
    return { rule, severity, element };
}

function isOn({ meta }: Rule, settings: RuleSettings): boolean {
    const setting = settings.rules.get(meta.id);
    return setting ? setting.severity !== 'off' : meta.offByDefault !== true;
}

/** What rules are given, for one model under these settings. */
function createRuleContext(index: ModelIndex, settings: RuleSettings = DEFAULT_SETTINGS): RuleContext {
    const derived = new Map<unknown, unknown>();
    return {
        index,
        unknownAs: settings.unknownAs,
        isAbsent: ({ said }) => said === 'none' || (said === 'unknown' && settings.unknownAs === 'absent'),
        derive: <T>(compute: (index: ModelIndex) => T): T => {
            if (!derived.has(compute)) {
                derived.set(compute, compute(index));
            }
            return derived.get(compute) as T;
        },
    };
}

function* runRule(rule: Rule, context: RuleContext, settings: RuleSettings): Generator<RuleResult> {
    const { id } = rule.meta;
    const { severity = 'default', options = {} } = settings.rules.get(id) ?? {};
    try {
        for (const report of rule.check(context, options)) {
            yield resultOf(id, report, severity === 'default' || severity === 'off' ? report.severity : severity);
        }
    } catch (error) {
        yield resultOf(`internal/${id}`, failureOf(id, error, context.index));
    }
}

function failureOf(rule: string, error: unknown, index: ModelIndex): Report {
    const reason = error instanceof Error ? error.message : String(error);
    return {
        severity: 'error',
        message: `The rule \`${rule}\` failed on this model: ${reason}. This is a defect of Firebreak, not of the model; all other rules ran. Until it is mended, set "${rule}": "off" in firebreak.json.`,
        ...wholeOf(index),
    };
}

/** Which of a rule's findings on an element composites contain: those of which one of these is decisive, or any. */
type DecisiveOfPart = 'any' | Set<string>;

/** The results that composites contain. */
function swallowedResults(results: readonly RuleResult[]): ReadonlySet<RuleResult> {
    return new Set(results.filter(partsAmong(results)));
}

/** Tells what the composites among some results contain. */
function partsAmong(results: readonly RuleResult[]): (result: RuleResult) => boolean {
    const partsOf = new Map<string, Map<string, DecisiveOfPart>>();
    for (const { report } of results) {
        for (const { rule, on, decisive } of report.swallows ?? []) {
            const parts = partsOf.get(rule) ?? new Map<string, DecisiveOfPart>();
            const known = parts.get(on) ?? new Set();
            const all = decisive === undefined || known === 'any';
            partsOf.set(rule, parts.set(on, all ? 'any' : known.add(decisive)));
        }
    }
    return ({ rule, element, relations, report: { decisive = [] } }: RuleResult) => {
        const parts = partsOf.get(rule);
        const isOn = (on: string) => {
            const wanted = parts?.get(on);
            return wanted === 'any' || (wanted !== undefined && decisive.some((name) => wanted.has(name)));
        };
        return parts !== undefined && (isOn(element) || relations.some(isOn));
    };
}
