import * as z from 'zod/mini';
import { textLocation } from '../diagram/location.ts';
import type { NotificationMessage, RequestMessage } from '../message.ts';

const count = z.int().check(z.nonnegative());

const finding = z.object({
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    element: z.string(),
    context: z.optional(z.string()),
    source: textLocation,
    /** Nobody had accepted it when the project's baseline was written. */
    isNew: z.boolean(),
    /** The baseline holds it. */
    isKnown: z.boolean(),
});

/** One finding in the list of all. `context` is that of its element, where it stands in one. */
export type ListedFinding = z.infer<typeof finding>;

const listed = z.object({
    /** Whether there is any model in the workspace. */
    hasModel: z.boolean(),
    /** Whether any project has a baseline. */
    hasBaseline: z.boolean(),
    findings: z.array(finding),
    /** How many more there are. */
    left: count,
});

/** What the rules found last in all open projects, closed files included, in the order of the texts. */
export type FindingsList = z.infer<typeof listed>;

const nothing = z.object({});

/** Asks for the findings of all open projects; never waits for the rules. */
export const listFindings: RequestMessage<Record<string, never>, FindingsList> = {
    method: 'firebreak/findings',
    params: nothing as z.ZodMiniType<Record<string, never>>,
    result: listed,
};

/** Says that the rules have run, so that the list may be another one. */
export const findingsChanged: NotificationMessage<Record<string, never>> = {
    method: 'firebreak/findingsChanged',
    params: nothing as z.ZodMiniType<Record<string, never>>,
};

const counts = z.object({ projects: count, errors: count, warnings: count, notes: count });

/** How much was found in how many projects. */
export type CheckSummary = z.infer<typeof counts>;

/** Has all open projects checked now, settings and baselines read anew, and says what was found. */
export const checkProjects: RequestMessage<Record<string, never>, CheckSummary> = {
    method: 'firebreak/check',
    params: nothing as z.ZodMiniType<Record<string, never>>,
    result: counts,
};

const fixes = z.object({ rule: z.string(), safe: count, all: count });

const fixList = z.object({ rules: z.array(fixes) });

/** How many findings of each rule can be mended: safely, and at all. */
export type FixList = z.infer<typeof fixList>;

/** Asks which rules have findings that can be mended. */
export const listFixes: RequestMessage<Record<string, never>, FixList> = {
    method: 'firebreak/fixes',
    params: nothing as z.ZodMiniType<Record<string, never>>,
    result: fixList,
};

const fixAllRequest = z.object({ rules: z.array(z.string()).check(z.maxLength(500)), unsafe: z.boolean() });

const fixAllResult = z.object({ mended: count, files: count, refused: z.boolean() });

/** Mends all findings of some rules in all open projects, as many as can be mended at once. */
export const fixAll: RequestMessage<z.infer<typeof fixAllRequest>, z.infer<typeof fixAllResult>> = {
    method: 'firebreak/fixAll',
    params: fixAllRequest,
    result: fixAllResult,
};

const rule = z.object({
    id: z.string(),
    category: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    summary: z.string(),
    fixable: z.boolean(),
    /** Path of its page in the extension. */
    page: z.string(),
});

/** What is known of a rule. */
export type ListedRule = z.infer<typeof rule>;

const rules = z.object({ rules: z.array(rule) });

/** Asks for the catalogue of rules, in the order of their ids. */
export const listRules: RequestMessage<Record<string, never>, { rules: ListedRule[] }> = {
    method: 'firebreak/rules',
    params: nothing as z.ZodMiniType<Record<string, never>>,
    result: rules,
};

const pageRequest = z.object({ rule: z.string().check(z.minLength(1), z.maxLength(200)) });

/** Asks for the path of the page that explains a finding with this rule id; nothing for an id that none has. */
export const findRulePage: RequestMessage<z.infer<typeof pageRequest>, { page?: string | undefined }> = {
    method: 'firebreak/rulePage',
    params: pageRequest,
    result: z.object({ page: z.optional(z.string()) }),
};
