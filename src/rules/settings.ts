import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { Severity } from './finding.ts';
import { PROFILES, type Profile } from './profiles.ts';
import { RULES } from './registry.ts';
import type { Rule, UnknownAs } from './rule.ts';
import { UNKNOWN_READINGS } from './rule.ts';

/** What the settings may say of a rule's severity; `default` keeps the rule's own, for those who only set options. */
const SEVERITY_SETTINGS = ['off', 'default', 'info', 'warning', 'error'] as const;
/** One of {@link SEVERITY_SETTINGS}. */
export type SeveritySetting = (typeof SEVERITY_SETTINGS)[number];

/** One rule's setting. */
export interface RuleSetting {
    readonly severity: 'off' | 'default' | Severity;
    /** Fits the rule's options. */
    readonly options: Readonly<Record<string, unknown>>;
}

/** What decides how the rules run. */
export interface RuleSettings {
    /** By rule id; rules that are not there run with their defaults, unless they are off by default. */
    readonly rules: ReadonlyMap<string, RuleSetting>;
    readonly unknownAs: UnknownAs;
}

/** All rules with their defaults. */
export const DEFAULT_SETTINGS: RuleSettings = { rules: new Map(), unknownAs: 'absent' };

/** What the ids of the users' own rules begin with; which of them a model has, only the model knows. */
export const CONSTRAINT = 'constraint/';

/** What can be set: a rule, or a constraint, which has no options. */
interface Configurable {
    readonly meta: { readonly id: string };
    readonly options: z.ZodObject;
}

/** Something wrong in the settings, to be shown at its place in the file. */
export interface SettingsProblem {
    /** Keys from the top of the file to the faulty value. */
    readonly path: readonly (string | number)[];
    /** The last of these keys itself is wrong, not its value. */
    readonly isKey?: true;
    /** What is wrong and how to mend it. */
    readonly message: string;
}

/** The keys of a settings file that speak of rules; other keys are none of this module's business. */
export interface WrittenRuleSettings {
    readonly extends?: unknown;
    readonly rules?: unknown;
    readonly unknownAs?: unknown;
}

/**
 * Reads settings as written in `firebreak.json`: `extends`, `rules: { id: severity | [severity, options] }` and
 * `unknownAs`. What is wrong is reported and left out, so everything else still holds.
 */
export function readRuleSettings(
    written: WrittenRuleSettings,
    rules: readonly Rule[] = RULES,
): { readonly settings: RuleSettings; readonly problems: readonly SettingsProblem[] } {
    const problems: SettingsProblem[] = [];
    const settings = new Map<string, RuleSetting>();
    for (const entries of [profileRules(written.extends, problems), writtenRules(written.rules, problems)]) {
        for (const [id, value] of Object.entries(entries)) {
            const setting = readRuleSetting(id, value, rules, problems);
            if (setting) {
                settings.set(id, setting);
            }
        }
    }
    return { settings: { rules: settings, unknownAs: readUnknownAs(written.unknownAs, problems) }, problems };
}

/** The shape of the same keys, one property a rule, for the JSON schema of `firebreak.json`. */
export function ruleSettingsShape(rules: readonly Rule[] = RULES) {
    return {
        extends: z
            .enum([...PROFILES.keys()])
            .describe('The profile that holds where this file says nothing.')
            .optional(),
        rules: z
            .strictObject(Object.fromEntries(rules.map((rule) => [rule.meta.id, ruleSettingShape(rule)])))
            .meta({ patternProperties: { [`^${CONSTRAINT}.`]: CONSTRAINT_SCHEMA } })
            .describe(
                'Severity and options of each rule; severity of each constraint of the model, as `constraint/<name>`.',
            )
            .optional(),
        unknownAs: z
            .enum(UNKNOWN_READINGS)
            .describe('Whether a property of which the model says nothing counts as absent.')
            .optional(),
    };
}

/** In a JSON schema it stands once, by its id. */
const SEVERITY_SHAPE = z
    .enum(SEVERITY_SETTINGS)
    .meta({ id: 'severity', description: 'How loudly; `default` keeps the severity that the rule has by itself.' });

/** For keys that only a model can tell, in the words of JSON schema. */
const CONSTRAINT_SCHEMA = {
    $ref: '#/definitions/severity',
    description: 'How loudly breaches of this constraint are told; `default` keeps what the model says.',
};

function ruleSettingShape({ meta, options }: Rule) {
    const usual = meta.offByDefault ? 'off' : meta.severity;
    return z
        .union([SEVERITY_SHAPE, z.tuple([SEVERITY_SHAPE]), z.tuple([SEVERITY_SHAPE, options.strict()])])
        .describe(`${meta.summary} (${usual} unless said).`)
        .optional();
}

function profileRules(name: unknown, problems: SettingsProblem[]): Profile['rules'] {
    if (name === undefined) {
        return {};
    }
    const profile = typeof name === 'string' ? PROFILES.get(name) : undefined;
    if (!profile) {
        const known = [...PROFILES.keys()];
        problems.push({ path: ['extends'], message: `No such profile: ${show(name)}. Known: ${known.join(', ')}.` });
    }
    return profile?.rules ?? {};
}

function writtenRules(value: unknown, problems: SettingsProblem[]): Readonly<Record<string, unknown>> {
    if (value === undefined) {
        return {};
    }
    const parsed = z.record(z.string(), z.unknown()).safeParse(value);
    if (!parsed.success) {
        problems.push({ path: ['rules'], message: 'Write an object: { "<rule>": "<severity>" }.' });
    }
    return parsed.data ?? {};
}

function readUnknownAs(value: unknown, problems: SettingsProblem[]): UnknownAs {
    if (value === undefined) {
        return DEFAULT_SETTINGS.unknownAs;
    }
    const parsed = z.enum(UNKNOWN_READINGS).safeParse(value);
    if (!parsed.success) {
        problems.push({ path: ['unknownAs'], message: `${show(value)} is neither "absent" nor "ignore".` });
    }
    return parsed.data ?? DEFAULT_SETTINGS.unknownAs;
}

function readRuleSetting(
    id: string,
    value: unknown,
    rules: readonly Rule[],
    problems: SettingsProblem[],
): RuleSetting | undefined {
    const rule = id.startsWith(CONSTRAINT)
        ? { meta: { id }, options: z.object({}) }
        : rules.find((candidate) => candidate.meta.id === id);
    if (!rule) {
        problems.push({ path: ['rules', id], isKey: true, message: unknownRuleMessage(id, rules) });
        return undefined;
    }
    const list = Array.isArray(value);
    const [severity, options = {}, ...rest] = list ? value : [value];
    const parsedSeverity = z.enum(SEVERITY_SETTINGS).safeParse(severity);
    if (!parsedSeverity.success || rest.length > 0) {
        problems.push({
            path: list && rest.length === 0 ? ['rules', id, 0] : ['rules', id],
            message: `${show(rest.length > 0 ? value : severity)} is no setting for a rule. Write a severity (${SEVERITY_SETTINGS.join(', ')}) or [severity, { options }].`,
        });
        return undefined;
    }
    const parsedOptions = rule.options.strict().safeParse(options);
    if (!parsedOptions.success) {
        for (const problem of parsedOptions.error.issues) {
            problems.push(...optionProblems(rule, problem));
        }
        return { severity: parsedSeverity.data, options: {} };
    }
    return { severity: parsedSeverity.data, options: parsedOptions.data };
}

function optionProblems(rule: Configurable, problem: z.core.$ZodIssue): readonly SettingsProblem[] {
    const path = ['rules', rule.meta.id, 1, ...problem.path.filter((key) => typeof key !== 'symbol')];
    if (problem.code !== 'unrecognized_keys') {
        const option = rule.options.shape[String(problem.path[0])];
        const usual = option === undefined ? undefined : option.safeParse(undefined).data;
        const hint = usual === undefined ? '' : ` Unless said it is ${show(usual)}.`;
        return [
            { path, message: `This does not fit the option "${problem.path.join('.')}": ${problem.message}.${hint}` },
        ];
    }
    const known = Object.keys(rule.options.shape);
    return problem.keys.map((key) => ({
        path: [...path, key],
        isKey: true,
        message:
            known.length === 0
                ? `The rule \`${rule.meta.id}\` has no options.`
                : `The rule \`${rule.meta.id}\` has no option "${key}". Its options: ${known.join(', ')}.`,
    }));
}

/**
 * Says that there is no such rule, and which one may have been meant.
 *
 * @param allOfThem where they are listed, said where none is near
 */
export function unknownRuleMessage(
    id: string,
    rules: readonly Rule[] = RULES,
    allOfThem = '`firebreak rules` lists all.',
): string {
    const meant = meantRule(id, rules);
    return `There is no rule \`${id}\`. ${meant === undefined ? allOfThem : `Did you mean \`${meant}\`?`}`;
}

/** The rule that may have been meant by a name that none has. */
export function meantRule(id: string, rules: readonly Rule[] = RULES): string | undefined {
    const ids = rules.map((rule) => rule.meta.id);
    const near = ids.length > 0 ? closest(id, ids) : undefined;
    return near !== undefined && distance(id, near) <= Math.max(2, id.length / 3) ? near : undefined;
}

function show(value: unknown): string {
    return JSON.stringify(value);
}
