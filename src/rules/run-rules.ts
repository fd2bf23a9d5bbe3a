import type { ArchitectureModel } from '../model/architecture.ts';
import { indexModel, type ModelIndex } from '../model/index-model.ts';
import { checkAllowances } from './allowances.ts';
import { wholeOf } from './analysis/whole.ts';
import { compareFindings, type Finding } from './finding.ts';
import { RULES } from './registry.ts';
import { type Rule, type RuleContext, rulePage, type SwallowedPart, toFinding } from './rule.ts';
import { DEFAULT_SETTINGS, type RuleSettings } from './settings.ts';

/** What can be said about one run. */
export interface RunOptions {
    readonly settings?: RuleSettings;
    /** All rules unless said. */
    readonly rules?: readonly Rule[];
    /** ISO date (`2027-03-01`) by which allowances expire; without one none does. The core has no clock. */
    readonly today?: string;
}

/**
 * Runs the rules over a model. Composite findings take the place of their parts; what an `allow` covers is left out;
 * allowances that cover nothing, have expired or give no reason are findings themselves. The order is that of the
 * texts, and the same model and settings always give the same findings.
 *
 * A rule that fails never ends the run: its failure becomes a finding `internal/<rule>`.
 */
export function runRules(model: ArchitectureModel | ModelIndex, options: RunOptions = {}): readonly Finding[] {
    const index = 'policyScope' in model ? model : indexModel(model);
    const { settings = DEFAULT_SETTINGS, rules = RULES, today } = options;
    const context = createRuleContext(index, settings);
    const active = rules.filter((rule) => settings.rules.get(rule.meta.id)?.severity !== 'off');
    const results = active.map((rule) => runRule(rule, context, settings));
    const findings = results.flatMap((result) => result.findings);
    const swallowed = swallowedFindings(
        findings,
        results.flatMap((result) => result.swallows),
    );
    // An allowance of a part is in use even while a composite tells the part's story.
    const { allowed, faults } = checkAllowances(index, findings, {
        known: rules,
        active: new Set(active.map((rule) => rule.meta.id)),
        ...(today === undefined ? {} : { today }),
    });
    return [...findings.filter((finding) => !swallowed.has(finding) && !allowed.has(finding)), ...faults].sort(
        compareFindings,
    );
}

/** What rules are given, for one model under these settings. */
export function createRuleContext(index: ModelIndex, settings: RuleSettings = DEFAULT_SETTINGS): RuleContext {
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

interface RuleResult {
    readonly findings: readonly Finding[];
    readonly swallows: readonly SwallowedPart[];
}

function runRule(rule: Rule, context: RuleContext, settings: RuleSettings): RuleResult {
    const { id } = rule.meta;
    const setting = settings.rules.get(id);
    const forced =
        setting && setting.severity !== 'default' && setting.severity !== 'off' ? setting.severity : undefined;
    try {
        const reports = [...rule.check(context, setting?.options ?? {})];
        return {
            findings: reports.map((report) => toFinding(id, report, forced)),
            swallows: reports.flatMap((report) => report.swallows ?? []),
        };
    } catch (error) {
        return { findings: [failureOf(id, error, context.index)], swallows: [] };
    }
}

function failureOf(rule: string, error: unknown, index: ModelIndex): Finding {
    const reason = error instanceof Error ? error.message : String(error);
    return {
        rule: `internal/${rule}`,
        severity: 'error',
        message: `The rule \`${rule}\` failed on this model: ${reason}. This is a defect of Firebreak, not of the model; all other rules ran. Until it is mended, set "${rule}": "off" in firebreak.json.`,
        ...wholeOf(index),
        relations: [],
        decisive: [],
        related: [],
        fixes: [],
        help: rulePage(rule),
    };
}

/** The findings that composites contain. */
function swallowedFindings(findings: readonly Finding[], parts: readonly SwallowedPart[]): ReadonlySet<Finding> {
    const keys = new Set(parts.map((part) => JSON.stringify([part.rule, part.on])));
    return new Set(
        findings.filter((finding) =>
            [finding.element, ...finding.relations].some((on) => keys.has(JSON.stringify([finding.rule, on]))),
        ),
    );
}
