import type { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import type { Source } from '../model/source.ts';
import type { Finding, Fix, RelatedLocation, Severity } from './finding.ts';

/** The chapters of the catalogue. */
export const RULE_CATEGORIES = [
    'coupling',
    'boundaries',
    'chattiness',
    'resilience',
    'consistency',
    'availability',
    'edge',
    'observability',
    'migration',
    'organisation',
] as const;
/** One of {@link RULE_CATEGORIES}. */
export type RuleCategory = (typeof RULE_CATEGORIES)[number];

/** What is known about a rule without running it. */
export interface RuleMeta {
    /**
     * Lower case with hyphens; also the name of its file, its page and its test. The rules about teams stand in a
     * folder of their own, which their ids begin with: `org/unowned-service`.
     */
    readonly id: string;
    readonly category: RuleCategory;
    /** The worst severity that it gives when the settings say nothing. */
    readonly severity: Severity;
    /** One sentence without a full stop: what it finds. */
    readonly summary: string;
    /** Some of its findings carry a fix. */
    readonly fixable: boolean;
    /** Its findings may take the place of others'; it runs before the rest, so that these are not kept. */
    readonly composite?: true;
    /** It only runs where the settings or their profile name it. */
    readonly offByDefault?: true;
    /** Where the rule comes from: papers, books, pattern catalogues. */
    readonly sources: readonly string[];
}

/** Another rule's finding that a composite contains, and so takes the place of. */
export interface SwallowedPart {
    readonly rule: string;
    /** Id of the element that the part is about, or of one of its relations. */
    readonly on: string;
    /** Only findings that have this among what is decisive; all that are on it unless said. */
    readonly decisive?: string;
}

/**
 * What several reports of one rule have in common when one statement, or one silence, causes all of them. They are
 * suppressed and swallowed one by one; what is left of them becomes one finding.
 */
export interface SharedCause {
    /** The same for all reports of the cause, different from every other of the rule. */
    readonly key: string;
    /** What this report adds, as the message of a related location. */
    readonly adds: string;
    /** Tells two or more of them, sorted by element, as one. Severity, relations and related locations are put together by the engine. */
    readonly merge: (reports: readonly Report[]) => Pick<Report, 'message' | 'source' | 'element' | 'fixes'>;
}

/** A finding as its rule tells it; rule id and page are added when it is taken in. */
export interface Report {
    readonly severity: Severity;
    readonly message: string;
    readonly source: Source;
    readonly element: string;
    readonly relations?: readonly string[];
    readonly decisive?: readonly string[];
    readonly related?: readonly RelatedLocation[];
    readonly fixes?: readonly Fix[];
    /** For a composite: findings of other rules that would only repeat it. */
    readonly swallows?: readonly SwallowedPart[];
    readonly cause?: SharedCause;
}

/**
 * How to read silence about a property: as its absence (models written by hand), or as something that the model
 * does not know (models made from traces or manifests).
 */
export const UNKNOWN_READINGS = ['absent', 'ignore'] as const;
/** One of {@link UNKNOWN_READINGS}. */
export type UnknownAs = (typeof UNKNOWN_READINGS)[number];

/** What every rule is given. */
export interface RuleContext {
    readonly index: ModelIndex;
    readonly unknownAs: UnknownAs;
    /** Whether an absence rule may speak: the property is ruled out, or unknown and silence counts as absence. */
    readonly isAbsent: (property: { readonly said: 'set' | 'none' | 'unknown' }) => boolean;
    /** The result of a computation over the model, made once for all rules of a run. */
    readonly derive: <T>(compute: (index: ModelIndex) => T) => T;
}

/** A rule as the engine sees it. */
export interface Rule {
    readonly meta: RuleMeta;
    /** All options have defaults, so the empty object fits. Each is described, with the source of its number. */
    readonly options: z.ZodObject;
    /** @param options anything that fits {@link Rule.options} */
    readonly check: (context: RuleContext, options: unknown) => Iterable<Report>;
}

/** Makes a rule whose `check` sees its options with their types. */
export function defineRule<Options extends z.ZodObject>(
    definition: RuleMeta & {
        readonly options: Options;
        readonly check: (context: RuleContext, options: z.output<Options>) => Iterable<Report>;
    },
): Rule {
    const { options, check, ...meta } = definition;
    return { meta, options, check: (context, raw) => check(context, options.parse(raw)) };
}

/** Families of findings that share one page: those about suppressions, and those of the users' own constraints. */
const FAMILIES: ReadonlySet<string> = new Set(['allow', 'constraint']);

/**
 * Path of a rule's page from the project's root; the findings `allow/…` share one, and so do `constraint/…`. The
 * failure of a rule, `internal/…`, has the rule's.
 */
export function rulePage(id: string): string {
    const [family = id] = id.split('/');
    return `src/rules/${FAMILIES.has(family) ? family : id.replace(/^internal\//, '')}.md`;
}

/** Adds to a report what only the engine knows: also the severity, if the settings say another. */
export function toFinding(rule: string, report: Report, severity = report.severity): Finding {
    return {
        rule,
        severity,
        message: report.message,
        source: report.source,
        element: report.element,
        relations: report.relations ?? [],
        decisive: report.decisive ?? [],
        related: report.related ?? [],
        fixes: report.fixes ?? [],
        help: rulePage(rule),
    };
}
